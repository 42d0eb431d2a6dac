import type { RawForm, RawValue } from '../model/raw-form.js';

export type MoneyUnit = NonNullable<RawValue['unit']>;

/** `（万元）` or `单位：万元`, alone or at the end of a label. */
const UNIT = /(?:^|\(|单位:?)(?:单位:?)?(?:人民币)?(万?元)\)?$/u;

/**
 * The one money unit that the form's labels and unplaced text print, for amounts beside which none stands: a dump may tear
 * `（万元）` off its label (project-goal forms print it below, in a line of its own). Null when there is none, or two.
 */
export function unitElsewhere({ labels, unplaced }: RawForm): MoneyUnit | null {
  const printed = new Set<MoneyUnit>();
  for (const { text } of [...labels, ...unplaced]) {
    const found = UNIT.exec(text.normalize('NFKC').replace(/\s+/gu, ''));
    if (found) printed.add(found[1] as MoneyUnit);
  }
  const [unit] = printed;
  return unit && printed.size === 1 ? unit : null;
}
