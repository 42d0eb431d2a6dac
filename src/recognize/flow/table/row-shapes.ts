import type { ColumnKey } from '../../../model/form.js';
import { ACROSS } from '../../tolerances.js';
import { isPoints, isRemark } from './column-cost.js';

/** How the lines of the cells of a row are printed: cell by cell, or by their height, where cells are centred or begin at the top. */
export type RowOrder = 'cells' | 'middle' | 'top';

/** A row whose cells have so many lines, in one of these orders. */
export interface RowShape {
  /** Lines of the cell in each column; 0 for a blank one. */
  readonly counts: readonly number[];
  /** The columns that its lines belong to, as printed. */
  readonly columns: readonly number[];
  /** How many half lines lower each line stands than the one before; 0 for the first. */
  readonly steps: readonly number[];
  /** The places of the lines of each column's cell, as bits. */
  readonly masks: readonly number[];
  /** Some cell has more than one line. */
  readonly wraps: boolean;
}

/** Shapes of rows that have their points (分值, 得分) at the same places, those with the fewest lines first. */
export interface ShapeGroup {
  readonly points: readonly number[];
  readonly shapes: readonly RowShape[];
}

const known = new Map<string, readonly ShapeGroup[]>();

/** All shapes of rows with these columns. */
export function rowShapes(columns: readonly ColumnKey[], order: RowOrder): readonly ShapeGroup[] {
  const key = `${order} ${columns.join(' ')}`;
  let groups = known.get(key);
  if (!groups) {
    groups = groupShapes(columns, order);
    known.set(key, groups);
  }
  return groups;
}

function groupShapes(columns: readonly ColumnKey[], order: RowOrder): ShapeGroup[] {
  const groups = new Map<string, { points: number[]; shapes: RowShape[] }>();
  const counts = lineCounts(columns).filter((each) => linesOf(each) <= ACROSS.mostLines);
  for (const each of counts.sort((a, b) => linesOf(a) - linesOf(b))) {
    const shape = shapeOf(each, order);
    const points = shape.columns.flatMap((column, i) => (isPoints(columns[column]) ? [i] : []));
    // points are hardly ever left blank
    if (shape.wraps && points.length < columns.filter(isPoints).length) continue;
    const group = groups.get(points.join()) ?? { points, shapes: [] };
    group.shapes.push(shape);
    groups.set(points.join(), group);
  }
  return [...groups.values()];
}

function linesOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function lineCounts(columns: readonly ColumnKey[]): number[][] {
  return columns.reduce<number[][]>(
    (all, column) => all.flatMap((counts) => linesIn(column).map((count) => [...counts, count])),
    [[]],
  );
}

function linesIn(column: ColumnKey): number[] {
  const most =
    isPoints(column) || column === 'targetComparator' ? 1 : isRemark(column) ? ACROSS.remarkLines : ACROSS.cellLines;
  const least = column === 'level3' ? 1 : 0;
  return Array.from({ length: most - least + 1 }, (_, i) => least + i);
}

function shapeOf(counts: readonly number[], order: RowOrder): RowShape {
  const lines = counts.flatMap((count, column) =>
    Array.from({ length: count }, (_, i) => ({ column, y: order === 'middle' ? 2 * i - count + 1 : 2 * i })),
  );
  if (order !== 'cells') lines.sort((a, b) => a.y - b.y || a.column - b.column);
  return {
    counts,
    columns: lines.map(({ column }) => column),
    steps: lines.map(({ y }, i) => (i === 0 ? 0 : y - lines[i - 1].y)),
    masks: counts.map((_, column) =>
      lines.reduce((mask, line, i) => (line.column === column ? mask | (1 << i) : mask), 0),
    ),
    wraps: counts.some((count) => count > 1),
  };
}
