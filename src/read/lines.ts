import { flatMap } from '../model/group.js';
import type { Line } from '../model/page.js';
import { undoEdits } from './edits.js';
import { withoutPrefix } from './prefix.js';
import { printedOnce } from './printed-twice.js';
import { mendOldForms, mendRadicals } from './radicals.js';

/** The non-blank lines of a dump, how many pages its form feeds mark (null for none), and whether its line ends are lost. */
export interface TextLines {
  readonly lines: readonly Line[];
  readonly pages: number | null;
  readonly isRunOn: boolean;
}

const LINE_END = /\r\n|\r|\n/u;
/** Ends a printed line without being a line end of the file: vertical tab, form feed, NEL, Unicode line separators. */
const INNER_BREAK = /[\v\f\u0085\u2028\u2029]/u;
const INNER_BREAKS = /([\v\f\u0085\u2028\u2029])/u;
/** The same without the form feed: the line ends of a file that has no others. */
const RARE_ENDS = /[\v\u0085\u2028\u2029]/gu;
/** Other control characters are printer's noise. Tabs stay: they are blanks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the place where they are taken out
const CONTROL = /[\u0001-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu;

/** A blank at which no line may be broken is a blank. */
const HARD_BLANK = /[\u00a0\u202f]/gu;

/** Any of these or a radical: few lines hold one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const OF_NOTE = /[\u0001-\u0008\v\f\u000e-\u001f\u007f-\u00a0\u2028\u2029\u202f\u2e80-\u2fd5\u3b35\uf900-\ufad9]/u;

/** No line of print is nearly as long: what is (all of a file without line ends) is taken in pieces. */
const LONGEST_LINE = 100_000;

/** As many stand in no paragraph of Chinese text. */
const BLANKS_OF_A_PAGE = 60;
const BLANKS = /\s+/u;

/**
 * Text → its non-blank lines with line number, page and the count of blank lines before each. A form feed begins a page
 * and is no blank line; a line of full-width blanks is blank. Radicals that PDF fonts hand out are mended here, once.
 */
export function toLines(text: string): TextLines {
  const marksPages = text.includes('\f');
  const lines: Line[] = [];
  let page = 1;
  let blankBefore = 0;
  const printedLines = withoutPrefix(splitLines(mendOldForms(text)));
  const isRunOn = lostLineEnds(printedLines);
  printedLines.forEach((printed, index) => {
    const isPlain = !OF_NOTE.test(printed);
    const broken = !isPlain && INNER_BREAK.test(printed) ? printed.split(INNER_BREAKS) : [printed];
    const whole = isRunOn ? flatMap(broken, (part) => (part === '\f' ? [part] : part.trim().split(BLANKS))) : broken;
    const parts = printed.length > LONGEST_LINE ? flatMap(whole, inPieces) : whole;
    for (const part of parts) {
      if (part === '\f') page++;
      if (part.trim() !== '') {
        const mended = isPlain ? part : mendRadicals(part.replace(CONTROL, '').replace(HARD_BLANK, ' '));
        const clean = mended.trimEnd();
        if (clean === '') continue;
        const tabs = clean.length < mended.length ? mended.slice(clean.length).split('\t').length - 1 : 0;
        const line = { text: clean, line: index + 1, page: marksPages ? page : null, blankBefore };
        lines.push(tabs > 0 ? { ...line, tabsAfter: tabs } : line);
        blankBefore = 0;
      } else if (parts.length === 1) blankBefore++;
    }
  });
  const last = lines.at(-1)?.page ?? 1;
  return { lines: undoEdits(printedOnce(lines)), pages: marksPages ? Math.max(last, page - 1) : null, isRunOn };
}

function inPieces(line: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < line.length; ) {
    const splitsPair = /[\ud800-\udbff]/.test(line.charAt(from + LONGEST_LINE - 1));
    const to = from + LONGEST_LINE - (splitsPair ? 1 : 0);
    pieces.push(line.slice(from, to));
    from = to;
  }
  return pieces;
}

/** Nearly all of the text stands on lines that have more blanks than a paragraph: the line ends became blanks. */
function lostLineEnds(lines: readonly string[]): boolean {
  const isWhole = (line: string) => line.split(BLANKS, BLANKS_OF_A_PAGE + 1).length > BLANKS_OF_A_PAGE;
  const longest = lines.filter((line) => line.length > BLANKS_OF_A_PAGE * 2 && !MARKUP.test(line) && isWhole(line));
  if (longest.length === 0) return false;
  const pages = lines.join('').split('\f').length;
  return lines.filter((line) => line.trim() !== '').length <= pages || lengthOf(longest) >= RUN_ON * lengthOf(lines);
}

/** This share of a text without line ends stands on its long lines; a heading or note may have been put around it. */
const RUN_ON = 0.8;
/** A table in HTML has its own line ends. */
const MARKUP = /<t[dhr][\s>]/iu;

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function splitLines(text: string): string[] {
  if (text.includes('\r')) return text.split(LINE_END);
  return (text.includes('\n') ? text : text.replace(RARE_ENDS, '\n')).split('\n');
}
