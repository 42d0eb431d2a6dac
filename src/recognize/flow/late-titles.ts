import type { Line } from '../../model/page.js';
import { parseYearLine } from '../title.js';
import { inOrder, type Mark } from './region-marks.js';

/**
 * Some exporters draw the frame of a form last: on every page that begins one, its title is the last line, below the labels of the form
 * and the year. These titles are put at the top of their pages, with the year below.
 */
export function withTitlesFirst(lines: readonly Line[], marks: readonly Mark[]): readonly Line[] {
  const titles = marks.filter(({ title }) => title !== null).map(({ row }) => row);
  if (titles.length === 0 || !titles.every((row) => isLast(lines, row) && isBelowLabels(lines, marks, row)))
    return lines;
  const order = lines.map((_, row) => row);
  for (const row of titles) {
    const top = lines.findIndex(({ page }) => page === lines[row].page);
    order[row] = top - 0.75;
    const above = lines[row - 1];
    if (above && parseYearLine(above.text) !== null) order[row - 1] = top - 0.5;
  }
  return inOrder(lines, order);
}

function isLast(lines: readonly Line[], row: number): boolean {
  return lines[row].page !== null && lines[row + 1]?.page !== lines[row].page;
}

/** The labels of what the form is about stand on the page of its title, and not on the next one. */
function isBelowLabels(lines: readonly Line[], marks: readonly Mark[], title: number): boolean {
  const { page } = lines[title];
  const isNamedOn = (other: number | null) =>
    marks.some(({ row, naming }) => naming.length > 0 && lines[row].page === other);
  return isNamedOn(page) && (isTitledOn(lines, marks, page! + 1) || !isNamedOn(page! + 1));
}

function isTitledOn(lines: readonly Line[], marks: readonly Mark[], page: number): boolean {
  return marks.some(({ row, title }) => title !== null && lines[row].page === page);
}
