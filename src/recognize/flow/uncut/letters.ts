import { flatMap, quantile } from '../../../model/group.js';
import type { Line } from '../../../model/page.js';
import { BARE_NUMBER } from '../../marks.js';
import { LETTERS } from '../../tolerances.js';
import { newState } from './cut-state.js';
import { cutsOf } from './cuts.js';
import type { End } from './ends.js';
import { pagesOf } from './glued.js';
import type { KnownNames } from './known-names.js';

/**
 * Some extractors print a character whose width they do not know on a line of its own (`项` / `目` / `名` / `称`), others whole.
 * If most lines of a dump end behind such characters, they are joined, page by page, and cut at labels, level names and ends
 * of cells. A cell begins only where a line does; a line that ends behind any other character was ended by something else and
 * is kept. What is read from such lines was worked out: they are marked as `joined`.
 */
export function joinLetters(lines: readonly Line[], names: KnownNames): readonly Line[] {
  if (lines.reduce((sum, { text }) => sum + text.length, 0) > LETTERS.meanLength * lines.length) return lines;
  const whole = wholeCharacters(lines);
  if (!areLetters(lines, whole)) return lines;
  const state = newState();
  const gaps = lines.map(({ blankBefore }) => blankBefore);
  const known = { usual: quantile(gaps, 0.5)!, whole };
  return flatMap(pagesOf(lines), (page) => {
    const { text, owners, pieces, ends } = joinPage(page, known);
    const cuts = new Set([...cutsOf(text, names, state, ends, pieces).keys(), ...ends.keys()]);
    const starts = [...cuts].sort((a, b) => a - b);
    return starts.map((from, i): Line => {
      const owner = owners.get(from)!;
      const blankBefore = from === 0 || ends.get(from) === 'line' ? owner.blankBefore : 0;
      return { ...owner, text: text.slice(from, starts[i + 1]), blankBefore, joined: true };
    });
  });
}

function areLetters(lines: readonly Line[], whole: ReadonlySet<string>): boolean {
  const han = lines.filter(({ text }) => /\p{Script=Han}/u.test(text));
  const broken = han.filter(({ text }) => !isEnd(text.trimEnd(), whole));
  return han.length >= LETTERS.least && broken.length >= LETTERS.share * han.length;
}

/** Latin letters, digits and signs, which have a font of their own: all are taken for one. */
const LATIN = /[\x21-\x7e]+/gu;
const ANY_LATIN = '0';

/** Characters that have others behind them on a line. */
function wholeCharacters(lines: readonly Line[]): Set<string> {
  return new Set(flatMap(lines, ({ text }) => [...text.replace(/\s/gu, '').replace(LATIN, ANY_LATIN)].slice(0, -1)));
}

/** Whether nothing but the end of a cell, or of a line in it, ends a line behind this text. */
function isEnd(text: string, whole: ReadonlySet<string>): boolean {
  return whole.has([...text.slice(-2).replace(LATIN, ANY_LATIN)].at(-1)!);
}

/**
 * The text of a page, the places where its lines and words begin and the lines that they stand on, and the places where a line
 * ended: with more blank lines than there are between most (the next printed line), or behind a character that is no cause for it.
 */
function joinPage(page: readonly Line[], { usual, whole }: { usual: number; whole: ReadonlySet<string> }) {
  let text = '';
  let tail = ''; // asking the whole text for it would copy that for every line
  const owners = new Map<number, Line>();
  const pieces = new Map<number, End>();
  const ends = new Map<number, End>();
  for (const line of page) {
    if (text !== '' && line.blankBefore > usual) ends.set(text.length, 'line');
    else if (text !== '' && isEnd(tail, whole)) ends.set(text.length, 'cell');
    for (const [i, word] of line.text.trim().split(/\s+/u).entries()) {
      owners.set(text.length, line);
      pieces.set(text.length, i > 0 ? 'blank' : 'line');
      text += word;
      tail = (tail + word).slice(-2);
    }
  }
  const last = text.length - page.at(-1)!.text.trim().length;
  const number = BARE_NUMBER.test(page.at(-1)!.text) ? last : (PAGE_NUMBER.exec(text)?.index ?? 0);
  if (number > 0 && owners.has(number)) ends.set(number, 'line');
  return { text, owners, pieces, ends };
}

/** `-3-`, `第3页共9页` at the foot of a page. */
const PAGE_NUMBER = /(?:第\d{1,4}页(?:[,，/]?[共总]\d{1,4}页)?|[-—–]\d{1,4}[-—–])$/u;
