import { flatMap, flatten } from '../model/group.js';
import type { Box, Page, Piece, Span } from '../model/page.js';
import { edgesFromRules, snapEdges, touchingEdges } from './edges.js';
import { joinNumbers } from './join-numbers.js';
import { type Frame, type Lattice, latticeFromEdges } from './lattice.js';
import { splitSpan } from './split-span.js';
import { LEAST_COLUMNS, LEFT_PADDING, LONE_REACH, NARROW_CELL, OVERFLOW, OVERHANG, TIGHT_PITCH } from './tolerances.js';
import { linesOfCell, pieceFromLine, piecesFromLine, visualLines } from './visual-lines.js';

/** A cell of a table on one page; `left` and `right` are its column borders. */
export interface TableCell {
  readonly left: number;
  readonly right: number;
  readonly row: number;
  readonly rowSpan: number;
  readonly page: number;
  readonly box: Box;
  readonly lines: readonly Piece[];
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/** A ruled table; `top` and `bottom` on its first and last page. */
export interface Table {
  readonly rows: number;
  readonly cells: readonly TableCell[];
  readonly firstPage: number;
  readonly lastPage: number;
  readonly top: number;
  readonly bottom: number;
}

const LONE = /^\s*\p{Script=Han}\s*$/u;

interface Site {
  readonly lattice: Lattice;
  /** Index of the frame that covers a slot, row by row. */
  readonly owner: readonly number[];
  readonly texts: Span[][];
  readonly area: number;
}

/** Finds the ruled tables of a page and puts its text into their cells; `outside` is the text of no table. */
export function tablesFromPage(page: Page): { tables: Table[]; outside: Span[] } {
  const sites = touchingEdges(edgesFromRules(page.rules))
    .map((edges) => latticeFromEdges(snapEdges(edges)))
    .filter((lattice) => lattice !== null)
    .map(siteOf)
    .sort((a, b) => a.area - b.area);
  let outside: Span[] = [];
  for (const span of joinNumbers(page.spans)) {
    // The smallest table around a text owns it: a frame may be drawn around the whole page.
    const site =
      sites.find((s) => slotAt(s.lattice, centreX(span), centreY(span)) !== null) ??
      sites.find((s) => reachesInto(s.lattice, span));
    if (site) placeSpan(site, span);
    else outside.push(span);
  }
  outside = flatMap(visualLines(outside), ({ spans }) =>
    sites.some((site) => takeOverflow(site, spans)) ? [] : spans,
  );
  const tables: Table[] = [];
  for (const site of sites) {
    const texts = flatten(site.texts);
    if (partsNoColumns(site, page.number)) outside.push(...texts);
    else if (texts.length > 0) tables.push(tableOf(site, page.number));
  }
  return { tables, outside };
}

/** Takes a line at the edge of a table that goes on with narrow cells there: a label down the side that a page break cut. */
function takeOverflow(site: Site, line: readonly Span[]): boolean {
  const cells = line.map((span) => overflowingCell(site, span));
  if (cells.includes(null)) return false;
  for (const [i, span] of line.entries()) site.texts[cells[i]!]!.push(span);
  return true;
}

/** The cell of whose text a text outside of the table is the next line, or the only character that stands there. */
function overflowingCell(site: Site, span: Span): number | null {
  const { lattice, texts } = site;
  const { xs, ys } = lattice;
  const y = centreY(span);
  const cell = ownerAt(site, centreX(span), y);
  const { col, colSpan } = lattice.frames[cell]!;
  const [left, right] = [xs[col]!, xs[col + colSpan]!];
  if (right - left > NARROW_CELL * span.size || span.box[0] < left || span.box[2] > right) return null;
  const pitch = Math.min(...texts[cell]!.map((each) => Math.abs(centreY(each) - y)));
  const gap = Math.max(ys[0]! - span.box[3], span.box[1] - ys[ys.length - 1]!);
  const goesOn = pitch <= TIGHT_PITCH * span.size || (LONE.test(span.text) && gap <= LONE_REACH * span.size);
  return goesOn ? cell : null;
}

/** Whether a frame or rules from edge to edge lie around text that itself stands in columns: they make no table of it. */
function partsNoColumns({ lattice, texts }: Site, page: number): boolean {
  if (lattice.xs.length > 2) return false;
  const lines = flatMap(texts, (spans) => visualLines(spans).map((line) => piecesFromLine(line, page)));
  return lines.filter((pieces) => pieces.length >= LEAST_COLUMNS).length >= 2;
}

function siteOf(lattice: Lattice): Site {
  const { xs, ys, frames } = lattice;
  const cols = xs.length - 1;
  const owner = new Array<number>(cols * (ys.length - 1));
  frames.forEach(({ row, col, rowSpan, colSpan }, i) => {
    for (let r = row; r < row + rowSpan; r++) owner.fill(i, r * cols + col, r * cols + col + colSpan);
  });
  const area = (xs[cols]! - xs[0]!) * (ys[ys.length - 1]! - ys[0]!);
  return { lattice, owner, texts: frames.map(() => []), area };
}

function centreX({ box }: Span): number {
  return (box[0] + box[2]) / 2;
}

function centreY({ box }: Span): number {
  return (box[1] + box[3]) / 2;
}

function slotAt({ xs, ys }: Lattice, x: number, y: number): number | null {
  const col = between(xs, x);
  const row = between(ys, y);
  return col === null || row === null ? null : row * (xs.length - 1) + col;
}

/** Whether a text that is mostly outside of a table begins or ends inside: it is too long for its cell. */
function reachesInto({ xs, ys }: Lattice, { box, size }: Span): boolean {
  const across = Math.min(box[2], xs[xs.length - 1]!) - Math.max(box[0], xs[0]!);
  const down = Math.min(box[3], ys[ys.length - 1]!) - Math.max(box[1], ys[0]!);
  return Math.min(across, down) >= OVERFLOW * size;
}

/** Index of the interval that holds a value; null outside of all. */
function between(borders: readonly number[], value: number): number | null {
  if (value < borders[0]! || value > borders[borders.length - 1]!) return null;
  const next = borders.findIndex((border) => border > value);
  return next === -1 ? borders.length - 2 : next - 1;
}

/** Puts a text into its cell. One that runs over a border is two cells' text run together, or one cell's overflow. */
function placeSpan(site: Site, span: Span): void {
  const room = OVERHANG * span.size;
  const first = ownerAt(site, span.box[0] + room, centreY(span));
  const last = ownerAt(site, span.box[2] - room, centreY(span));
  if (first === last || span.box[2] - span.box[0] <= 2 * room) {
    site.texts[ownerAt(site, centreX(span), centreY(span))]!.push(span);
    return;
  }
  const border = site.lattice.xs[rightOf(site.lattice.frames[first]!)]!;
  const parts = splitSpan(span, border);
  if (parts) {
    site.texts[first]!.push(parts[0]);
    placeSpan(site, parts[1]);
    return;
  }
  const setLeft = span.box[0] - site.lattice.xs[site.lattice.frames[first]!.col]! <= LEFT_PADDING * span.size;
  site.texts[setLeft ? first : ownerAt(site, centreX(span), centreY(span))]!.push(span);
}

/** The cell at a point, or the nearest one where the point lies just outside of the table. */
function ownerAt({ lattice, owner }: Site, x: number, y: number): number {
  const { xs, ys } = lattice;
  const clampedX = Math.min(Math.max(x, xs[0]!), xs[xs.length - 1]!);
  const clampedY = Math.min(Math.max(y, ys[0]!), ys[ys.length - 1]!);
  return owner[slotAt(lattice, clampedX, clampedY)!]!;
}

function rightOf({ col, colSpan }: Frame): number {
  return col + colSpan;
}

function tableOf({ lattice, texts }: Site, page: number): Table {
  const { xs, ys, frames } = lattice;
  const cells = frames.map((frame, i): TableCell => {
    const [left, right] = [xs[frame.col]!, xs[rightOf(frame)]!];
    return {
      left,
      right,
      row: frame.row,
      rowSpan: frame.rowSpan,
      page,
      box: [left, ys[frame.row]!, right, ys[frame.row + frame.rowSpan]!],
      lines: linesOfCell(texts[i]!).map((line) => pieceFromLine(line, page)),
      openTop: frame.openTop,
      openBottom: frame.openBottom,
    };
  });
  return { rows: ys.length - 1, cells, firstPage: page, lastPage: page, top: ys[0]!, bottom: ys[ys.length - 1]! };
}
