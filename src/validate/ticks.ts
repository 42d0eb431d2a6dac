import { invalid, plain, type Typed } from './typed.js';

/** Empty boxes and crosses that say "not this"; the last ones are what Wingdings and Wingdings 2 hand out as text. */
const EMPTY = '□☐◻◽▢⬜❏❐❑❒○◯❍×✕✗✘\uf06f\uf0a8\uf0a3\uf0fb';
/** Ticks and filled or crossed boxes, as characters and from the symbol fonts. */
const TICKED = '√✓✔☑✅■◼▣☒☓●◉◎\uf0fc\uf0fe\uf0fd\uf052\uf054';
/** `（√）`, `（ ）`, and boxes in brackets: `（□）`. */
const BRACKETS = `[(（［\\[]\\s*[${EMPTY}${TICKED}xXvV]?\\s*[)）］\\]]`;
const MARK = new RegExp(`[${EMPTY}${TICKED}]+|${BRACKETS}`, 'gu');
const TICK = new RegExp(`[${TICKED}]|^[(（［\\[]\\s*[xXvV]`, 'u');
const MIXED = new RegExp(`[${EMPTY}].*[${TICKED}]|[${TICKED}].*[${EMPTY}]`, 'u');
/** Squares stand for nothing else; circles and ticks also occur in running text. */
const BOX = /[□☐◻◽▢⬜❏❐❑❒☑☒▣\uf06f\uf0a8\uf0a3\uf0fe\uf0fd\uf052]/u;
const SEPARATORS = /^[\s、,，;；/|｜]+|[\s、,，;；/|｜]+$/gu;

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly ticked: boolean;
}

/** Whether boxes are printed in the text, so that only the ticked part of it is meant. */
export function hasBoxes(text: string): boolean {
  return BOX.test(text);
}

/** The ticked of `新增项目□ 延续项目√` or `☑是 ☐否`; none where that is not clear, null where the text holds no mark. */
export function readTicks(text: string): string[] | null {
  const marks = [...text.matchAll(MARK)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    ticked: TICK.test(found[0]),
  }));
  if (marks.length === 0) return null;
  // `新增项目延续项目□☑`: one of the two is that of the other option, printed apart as a font of its own has it
  const only = text.slice(marks[0].start, marks[0].end);
  if (marks.length === 1 && MIXED.test(only) && text.slice(0, marks[0].start).split(OPTION_END).length > 1) return [];
  const after = marksStandAfter(text, marks);
  if (marks.some((mark) => clingsWrongly(text, mark, after))) return [];
  const options = withoutNumbers(
    marks.map((mark, i) => {
      const start = after ? (marks[i - 1]?.end ?? 0) : mark.end;
      const end = after ? mark.start : (marks[i + 1]?.start ?? text.length);
      return text.slice(start, end).replace(SEPARATORS, '');
    }),
  );
  const ticked = options.filter((_, i) => marks[i]!.ticked);
  // `√是 否`: where empty boxes are not printed, a blank may stand between two options.
  const unclear = marks.every((mark) => mark.ticked) && ticked.some((option) => /\s/u.test(option));
  return unclear ? [] : ticked.filter((option) => option !== '');
}

/** `1、持续性项目☑ 2、新增性项目□`: where all options are numbered from one on, the numbers are none of their words. */
function withoutNumbers(options: readonly string[]): readonly string[] {
  const isNumbered = options.every((option, i) => OPTION_NUMBER.exec(option)?.[1] === String(i + 1));
  return isNumbered ? options.map((option) => option.replace(OPTION_NUMBER, '')) : options;
}

const OPTION_NUMBER = /^[(（]?(\d{1,2})[)）、.．]\s*/u;

const EMPTY_MARK = new RegExp(`[${EMPTY}]|[(（［\\[]\\s*[)）］\\]]`, 'u');
/** More than one option, each with something behind it or the text's end: which one is meant no known mark says. */
const OPTIONS = /(?:项目|类)(?=[^\p{L}\p{N}]|[vV]|$).*(?:项目|类)(?=[^\p{L}\p{N}]|[vV]|$)/u;
/** Options end so where no blank parts them. */
const OPTION_END = new RegExp(`(?<=项目|类)(?=[^\\s)）\\]］])(?![${EMPTY}]+$)`, 'u');

/** The one option without an empty box, `新增项目` of `新增项目 □延续项目☑`: its box was printed elsewhere. Null for none or more. */
export function withoutEmptyBox(text: string): string | null {
  const words = text.replace(new RegExp(`[${TICKED}]`, 'gu'), '').replace(/([(（［[])\s+([)）］\]])/gu, '$1$2');
  const parted = words.trim().split(/\s+/u);
  const options = parted.length > 1 ? parted : words.split(OPTION_END);
  const left = options.filter((option) => !EMPTY_MARK.test(option));
  return options.length > 1 && left.length === 1 ? left[0]!.replace(SEPARATORS, '') : null;
}

/** Whether a text without any mark names more than one option, as `新增项目 V 延续项目` does, and none is known to be meant. */
export function offersOptions(text: string): boolean {
  return OPTIONS.test(text);
}

/** `新增项目 □延续项目☑`: a box was printed out of its place, so that one of the marks clings to another option. */
function clingsWrongly(text: string, { start, end }: Mark, after: boolean): boolean {
  const blank = (character: string | undefined) => character !== undefined && /\s/u.test(character);
  const [before, behind] = [text[start - 1], text[end]];
  if (before === undefined || behind === undefined) return false;
  return after ? blank(before) && !blank(behind) : !blank(before) && blank(behind);
}

/** Marks stand before their options when the text begins with one; after, when it ends with one; else where they cling. */
function marksStandAfter(text: string, marks: readonly Mark[]): boolean {
  const begins = text.slice(0, marks[0]!.start).trim() === '';
  const ends = text.slice(marks.at(-1)!.end).trim() === '';
  if (begins !== ends) return ends;
  return marks.every((mark) => mark.start > 0 && !/\s/u.test(text[mark.start - 1]!));
}

const YES = /^(?:是|有|含|含有|包含|属于|y|yes|true|[√✓✔])$/iu;
const NO = /^(?:否|无|没有|不含|不含有|不包含|不属于|不是|n|no|false|[×✗✘])$/iu;

/** Yes or no, worded or ticked: `是`, `无`, `是☑ 否□`. Null with a diagnostic when it is neither or not exactly one. */
export function readAnswer(text: string): Typed<boolean> {
  const worded = fromWord(text);
  if (worded !== null) return plain(worded);
  const ticked = readTicks(text);
  if (ticked === null) return invalid('boolean-invalid', text);
  if (ticked.length !== 1) return invalid('choice-ambiguous', text);
  const answer = fromWord(ticked[0]!);
  return answer === null ? invalid('boolean-invalid', text) : plain(answer);
}

function fromWord(text: string): boolean | null {
  const word = text.normalize('NFKC').replace(/[\s:;,.。]+/gu, '');
  if (YES.test(word)) return true;
  return NO.test(word) ? false : null;
}
