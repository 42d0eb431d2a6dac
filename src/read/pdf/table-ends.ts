import type { Page, Span } from '../../model/page.js';

type PageText = Pick<Page, 'number' | 'height' | 'spans'>;

/** The part of a page's height, at top and bottom, where running lines and page numbers stand. */
const MARGIN_SHARE = 0.12;
/** A running line stands on the page before or after, or on the one beyond it where left and right pages differ. */
const RUNS_WITHIN = 2;
/** Running lines stand at the same height (points) on every page. */
const SAME_HEIGHT = 6;
/** So few characters over or under a table may be a mark that it goes on (`（续表）`) or a page number, and end no table. */
const A_MARK = 8;

/** Whether a page ends with drawn lines, so that a table may go on over the page: no text of the page's body stands below. */
export function endsInTable(page: Page, all: readonly PageText[]): boolean {
  const bottom = Math.max(...page.rules.map(({ y1 }) => y1));
  const below = page.spans.filter(({ box }) => box[1] > bottom);
  return page.rules.length > 0 && isNoMoreThanMark(below, page, all);
}

/** Whether a page begins with drawn lines: no text of its body stands above them. */
export function beginsInTable(page: Page, all: readonly PageText[]): boolean {
  const top = Math.min(...page.rules.map(({ y0 }) => y0));
  const above = page.spans.filter(({ box }) => box[3] < top);
  return page.rules.length > 0 && isNoMoreThanMark(above, page, all);
}

function isNoMoreThanMark(spans: readonly Span[], { number, height }: Page, all: readonly PageText[]): boolean {
  const near = all.filter((other) => other.number !== number && Math.abs(other.number - number) <= RUNS_WITHIN);
  const body = spans.filter((span) => !(inMargin(span, height) && near.some((page) => standsOn(page, span))));
  return body.map(({ text }) => withoutBlanks(text)).join('').length <= A_MARK;
}

function inMargin({ box }: Span, height: number): boolean {
  const middle = (box[1] + box[3]) / 2;
  return middle < height * MARGIN_SHARE || middle > height * (1 - MARGIN_SHARE);
}

/** Whether another page has the same text, numbers aside, at the same height. */
function standsOn({ spans }: PageText, { text, box }: Span): boolean {
  const sameAs = withoutNumbers(text);
  return spans.some((span) => Math.abs(span.box[1] - box[1]) < SAME_HEIGHT && withoutNumbers(span.text) === sameAs);
}

function withoutNumbers(text: string): string {
  return withoutBlanks(text).replace(/\d+/gu, '#');
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/gu, '');
}
