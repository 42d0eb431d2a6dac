import type { FormDefinition } from '../../model/form.js';
import { countBy, flatMap, flatten, groupBy, quantile } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { TABLE_NAME } from '../../rebuild/furniture.js';
import { parseTitle, parseYearLine } from '../title.js';
import { findLabels } from './find-labels.js';
import { browserLines, isAttachment, isPageNumber } from './furniture.js';
import type { Vocabulary } from './vocabulary.js';
import { beginsYearHeading } from './year-heading.js';

/** A line that heads so many pages is a running one, and no page has more of them; words of a cell are mostly shorter. */
const RUNNING_PAGES = 3;
const HEAD_LINES = 2;
const LEAST_HAN = 4;
const BARE_NUMBER = /^\d{1,4}$/u;
const LONGEST_NUMBER = 4;
/** So many pages without a number stand before the first one that has one. */
const MOST_COVERS = 2;
/** Pages hold at least so many lines, and so few pages hold nothing that a dump prints. */
const LEAST_PAGE = 8;
const MOST_SKIPPED = 4;

/** The lines that belong to pages: heads that most repeat, and bare numbers that count them where no form feed does. */
export function findRunningLines(
  lines: readonly Line[],
  forms: readonly FormDefinition[],
  vocabulary: Vocabulary,
): ReadonlySet<Line> {
  const { marked, numbers, pages } = pagesIn(lines, forms);
  const known = { forms, vocabulary, overTitles: linesOverTitles(lines, forms) };
  const above = marked ? [] : headsAboveTitles(lines, known);
  const strewn = marked ? strewnHeads(pages, known) : [];
  return new Set([
    ...numbers,
    ...lines.filter((line, at) => isStamp(line) || isSheetName(line, lines[at - 1])),
    ...repeatedHeads(pages, known),
    ...numberedFeet(lines),
    ...documentNames(lines, known, (line) => numbers.has(line) || isPageNumber(line.text)),
    ...above,
    ...strewn,
  ]);
}

/** Lines that head most pages, which end with form feeds or numbers, and those of a browser: whole lines, which cuts between labels would tear. */
export function findHeads(
  lines: readonly Line[],
  forms: readonly FormDefinition[],
  vocabulary: Vocabulary,
): ReadonlySet<Line> {
  const { pages } = pagesIn(lines, forms);
  const browser = browserLines(lines);
  if (pages.length < RUNNING_PAGES) return new Set(browser);
  return new Set([
    ...browser,
    ...repeatedHeads(pages, { forms, vocabulary, overTitles: linesOverTitles(lines, forms) }),
  ]);
}

function pagesIn(lines: readonly Line[], forms: readonly FormDefinition[]) {
  const marked = lines.some(({ page }) => page !== null);
  const numbers = new Set(marked ? strewnNumbers(lines) : [...countingNumbers(lines, forms), ...numbersToLast(lines)]);
  return { marked, numbers, pages: marked ? byFormFeed(lines) : byNumber(lines, numbers) };
}

const NUMBERED = /^(.*\S)(?:\s+(\d{1,4})|\s*第\s*(\d{1,4})\s*页)$/u;
/** `第 2 页` is a page's number where so many count. */
const TOLD_PAGES = 2;

/** `部门项目绩效公开资料 1`, `财政监制 第 1 页`: words at the foot of pages with their number behind them, which counts the pages. */
function numberedFeet(lines: readonly Line[]): Line[] {
  const feet = flatMap(lines, (line, at) => {
    const [, words, number, page] = NUMBERED.exec(line.text.trim()) ?? [];
    return words && (words.match(/\p{Script=Han}/gu)?.length ?? 0) >= LEAST_HAN
      ? [{ line, at, words, number: Number(page ?? number), least: page ? TOLD_PAGES : RUNNING_PAGES }]
      : [];
  });
  const all = [...groupBy(feet, ({ words }) => words).values()];
  const count = (own: typeof feet) =>
    own.every(({ at, number }, i) => i === 0 || (number === own[i - 1].number + 1 && at - own[i - 1].at >= LEAST_PAGE));
  return flatMap(all, (own) => (own.length >= own[0].least && count(own) ? own.map(({ line }) => line) : []));
}

/** `云间区2026年部门预算公开`: what a document is called that publishes the forms of a year. */
const DOCUMENT = /(?:19|20)\d\d年度?\p{Script=Han}{0,10}[预决]算(?:信息)?公开(?:表|资料|材料)?$/u;

/** Such a name on two pages or more, each time at the end of a page: two pages are too few for any other words. */
function documentNames(lines: readonly Line[], known: Known, isNumber: (line: Line) => boolean): Line[] {
  const endsPage = (line: Line, other: Line | undefined) => !other || other.page !== line.page || isNumber(other);
  const named = lines.filter(
    (line, at) =>
      DOCUMENT.test(line.text.replace(/\s/gu, '')) &&
      (endsPage(line, lines[at - 1]) || endsPage(line, lines[at + 1])) &&
      mayRun(line, known),
  );
  const counts = countBy(named, keyOf);
  return named.filter((line) => counts.get(keyOf(line))! > 1);
}

