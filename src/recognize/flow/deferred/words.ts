import type { FormDefinition } from '../../../model/form.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { columnIn } from '../../label-meaning.js';
import { findLevel, type LevelName, levelIndex } from '../../levels.js';
import { TICK } from '../../marks.js';
import { cellLook } from '../cell-words.js';
import { cutAtBlanks, cutAtWords } from '../cut-at-blanks.js';
import { isUnit } from '../header/value-misfit.js';
import type { Item } from '../items.js';

/** A cell, or one line of a wrapped cell: a label, or the text between two blanks of a line. */
export interface Word {
  readonly text: string;
  readonly item: Item;
  /** Where it stands in its item's text, in characters. */
  readonly from: number;
  /** Stands on the same printed line as the word before. */
  readonly sameLine: boolean;
  readonly width: number;
  /** Holds Han and Latin characters or digits. */
  readonly mixed: boolean;
  /** Printed over several lines. */
  readonly wrapped: boolean;
  readonly names: readonly LevelName[];
  /** The line before is long and not shorter, so that this one may be the rest of its text. */
  readonly underLong: boolean;
}

/** A line of this width (in display columns) is no cell of a table, but a line of a text. */
const LONG_LINE = 30;

const ASIAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const LATIN = /[\x21-\x7e]/u;
const SENTENCE = /[。；;，]/u;
const LONGEST_CUT = 80;
/** `155 林业和草原局`: the code before the name of a unit. */
const CODE = /^\d{3,}\s/u;

/** Han (with its punctuation) and Latin letters, digits or marks in one text: spreadsheets draw such cells apart from the others. */
function isMixedScript(text: string): boolean {
  return ASIAN.test(text) && LATIN.test(text);
}

/** Marks in a font of their own, which extractors put on a line of their own. */
export const STRAY_MARKS = /^[“”‘’\s]+$/u;

/** Cuts items at blanks into what may be cells of their own; sentences and tick boxes stay whole. */
export function toWords(items: readonly Item[], form: FormDefinition): Word[] {
  const index = levelIndex(form);
  const apart = items.some((item) => columnIn(item.meanings) === 'targetComparator');
  const words: Word[] = [];
  let above = 0;
  for (const item of items) {
    const names = item.meanings ? NO_NAMES : findLevel(item.text, index);
    const whole =
      item.meanings !== null ||
      item.text.length > LONGEST_CUT ||
      SENTENCE.test(item.text) ||
      TICK.test(item.text) ||
      (CODE.test(item.text) && isUnit(item.text)) ||
      names.length > 0;
    const width = displayWidth(item.text);
    const wrapped = item.pieces.some((piece) => piece.line !== item.pieces[0].line);
    const underLong = above >= LONG_LINE && above >= width;
    const push = (text: string, from: number) =>
      words.push({
        text,
        item,
        from,
        sameLine: item.sameLine || from > 0,
        width: text === item.text ? width : displayWidth(text),
        mixed: isMixedScript(text),
        wrapped,
        names: item.meanings || text === item.text ? names : findLevel(text, index),
        underLong,
      });
    if (whole) push(item.text, 0);
    else
      for (const { text, from } of apart ? cutAtBlanks(item.text) : cutAtWords(item.text, COMPARED_WORDS))
        push(text, from);
    above = width;
  }
  return words;
}

const NO_NAMES: readonly LevelName[] = [];

/** `≥ 90%` is one cell where comparators have no column of their own. */
const COMPARED_WORDS = /[<>=≤≥＜＞＝]{1,2} \S+|\S+/gu;

/** A text that is a cell of its own, whatever follows: a label, a level, a number. */
export function isWholeCell(word: Word): boolean {
  if (word.item.meanings !== null || word.names.length > 0) return true;
  const look = cellLook(word.text);
  return look.number || look.blank || (!word.mixed && look.target < 0.15) || /^[\d,.]+%?$/u.test(word.text);
}
