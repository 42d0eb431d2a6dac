import type { Line } from '../../../model/page.js';
import { GLUED, UNCUT } from '../../tolerances.js';
import { type KnownNames, longestAt } from './known-names.js';

/** Whether blanks stand by chance, also within words (`满意 度`), as of kerning: so many of the forms' own names hold one, or lines of text several. */
export function hasChanceBlanks(lines: readonly Line[], names: KnownNames): boolean {
  let torn = 0;
  for (const line of lines) {
    const { text, blanks } = closeWords(line.text.trim());
    for (let at = 0; at < text.length; ) {
      const length = nameLength(text, at, names);
      if (length >= UNCUT.leastName && blanks.some((blank) => blank > at && blank < at + length)) torn++;
      at += Math.max(1, length);
    }
    if (isTornText(line.text, names)) torn++;
  }
  return torn >= GLUED.leastTorn;
}

const PROSE = /[，。；]/u;
const HAN_BLANK = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
/** A label and two cells beside a text make fewer blanks. */
const LEAST_BLANKS = 3;

/** `全年 应急外运处置 污泥，处置 去向可查、转 移联单完 整`: running text, and no cells beside each other, of which one would be a name. */
function isTornText(text: string, { vocabulary, levels }: KnownNames): boolean {
  if (!PROSE.test(text) || (text.match(HAN_BLANK)?.length ?? 0) < LEAST_BLANKS) return false;
  const isName = (word: string) => [vocabulary.byFirst, levels].some((each) => longestAt(word, 0, each) === word);
  return !text.trim().split(/\s+/u).some(isName);
}

/** The text without single blanks, and where they stood. */
function closeWords(line: string): { text: string; blanks: number[] } {
  let text = '';
  const blanks: number[] = [];
  for (const word of line.split(' ')) {
    if (text !== '') blanks.push(text.length);
    text += word;
  }
  return { text, blanks };
}

/** Of the longest name of a form at this place; 0 where there is none. */
function nameLength(text: string, at: number, { vocabulary, levels, whole }: KnownNames): number {
  return Math.max(...[vocabulary.byFirst, levels, whole].map((each) => longestAt(text, at, each)?.length ?? 0));
}

const UNSPACED = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”—…]/u;

/** A single blank beside a character that is written without, and not behind the number of a list. */
export function isBesideUnspaced(gap: string, before: string, behind: string): boolean {
  return gap === ' ' && !before.endsWith('.') && (UNSPACED.test(before.slice(-1)) || UNSPACED.test(behind[0]));
}
