import type { Line } from '../../model/page.js';
import { isBlank } from '../../rebuild/is-blank.js';

/** A word, and where it begins in its line. */
export interface WordAt {
  readonly text: string;
  readonly from: number;
}

const BLANK = /\s/u;

/** Most lines are one word. */
function wholeWord(text: string): WordAt[] {
  return text === '' ? [] : [{ text, from: 0 }];
}

/** What a line holds between blanks. */
export function cutAtBlanks(text: string): WordAt[] {
  if (!BLANK.test(text)) return wholeWord(text);
  const words: WordAt[] = [];
  let from = -1;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isBlank(text.charCodeAt(at))) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      words.push({ text: text.slice(from, at), from });
      from = -1;
    }
  }
  return words;
}

/** The parts of a line, each as a line of its own. */
export function lineParts(line: Line, texts: readonly string[]): Line[] {
  if (texts.length < 2) return [line];
  return texts.map((text, i) => ({ ...line, text, ...(i > 0 && { blankBefore: 0 }) }));
}

/** What a line holds of what counts as a word. */
export function cutAtWords(text: string, words: RegExp): WordAt[] {
  if (!BLANK.test(text)) return wholeWord(text);
  return [...text.matchAll(words)].map((found) => ({ text: found[0], from: found.index }));
}
