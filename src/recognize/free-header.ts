import { boxOfPieces } from '../model/boxes.js';
import type { FormDefinition } from '../model/form.js';
import type { Block, Cell, Grid } from '../model/grid.js';
import { flatMap, flatten, groupBy } from '../model/group.js';
import type { Box, Page, Piece } from '../model/page.js';
import type { RawForm } from '../model/raw-form.js';
import { linesFromPieces, partAtGaps } from '../rebuild/lines-from-pieces.js';
import { toGrid } from './aligned/draft-grid.js';
import { readHeaderPart } from './aligned/header.js';
import { lostWords, textOf, toTextLines, type Word } from './aligned/text-lines.js';
import { partLabelWords } from './aligned/touching-cells.js';
import { doubt } from './doubt.js';
import { readHeader } from './grid/header.js';
import { readLabelLine } from './grid/label-line.js';
import { type PrintedLabel, readLabel } from './grid/read-label.js';
import { viewGrid } from './grid/view.js';
import { means } from './label-meaning.js';
import { onPageAgain } from './on-page-again.js';
import { parseTitle, parseYearLine } from './title.js';

type LineBlock = Extract<Block, { kind: 'line' }>;

/** So many labels above a ruled table are a header without rules. */
const LEAST_LABELS = 3;

/** The blocks with cells drawn around such headers, and what is in cells whose borders are not settled. */
export interface DrawnHeaders {
  readonly blocks: readonly Block[];
  readonly unsure: ReadonlySet<Piece>;
}

/**
 * Draws cells around labels and values that stand without rules above a ruled table of indicators, as web pages of Shanghai's system
 * are printed: only their places tell which lines of a name or text are those beside a label. Where every value stands on the line of its
 * label, the lines are left as they are.
 */
export function drawFreeHeaders(
  printed: readonly Block[],
  pages: readonly Page[],
  forms: readonly FormDefinition[],
): DrawnHeaders {
  const blocks: Block[] = [];
  const unsure = new Set<Piece>();
  let run: LineBlock[] = [];
  for (const block of printed) {
    if (block.kind === 'line') {
      run.push(block);
      continue;
    }
    const form = formOf(block.grid, forms);
    const start = form ? headerStart(run, pages, form) : -1;
    const drawn = form && start >= 0 ? drawCells(run.slice(start), pages, form) : null;
    for (const piece of drawn?.unsure ?? []) unsure.add(piece);
    blocks.push(...(drawn ? [...run.slice(0, start), ...drawn.blocks] : run), block);
    run = [];
  }
  return { blocks: [...blocks, ...run], unsure };
}

/** The form with doubts of the values whose cells were drawn where their borders are not settled. */
export function withHeaderDoubts(form: RawForm, unsure: ReadonlySet<Piece>): RawForm {
  const own = Object.entries(form.values).filter(([, { pieces }]) => pieces.some((piece) => unsure.has(piece)));
  const doubts = own.map(([key, value]) =>
    doubt(key.startsWith('narrative.') ? 'boundary-inferred' : 'alignment-inferred', key, value),
  );
  return doubts.length > 0 ? { ...form, diagnostics: [...form.diagnostics, ...doubts] } : form;
}

/** The form whose table of indicators the grid begins with. */
function formOf(grid: Grid, forms: readonly FormDefinition[]): FormDefinition | null {
  const view = viewGrid(grid);
  const rows = Math.min(grid.rows, MOST_ABOVE);
  for (let row = 0; row < rows; row++) {
    const fits = flatMap(forms, (form) => {
      const layout = readHeader(view, row, form);
      return layout ? [{ form, fit: layout.fit }] : [];
    });
    if (fits.length > 0) return fits.reduce((best, each) => (each.fit > best.fit ? each : best)).form;
  }
  return null;
}

/** Rows above the headings of the columns: `2019年绩效目标`. */
const MOST_ABOVE = 2;

/** Where a header without rules begins, below its title; -1 where there is none, or where each value stands on its label's line. */
function headerStart(run: readonly LineBlock[], pages: readonly Page[], form: FormDefinition): number {
  const isTop = ({ piece }: LineBlock) => parseTitle(piece.text, [form]) || parseYearLine(piece.text) !== null;
  const start = run.findLastIndex(isTop) + 1;
  if (start === 0) return -1;
  const marked = run.slice(start).map(({ piece }) => (readLabelLine(piece, form) ?? []).map(({ label }) => label));
  const plain = run
    .slice(start)
    .map(({ piece }) => partAtGaps([piece], pages).map(({ text }) => readLabel(text, form)));
  const [withColon, without] = [marked, plain].map(
    (lines) => flatMap(lines, (labels) => labels.filter(isOfHeader)).length,
  );
  const first = marked.findIndex((labels) => labels.length > 0);
  const isFree = first >= 0 && marked.some((labels, i) => i > first && labels.length === 0);
  return Math.max(withColon, without) >= LEAST_LABELS && (isFree || without > withColon) ? start : -1;
}

function isOfHeader(label: PrintedLabel | null): boolean {
  return means(label?.meanings, 'field', 'section');
}

function drawCells(
  run: readonly LineBlock[],
  pages: readonly Page[],
  form: FormDefinition,
): { blocks: Block[]; unsure: Piece[] } | null {
  const { lines, places } = linesFromPieces(
    partAtGaps(
      run.map(({ piece }) => piece),
      pages,
    ),
  );
  const text = toTextLines(lines).map((line) => partLabelWords(line, form));
  const header = readHeaderPart(text, form);
  if (!header) return null;
  const toPage = onPageAgain(places);
  const made = new Map<Piece, readonly Word[]>();
  const make = (words: readonly Word[]): Piece => {
    const { line, page } = words[0].line.source;
    const piece = toPage({ text: textOf(words), page, line, box: null });
    made.set(piece, words);
    return piece;
  };
  const grid = onPage(toGrid(header.cells, header.rows, make));
  const above = text.slice(0, header.above).map(({ words }) => words);
  const others = [...above, ...lostWords(text.slice(header.above), flatten([...made.values()]))].map(make);
  const lone = others.map((piece): Block => ({ kind: 'line', piece, size: run[0].size }));
  const isUnsure = (word: Word) => word.guessed || header.unsure.has(word);
  return {
    blocks: [...lone.slice(0, above.length), { kind: 'grid', grid }, ...lone.slice(above.length)],
    unsure: flatMap([...made], ([piece, words]) => (words.some(isUnsure) ? [piece] : [])),
  };
}

/** Gives cells their pages, and boxes around what they hold; those at the right end go as far as the widest of them. */
function onPage(grid: Grid): Grid {
  const isLast = ({ col, colSpan }: Cell) => col + colSpan === grid.cols;
  const right = Math.max(...flatMap(grid.cells.filter(isLast), ({ lines }) => boxOfPieces(lines)?.[2] ?? []));
  const rows = groupBy(
    grid.cells.filter(({ lines }) => lines.length > 0),
    ({ row }) => row,
  );
  const cells = grid.cells.map((cell): Cell => {
    const beside = flatMap(rows.get(cell.row) ?? [], ({ lines }) => lines);
    const [x0, y0, x1, y1] = boxOfPieces(cell.lines) ?? atLeft(boxOfPieces(beside));
    const page = (cell.lines[0] ?? beside[0])?.page ?? cell.page;
    return { ...cell, page, box: [x0, y0, isLast(cell) ? Math.max(x1, right) : x1, y1] };
  });
  return { ...grid, cells };
}

/** A blank cell takes no room. */
function atLeft(row: Box | null): Box {
  return row ? [row[0], row[1], row[0], row[3]] : [0, 0, 0, 0];
}
