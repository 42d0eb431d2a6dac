import type { ColumnKey } from '../../../model/form.js';
import type { TableReading, TokenRow } from './read-table.js';
import type { Token } from './tokens.js';

/** `=100%`, `≥95.00(%)`, `≤0.5mg/m3`: nothing of the unit is missing. */
const WHOLE = /^[<>=≤≥＜＞＝]{0,2}\s?\d[\d,.]*\s?(?:[%％‰]|[(（][^()（）\d]{1,6}[)）]|[a-z][a-z/\d-]*)$/iu;
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
    const [first, next, ...rest] = partFirst(row.target ?? []);
    if (!next || row.note || row.explanation || !WHOLE.test(first.text)) return row;
    if (!next.sameLine || !WORDS.test(next.text)) return row;
    doubtful.add(i);
    return { ...row, target: [first], [key]: [next, ...rest] };
  });
  return { ...reading, rows, doubtful };
}

/** The first blank of a target parts it where the dump's blanks were taken for the author's: `≥95% 以清单为准`. */
function partFirst(target: readonly Token[]): readonly Token[] {
  const [first, ...rest] = target;
  const at = first?.text.search(/(?<=\S)\s+(?=\p{Script=Han})/u) ?? -1;
  if (at < 0 || first.pieces.length > 1) return target;
  const part = (text: string, sameLine: boolean): Token => ({
    ...first,
    ...{ text, sameLine, pieces: first.pieces.map((piece) => ({ ...piece, text })) },
  });
  return [part(first.text.slice(0, at), first.sameLine), part(first.text.slice(at).trim(), true), ...rest];
}
