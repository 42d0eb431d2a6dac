/** A word, and where it begins in its line. */
export interface WordAt {
  readonly text: string;
  readonly from: number;
}

const WORDS = /\S+/gu;

/** What a line holds between blanks, or what else counts as a word. */
export function cutAtBlanks(text: string, words: RegExp = WORDS): WordAt[] {
  if (!/\s/u.test(text)) return text === '' ? [] : [{ text, from: 0 }];
  return [...text.matchAll(words)].map((found) => ({ text: found[0], from: found.index }));
}
