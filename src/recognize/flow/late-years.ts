import type { Line } from '../../model/page.js';
import { parseYearLine } from '../title.js';
import { inOrder, type Mark } from './region-marks.js';

/**
 * Spreadsheet programs draw cells that mix scripts, or wrap, behind all others of a page. Where it has several forms, their titles stand
 * among the others and their years are the first of the late cells of each: `（2023年度）`, the period, the texts, the targets.
 * Each form gets its own late cells behind it.
 */
export function withLateYears(lines: readonly Line[], marks: readonly Mark[]): readonly Line[] {
  const titles = marks.filter(({ title }) => title !== null).map(({ row }) => row);
  if (titles.length < 2) return lines;
  const order = lines.map((_, row) => row);
  for (const years of lateYears(lines, titles)) {
    const own = titles.filter((row) => row < years[0]).slice(-years.length);
    for (let i = 0; i + 1 < years.length; i++)
      for (let row = years[i]; row < years[i + 1]; row++)
        order[row] = own[i + 1] - 1 + (row - years[i] + 1) / (years[i + 1] - years[i] + 1);
  }
  return inOrder(lines, order);
}

/** Runs of years behind as many titles without one. */
function lateYears(lines: readonly Line[], titles: readonly number[]): readonly (readonly number[])[] {
  const starts = new Set(titles);
  const found: number[][] = [];
  let open = 0;
  let run: number[] = [];
  const close = () => {
    if (run.length > 1 && run.length === open) found.push(run);
    [open, run] = [0, []];
  };
  lines.forEach(({ text }, row) => {
    if (starts.has(row)) {
      if (run.length > 0) close();
      open++;
    } else if (parseYearLine(text) !== null && (run.length === 0 || shapeOf(text) === shapeOf(lines[run[0]].text))) {
      run.push(row);
    }
  });
  close();
  return found;
}

/** `（2023年度）` is no `2023年`, the period. */
function shapeOf(text: string): string {
  return text.trim().replace(/\d/gu, '0');
}
