import type { ColumnKey } from '../../../model/form.js';
import type { TableReading, TokenRow } from './read-table.js';

/** `=100%`, `≥95.00(%)`: nothing of the unit is missing. */
const WHOLE = /^[<>=≤≥＜＞＝]{0,2}\s?\d[\d,.]*\s?(?:[%％‰]|[(（][^()（）\d]{1,6}[)）])$/u;
/** Words, and no rest of a bound: `100% 以上`. */
const WORDS = /^(?!以[上下内外]|及以|左右)\p{Script=Han}{3}/u;

/**
 * `=100% 按季拨付`: behind a share the next word of its line is no part of the target, where the table has a column for remarks and the
 * row has none. Such rows are in doubt.
 */
export function partNotes<R extends Pick<TableReading, 'rows' | 'doubtful'>>(
  reading: R,
  columns: readonly ColumnKey[],
): R {
  const key = (['explanation', 'note'] as const).find((each) => columns.includes(each));
  if (!key) return reading;
  const doubtful = new Set(reading.doubtful);
  const rows = reading.rows.map((row, i): TokenRow => {
    const [first, next, ...rest] = row.target ?? [];
    if (!next || row.note || row.explanation || !WHOLE.test(first.text)) return row;
    if (!next.sameLine || !WORDS.test(next.text)) return row;
    doubtful.add(i);
    return { ...row, target: [first], [key]: [next, ...rest] };
  });
  return { ...reading, rows, doubtful };
}
