import type { Line } from '../model/page.js';

const HAN_PAIR = /\p{Script=Han}(?=\p{Script=Han})/gu;
const HAN_APART = /\p{Script=Han} (?=\p{Script=Han})/gu;
const TOUCHING = /\p{Script=Han}{2}/u;
const APART = /\p{Script=Han} \p{Script=Han}/u;
/** A single blank beside a character that is written without blanks; wider gaps part cells. */
const SINGLE_BLANK =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”—…]) (?=\S)|(?<=\S) (?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”—…])/gu;

/**
 * `3300. 00` and `42, 600`: the same extractors part a number behind its point or comma. Where one digit stands before the
 * point, it may be the number of a list, but not within a word (`图书6. 63万册`, `≥9. 5%`) nor where nothing but digits follows.
 */
const CUT_DECIMALS =
  /(?<=\d\d)\. (?=\d\d(?!\d))|(?<=[\p{Script=Han}<>=≤≥]\d+|[<>=≤≥] \d+|\d{3})\. (?=\d)|(?<=^\s*\d+)\. (?=\d+[%％]?\s*$)/gu;
const CUT_GROUP = /(?<=\d), (?=\d{3}(?!\d))/gu;

/** So many known names, and so large a share of them, with blanks here and there are no chance. */
const LEAST_BROKEN = 3;
const BROKEN_SHARE = 0.15;

/**
 * Some extractors print blanks between the characters of a font whose widths they do not know (MuPDF with fonts that
 * are not embedded): between all of them or, by rounding, between some. Where most neighbouring Han characters of a dump
 * are parted by one blank, or names are broken by blanks here and there (`预算编 制合 理性`), single blanks are taken out;
 * everywhere else they part words and cells, and stay. Numbers that were parted are closed up in any case. `nameAtStart` tells
 * how long the known name is that a text without blanks begins with.
 */
export function closeUp(lines: readonly Line[], nameAtStart: (text: string) => number): readonly Line[] {
  const spaced = isSpaced(lines) || namesAreBroken(lines, nameAtStart);
  return lines.map((line) => {
    const closed = spaced ? line.text.replace(SINGLE_BLANK, '') : line.text;
    if (!closed.includes('. ') && !closed.includes(', '))
      return closed === line.text ? line : { ...line, text: closed };
    const text = closed.replace(CUT_DECIMALS, '.').replace(CUT_GROUP, ',');
    return text === line.text ? line : { ...line, text };
  });
}

/** More neighbouring Han characters are parted by one blank than touch each other. */
function isSpaced(lines: readonly Line[]): boolean {
  const apart = lines.reduce((sum, { text }) => sum + (text.match(HAN_APART)?.length ?? 0), 0);
  let touching = 0;
  for (const { text } of lines) {
    if (touching >= apart) return false;
    touching += text.match(HAN_PAIR)?.length ?? 0;
  }
  return apart > touching;
}

function namesAreBroken(lines: readonly Line[], nameAtStart: (text: string) => number): boolean {
  const nameIn = (text: string) => (TOUCHING.test(text) ? nameAtStart(text.replace(/\s/gu, '')) : 0);
  const isBroken = ({ text }: Line) => APART.test(text) && APART.test(beginning(text, nameIn(text)));
  const broken = lines.filter(isBroken).length;
  return broken >= LEAST_BROKEN && broken >= BROKEN_SHARE * lines.filter(({ text }) => nameIn(text) > 0).length;
}

/** The text up to so many characters that are no blanks. */
function beginning(text: string, length: number): string {
  let at = 0;
  for (let left = length; left > 0 && at < text.length; at++) if (text[at].trim() !== '') left--;
  return text.slice(0, at);
}
