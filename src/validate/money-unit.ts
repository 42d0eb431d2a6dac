import type { FormDefinition } from '../model/form.js';
import { flatMap, groupBy } from '../model/group.js';
import type { MoneyUnit, RawForm } from '../model/raw-form.js';
import { onlyUnit } from '../recognize/money-unit.js';

/** `（万元）` or `单位：万元`, alone or at the end of a label. */
const UNIT = /(?:^|\(|单位:?)(?:单位:?)?(?:人民币)?(万?元)\)?$/u;

/** The money unit that labels and unplaced text print, for amounts without one (`（万元）` torn off); null for none or two. */
export function unitElsewhere(form: RawForm): MoneyUnit | null {
  return onlyUnit(printedUnits(form));
}

/** For forms that print no unit, by their definition, the one that all others of it in the document print: a dump may print it among theirs. */
export function unitsOfOthers(forms: readonly RawForm[]): ReadonlyMap<FormDefinition, MoneyUnit | null> {
  const alike = groupBy(forms, ({ definition }) => definition);
  return new Map([...alike].map(([definition, own]) => [definition, onlyUnit(flatMap(own, printedUnits))]));
}

function printedUnits({ labels, unplaced }: RawForm): MoneyUnit[] {
  const texts = [...labels, ...unplaced].map(({ text }) => text);
  const begins = flatMap(texts, (text) => BEGUN.exec(compact(text))?.[0] ?? []);
  const begun = begins.find((text) => text.endsWith('万')) ?? begins[0];
  return flatMap(texts, (text) => {
    if (!text.includes('元')) return [];
    const own = compact(text);
    const isTorn = TORN.test(own);
    if (isTorn && begun === undefined) return [];
    // `资金总额（万` above `元）`: ten thousand times as much as the lower half says
    const found = UNIT.exec(isTorn ? begun + own : own);
    return found ? [found[1] as MoneyUnit] : [];
  });
}

/** The end of a unit whose begin stands on another line, and such a begin. */
const TORN = /^元\)?$/u;
const BEGUN = /\((?:单位:?)?(?:人民币)?万?$/u;

function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
