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
  const [, label, value] = LABEL_AND_VALUE.exec(word.text)!;
  const width = word.x1 - word.x0 === word.text.length ? label.length : displayWidth(label);
  const cut = { at: word.x0 + width, char: word.from + label.length };
  return [
    { ...word, text: label, x1: cut.at, to: cut.char },
    { ...word, text: value, x0: cut.at, gap: 0, from: cut.char },
  ];
}
