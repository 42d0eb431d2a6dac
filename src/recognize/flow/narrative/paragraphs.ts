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
  items.forEach((item, i) => {
    const before = items[i - 1];
    const goesOn = before && displayWidth(before.text) >= FULL_LINE_SHARE * width && numbering(item.text) === null;
    if (goesOn) paragraphs[paragraphs.length - 1].push(item.text);
    else paragraphs.push([item.text]);
  });
  return paragraphs.map(joinLines).join('\n');
}
