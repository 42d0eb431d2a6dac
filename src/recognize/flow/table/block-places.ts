import type { ColumnKey } from '../../../model/form.js';
import { RUN } from '../../tolerances.js';
import { isRemark } from './column-cost.js';

/** What the places of a reading are told from: see `Reading` in table-search. */
interface Printed {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly runStart: number;
  readonly waiting: readonly (readonly number[])[];
}

interface BlockPlace {
  readonly row: number;
  readonly cost: number;
}

/**
 * The rows whose cell in column `c` may come next where cells are printed in blocks. Blocks are printed along rows or
 * down columns: the next cell to the right or below costs nothing, the first cell of the next row, or of a block that
 * stands opposite the last run of names, little, and any other beginning more.
 */
export function blockPlaces(reading: Printed, c: number, columns: readonly ColumnKey[]): BlockPlace[] {
  const { row, column, rows, runStart, waiting } = reading;
  const open = waiting[c];
  const costs = new Map<number, number>();
  const offer = (at: number, cost: number) => {
    if (open.includes(at)) costs.set(at, Math.min(cost, costs.get(at) ?? Number.POSITIVE_INFINITY));
  };
  if (c > column) offer(row, skipped(reading, c, columns) + (open[0] < row ? RUN.overtake : 0));
  if (c === column) {
    const below = open.find((other) => other > row);
    if (below !== undefined) offer(below, below === row + 1 ? 0 : RUN.gap);
  }
  offer(row + 1, RUN.nextRow);
  offer(runStart, RUN.opposite);
  offer(open[0], RUN.first);
  offer(rows - 1, RUN.latest);
  if (isRemark(columns[c])) for (const other of open) offer(other, RUN.remark);
  return [...costs].map(([at, cost]) => ({ row: at, cost }));
}

/** Columns of the row that still wait and are passed over. */
function skipped({ row, column, waiting }: Printed, c: number, columns: readonly ColumnKey[]): number {
  let cost = 0;
  for (let between = column + 1; between < c; between++)
    if (!isRemark(columns[between]) && waiting[between].includes(row)) cost += RUN.skipped;
  return cost;
}
