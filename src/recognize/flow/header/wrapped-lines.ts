import { displayWidth } from '../../../rebuild/display-width.js';
import { WRAP_SLACK } from '../../tolerances.js';
import type { GapMeaning } from '../gaps.js';
import type { Item } from '../items.js';
import { looksLike, MOST_VALUE_LINES } from './value-looks.js';

/** A cell that is narrower than this is not wrapped text. */
const NARROWEST_CELL = 8;

/**
 * How many of these lines, the first included, are one wrapped cell: all but the last are equally wide, and that is not wider.
 * Where adjacent lines are two cells, its lines have blank ones between; where blank lines part cells, it ends at one.
 */
export function wrappedLines(items: readonly Item[], gaps: GapMeaning): number {
  const width = displayWidth(items[0].text);
  if (width < NARROWEST_CELL) return 1;
  let count = 1;
  while (count < items.length && count < MOST_VALUE_LINES && goesOn(items, count, width, gaps)) count++;
  return count;
}

function goesOn(items: readonly Item[], at: number, width: number, gaps: GapMeaning): boolean {
  const item = items[at];
  if (gaps.kind === 'blank' && item.blankBefore === 0) return false;
  if (gaps.kind === 'block' && item.blankBefore > 0) return false;
  if (item.sameLine || !looksLike('text', item.text)) return false;
  if (displayWidth(items[at - 1].text) < width - WRAP_SLACK) return false;
  return displayWidth(item.text) <= width + WRAP_SLACK;
}
