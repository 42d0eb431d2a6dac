import type { FieldType } from '../../../model/form.js';
import { remember } from '../../../model/remember.js';

const MONEY = /^[¥￥]?\s*-?\d[\d,，]*(?:\.\d*)?\s*(?:万?元|亿元)?$/u;
/** The code of a project has more digits than any amount, and no commas. */
const CODE = /^\d{12,}$/u;
const PLACEHOLDER = /^(?:[—―–\-/／\\*]+|无|XX+)$/iu;
const DATE = /^(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}\s*日?|\s*月)?$|^(?:19|20)\d{6}$/u;
const ANSWER = /^(?:是|否|有|无|[□☐○√☑✓■●☒]|\s)+$/u;
const SENTENCE = /[。；;]/u;
const LONGEST_TEXT = 60;

/** A name of more lines than this is no name (the seed's narrowest names take three, long titles in that column six). */
export const MOST_VALUE_LINES = 8;

/** A blank behind a point or comma within a number, as some extractors print it. */
const NUMBER_GAP = /(?<=\d[.,，]) (?=\d)/gu;

/** What is cut within its thousands or at its point, and goes on in some digits. */
const CUT_NUMBER = /(?:\.|,\d{0,2})\n\d{1,3}%?$/u;
/** Cut between its cents. With more digits the next line is an amount of its own: `1,215.5` and `405` in two cells. */
const CUT_CENTS = /\.\d\n\d%?$/u;

/** `8,930,000.0` / `0`: a number that was broken inside its cell goes on in the next line. */
export function isBrokenNumber(text: string, next: string | undefined): boolean {
  if (next === undefined) return false;
  const both = `${text.trim()}\n${next.trim()}`;
  return CUT_NUMBER.test(both) || CUT_CENTS.test(both);
}

/** Whether a line may be a value of this type as printed; not whether the value is valid. */
export function looksLike(type: FieldType, text: string): boolean {
  return LOOKS[type](text);
}

/** Asked of what is printed but for blanks: a mark for nothing may stand for any value. */
function looks(isLike: (bare: string) => boolean): (text: string) => boolean {
  return remember((text) => {
    const bare = text.normalize('NFKC').trim().replace(NUMBER_GAP, '');
    return bare !== '' && (PLACEHOLDER.test(bare) || isLike(bare));
  });
}

const asNumber = looks((bare) => MONEY.test(bare) && !CODE.test(bare));
const asText = looks((bare) => bare.length <= LONGEST_TEXT && !SENTENCE.test(bare));

const LOOKS: Readonly<Record<FieldType, (text: string) => boolean>> = {
  money: asNumber,
  number: asNumber,
  date: looks((bare) => DATE.test(bare) || /^\d{4}\D\d{1,2}\D\d{1,2}\D?$/u.test(bare)),
  boolean: looks((bare) => ANSWER.test(bare)),
  choice: asText,
  text: asText,
};
