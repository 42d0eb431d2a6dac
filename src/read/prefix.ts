import { countBy } from '../model/group.js';

/** A number and the sign behind it count lines or tell places: `12:`, `(0.000,0.000) `; a mail program marks lines with `> `. */
const PREFIX =
  /^(?:\s*(?:>\s?)+|\s*[([]?-?\d+(?:\.\d+)?(?:\s*[,;]\s*-?\d+(?:\.\d+)?)*[)\]]?(?:[:：|\t]|(?<=[)\]])\s))/u;
/** So many lines, and so large a share of them, begin alike in no text of their own. */
const LEAST_LINES = 20;
const SHARE = 0.98;

/** Takes off what a program put before every line, of one shape: numbers, places, quotation marks, common blanks. */
export function withoutPrefix(lines: readonly string[]): readonly string[] {
  return withoutMargin(withoutMarks(lines));
}

/** Blanks that every line begins with: a text that was set in, or pasted into another. */
const MARGIN = /^\f?( *)(?=\S|$)/u;
/** Where fewer lines begin at the margin they stand in columns, and how far each is from the edge of the page may count. */
const AT_MARGIN = 0.5;

function withoutMargin(lines: readonly string[]): readonly string[] {
  const indents: number[] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    indents.push(MARGIN.exec(line)?.[1].length ?? 0);
    if (indents.at(-1) === 0) return lines;
  }
  const margin = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  const atMargin = indents.filter((indent) => indent === margin).length;
  if (atMargin < AT_MARGIN * indents.length || indents.length === 0) return lines;
  const set = new RegExp(`(?<=^\\f?) {${margin}}`, 'u');
  return lines.map((line) => line.replace(set, ''));
}

function withoutMarks(lines: readonly string[]): readonly string[] {
  const printed = lines.filter((line) => line.trim() !== '');
  if (printed.length < LEAST_LINES) return lines;
  if (shapeOf(printed[0]) === null) return lines; // nearly every text is told so
  const shapes = countBy(printed, shapeOf);
  const [shape, count] = [...shapes].sort(([, a], [, b]) => b - a)[0];
  if (shape === null || count < SHARE * printed.length) return lines;
  return lines.map((line) => (shapeOf(line) === shape ? line.replace(PREFIX, '') : line));
}

/** A prefix without its numbers and blanks; null where a line has none. */
function shapeOf(line: string): string | null {
  const found = PREFIX.exec(line);
  return found ? found[0].replace(/\d+(?:\.\d+)?/gu, '0').replace(/\s+/gu, '') : null;
}
