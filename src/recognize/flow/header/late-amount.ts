import type { Diagnostic } from '../../../model/diagnostic.js';
import type { FormDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import type { MoneyUnit, RawValue } from '../../../model/raw-form.js';
import { doubt } from '../../doubt.js';

/** `902,315.08`: no target, point or page number looks so. */
const AMOUNT = /^(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d\d)$/u;

/**
 * An amount that an extractor printed away from the header, as the lowest one of a page that is drawn by columns: where it is the only
 * one without a place, and one label of an amount waits for its own, it goes there, with a warning.
 */
export function takeLateAmount(
  form: FormDefinition,
  values: Readonly<Record<string, RawValue>>,
  labels: readonly Piece[],
  unplaced: readonly Piece[],
): { values: Readonly<Record<string, RawValue>>; unplaced: readonly Piece[]; diagnostics: readonly Diagnostic[] } {
  const printed = plain(labels.map(({ text }) => text).join(''));
  const open = form.fields.filter(
    ({ key, type, labels: names }) =>
      type === 'money' && !values[key] && names.some((name) => printed.includes(plain(name))),
  );
  const amounts = unplaced.filter(({ text }) => AMOUNT.test(plain(text)));
  if (open.length !== 1 || amounts.length !== 1) return { values, unplaced, diagnostics: [] };
  const [[{ key, labels: names }], [piece]] = [open, amounts];
  const unit = unitBehind(printed, names.map(plain)) ?? Object.values(values).find((other) => other.unit)?.unit;
  const value: RawValue = { text: piece.text, pieces: [piece], ...(unit && { unit }) };
  return {
    values: { ...values, [key]: value },
    unplaced: unplaced.filter((each) => each !== piece),
    diagnostics: [doubt('value-inferred', key, value)],
  };
}

/** The unit that one of these names has behind it. */
function unitBehind(printed: string, names: readonly string[]): MoneyUnit | undefined {
  const behind = flatMap(names, (name) => printed.split(name).slice(1));
  return behind.map((text) => OWN_UNIT.exec(text)?.[1]).find((unit) => unit !== undefined) as MoneyUnit | undefined;
}

const OWN_UNIT = /^[*★]*\((万?元)\)/u;

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
