import type { FormDefinition } from '../../model/form.js';
import { readLabel } from '../grid/read-label.js';
import { means } from '../label-meaning.js';
import { cutWord, lineOf, type TextLine, WIDE_GAP, type Word } from './text-lines.js';

const LABEL_AND_VALUE = /^([^:：]{2,24}[:：])([^:：]+)$/u;

/**
 * Words that hold a label with its value in one cell (`其他资金：200`) as two. Only behind cells of another kind: a line that
 * begins so is one of a dump that prints all labels glued to their values, and without columns.
 */
export function partLabelWords(line: TextLine, form: FormDefinition): TextLine {
  const isBehind = (word: Word) => word.gap >= WIDE_GAP && word !== line.words[0] && isJoined(word, form);
  if (!line.words.some(isBehind) || isJoined(line.words[0], form)) return line;
  return lineOf(
    line,
    line.words.flatMap((word) => (isBehind(word) ? partWord(word) : [word])),
  );
}

function isJoined(word: Word, form: FormDefinition): boolean {
  const found = LABEL_AND_VALUE.exec(word.text);
  return found !== null && means(readLabel(found[1], form)?.meanings, 'field', 'other');
}

function partWord(word: Word): Word[] {
  return cutWord(word, LABEL_AND_VALUE.exec(word.text)![1].length);
}
