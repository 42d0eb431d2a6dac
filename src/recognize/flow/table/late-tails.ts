import { cellLook } from '../cell-words.js';
import { goesOnAsUnit, OPEN_CELL } from './column-cost.js';
import { hasAllPoints, hasLost } from './deal-reasons.js';
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

/**
 * `10 10` / `设备芯片供货延迟，` / … `5 4 今后在合同中明确`: printed by height, the reason of lost points may begin above its row, where the row
 * before has all of its points. It goes to that which lost some; what else is told of all points is in doubt.
 */
export function dealOpenReasons<R extends Pick<TableReading, 'rows' | 'doubtful'>>(reading: R): R {
  const doubtful = new Set(reading.doubtful);
  const rows = [...reading.rows];
  reading.rows.forEach((row, i) => {
    const { deviation, ...others } = row;
    if (!deviation || !hasAllPoints(row) || deviation[0].sameLine || cellLook(textOf(deviation)).blank) return;
    doubtful.add(i);
    const next = rows[i + 1];
    if (!next?.deviation || !hasLost(next) || !OPEN_CELL.test(textOf(deviation))) return;
    rows[i] = others;
    rows[i + 1] = {
      ...next,
      deviation: [...deviation, { ...next.deviation[0], sameLine: false }, ...next.deviation.slice(1)],
    };
    doubtful.add(i + 1);
  });
  return { ...reading, rows, doubtful };
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
