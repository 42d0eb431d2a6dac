import type { Cell, Grid } from '../../model/grid.js';
import { countBy, flatMap } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { textOf, type Word } from './text-lines.js';

/** A cell before grid columns are known: its rows, its extent in printed columns, and its words line by line. */
export interface DraftCell {
  readonly row: number;
  readonly rowSpan: number;
  readonly x0: number;
  readonly x1: number;
  readonly lines: readonly (readonly Word[])[];
  /** How many display columns a full line of this cell takes; null when it is not known. */
  readonly room?: number | null;
  /** Where its lines end is not settled. */
  readonly unsure?: boolean;
}

/** The right end of the last column. */
export const PAGE_END = 100_000;

/** Height of a line in the boxes that stand in for places on a page: one Han character, two display columns. */
const LINE_HEIGHT = 2;

/** How many display columns the widest of these lines takes. */
export function widest(lines: readonly (readonly Word[])[]): number {
  return Math.max(0, ...lines.map((words) => displayWidth(textOf(words))));
}

/** Makes pieces of words, once for each run of words. */
export type PieceMaker = (words: readonly Word[], left: number) => Piece;

/** Draft cells → a grid in which every place is covered; column lines are wherever a cell begins or ends. */
export function toGrid(drafts: readonly DraftCell[], rows: number, makePiece: PieceMaker): Grid {
  const edges = [...new Set([0, PAGE_END, ...flatMap(drafts, ({ x0, x1 }) => [x0, x1])])].sort((a, b) => a - b);
  const cols = edges.length - 1;
  const covered = Array.from({ length: rows }, () => new Array<boolean>(cols).fill(false));
  const begun = Array.from({ length: rows }, () => new Map<number, Cell[]>());
  const pages = rowPages(drafts, rows);
  for (const draft of drafts) {
    const { row, rowSpan } = draft;
    const col = edges.indexOf(draft.x0);
    const colSpan = edges.indexOf(draft.x1) - col;
    for (let below = row; below < row + rowSpan; below++) covered[below].fill(true, col, col + colSpan);
    const cell = { row, rowSpan, page: pages[row], box: boxOf(draft), col, colSpan, lines: piecesOf(draft, makePiece) };
    begun[row].set(col, [...(begun[row].get(col) ?? []), cell]);
  }
  const cells: Cell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const own = begun[row].get(col);
      if (own) cells.push(...own);
      if (covered[row][col]) continue;
      const box = [edges[col], row, edges[col + 1], row + 1] as const;
      cells.push({ row, col, rowSpan: 1, colSpan: 1, page: pages[row], box, lines: [] });
    }
  }
  return { rows, cols, cells };
}

function boxOf({ row, rowSpan, x0, x1, room }: DraftCell): Cell['box'] {
  return room ? [0, row, room, row + rowSpan] : [x0, row, x1, row + rowSpan];
}

function piecesOf({ lines, room }: DraftCell, makePiece: PieceMaker): Piece[] {
  const filled = lines.filter((words) => words.length > 0);
  const left = room ? leftEdge(filled) : 0;
  return filled.map((words) => makePiece(words, left));
}

/** Where most lines of a text begin. */
function leftEdge(lines: readonly (readonly Word[])[]): number {
  const counts = countBy(lines, ([word]) => word.x0);
  let best = lines[0]?.[0].x0 ?? 0;
  for (const [x, count] of counts) {
    const known = counts.get(best) ?? 0;
    if (count > known || (count === known && x < best)) best = x;
  }
  return best;
}

/** The page of each row: that of the first words that begin in it, else of the row before. */
function rowPages(drafts: readonly DraftCell[], rows: number): number[] {
  const pages = new Array<number>(rows).fill(0);
  for (const { row, rowSpan, lines } of drafts) {
    if (rowSpan === 1 && lines.length > 0 && lines[0].length > 0) pages[row] ||= lines[0][0].line.page + 1;
  }
  for (let row = 0; row < rows; row++) pages[row] ||= pages[row - 1] ?? 1;
  return pages;
}

/** A first line may be set in by this much; what starts further right was moved by text beside it. */
const MOST_INDENT = 4;

/** A piece maker whose boxes hold how far each line reaches, and the way back to pieces without boxes. */
export function pieceMaker(): { make: PieceMaker; words: ReadonlyMap<Piece, readonly Word[]> } {
  const made = new Map<Piece, readonly Word[]>();
  const make: PieceMaker = (words, left) => {
    const text = textOf(words);
    const { line, page } = words[0].line.source;
    const indent = words[0].x0 - left;
    const start = indent > 0 && indent <= MOST_INDENT ? 2 * indent : 0;
    const y = words[0].line.y * LINE_HEIGHT;
    const piece: Piece = { text, page, line, box: [0, y, start + displayWidth(text), y + LINE_HEIGHT] };
    made.set(piece, words);
    return piece;
  };
  return { make, words: made };
}
