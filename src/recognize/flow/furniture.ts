import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { BARE_NUMBER } from '../marks.js';
import { lineParts } from './cut-at-blanks.js';
import { findLabels } from './find-labels.js';
import { splitLine } from './items.js';
import type { Vocabulary } from './vocabulary.js';

/** `34页` alone may be the end of a wrapped target (126034页). */
const PAGE_NUMBER =
  /^[-—–－_~·\s]*(?:(?:第\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页|\d{1,4}\s*页(?=\s*[,，、/(（]?\s*[共总]))(?:\s*[,，、/(（]?\s*[共总]\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页\s*[)）]?)?|[共总]\s*\d{1,4}\s*页\s*[,，、/]?\s*第\s*\d{1,4}\s*页|[-—–－·]+\s*\d{1,4}\s*[-—–－·]+|\d{1,4}\s*\/\s*\d{1,4}|page\s*\d+(?:\s*(?:of|\/)\s*\d+)?)[-—–－_~·\s]*$/iu;
const PAGE_WORD = /(?<=\d)\s*页\s*$/u;
/** What programs write between pages: `-- 1 of 3 --`, `=== Page 2 ===`, `[第 3 页]`, `----Page (0) Break----`. */
const PAGE_MARK =
  /^[-—–－_~·=*#<>[\]()（）【】\s]*(?:page\s*[:：#]?\s*\(?\d{1,4}\)?(?:\s*(?:of|\/)\s*\d{1,4})?(?:\s*break)?|\d{1,4}\s*of\s*\d{1,4}|第\s*\d{1,4}\s*页)[-—–－_~·=*#<>[\]()（）【】:：\s]*$/iu;
const NUMERAL = /\d|页/u;
/** `附件1`, `附表2-1:`, `XX 附件 3-2`: printed at the head of every page of an attachment. */
const ATTACHMENT = /^(?:\S{1,8}\s)?附[件表]\s?[\d一二三四五六七八九十-]*[:：]?$/u;
const LONGEST_NUMBER = 60;
/** So many pages may stand before the first one that has a number. */
const MOST_COVERS = 2;

export function isAttachment(text: string): boolean {
  return ATTACHMENT.test(text);
}

/** Whether a line is a page's number: `- 1 -`, `第 3 页 共 9 页`, `共 9 页 第 3 页`, `第三页`, `3/9`. */
export function isPageNumber(text: string): boolean {
  return text.length <= LONGEST_NUMBER && NUMERAL.test(text) && (PAGE_NUMBER.test(text) || PAGE_MARK.test(text));
}

/** What browsers print at the foot of a page, its address (`ﬁ` may be one character) and mostly its number, and at its head, when it was printed. */
const ADDRESS = /^\s*(?:https?|(?:fi|ﬁ)le):\/\/\S+(\s+\d{1,3}\/\d{1,3})?\s*$/u;
const PRINTED_AT = /^\s*\d{1,4}\/\d{1,2}\/\d{1,4},?\s?\d{1,2}:\s?\d{2}(?:\s?[AP]M)?(?=\s|$)/u;
/** It may stand right behind the last word of the page before. */
const PRINTED_BEHIND = /(?<=[^\d\s])(?=\d{1,2}\/\d{1,2}\/\d{2,4}, \d{1,2}:\s?\d{2})/u;

/** The lines that a browser printed around its pages, the document's name behind the time or below it included. */
export function browserLines(lines: readonly Line[]): Line[] {
  const isFoot = ({ text }: Line) => ADDRESS.test(text);
  const isSure = (line: Line, at: number) =>
    ADDRESS.exec(line.text)?.[1] !== undefined || (isFoot(line) && isPageNumber(lines[at + 1]?.text ?? ''));
  if (!lines.some(isSure)) return [];
  const isName = (at: number) => at > 0 && PRINTED_AT.exec(lines[at - 1].text)?.[0] === lines[at - 1].text.trimEnd();
  const names = lines.filter((_, at) => isName(at)).map(({ text }) => text);
  const isRepeated = ({ text }: Line) => names.indexOf(text) !== names.lastIndexOf(text);
  return lines.filter((line, at) => isFoot(line) || PRINTED_AT.test(line.text) || (isName(at) && isRepeated(line)));
}

/** `第 4 页绩效指标`, `第1页/共2页绩效指标`, `－ 6－质量指标`: extractors may print a page's number in one word with what is printed next. */
const NUMBER_AHEAD =
  /^\s*(?:第\s?(\d{1,4})\s?页(?:\s?[,，、/(（]?\s?[共总]\s?\d{1,4}\s?页[)）]?)?(?=[^\s共总,，、/(（)）])|[-—–－]\s?(\d{1,4})\s?[-—–－](?=[^\s\d]))/u;

/** `2 / 3市级财政项目支出绩效目标申报表`: the number of a page and that of all. */
const COUNT_AHEAD = /^\s*(\d{1,3})\s?\/\s?(\d{1,3})(?=\s?\p{Script=Han})/u;

/** Such a beginning where there is one for each page: a fraction (`2/3以上`) has no others that count from 1 to its lower part. */
function countsAhead(lines: readonly Line[]): readonly (RegExpExecArray | null)[] {
  const found = lines.map(({ text }) => COUNT_AHEAD.exec(text));
  const isPage = (total: string) => {
    const own = new Set(flatMap(found, (each) => (each?.[2] === total ? [Number(each[1])] : [])));
    return Array.from({ length: Number(total) }, (_, i) => i + 1).every((number) => own.has(number));
  };
  return found.map((each) => (each && isPage(each[2]) ? each : null));
}

/** The lines with page numbers on lines of their own, of which one tells that another is none by chance, and those of a browser. */
export function partPageNumbers(lines: readonly Line[]): readonly Line[] {
  const counts = countsAhead(lines);
  const ahead = lines.map(({ text }) => NUMBER_AHEAD.exec(text));
  const numberOf = (found: RegExpExecArray | null) => Number(found?.[1] ?? found?.[2]);
  const numbers = new Set(ahead.map(numberOf));
  return flatMap(lines, (line, at) => {
    const number = numberOf(ahead[at]);
    const behind = line.text.search(PRINTED_BEHIND);
    if (behind > 0 && ADDRESS.test(lines[at + 1]?.text ?? ''))
      return lineParts(line, [line.text.slice(0, behind), line.text.slice(behind)]);
    const isNext = numbers.has(number - 1) || numbers.has(number + 1);
    const own = counts[at]?.[0] ?? (isNext ? ahead[at]?.[0] : undefined);
    if (own === undefined) return [line];
    return lineParts(line, [own, line.text.slice(own.length)]);
  });
}

/**
 * A page number, or the mark of an attachment as the first line of a page; a bare number (`4`, `4页`) only as the last line of its page or
 * form, where the page before or behind ends with the next number, or where none can tell.
 */
export function isFurniture(lines: readonly Line[], at: number, printed = lines[at].text): boolean {
  const { page } = lines[at];
  if (isPageNumber(printed)) return true;
  if (page !== null && lines[at - 1]?.page !== page && isAttachment(printed)) return true;
  const text = printed.replace(PAGE_WORD, '');
  if (page === null || lines[at + 1]?.page === page || !BARE_NUMBER.test(text)) return false;
  const before = lines.findLastIndex((line, row) => row < at && line.page !== page);
  if (before >= 0) return isNumbered(lines[before], Number(text) - 1);
  const next = lines[at + 1]?.page;
  const behind = lines.findLastIndex((line) => line.page === next);
  const isCounted = Number(text) <= page && Number(text) >= page - MOST_COVERS;
  if (isCounted && Number(lines[behind]?.text.replace(PAGE_WORD, '')) === Number(text) + 1) return true;
  // on a form's only page, or where it ends in the middle of its last one, nothing but the number itself can tell
  const isLast = behind < 0 || behind === lines.length - 1;
  return isLast && isCounted;
}

/** The last line of another page is a number, too. */
function isNumbered({ text }: Line, expected: number): boolean {
  return isPageNumber(text) || Number(text.replace(PAGE_WORD, '')) === expected;
}

/**
 * Lines of labels with values that stood so on an earlier line of the form: a running head that repeats the unit or the
 * name on every page. A label that may mean several fields (其他资金) is no repetition, and neither is one without value.
 */
export function repeatedFields(lines: readonly Line[], vocabulary: Vocabulary): ReadonlySet<Line> {
  const seen = new Set<string>();
  const repeated = new Set<Line>();
  lines.forEach((line, row) => {
    if (!isFieldLine(line, row, vocabulary)) return;
    const text = line.text.normalize('NFKC').replace(/\s/gu, '');
    if (seen.has(text)) repeated.add(line);
    seen.add(text);
  });
  return repeated;
}

/** Nothing but labels of one field each, every one with its value. */
function isFieldLine(line: Line, row: number, vocabulary: Vocabulary): boolean {
  if (findLabels(line.text, vocabulary).length === 0) return false;
  const items = splitLine(line, row, vocabulary);
  const paired = items.every(({ meanings }, i) => (meanings === null) === (i % 2 === 1));
  const sure = items.every(
    ({ meanings }) => meanings === null || (meanings.length === 1 && meanings[0].kind === 'field'),
  );
  return items.length >= 2 && items.length % 2 === 0 && paired && sure;
}