/** `预算管理一体化系统 打印时间：2025-02-18 09:41:07`: what a system prints at the head of each page. */
const STAMP = /^[^:：]{0,20}打印(?:时间|日期)\s*[:：]\s*\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?[\s\d:：]*$/u;

function isStamp({ text }: Line): boolean {
  return STAMP.test(text);
}

/** What a spreadsheet is called that has no name of its own; printed on top of every page. */
const SHEET = /^\s*(?:表|工作表|sheet)\s?\d{0,3}\s*$/iu;

function isSheetName({ text, page }: Line, above: Line | undefined): boolean {
  return page !== null && page !== above?.page && SHEET.test(text);
}

/** What tells running lines from those of a form. */
interface Known {
  readonly forms: readonly FormDefinition[];
  readonly vocabulary: Vocabulary;
  /** Lines right above titles, by `keyOf`: one that names a table (`二〇二二年部门预算附表`) is none of a form, then. */
  readonly overTitles: ReadonlySet<string>;
}

function linesOverTitles(lines: readonly Line[], forms: readonly FormDefinition[]): ReadonlySet<string> {
  return new Set(flatMap(lines, (line, at) => (at > 0 && parseTitle(line.text, forms) ? [keyOf(lines[at - 1])] : [])));
}

/** A line stands above so many titles. */
const ABOVE_TITLES = 2;

/** Nothing marks the pages: a line that stands before the first form, again above the titles of others, and elsewhere. */
function headsAboveTitles(lines: readonly Line[], known: Known): Line[] {
  const titles = flatMap(lines, ({ text }, at) => (parseTitle(text, known.forms) === null ? [] : [at]));
  if (titles.length < ABOVE_TITLES) return [];
  const above = titles.map((at) => lines[at - 1]).filter((line) => line && mayRun(line, known));
  const before = new Set(lines.slice(0, titles[0]).map(keyOf));
  const heads = new Set(above.map(keyOf).filter((key) => before.has(key)));
  const isHead = (key: string) => heads.has(key) && above.filter((line) => keyOf(line) === key).length >= ABOVE_TITLES;
  const found = heads.size > 0 ? lines.filter((line) => isHead(keyOf(line))) : [];
  return found.length >= RUNNING_PAGES ? found : [];
}

/** This share of the pages has a running line, also so many of those on which no form begins: values of every form stand on others. */
const STREWN = { share: 0.9, untitled: 3 } as const;

/** Extractors that join what stands nearest may print the head of a page among its other lines: the one line that (nearly) every page has. */
function strewnHeads(pages: readonly (readonly Line[])[], known: Known): Line[] {
  const counts = new Map<string, { pages: number; untitled: number }>();
  for (const own of pages) {
    const untitled = own.some((line) => parseTitle(line.text, known.forms) !== null) ? 0 : 1;
    for (const key of new Set(own.map(({ text }) => text.trim()))) {
      const before = counts.get(key) ?? { pages: 0, untitled: 0 };
      counts.set(key, { pages: before.pages + 1, untitled: before.untitled + untitled });
    }
  }
  const least = Math.max(RUNNING_PAGES, STREWN.share * pages.length);
  const isStrewn = (line: Line) => {
    const count = counts.get(line.text.trim())!;
    return count.pages >= least && count.untitled >= STREWN.untitled && mayRun(line, known);
  };
  const strewn = flatMap(pages, (own) => own.filter(isStrewn));
  // pages that share more lines have the same contents
  return new Set(strewn.map(({ text }) => text.trim())).size <= HEAD_LINES ? strewn : [];
}

/**
 * They print the number of a page so as well: every page has one line with its own number, counted from the first page or, behind a
 * cover, from a later one. The dashes around it may have lines of their own. Numbers that end all pages are left: see `isFurniture`.
 */
function strewnNumbers(lines: readonly Line[]): Line[] {
  const byPage = new Map<number, number[]>();
  lines.forEach(({ page, text }, at) => {
    const own = byPage.get(page!) ?? [];
    byPage.set(page!, own);
    if (BARE_NUMBER.test(text.trim())) own.push(at);
  });
  const first = Math.min(...byPage.keys());
  for (let cover = 0; cover <= MOST_COVERS; cover++) {
    const counted = [...byPage].filter(([page]) => page >= first + cover);
    const found = counted.map(([page, own]) => own.filter((at) => Number(lines[at].text) === page - first - cover + 1));
    if (counted.length < RUNNING_PAGES + cover || !found.every(({ length }) => length === 1)) continue;
    const endsPage = (at: number) => lines[at + 1]?.page !== lines[at].page;
    return flatten(found).every(endsPage) ? [] : flatMap(flatten(found), (at) => withDashes(lines, at));
  }
  return [];
}

