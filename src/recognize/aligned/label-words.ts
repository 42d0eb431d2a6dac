import type { FormDefinition } from '../../model/form.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { readLabel } from '../grid/read-label.js';
import { means } from '../label-meaning.js';
import { type TextLine, WIDE_GAP, type Word } from './text-lines.js';

const LABEL_AND_VALUE = /^([^:：]{2,24}[:：])([^:：]+)$/u;

/**
 * Words that hold a label with its value in one cell (`其他资金：200`) as two. Only behind cells of another kind: a line that
 * begins so is one of a dump that prints all labels glued to their values, and without columns.
 */
export function partLabelWords(line: TextLine, form: FormDefinition): TextLine {
  const isBehind = (word: Word) => word.gap >= WIDE_GAP && word !== line.words[0] && isJoined(word, form);
  if (!line.words.some(isBehind) || isJoined(line.words[0], form)) return line;
  const words: Word[] = [];
  const parted: TextLine = { ...line, words };
  for (const word of line.words)
    for (const part of isBehind(word) ? partWord(word) : [word]) words.push({ ...part, line: parted });
  return parted;
}

function isJoined(word: Word, form: FormDefinition): boolean {
  const found = LABEL_AND_VALUE.exec(word.text);
  return found !== null && means(readLabel(found[1], form)?.meanings, 'field');
}

function partWord(word: Word): Word[] {
  return cutWord(word, LABEL_AND_VALUE.exec(word.text)![1].length);
}

function cutWord(word: Word, length: number): [Word, Word] {
  const text = word.text.slice(0, length);
  const width = word.x1 - word.x0 === word.text.length ? length : displayWidth(text);
  const cut = { at: word.x0 + width, char: word.from + length };
  return [
    { ...word, text, x1: cut.at, to: cut.char },
    { ...word, text: word.text.slice(length), x0: cut.at, gap: 0, loose: true, from: cut.char },
  ];
}

/** Where a measure may begin behind the text of another cell, but not within a date or an ordinal. */
const MEASURE_BEHIND =
  /(?<=[^\s\d<>=≤≥＜＞＝≧≦(（])(?:[<>=≤≥＜＞＝≧≦]+|(?<=[\p{Script=Han}%％)）])(?<![年月日时分第至前后])\d[\d,.]*[%％\p{Script=Han}])/u;

/** Words in which a name, or another measure, and a measure touch, as two each: cells that fill their columns may touch. */
export function partTouchingCells(line: TextLine): TextLine {
  if (!line.words.some(({ text }) => MEASURE_BEHIND.test(text))) return line;
  const words: Word[] = [];
  const parted: TextLine = { ...line, words };
  for (const word of line.words) {
    let rest: Word = { ...word, line: parted };
    for (let at = rest.text.search(MEASURE_BEHIND); at > 0; at = rest.text.search(MEASURE_BEHIND)) {
      const [first, next] = cutWord(rest, at);
      words.push(first);
      rest = next;
    }
    words.push(rest);
  }
  return parted;
}
