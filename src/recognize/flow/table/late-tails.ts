import { goesOnAsUnit } from './column-cost.js';
import type { TableReading, TokenRow } from './read-table.js';
import type { Token } from './tokens.js';

/** A single character, or the end of a date, is no remark. */
const TAIL = /^(?:\p{Script=Han}|[底初中末]前)$/u;
const MONTH = /月$/u;
const DATE_TAIL = /^(?:[底初中末]前?|前)$/u;

/**
 * `≥98% 专家抽样复` / `5` / `核`, `≥3600立方` / `10` / `米`: printed by height, the last line of a wrapped cell stands behind the points
 * of its row and looks like a remark. It goes back to the cell that it may end.
 */
export function dealTails<R extends Pick<TableReading, 'rows' | 'doubtful'>>(reading: R): R {
  const dealt = new Set<number>();
  const rows = reading.rows.map((row, i) => {
    const key = tailed(row);
    if (!key) return row;
    dealt.add(i);
    const { note, ...others } = row;
    return { ...others, [key]: [...others[key]!, ...note!] };
  });
  return dealt.size > 0 ? { ...reading, rows, doubtful: new Set([...reading.doubtful, ...dealt]) } : reading;
}

/** The cell that goes on in what was read as the row's remark. */
function tailed({ note, weight, explanation, target }: TokenRow): 'explanation' | 'target' | null {
  if (!weight || note?.length !== 1 || note[0].sameLine || !TAIL.test(note[0].text)) return null;
  const tail = note[0].text;
  if (explanation) return /\p{Script=Han}$/u.test(textOf(explanation)) ? 'explanation' : null;
  const own = target ? textOf(target) : '';
  return (MONTH.test(own) ? DATE_TAIL.test(tail) : goesOnAsUnit(own, tail)) ? 'target' : null;
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}
