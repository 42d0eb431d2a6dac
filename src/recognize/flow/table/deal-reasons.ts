import { cellLook } from '../cell-words.js';
import type { TokenRow } from './read-table.js';
import type { Token } from './tokens.js';

/**
 * Reasons of lost points that were printed apart from their rows: where as many rows lost points as there are reasons, each
 * row has its own, in the order of both. Changes nothing where the numbers differ, where some rows have a mark for none, or
 * where one that stands right behind its row would move.
 */
export function dealReasons(rows: readonly TokenRow[], tokens: readonly Token[]): readonly TokenRow[] {
  const told = rows.flatMap((row) =>
    row.deviation ? [{ row, own: row.deviation, at: tokens.indexOf(row.deviation[0]) }] : [],
  );
  const lost = rows.filter(hasLost);
  if (told.length !== lost.length || told.some(({ own }) => cellLook(own[0].text).blank)) return rows;
  const inOrder = told.toSorted((a, b) => a.at - b.at);
  const stays = inOrder.every(({ row, at }, i) => row === lost[i] || !holds(row, tokens[at - 1]));
  if (!stays) return rows;
  return rows.map((row) => {
    const { deviation: _, ...others } = row;
    return lost.includes(row) ? { ...others, deviation: inOrder[lost.indexOf(row)].own } : others;
  });
}

/** The row got less than the points that it was worth. */
export function hasLost({ weight, score }: TokenRow): boolean {
  const [most, points] = [weight, score].map((cell = []) => Number.parseFloat(cell.map(({ text }) => text).join('')));
  return points < most;
}

function holds(row: TokenRow, token: Token | undefined): boolean {
  return token !== undefined && Object.values(row).some((cell) => cell?.includes(token));
}
