import type { Block } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import { isUnitLine, loneText, titleOf, yearOf } from '../grid/title-rows.js';
import { compactText, type GridView, type Item, isBlank, toItems } from '../grid/view.js';
import { findHead, type Head } from './find-head.js';
import { findLists } from './find-lists.js';
import { findPairs } from './find-pairs.js';
import type { Pair, Sample } from './guess.js';
import { bareTitle, isTitle, labelledLine } from './lines.js';
import { guessType } from './words.js';

/** The first form with an indicator table that ruled tables and lines show; null when there is no such table. */
export function sampleFromBlocks(blocks: readonly Block[]): Sample | null {
  const items = toItems(blocks);
  const views = [...new Set(flatMap(items, (item) => (item.kind === 'row' ? [item.view] : [])))];
  for (const view of views) {
    const head = findHead(view);
    if (head) return readSample(items, view, head);
  }
  return null;
}

function readSample(items: readonly Item[], view: GridView, head: Head): Sample {
  const at = items.findIndex((item) => item.kind === 'row' && item.view === view);
  const { lines, grids } = aboveTable(items, at);
  const { title, row } = titleIn(lines, view, head);
  const { lists, taken } = findLists(view, row, head.row);
  const before = grids.map((grid) => findPairs(grid, 0, grid.grid.rows));
  const own = findPairs(view, row, head.row, taken);
  const below = findPairs(view, head.bodyTo, view.grid.rows);
  const footers = below.pairs.filter(isFooter);
  const parts = [...before, own];
  return {
    title,
    pairs: [
      ...flatMap(lines, (text) => labelledLine(text).map(toPair)),
      ...flatMap(parts, (part) => part.pairs),
      ...below.pairs.filter((pair) => !footers.includes(pair)),
    ],
    headings: [
      ...flatMap(parts, (part) => part.headings),
      ...flatMap(lists, ({ heading, groups }) => [...(heading === null ? [] : [heading]), ...groups]),
      ...sideHeading(view, head),
    ],
    lists,
    head: head.columns,
    footers: footers.map(({ label }) => label),
  };
}

/** A row under the table with one number: 总分. */
function isFooter({ label, type, value }: Pair): boolean {
  if (value === null) return false;
  return type === 'number' || (type === 'money' && /^(?:合计|总计|总?分|总?得分)/u.test(label) && !/元/u.test(value));
}

function toPair({ label, value }: { label: string; value: string }): Pair {
  const type = guessType(label, value, false);
  return { label, value, long: false, beside: false, type, total: null };
}

/** So many lines above its tables may hold a form's title, year, unit and labels. */
const LINES_ABOVE = 6;

/** The lines and tables above a table that belong to its form: up to the first line that is the title of a form. */
function aboveTable(items: readonly Item[], at: number): { lines: string[]; grids: GridView[] } {
  const lines: string[] = [];
  const grids: GridView[] = [];
  for (let i = at - 1, other = 0; i >= 0 && other < LINES_ABOVE; i--) {
    const item = items[i];
    if (item.kind === 'row') {
      if (grids[0] !== item.view) grids.unshift(item.view);
      continue;
    }
    const text = item.piece.text.trim();
    lines.unshift(text);
    other++;
    if (isTitle(bareTitle(text))) break;
  }
  return { lines, grids };
}

/** The title in the lines above, or in rows of the grid that have one cell; and the first row after it. */
function titleIn(above: readonly string[], view: GridView, head: Head): { title: string | null; row: number } {
  let row = 0;
  let inGrid: string | null = null;
  for (; row < head.row; row++) {
    const item: Item = { kind: 'row', view, row };
    const text = loneText(item);
    if (text === null && !view.across(row).every(isBlank)) break;
    if (text === null || yearOf(item) !== null || isUnitLine(item)) continue;
    if (inGrid !== null && titleOf(item, []) === null) break;
    inGrid = text;
  }
  const lines = above.map(bareTitle).filter((text) => text !== null);
  const printed = lines.find(isTitle) ?? lines.at(-1) ?? null;
  return { title: (inGrid === null ? null : bareTitle(inGrid)) ?? printed, row };
}

function sideHeading(view: GridView, head: Head): string[] {
  const side = view.across(head.row).find((cell) => !isBlank(cell) && cell.row + cell.rowSpan > head.bodyFrom);
  return side && side.col === 0 && side.rowSpan > 1 ? [compactText(side)] : [];
}
