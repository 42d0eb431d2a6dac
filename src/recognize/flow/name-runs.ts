import type { Line } from '../../model/page.js';

const MOST_NAME_LINES = 4;
const LONGEST_NAME = 20;

/** A name, and the line that it begins on. */
export interface PlacedName {
  readonly name: string;
  readonly line: number;
}

/** The names that these lines begin with; one may take several lines, a line hold several of them. */
export function namesFrom(
  lines: readonly Line[],
  isName: (text: string) => boolean,
): { names: PlacedName[]; lines: number } {
  const names: PlacedName[] = [];
  let end = 0;
  for (let from = 0; from < lines.length; from = end) {
    let text = '';
    let found: string[] | null = null;
    for (let at = from; at < Math.min(lines.length, from + MOST_NAME_LINES) && text.length <= LONGEST_NAME; at++) {
      text += lines[at].text.replace(/\s/gu, '');
      const here = namesIn(text, isName);
      if (!here) continue;
      found = here;
      end = at + 1;
    }
    if (!found) break;
    for (let line = from, rest = lengthOf(lines[from]); found.length > 0; ) {
      const name = found.shift()!;
      names.push({ name, line });
      for (rest -= name.length; rest <= 0 && line + 1 < end; ) rest += lengthOf(lines[++line]);
    }
  }
  return { names, lines: end };
}

function lengthOf({ text }: Line): number {
  return text.replace(/\s/gu, '').length;
}

/** The names that a text without blanks consists of; null where something else stands in it. */
function namesIn(text: string, isName: (text: string) => boolean): string[] | null {
  const names: string[] = [];
  for (let at = 0; at < text.length; ) {
    let length = Math.min(LONGEST_NAME, text.length - at);
    while (length > 1 && !isName(text.slice(at, at + length))) length--;
    if (length < 2) return null;
    names.push(text.slice(at, at + length));
    at += length;
  }
  return names;
}
