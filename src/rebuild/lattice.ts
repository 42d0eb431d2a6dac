import { flatten, groupBy, range } from '../model/group.js';
import type { Edge, Edges } from './edges.js';
import { DRAWN_SHARE, MAX_SLOTS, TOUCH } from './tolerances.js';

/** A cell by its borders' places in the lattice. `open` sides are those at the table's end that nobody drew. */
export interface Frame {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/** The cells of one table. `xs` and `ys` are the places of all column and row borders: one more than columns, rows. */
export interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly frames: readonly Frame[];
}

interface Walls {
  readonly cols: number;
  readonly rows: number;
  /** Whether something is drawn left of (row, col), col 0 … cols. */
  readonly left: readonly (readonly boolean[])[];
  /** Whether something is drawn above (row, col), row 0 … rows. */
  readonly above: readonly (readonly boolean[])[];
}

/**
 * Finds the cells that the drawn lines of one table part off. Every slot between two neighbouring row borders and two
 * neighbouring column borders belongs to exactly one cell; sides that a page break or an open layout left undrawn are
 * closed by the table's own extent. Null for what is no table: an underline, a box, a drawing.
 */
export function latticeFromEdges(edges: Edges): Lattice | null {
  const xs = borders(edges.down, edges.across);
  const ys = borders(edges.across, edges.down);
  const [cols, rows] = [xs.length - 1, ys.length - 1];
  if (cols < 1 || rows < 1 || cols * rows < 2 || cols * rows > MAX_SLOTS) return null;
  const walls: Walls = { cols, rows, ...wallsOf(edges, xs, ys) };
  const frames = framesFromWalls(walls);
  return frames.length < 2 ? null : withoutIdleBorders({ xs, ys, frames });
}

/** Places of the lines, and the ends of the crossing lines where they run on beyond the last of them. */
function borders(lines: readonly Edge[], crossing: readonly Edge[]): number[] {
  const places = [...new Set(lines.map(({ at }) => at))].sort((a, b) => a - b);
  const first = Math.min(...crossing.map(({ from }) => from));
  const last = Math.max(...crossing.map(({ to }) => to));
  if (Number.isFinite(first) && (places.length === 0 || first < places[0]! - TOUCH)) places.unshift(first);
  if (Number.isFinite(last) && last > places[places.length - 1]! + TOUCH) places.push(last);
  return places;
}

function wallsOf(edges: Edges, xs: readonly number[], ys: readonly number[]): Pick<Walls, 'left' | 'above'> {
  const [downAt, acrossAt] = [edges.down, edges.across].map((lines) => groupBy(lines, ({ at }) => at));
  const left = ys.slice(1).map((bottom, row) => xs.map((x) => isDrawn(downAt.get(x), ys[row]!, bottom)));
  const above = ys.map((y) => xs.slice(1).map((right, col) => isDrawn(acrossAt.get(y), xs[col]!, right)));
  return { left, above };
}

function isDrawn(line: readonly Edge[] | undefined, from: number, to: number): boolean {
  let drawn = 0;
  for (const edge of line ?? []) drawn += Math.max(0, Math.min(edge.to, to) - Math.max(edge.from, from));
  return drawn >= DRAWN_SHARE * (to - from);
}

function framesFromWalls(walls: Walls): Frame[] {
  const group = openGroups(walls);
  const taken = new Set<number>();
  const frames: Frame[] = [];
  for (let row = 0; row < walls.rows; row++) {
    for (let col = 0; col < walls.cols; col++) {
      if (taken.has(row * walls.cols + col)) continue;
      const frame = largestFrom(walls, group, taken, row, col);
      frames.push(frame);
    }
  }
  return frames;
}

/** The number of each slot's group: slots with no line between them are of one group. */
function openGroups({ cols, rows, left, above }: Walls): number[] {
  const group = new Array<number>(cols * rows).fill(-1);
  for (let start = 0; start < group.length; start++) {
    if (group[start] !== -1) continue;
    group[start] = start;
    const queue = [start];
    for (let slot = queue.pop(); slot !== undefined; slot = queue.pop()) {
      const [row, col] = [Math.floor(slot / cols), slot % cols];
      const next = [
        col > 0 && !left[row]![col]! ? slot - 1 : -1,
        col + 1 < cols && !left[row]![col + 1]! ? slot + 1 : -1,
        row > 0 && !above[row]![col]! ? slot - cols : -1,
        row + 1 < rows && !above[row + 1]![col]! ? slot + cols : -1,
      ];
      for (const other of next) {
        if (other < 0 || group[other] !== -1) continue;
        group[other] = start;
        queue.push(other);
      }
    }
  }
  return group;
}

/** The cell whose top left slot this is: as far right as its group goes, then as far down as that whole row goes. */
function largestFrom(walls: Walls, group: readonly number[], taken: Set<number>, row: number, col: number): Frame {
  const { cols, rows } = walls;
  const own = group[row * cols + col];
  const free = (r: number, c: number) => group[r * cols + c] === own && !taken.has(r * cols + c);
  let right = col + 1;
  while (right < cols && free(row, right)) right++;
  let bottom = row + 1;
  while (bottom < rows && range(col, right).every((c) => free(bottom, c))) bottom++;
  for (let r = row; r < bottom; r++) for (let c = col; c < right; c++) taken.add(r * cols + c);
  const open = (line: number) => range(col, right).filter((c) => walls.above[line]![c]).length * 2 < right - col;
  return {
    row,
    col,
    rowSpan: bottom - row,
    colSpan: right - col,
    openTop: row === 0 && open(0),
    openBottom: bottom === rows && open(rows),
  };
}

/** Leaves out borders at which no cell begins or ends: stray lines inside of a cell. */
function withoutIdleBorders({ xs, ys, frames }: Lattice): Lattice {
  const cols = usedPlaces(frames.map(({ col, colSpan }) => [col, col + colSpan]));
  const rows = usedPlaces(frames.map(({ row, rowSpan }) => [row, row + rowSpan]));
  return {
    xs: [...cols.keys()].map((i) => xs[i]!),
    ys: [...rows.keys()].map((i) => ys[i]!),
    frames: frames.map((frame) => ({
      ...frame,
      row: rows.get(frame.row)!,
      col: cols.get(frame.col)!,
      rowSpan: rows.get(frame.row + frame.rowSpan)! - rows.get(frame.row)!,
      colSpan: cols.get(frame.col + frame.colSpan)! - cols.get(frame.col)!,
    })),
  };
}

function usedPlaces(pairs: readonly (readonly number[])[]): Map<number, number> {
  const used = [...new Set(flatten(pairs))].sort((a, b) => a - b);
  return new Map(used.map((old, i) => [old, i]));
}
