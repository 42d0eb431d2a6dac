import type { Diagnostic } from '../../../model/diagnostic.js';
import type { FormDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import type { MoneyUnit, RawValue } from '../../../model/raw-form.js';
import { doubt } from '../../doubt.js';

/** `902,315.08`: no target, point or page number looks so. */
const AMOUNT = /^(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d\d)$/u;

interface Placed {
  readonly values: Readonly<Record<string, RawValue>>;
  readonly unplaced: readonly Piece[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Amounts that an extractor printed away from the header, as the lowest one of a page that is drawn by columns, or below its last text: where
 * one is the only one without a place, and one label of an amount waits for its own, it goes there, with a warning; so do several
 * that stand below each other.
 */
export function takeLateAmount(
  form: FormDefinition,
  values: Readonly<Record<string, RawValue>>,
  labels: readonly Piece[],
  unplaced: readonly Piece[],
): Placed {
  const printed = plain(labels.map(({ text }) => text).join(''));
  const open = form.fields.filter(
    ({ key, type, labels: names }) =>
      type === 'money' && !values[key] && names.some((name) => printed.includes(plain(name))),
  );
  const ends = open.length > 0 ? amountsBelowTexts(values) : [];
  const cut = { ...values, ...Object.fromEntries(ends.map(({ key, text }) => [key, text])) };
  const left = [...unplaced, ...flatMap(ends, ({ amounts }) => amounts)];
  const amounts = left.filter(({ text }) => AMOUNT.test(plain(text))).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const isRun = amounts.every(({ line }, i) => i === 0 || line === (amounts[i - 1].line ?? 0) + 1);
  // what stands below the texts is the first of all amounts
  const isFirst = ends.length === 0 || open[0] === form.fields.find(({ type }) => type === 'money');
  if (open.length !== amounts.length || !isRun || !isFirst) return { values: cut, unplaced: left, diagnostics: [] };
  const found = open.map(({ key, labels: names }, i): [string, RawValue] => {
    const unit = unitBehind(printed, names.map(plain)) ?? Object.values(values).find((other) => other.unit)?.unit;
    return [key, { text: amounts[i].text, pieces: [amounts[i]], ...(unit && { unit }) }];
  });
  return {
    values: { ...cut, ...Object.fromEntries(found) },
    unplaced: left.filter((each) => !amounts.includes(each)),
    diagnostics: found.map(([key, value]) => doubt('value-inferred', key, value)),
  };
}

/** The texts that end in lines which are amounts, without these. */
function amountsBelowTexts(values: Readonly<Record<string, RawValue>>) {
  return flatMap(Object.entries(values), ([key, { text, pieces, ...value }]) => {
    const isAmount = (piece: Piece) => AMOUNT.test(plain(piece.text));
    const end = pieces.findLastIndex((piece) => !isAmount(piece)) + 1;
    if (!key.startsWith('narrative.') || end === 0 || end === pieces.length) return [];
    const amounts = pieces.slice(end);
    const lines = text.split('\n');
    if (!amounts.every((piece, i) => lines.at(i - amounts.length)?.trim() === piece.text.trim())) return [];
    const rest = { ...value, text: lines.slice(0, -amounts.length).join('\n'), pieces: pieces.slice(0, end) };
    return [{ key, text: rest as RawValue, amounts }];
  });
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
