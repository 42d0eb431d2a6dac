import { flatMap } from '../model/group.js';
import type { Table, TableCell } from './ruled-table.js';
import { SAME_COLUMN } from './tolerances.js';

/** The second table with its borders moved onto those of the first; null when the tables are not equally wide. */
export function alignColumns(above: Table, below: Table): Table | null {
  const [a, b] = [bordersOf(above.cells), bordersOf(below.cells)];
  const shift = a[0]! - b[0]!;
  if (Math.abs(a[a.length - 1]! - b[b.length - 1]! - shift) > SAME_COLUMN) return null;
  const moved = new Map<number, number>();
  const taken = new Set<number>();
  for (const x of b) {
    const near = a.find((border) => Math.abs(border - x - shift) <= SAME_COLUMN && !taken.has(border));
    if (near !== undefined) taken.add(near);
    moved.set(x, near ?? x + shift);
  }
  const cells = below.cells.map((cell) => ({ ...cell, left: moved.get(cell.left)!, right: moved.get(cell.right)! }));
  return { ...below, cells };
}

/** Whether the rows on both sides of the break are parted alike: at least half of the one's borders are the other's. */
export function sharesBorders(above: Table, below: Table): boolean {
  const last = above.cells.filter(({ row, rowSpan }) => row + rowSpan === above.rows);
  const first = below.cells.filter(({ row }) => row === 0);
  return isMostlyIn(last, below.cells) || isMostlyIn(first, above.cells);
}

function isMostlyIn(row: readonly TableCell[], all: readonly TableCell[]): boolean {
  const inner = bordersOf(row).slice(1, -1);
  const known = new Set(bordersOf(all));
  return inner.filter((x) => known.has(x)).length * 2 >= inner.length;
}

function bordersOf(cells: readonly TableCell[]): number[] {
  return [...new Set(flatMap(cells, ({ left, right }) => [left, right]))].sort((a, b) => a - b);
}
