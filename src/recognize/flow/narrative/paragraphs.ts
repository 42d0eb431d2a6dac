import { displayWidth } from '../../../rebuild/display-width.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { FULL_LINE_SHARE } from '../../tolerances.js';
import type { Item } from '../items.js';
import { numbering } from './line-mark.js';

/** A column is as wide as its widest line. */
export function columnWidth(items: readonly Item[]): number {
  return Math.max(0, ...items.map((item) => displayWidth(item.text)));
}

/** The lines of a section → paragraphs with `\n` between: a line clearly shorter than `width` ends one, a number begins one. */
export function joinParagraphs(items: readonly Item[], width: number): string {
  const paragraphs: string[][] = [];
  const lines = numberedFirst(items.map(({ text }) => text));
  lines.forEach((line, i) => {
    const goesOn = i > 0 && displayWidth(lines[i - 1]) >= FULL_LINE_SHARE * width && numbering(line) === null;
    if (goesOn) paragraphs[paragraphs.length - 1].push(line);
    else paragraphs.push([line]);
  });
  return paragraphs.map(joinLines).join('\n');
}

/** `1、` alone between a line without a number and `2、…` was printed a little lower than that line, which it begins. */
function numberedFirst(lines: readonly string[]): readonly string[] {
  const [first, number, next, ...rest] = lines;
  const isAlone = next !== undefined && /^\d[、.．]$/u.test(number.trim()) && numbering(first) === null;
  const counts = isAlone && numbering(number)?.value === 1 && numbering(next)?.value === 2;
  return counts ? [number + first, next, ...rest] : lines;
}
