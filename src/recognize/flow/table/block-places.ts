import { RUN } from '../../tolerances.js';
import type { Reading } from './reading.js';

/** What the places of a reading are told from. */
type Printed = Pick<Reading, 'row' | 'column' | 'rows' | 'runStart' | 'waiting' | 'back'>;

interface BlockPlace {
  readonly row: number;
  cost: number;
}

/**
 * The rows whose cell in column `c` may come next where cells are printed in blocks. Blocks are printed along rows or
 * down columns: the next cell to the right or below costs nothing, the first cell of the next row, or of a block that
 * stands opposite the last run of names, little, and any other beginning more.
 * @param remarks which columns hold remarks, which may stand beside any row: see `RUN.remark`
 * @param isNote whether the column holds notes, which most rows have none of: one behind cells of its row overtakes nothing
 */
export function blockPlaces(
  reading: Printed,
  c: number,
  remarks: readonly boolean[],
  isNote = false,
): readonly BlockPlace[] {
  const { row, column, rows, runStart, waiting } = reading;
  const open = waiting[c];
  const places: BlockPlace[] = [];
  if (c > column && open.includes(row))
    places.push({
      row,
      cost: skipped(reading, c, remarks) + (open[0] < row && !(isNote && isAlong(reading)) ? RUN.overtake : 0),
    });
  if (c === column) {
    const below = open.find((other) => other > row);
    if (below !== undefined)
      places.push({
        row: below,
        cost: (below === row + 1 ? 0 : RUN.gap) + (isMidRow(reading, remarks) ? RUN.turn : 0),
      });
  }
  offer(places, open, row + 1, RUN.nextRow);
  offer(places, open, runStart, RUN.opposite);
  offer(places, open, open[0], RUN.first);
  offer(places, open, rows - 1, RUN.latest);
  if (remarks[c]) for (const place of places) place.cost = Math.min(place.cost, RUN.remark);
  return places;
}

/** The last two cells stand beside each other, and a third one right of them still waits. */
function isMidRow(reading: Printed, remarks: readonly boolean[]): boolean {
  const next = reading.column + 1;
  return isAlong(reading) && next < remarks.length && !remarks[next] && reading.waiting[next].includes(reading.row);
}

/** The last two cells stand beside each other. */
function isAlong({ row, column, back }: Printed): boolean {
  return back?.row === row && back.column < column;
}

/** A row that waits is offered once, at its lowest cost. */
function offer(places: BlockPlace[], open: readonly number[], row: number, cost: number): void {
  if (row > open[open.length - 1] || !open.includes(row)) return;
  for (const place of places) {
    if (place.row !== row) continue;
    if (cost < place.cost) place.cost = cost;
    return;
  }
  places.push({ row, cost });
}

/** Columns of the row that still wait and are passed over. */
function skipped({ row, column, waiting }: Printed, c: number, remarks: readonly boolean[]): number {
  let cost = 0;
  for (let between = column + 1; between < c; between++)
    if (!remarks[between] && waiting[between].includes(row)) cost += RUN.skipped;
  return cost;
}
