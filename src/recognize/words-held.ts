/** Words to look for. */
export interface WordIndex {
  /** By the UTF-16 unit that they begin with. */
  readonly byUnit: ReadonlyMap<number, readonly string[]>;
  /** One for the last bits of each such unit: most characters of a text are told by them. */
  readonly marks: Uint8Array;
}

const MARKS = 2048;

export function wordIndex(words: Iterable<string>): WordIndex {
  const byUnit = new Map<number, string[]>();
  const marks = new Uint8Array(MARKS);
  for (const word of new Set(words)) {
    const unit = word.charCodeAt(0);
    const alike = byUnit.get(unit);
    if (alike) alike.push(word);
    else byUnit.set(unit, [word]);
    marks[unit % MARKS] = 1;
  }
  return { byUnit, marks };
}

/** Those of the words that a text holds, in one pass: hardly a text holds more than a few. */
export function wordsHeld(text: string, { byUnit, marks }: WordIndex): string[] {
  const held: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const words = marks[unit % MARKS] === 1 ? byUnit.get(unit) : undefined;
    if (words) for (const word of words) if (text.startsWith(word, at) && !held.includes(word)) held.push(word);
  }
  return held;
}
