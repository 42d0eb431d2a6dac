import { displayWidth } from '../../../rebuild/display-width.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { FULL_LINE_SHARE } from '../../tolerances.js';
import type { Item } from '../items.js';
import { numbering } from './narrative.js';

/**
 * The lines of one section → its paragraphs, separated by `\n`. A line ends a paragraph when it is clearly shorter than
 * the column, which is as wide as the widest narrative line of the form; a numbered line always starts one.
 */
export function joinParagraphs(items: readonly Item[], column: readonly Item[]): string {
  const width = Math.max(0, ...column.map((item) => displayWidth(item.text)));
  const paragraphs: string[][] = [];
  items.forEach((item, i) => {
    const before = items[i - 1];
    const goesOn = before && displayWidth(before.text) >= FULL_LINE_SHARE * width && numbering(item.text) === null;
    if (goesOn) paragraphs[paragraphs.length - 1].push(item.text);
    else paragraphs.push([item.text]);
  });
  return paragraphs.map(joinLines).join('\n');
}
