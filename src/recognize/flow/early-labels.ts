import { range } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { MONEY_UNIT } from '../marks.js';
import { parseYearLine } from '../title.js';
import { inOrder, isOfTable, type Mark, marksBetween } from './region-marks.js';

/**
 * Extractors that print the boxes of a page from its left edge on print the labels of a form before its title: above the foot of the
 * table before, or, of two forms on a page, those of both above the first title. These labels are put below the title that has none.
 */
export function withLabelsBelowTitles(lines: readonly Line[], marks: readonly Mark[]): readonly Line[] {
  const order = lines.map((_, row) => row);
  const titles = marks.filter(({ title }) => title !== null);
  let spare: number[] = [];
  let isNamed = false;
  titles.forEach(({ row }, i) => {
    const above = marksBetween(marks, titles[i - 1]?.row + 1 || 0, row);
    const below = marksBetween(marks, row, titles[i + 1]?.row ?? lines.length);
    const header = below.slice(0, below.findIndex(isOfTable) + 1);
    const isBare = header.length > 0 && !header.some(isNaming);
    const early = isNamed ? labelsAboveFoot(lines, above) : [];
    const labels = !isBare ? [] : spare.length > 0 ? spare : early;
    const place = row + (lines[row + 1] && parseYearLine(lines[row + 1].text) !== null ? 1.5 : 0.5);
    for (const label of labels) order[label] = place;
    isNamed = header.some(isNaming) || labels.length > 0 || above.some(isNaming);
    spare = labels.length > 0 ? [] : twinLabels(lines, above, row);
  });
  return inOrder(lines, order);
}

function isNaming({ naming }: Mark): boolean {
  return naming.length > 0;
}

/** The rows from the last name behind a table to the last label above that table's foot. */
function labelsAboveFoot(lines: readonly Line[], above: readonly Mark[]): number[] {
  const foot = above.findLastIndex(({ ids }) => ids.some((id) => id.startsWith('footer ')));
  const name = above.findLastIndex((mark, at) => at < foot && isNaming(mark));
  if (name < 0 || above.slice(name).some(isOfTable) || !above.slice(0, name).some(isOfTable)) return [];
  return range(above[name].row, withUnit(lines, above[foot - 1].row) + 1);
}

/** The second one of two blocks of the same labels right above each other and above everything else. */
function twinLabels(lines: readonly Line[], above: readonly Mark[], end: number): number[] {
  const [first, second] = above.filter(isNaming).slice(-2);
  if (!second || above.slice(above.indexOf(first)).some(isOfTable)) return [];
  const rows = second.row - first.row;
  const isTwin = range(first.row, second.row).every((row) => lines[row].text === lines[row + rows]?.text);
  return isTwin && second.row + rows <= end ? range(second.row, second.row + rows) : [];
}

function withUnit(lines: readonly Line[], row: number): number {
  return MONEY_UNIT.test(lines[row + 1]?.text.trim() ?? '') ? row + 1 : row;
}
