import { isBlank } from '../../rebuild/is-blank.js';

/** A word, and where it begins in its line. */
export interface WordAt {
  readonly text: string;
  readonly from: number;
}

/** What a line holds between blanks. */
export function cutAtBlanks(text: string): WordAt[] {
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

/** What a line holds of what counts as a word. */
export function cutAtWords(text: string, words: RegExp): WordAt[] {
  if (!/\s/u.test(text)) return text === '' ? [] : [{ text, from: 0 }];
  return [...text.matchAll(words)].map((found) => ({ text: found[0], from: found.index }));
}
