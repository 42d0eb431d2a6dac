import { flatMap } from '../../model/group.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { type TextLine, WIDE_GAP, type Word } from './text-lines.js';
import { UNIT } from './tolerances.js';

/**
 * How wide a character is in the columns of a dump: one for every character (poppler), or two for a Han character. `next`:
 * as on the page, where a gap has as many blanks as it has room for characters like those behind it (PyMuPDF, when it
 * sorts); Latin letters and digits are half as wide as Han characters, or, `next-noto`, somewhat wider.
 */
export type ColumnUnit = 'character' | 'display' | 'next' | 'next-noto';

/** The column of a character of a line, by its position in the text. */
export type ColumnOf = (at: number) => number;

/** Where the characters of a line stand in a unit. */
export function columnsIn(unit: ColumnUnit, text: string): ColumnOf {
  if (unit === 'character') return (at) => at;
  if (unit === 'display') return (at) => displayWidth(text.slice(0, at));
  return columnsByNext(unit, text);
}

/** How wide a text without blanks is in a unit. */
export function widthIn(unit: ColumnUnit, text: string): number {
  if (unit === 'character') return text.length;
  return unit === 'display' ? displayWidth(text) : printedWidth(unit, text);
}

/** Signs that no terminal shows as wide, but fonts for Chinese do. */
const WIDE_SIGN = /[≥≤—―“”‘’…\u2460-\u2473]/gu;
const LATIN = /[\x21-\x7e]/gu;

function printedWidth(unit: ColumnUnit, text: string): number {
  const wide = displayWidth(text) + (text.match(WIDE_SIGN)?.length ?? 0);
  return unit === 'next' ? wide : wide + UNIT.noto * (text.match(LATIN)?.length ?? 0);
}

function columnsByNext(unit: ColumnUnit, text: string): ColumnOf {
  const runs: { from: number; x0: number }[] = [];
  let to = 0;
  let x1 = 0;
  for (const { 0: run, index: from } of text.matchAll(/\S+/gu)) {
    const blanks = from - to;
    const width = printedWidth(unit, run);
    const x0 = x1 + (blanks === 1 ? UNIT.forced : blanks) * (width / run.length);
    runs.push({ from, x0 });
    to = from + run.length;
    x1 = x0 + width;
  }
  return (at) => {
    const run = runs.findLast(({ from }) => from <= at)!;
    return run.x0 + printedWidth(unit, text.slice(run.from, at));
  };
}

/**
 * The unit in which lines are aligned: that in which most words begin in the columns of others. Gaps are counted in what
 * follows them only where they are in all of the dump: the few lines of one form may line up so by chance.
 */
export function chooseUnit(read: (unit: ColumnUnit) => TextLine[], moreInDump: () => number): TextLine[] {
  const byCharacter = read('character');
  const byDisplay = read('display');
  const inner = innerWords(byCharacter);
  const exact = inner.length - columnCount(inner);
  const asDisplay = innerWords(byDisplay);
  const exactAsDisplay = asDisplay.length - columnCount(asDisplay);
  if (exactAsDisplay > Math.max(UNIT.clearly * exact, UNIT.surely * asDisplay.length)) return byDisplay;
  if (inner.length <= UNIT.few || exact > UNIT.surely * inner.length) return byCharacter;
  const byNext = bestByNext(read);
  const more = (byNext.count - countNear(inner, 1)) / inner.length;
  return more > 0 && moreInDump() > UNIT.more ? byNext.lines : byCharacter;
}

/** How much larger the share of words is that begin in the columns of others where gaps are counted in what follows them. */
export function moreByNext(read: (unit: ColumnUnit) => TextLine[]): number {
  const inner = innerWords(read('character'));
  return inner.length > 0 ? (bestByNext(read).count - countNear(inner, 1)) / inner.length : 0;
}

function bestByNext(read: (unit: ColumnUnit) => TextLine[]): { lines: TextLine[]; count: number } {
  const near = (unit: ColumnUnit) => {
    const lines = read(unit);
    return { lines, count: countNear(innerWords(lines), UNIT.nearly) };
  };
  const [even, noto] = [near('next'), near('next-noto')];
  return noto.count > even.count ? noto : even;
}

function innerWords(lines: readonly TextLine[]): Word[] {
  const isInner = ({ gap }: Word) => gap !== Number.POSITIVE_INFINITY && gap >= WIDE_GAP;
  return flatMap(lines, ({ words }) => words.filter(isInner));
}

function columnCount(words: readonly Word[]): number {
  return new Set(words.map(({ line, x0 }) => `${line.page} ${x0}`)).size;
}

/** How many of these words begin within some columns of one on a line near theirs. They come in the order of their lines. */
function countNear(words: readonly Word[], most: number): number {
  const isNear = (a: Word, b: Word) =>
    a.line !== b.line && a.line.page === b.line.page && Math.abs(a.x0 - b.x0) <= most;
  const near = new Set<Word>();
  words.forEach((word, i) => {
    for (let k = i + 1; k < words.length && words[k].line.index - word.line.index <= UNIT.reach; k++)
      if (isNear(word, words[k])) near.add(word).add(words[k]);
  });
  return near.size;
}
