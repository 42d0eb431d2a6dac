/** Words to look for, by the UTF-16 unit that they begin with. */
export type WordIndex = ReadonlyMap<number, readonly string[]>;

export function wordIndex(words: Iterable<string>): WordIndex {
  const index = new Map<number, string[]>();
  for (const word of new Set(words)) {
    const alike = index.get(word.charCodeAt(0));
    if (alike) alike.push(word);
    else index.set(word.charCodeAt(0), [word]);
  }
  return index;
}

/** Those of the words that a text holds, in one pass: hardly a text holds more than a few. */
export function wordsHeld(text: string, index: WordIndex): string[] {
  const held: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const words = index.get(text.charCodeAt(at));
    if (words) for (const word of words) if (text.startsWith(word, at) && !held.includes(word)) held.push(word);
  }
  return held;
}
