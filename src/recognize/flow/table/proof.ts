import type { ColumnKey } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { isOddCell } from '../../odd-cells.js';
import { pairCost } from '../../target-kind.js';
import { isPoints, isRemark } from './column-cost.js';
import type { TokenRow } from './read-table.js';
import type { Reading } from './reading.js';
import type { Token } from './tokens.js';

/** Columns that many rows leave blank, so that the number of their cells proves nothing; what stands in them may look like any cell. */
const LOOSE: readonly ColumnKey[] = ['targetComparator', 'targetUnit', 'explanation', 'note'];

/**
 * Where cells were printed apart from their rows: the rows that may as well have other cells. None but a few where every column has
 * a likely cell for every row, all in the order of the rows, and nothing was left out: those of wrapped cells. All of them elsewhere.
 */
export function unprovenRows(
  steps: readonly Reading[],
  rows: readonly TokenRow[],
  columns: readonly ColumnKey[],
): ReadonlySet<number> {
  const due = columns.filter((key) => !isRemark(key));
  const whole = rows.every((row) => due.every((key) => row[key] && !isOddCell(key, textOf(row, key))));
  const mismatched = rows.some((row) => whole && pairCost(textOf(row, 'level3'), textOf(row, 'target')) >= MISMATCH);
  if (!whole || mismatched || rows.some((row) => LOOSE.some((key) => row[key])) || !isInOrder(steps, columns))
    return new Set(rows.keys());
  const turned = turnedRows(rows);
  return new Set(flatMap(rows, (row, at) => (turned.has(at) || due.some((key) => isWrapped(row, key)) ? [at] : [])));
}

/**
 * Two rows in a row of which the target of each goes with the name of the other: people are counted beside what has none (`全年总浏览量`
 * … `≥32万人`), and the name of people has no such target (`客户端注册用户` … `≥1.5亿次`).
 */
function turnedRows(rows: readonly TokenRow[]): ReadonlySet<number> {
  const named = rows.map((row) => NAMES_PEOPLE.test(textOf(row, 'level3')));
  const counted = rows.map((row) => COUNTS_PEOPLE.test(textOf(row, 'target')));
  const isOdd = (at: number) => named[at] !== counted[at];
  const isTurned = (at: number) => at + 1 < rows.length && isOdd(at) && isOdd(at + 1) && named[at] !== named[at + 1];
  return new Set(flatMap(rows, (_, at) => (isTurned(at) ? [at, at + 1] : [])));
}

const NAMES_PEOPLE = /(?:用户|学员|人员|人数|户数|居民|职工|群众)$/u;
const COUNTS_PEOPLE = /\d\s*[余多]?[万亿]?\s*[人户名]$/u;

/** A number of another kind than the name lets one expect: cells were dealt to rows that are not theirs. */
const MISMATCH = 1;

function textOf(row: TokenRow, key: ColumnKey): string {
  return row[key]!.map((token) => token.text).join('');
}

/** Nothing was left out or goes on behind a blank line; columns keep the order of rows, points without a foot between. */
function isInOrder(steps: readonly Reading[], columns: readonly ColumnKey[]): boolean {
  const last = columns.map(() => -1);
  return steps.every(({ action, row, column, last: token }, at) => {
    if (action === 'skip') return false;
    if (action === 'wrap') return token!.sameLine || token!.blankBefore === 0;
    if (action !== 'row' && action !== 'cell') return true;
    const follows = row > last[column];
    last[column] = row;
    const isCut =
      isPoints(columns[column]) && steps[at - 1]?.column === column && isBehindFoot(token!, steps[at - 1].last);
    return !isCut && (follows || isRemark(columns[column]));
  });
}

/** More lies between the lines of two tokens than blank lines: the foot of a page was taken out. */
function isBehindFoot({ pieces: [{ line }], blankBefore }: Token, before: Token | null): boolean {
  const above = before?.pieces[0].line ?? null;
  return line !== null && above !== null && line - above > blankBefore + 1;
}

function isWrapped(row: TokenRow, key: ColumnKey): boolean {
  return row[key]!.some((token, at) => at > 0 && !token.sameLine);
}
