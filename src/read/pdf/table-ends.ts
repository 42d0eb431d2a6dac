import type { Page, Span } from '../../model/page.js';

type PageText = Pick<Page, 'number' | 'height' | 'spans'>;

/** The part of a page's height, at top and bottom, where running lines and page numbers stand. */
const MARGIN_SHARE = 0.12;
/** A running line stands on the page before or after, or on the one beyond it where left and right pages differ. */
const RUNS_WITHIN = 2;
/** Running lines stand at the same height (points) on every page. */
const SAME_HEIGHT = 6;
/** So few lines over or under a table end none: marks that it goes on (`（续表）`), its title again, notes, a page number. */
const LINES_BETWEEN = 3;

/** Whether a page ends with drawn lines, so that a table may go on over the page: hardly any text of the page's body stands below. */
export function endsInTable(page: Page, all: readonly PageText[]): boolean {
  const bottom = Math.max(...page.rules.map(({ y1 }) => y1));
  const below = page.spans.filter(({ box }) => box[1] > bottom);
  return page.rules.length > 0 && isNoMoreThanNote(below, page, all);
}

/** Whether a page begins with drawn lines: hardly any text of its body stands above them. */
export function beginsInTable(page: Page, all: readonly PageText[]): boolean {
  const top = Math.min(...page.rules.map(({ y0 }) => y0));
  const above = page.spans.filter(({ box }) => box[3] < top);
  return page.rules.length > 0 && isNoMoreThanNote(above, page, all);
}

function isNoMoreThanNote(spans: readonly Span[], { number, height }: Page, all: readonly PageText[]): boolean {
  const near = all.filter((other) => other.number !== number && Math.abs(other.number - number) <= RUNS_WITHIN);
  const isRunning = ([top, text]: Row) => isInMargin(top, height) && near.some((page) => hasRow(page, top, text));
  return rowsOf(spans).filter((row) => !isRunning(row)).length <= LINES_BETWEEN;
}

function isInMargin(top: number, height: number): boolean {
  return top < height * MARGIN_SHARE || top > height * (1 - MARGIN_SHARE);
}

/** Whether another page has the same text, numbers aside, at the same height. */
function hasRow({ spans }: PageText, top: number, text: string): boolean {
  const there = rowsOf(spans.filter(({ box }) => Math.abs(box[1] - top) < SAME_HEIGHT));
  return there.some(([, other]) => withoutNumbers(other) === withoutNumbers(text));
}

/** Text at one height, from left to right without blanks: exporters print a line in one run or letter by letter. */
type Row = readonly [top: number, text: string];

function rowsOf(spans: readonly Span[]): Row[] {
  const rows: { top: number; spans: Span[] }[] = [];
  for (const span of [...spans].sort((a, b) => a.box[1] - b.box[1])) {
    const row = rows[rows.length - 1];
    if (row && span.box[1] - row.top < SAME_HEIGHT) row.spans.push(span);
    else rows.push({ top: span.box[1], spans: [span] });
  }
  return rows.map(({ top, spans }) => [top, textOf(spans.sort((a, b) => a.box[0] - b.box[0]))]);
}

function textOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text.replace(/\s+/gu, '')).join('');
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/gu, '#');
}
