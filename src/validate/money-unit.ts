import type { FormDefinition } from '../model/form.js';
import { flatMap, groupBy } from '../model/group.js';
import type { MoneyUnit, RawForm } from '../model/raw-form.js';

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

function onlyUnit(units: readonly MoneyUnit[]): MoneyUnit | null {
  return new Set(units).size === 1 ? units[0] : null;
}

function printedUnits({ labels, unplaced }: RawForm): MoneyUnit[] {
  return flatMap([...labels, ...unplaced], ({ text }) => {
    if (!text.includes('元')) return [];
    const found = UNIT.exec(text.normalize('NFKC').replace(/\s+/gu, ''));
    return found ? [found[1] as MoneyUnit] : [];
  });
}