const DASH = /^\s*[-—–－]\s*$/u;

function withDashes(lines: readonly Line[], at: number): Line[] {
  const around = [lines[at - 1], lines[at], lines[at + 1]];
  const dashed = [around[0], around[2]].every((line) => line?.page === lines[at].page && DASH.test(line.text));
  return dashed ? around : [lines[at]];
}

/** Words, and none of those that a form prints. */
function mayRun(line: Line, { forms, vocabulary, overTitles }: Known): boolean {
  const { text } = line;
  return (
    ((text.match(/\p{Script=Han}/gu)?.length ?? 0) >= LEAST_HAN || isAttachment(text.trim())) &&
    (!TABLE_NAME.test(text) || overTitles.has(keyOf(line))) &&
    parseTitle(text, forms) === null &&
    parseYearLine(text) === null &&
    findLabels(text, vocabulary).length === 0 &&
    !forms.some((form) => beginsYearHeading(text, form))
  );
}

function byFormFeed(lines: readonly Line[]): Line[][] {
  const own = lines.filter(({ text }) => !isPageNumber(text));
  return [...groupBy(own, ({ page }) => page).values()];
}

/** Pages end with their number. */
function byNumber(lines: readonly Line[], numbers: ReadonlySet<Line>): Line[][] {
  const pages: Line[][] = [[]];
  for (const line of lines) {
    if (numbers.has(line) || isPageNumber(line.text)) pages.push([]);
    else pages[pages.length - 1].push(line);
  }
  return pages.filter((own) => own.length > 0);
}

/** What heads more than half of the pages. The foot of a page is its number, or a row like that of another page. */
function repeatedHeads(pages: readonly (readonly Line[])[], known: Known): Line[] {
  const tops = pages.map((own) => own.slice(0, HEAD_LINES));
  const counts = countBy(
    flatMap(tops, (top) => [...new Set(top.map(keyOf))]),
    (key) => key,
  );
  const least = Math.max(RUNNING_PAGES, Math.floor(tops.length / 2) + 1);
  const isRunning = (line: Line) => (counts.get(keyOf(line)) ?? 0) >= least && mayRun(line, known);
  return flatMap(tops, (top) => {
    const end = top.findIndex((line) => !isRunning(line));
    return top.slice(0, end < 0 ? top.length : end);
  });
}

/** Digits aside, for they may be the page's number. */
function keyOf({ text }: Line): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').replace(/\d+/gu, '#');
}

/**
 * A dump that ends with its count of pages, and has the number of each page before it: those that stand nowhere else are
 * taken, if they are most of them. A 1 that ends a dump numbers its only page, unless another number stands before it.
 */
function numbersToLast(lines: readonly Line[]): Line[] {
  const last = lines[lines.length - 1];
  const count = bareNumber(last);
  if (count === 1 && lines.length >= LEAST_PAGE && !/\d$/u.test(lines[lines.length - 2].text)) return [last];
  if (count === null || count < RUNNING_PAGES || count > lines.length) return [];
  const places: number[][] = Array.from({ length: count + 1 }, () => []);
  lines.forEach((line, at) => {
    const value = bareNumber(line);
    if (value !== null && value <= count) places[value].push(at);
  });
  const single = places.slice(1).filter(({ length }) => length === 1);
  const inOrder = single.every(([at], i) => i === 0 || at > single[i - 1][0]);
  const every = places.slice(1).every(({ length }) => length > 0);
  return inOrder && every && single.length * 2 > count ? single.map(([at]) => lines[at]) : [];
}

function bareNumber(line: Line | undefined): number | null {
  const text = line?.text.normalize('NFKC').trim() ?? '';
  return BARE_NUMBER.test(text) ? Number(text) : null;
}

/** Numbers that grow by one, each at the end of a page: before a gap, a title or nothing. A single one is mostly a total. */
function countingNumbers(lines: readonly Line[], forms: readonly FormDefinition[]): Line[] {
  const gaps = lines.map(({ blankBefore }) => blankBefore);
  const usual = quantile(gaps, 0.9) ?? 0;
  const found: { line: Line; at: number; value: number }[] = [];
  lines.forEach((line, at) => {
    if (line.text.trim().length > LONGEST_NUMBER) return;
    const text = line.text.normalize('NFKC').trim();
    const next = lines[at + 1];
    if (!BARE_NUMBER.test(text) || BARE_NUMBER.test(lines[at - 1]?.text.trim() ?? '')) return;
    if (next && next.blankBefore <= usual && parseTitle(next.text, forms) === null) return;
    const value = Number(text);
    const last = found.at(-1);
    const follows = last && at - last.at >= LEAST_PAGE && value > last.value && value - last.value <= MOST_SKIPPED;
    if (follows || (!last && value <= MOST_SKIPPED)) found.push({ line, at, value });
  });
  return found.length > 1 ? found.map(({ line }) => line) : [];
}
