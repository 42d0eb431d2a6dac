import { flatMap, groupBy } from '../../../model/group.js';
/**
 * How the cells of a row stand beside each other, and so in which order their lines are printed: cell by cell, or by their
 * height, where cells begin at the top or stand around the middle; what is in the middle between two lines may be printed
 * with the upper or the lower one. Cells around the middle may also be sorted by their `bottom`, each in one piece.
 */
export type Stand = 'cells' | 'top' | 'middle' | 'above' | 'below' | 'bottom';

/** A row whose cells have so many lines, in the order in which they are printed. */
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
  /** What is in the middle between two lines is printed with one of them. */
  readonly rounded: boolean;
}

/** How many lines the cells of one column have. */
export interface LineRange {
  readonly least: number;
  readonly most: number;
}

/** The rows of so many lines in all their cells, those with the fewest lines first. */
export function lineCounts(ranges: readonly LineRange[], most: number): number[][] {
  let all: number[][] = [[]];
  for (const { least, most: mostOwn } of ranges)
    all = flatMap(all, (counts) =>
      Array.from({ length: mostOwn - least + 1 }, (_, i) => [...counts, least + i]).filter(
        (own) => linesOf(own) <= most,
      ),
    );
  return all.filter((counts) => linesOf(counts) > 0).sort((a, b) => linesOf(a) - linesOf(b));
}

function linesOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The shape of a row whose cells have so many lines; those of `late` columns stand a little lower. */
export function shapeOf(counts: readonly number[], stand: Stand, late: ReadonlySet<number> = NONE): RowShape {
  const lines = flatMap(counts, (count, column) =>
    Array.from({ length: count }, (_, i) => ({ column, y: heightOf(i, count, stand) })),
  );
  const rank = (column: number) => (late.has(column) ? column + counts.length : column);
  if (stand !== 'cells') lines.sort((a, b) => a.y - b.y || rank(a.column) - rank(b.column));
  return {
    counts,
    columns: lines.map(({ column }) => column),
    steps: lines.map(({ y }, i) => (i === 0 ? 0 : y - lines[i - 1].y)),
    masks: counts.map((_, column) =>
      lines.reduce((mask, line, i) => (line.column === column ? mask | (1 << i) : mask), 0),
    ),
    wraps: counts.some((count) => count > 1),
    rounded: stand === 'above' || stand === 'below',
  };
}

const NONE: ReadonlySet<number> = new Set();

/** In half lines: below the top, or from the middle. */
function heightOf(line: number, count: number, stand: Stand): number {
  if (stand === 'cells' || stand === 'top') return 2 * line;
  if (stand === 'bottom') return count - 1;
  const height = 2 * line - count + 1;
  const lower = stand === 'above' ? -1 : stand === 'below' ? 1 : 0;
  return height % 2 === 0 ? height : height + lower;
}

/** Shapes of rows that have the same columns at places that only some words may stand at, those with the fewest lines first. */
export interface ShapeGroup {
  readonly places: readonly number[];
  readonly shapes: readonly RowShape[];
}

/** Groups shapes by the places of the columns that hold numbers only. */
export function groupShapes(shapes: readonly RowShape[], isNumber: (column: number) => boolean): ShapeGroup[] {
  const placesOf = ({ columns }: RowShape) => flatMap(columns, (column, i) => (isNumber(column) ? [i] : []));
  const groups = groupBy(shapes, (shape) => placesOf(shape).join());
  return [...groups.values()].map((own) => ({ places: placesOf(own[0]), shapes: own }));
}

/** What is said of the rows that are looked for. */
export interface RowKind {
  /** By column. */
  readonly ranges: readonly LineRange[];
  /** Of lines in all cells of a row. */
  readonly most: number;
  readonly stands: readonly Stand[];
  /** Columns that hold numbers only. */
  readonly numbers: readonly number[];
}

/** More kinds of rows than the forms of one document have. */
const MOST_KNOWN = 16;
const known = new Map<string, readonly ShapeGroup[]>();
/** No cell between two others is blank. */
const UNBROKEN = /^0*[1-9]+0*$/u;

/** All shapes that such rows may have. They are hundreds and more, and form after form asks for the same. */
export function shapesOfRows(kind: RowKind): readonly ShapeGroup[] {
  const key = JSON.stringify(kind);
  const before = known.get(key);
  if (before) return before;
  const { ranges, most, stands, numbers } = kind;
  const counts = lineCounts(ranges, most).filter((each) => UNBROKEN.test(each.join('')));
  const shapes = flatMap(counts, (each) => stands.map((stand) => shapeOf(each, stand)));
  const groups = groupShapes(shapes, (column) => numbers.includes(column));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, groups);
  return groups;
}
