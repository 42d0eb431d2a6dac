import { range } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { findLevel, levelIndex } from '../levels.js';
import { parseYearLine } from '../title.js';
import { isNameIn } from './late-levels.js';
import { namesFrom } from './name-runs.js';
import { inOrder, isOfTable, type Mark, marksBetween } from './region-marks.js';
import type { Region } from './regions.js';

/** Fewer levels above the header may be words of it. */
const LEAST_LEVELS = 3;
/** So many fields between tell the block from the first rows of a table. */
const LEAST_FIELDS = 2;

/**
 * Exporters that draw the merged cells of a form first print its levels right below the title, above all fields. They go below the
 * head of the table, where others print the levels of all rows before these.
 */
export function withLevelsAtHead(
  lines: readonly Line[],
  regions: readonly Region[],
  marks: readonly Mark[],
): readonly Line[] {
  const order = lines.map((_, row) => row);
  for (const region of regions) {
    const own = marksBetween(marks, region.from, region.to);
    const block = levelsAbove(lines, region, own);
    const head = block && headEnd(own, block.to);
    if (!block || head === null) continue;
    for (const row of range(block.from, block.to)) order[row] = head + 0.5;
  }
  return inOrder(lines, order);
}

/** The lines of the levels that stand below the title, above the fields and the head of the table. */
function levelsAbove(lines: readonly Line[], { from, to, form }: Region, own: readonly Mark[]) {
  const titles = new Set(own.filter(({ title }) => title !== null).map(({ row }) => row));
  let start = from;
  while (start < to && (titles.has(start) || parseYearLine(lines[start].text) !== null)) start++;
  const { names, lines: count } = namesFrom(lines.slice(start, to), isNameIn(form));
  const index = levelIndex(form);
  const levels = names.filter(({ name }) => findLevel(name, index).length > 0);
  if (levels.length < LEAST_LEVELS) return null;
  return { from: start + levels[0].line, to: start + count };
}

/** The last line of the head of the table, with fields between it and this row; null without. */
function headEnd(own: readonly Mark[], from: number): number | null {
  const below = own.filter(({ row }) => row >= from);
  const first = below.findIndex(isOfTable);
  if (first < 0) return null;
  const fields = below.slice(0, first).filter(({ ids }) => ids.some((id) => id.startsWith('field ')));
  if (fields.length < LEAST_FIELDS) return null;
  let last = first;
  while (below[last + 1]?.columns.length > 0 && below[last + 1].row === below[last].row + 1) last++;
  return below[last].row;
}
