import type { RawValue } from '../../../model/raw-form.js';
import { readDate } from '../../../validate/date.js';
import { doubt } from '../../doubt.js';
import { areExchanged } from './value-misfit.js';
import type { HeaderReading } from './walk.js';

/** Of two values printed apart from their labels each goes to the label whose value it is. */
export function mendExchanged(reading: HeaderReading): void {
  const { diagnostics } = reading;
  exchange(reading, 'projectNature', 'projectCategory', areExchanged);
  exchange(reading, 'projectCategory', 'performanceType', areExchanged);
  // what was not settled before: a form may print dates that are wrong
  const isDoubted = DATES.some((key) => diagnostics.some(({ field }) => field === key));
  if (isDoubted) exchange(reading, ...DATES, isEarlierBehind);
}

const DATES = ['plannedStartDate', 'plannedEndDate'] as const;

/** `项目类别` `经常性项目` `特定目标类` … `项目性质`: neither stands on a line with a label. */
function exchange(
  { values, labels, diagnostics }: HeaderReading,
  one: string,
  other: string,
  isExchanged: (one: string, other: string) => boolean,
): void {
  const [first, second]: (RawValue | undefined)[] = [values[one], values[other]];
  if (!first || !second || !isExchanged(first.text, second.text)) return;
  const lines = new Set(labels.map(({ line }) => line));
  if ([...first.pieces, ...second.pieces].some(({ line }) => lines.has(line))) return;
  Object.assign(values, { [one]: second, [other]: first });
  const others = diagnostics.filter(({ field }) => field !== one && field !== other);
  const doubts = [one, other].map((key) => doubt('value-inferred', key, values[key]));
  diagnostics.splice(0, Infinity, ...others, ...doubts);
}

/** `2020-12-31` for the start, `2020-01-01` for the end. */
function isEarlierBehind(start: string, end: string): boolean {
  const [from, to] = [start, end].map((text) => readDate(text).value);
  return Boolean(from && to && to < from);
}
