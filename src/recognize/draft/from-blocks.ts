import type { Block } from '../../model/grid.js';
import { isUnitLine, loneText, titleOf, yearOf } from '../grid/title-rows.js';
import { cellText, type GridView, type Item, isBlank, toItems } from '../grid/view.js';
import { findHead, type Head } from './find-head.js';
import { findLists } from './find-lists.js';
import { findPairs } from './find-pairs.js';
import type { Pair, Sample } from './guess.js';
import { bareTitle, labelledLine } from './lines.js';
import { guessType } from './words.js';

/** The first form with an indicator table that ruled tables and lines show; null when there is no such table. */
export function sampleFromBlocks(blocks: readonly Block[]): Sample | null {
  const items = toItems(blocks);
  const views = [...new Set(items.flatMap((item) => (item.kind === 'row' ? [item.view] : [])))];
  for (const view of views) {
    const head = findHead(view);
    if (head) return readSample(items, views, view, head);
  }
  return null;
}

function readSample(items: readonly Item[], views: readonly GridView[], view: GridView, head: Head): Sample {
  const at = items.findIndex((item) => item.kind === 'row' && item.view === view);
  const above = linesAbove(items, at);
  const { title, row } = titleIn(above, view, head);
  const { lists, taken } = findLists(view, row, head.row);
  const inGrid = findPairs(view, row, head.row, taken);
  const before = gridBefore(items, views, at);
  const inBefore = before ? findPairs(before, 0, before.grid.rows) : { pairs: [], headings: [] };
  const below = findPairs(view, head.bodyTo, view.grid.rows);
  const footers = below.pairs.filter(({ type, value }) => type === 'number' && value !== null);
  const inLines = above.flatMap((text) => labelledLine(text).map(toPair));
  return {
    title,
    pairs: [...inLines, ...inBefore.pairs, ...inGrid.pairs, ...below.pairs.filter((pair) => !footers.includes(pair))],
    headings: [
      ...inBefore.headings,
      ...inGrid.headings,
      ...lists.flatMap(({ heading, groups }) => [...(heading === null ? [] : [heading]), ...groups]),
      ...sideHeading(view, head),
    ],
    lists,
    head: head.columns,
    footers: footers.map(({ label }) => label),
  };
}

function toPair({ label, value }: { label: string; value: string }): Pair {
  const type = guessType(label, value, false);
  return { label, value, long: false, beside: false, type, total: null };
}

/** So many lines above a table may be its title, year, unit and labels. */
const LINES_ABOVE = 6;

function linesAbove(items: readonly Item[], at: number): string[] {
  const texts: string[] = [];
  for (let i = at - 1; i >= 0 && texts.length < LINES_ABOVE; i--) {
    const item = items[i];
    if (item.kind === 'row') break;
    texts.unshift(item.piece.text.trim());
  }
  return texts;
}

/** The labels may stand in a table of their own, directly before that of the indicators. */
function gridBefore(items: readonly Item[], views: readonly GridView[], at: number): GridView | null {
  const last = items[at - 1];
  return last?.kind === 'row' && views.includes(last.view) ? last.view : null;
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
  const printed = lines.find((text) => /[表书单]$/u.test(text.replace(/\([^()]*\)$/u, ''))) ?? lines.at(-1) ?? null;
  return { title: (inGrid === null ? null : bareTitle(inGrid)) ?? printed, row };
}

function sideHeading(view: GridView, head: Head): string[] {
  const side = view.across(head.row).find((cell) => !isBlank(cell) && cell.row + cell.rowSpan > head.bodyFrom);
  return side && side.col === 0 && side.rowSpan > 1 ? [cellText(side).replace(/\s+/gu, '')] : [];
}
