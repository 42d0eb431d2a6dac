import { boxAround } from '../model/boxes.js';
import { flatMap, groupBy, quantile, runsOf } from '../model/group.js';
import type { Line, Page, Piece, Span } from '../model/page.js';
import { displayWidth } from './display-width.js';
import { LINE_OVERLAP, LINE_PITCH, MOST_PITCH, NARROW_COLUMN_GAP, SEEN_OFTEN } from './tolerances.js';
import { textOf } from './visual-lines.js';

/** A piece of a page where it stands in its printed line: characters `from` … `to - 1`. */
export interface PlacedPiece {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
}

/** A page's text as the lines of a dump with columns, and the way back. */
export interface AlignedLines {
  readonly lines: readonly Line[];
  /** The pieces of each line, by its line number. */
  readonly places: ReadonlyMap<number, readonly PlacedPiece[]>;
}

interface Row {
  readonly pieces: Piece[];
  readonly top: number;
  readonly bottom: number;
}

/** Pages as lines like those of a dump, a column half a Han character wide: for pages not, or not wholly, ruled. */
export function linesFromPieces(pieces: readonly Piece[]): AlignedLines {
  const pages = groupBy(pieces.filter(isPlaced), ({ page }) => page!);
  const lines: Line[] = [];
  const places = new Map<number, readonly PlacedPiece[]>();
  for (const [page, own] of [...pages].sort(([a], [b]) => a - b)) {
    const size = sizeOf(own);
    const rows = toRows(own);
    const pitch = pitchOf(own, size);
    rows.forEach((row, i) => {
      const y = (row.bottom - rows[0].bottom) / pitch;
      const gap = i > 0 ? (row.bottom - rows[i - 1].bottom) / pitch : 0;
      const { text, placed } = printRow(row.pieces, size / 2);
      const line = lines.length + 1;
      lines.push({ text, line, page, blankBefore: Math.max(0, Math.round(gap) - 1), y });
      places.set(line, placed);
    });
  }
  return { lines, places };
}

/**
 * Parts pieces at gaps that may stand between two narrow columns, as the texts of the pages show them. Letter-spaced words
 * are left together, Latin words (a blank between them may be as wide where a font's widths are not known), what is to be
 * ticked, and pieces that do not read as their texts do.
 */
export function partAtGaps(pieces: readonly Piece[], pages: readonly Page[]): Piece[] {
  const byNumber = new Map(pages.map((page) => [page.number, page]));
  return flatMap(pieces, (piece) => {
    const parts = partsOf(piece, byNumber.get(piece.page ?? 0)?.spans ?? []);
    const isSame = withoutBlanks(parts.map(({ text }) => text).join('')) === withoutBlanks(piece.text);
    return parts.length > 1 && isSame ? parts : [piece];
  });
}

function partsOf(piece: Piece, spans: readonly Span[]): Piece[] {
  const own = spans.filter((span) => isInside(span, piece)).sort((a, b) => a.box[0] - b.box[0]);
  const runs = runsOf(own, (run, span) => !standApart(run[run.length - 1]!, span));
  return runs.map((run) => ({ ...piece, text: textOf(run), box: boxAround(run.map(({ box }) => box)) }));
}

function isInside({ box }: Span, piece: Piece): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const [x0, y0, x1, y1] = piece.box ?? [0, 0, 0, 0];
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

function standApart(left: Span, right: Span): boolean {
  const isLetter = ({ text }: Span) => text.trim().length === 1;
  if (isLetter(left) && isLetter(right)) return false;
  if (/[!-~]\s*$/u.test(left.text) && /^\s*[!-~]/u.test(right.text)) return false;
  if (/[□■☐☑☒√✓✔]\s*$/u.test(left.text)) return false;
  return right.box[0] - left.box[2] >= NARROW_COLUMN_GAP * Math.max(left.size, right.size);
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/gu, '');
}

function isPlaced({ page, box, text }: Piece): boolean {
  return page !== null && box !== null && text.trim() !== '';
}

/** The size of the body text: the width that most of it gives a Han character. */
function sizeOf(pieces: readonly Piece[]): number {
  const sizes = pieces.map(({ box, text }) => (2 * (box![2] - box![0])) / Math.max(1, displayWidth(text)));
  return Math.max(1, quantile(sizes, 0.5) ?? 1);
}

/** From one line of a wrapped text to the next: the smallest distance of texts below each other that occurs more than once. */
function pitchOf(pieces: readonly Piece[], size: number): number {
  const below = flatMap(pieces, ({ box }) => {
    const others = pieces.filter((other) => other.box![0] < box![2] && other.box![2] > box![0]);
    const distances = others.map((other) => other.box![3] - box![3]).filter((d) => d > size && d < MOST_PITCH * size);
    return distances.length > 0 ? [Math.min(...distances)] : [];
  });
  const sorted = below.sort((a, b) => a - b);
  const often = sorted.find((d, i) => (sorted[i + SEEN_OFTEN - 1] ?? Infinity) - d < size / 20);
  return often ?? LINE_PITCH * size;
}

/** Pieces that share a line of print, from left to right; lines from top to bottom. */
function toRows(pieces: readonly Piece[]): Row[] {
  const middle = ({ box }: Piece) => (box![1] + box![3]) / 2;
  const rows: { pieces: Piece[]; top: number; bottom: number }[] = [];
  for (const piece of [...pieces].sort((a, b) => middle(a) - middle(b))) {
    const [, top, , bottom] = piece.box!;
    const row = rows.at(-1);
    const overlap = row ? Math.min(row.bottom, bottom) - Math.max(row.top, top) : 0;
    if (row && overlap >= LINE_OVERLAP * Math.min(bottom - top, row.bottom - row.top)) row.pieces.push(piece);
    else rows.push({ pieces: [piece], top, bottom });
  }
  for (const row of rows) row.pieces.sort((a, b) => a.box![0] - b.box![0]);
  return rows;
}

/** One line of print; a piece that would touch the one before it is moved to the right by as much as parts them. */
function printRow(pieces: readonly Piece[], unit: number): { text: string; placed: PlacedPiece[] } {
  let text = '';
  let width = 0;
  const placed: PlacedPiece[] = [];
  for (const piece of pieces) {
    const own = piece.text.trim();
    const blanks = Math.max(text === '' ? 0 : 2, Math.round(piece.box![0] / unit) - width);
    const from = text.length + blanks;
    text += ' '.repeat(blanks) + own;
    width += blanks + displayWidth(own);
    placed.push({ piece, from, to: from + own.length });
  }
  return { text, placed };
}
