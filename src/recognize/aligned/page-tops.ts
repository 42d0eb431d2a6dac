import type { FormDefinition } from '../../model/form.js';
import type { Line } from '../../model/page.js';
import { shapesOf } from './column-shapes.js';
import { fitColumns, type Range, rangesFromBorders, rangesFromHeadings } from './columns.js';
import type { TableHead } from './table-head.js';
import type { TextLine } from './text-lines.js';
import { TABLE } from './tolerances.js';

/**
 * The first lines of pages where the dump marks none, for columns change from page to page: what stands below the number of
 * a page, or else a head that is printed again, or else each line from which on the table has its columns elsewhere.
 * @param furniture page numbers among the printed lines
 */
export function findPageTops(
  printed: readonly Line[],
  furniture: ReadonlySet<Line>,
  text: readonly TextLine[],
  heads: readonly TableHead[],
  form: FormDefinition,
): ReadonlySet<Line> {
  if (printed.some(({ page }) => page !== null)) return new Set();
  const numbered = printed.filter((line, at) => at > 0 && furniture.has(printed[at - 1]) && !furniture.has(line));
  const tops = numbered.length > 0 ? numbered : heads.slice(1).map(({ first }) => text[first].source);
  if (tops.length > 0) return new Set(tops);
  const [{ columns, last }] = heads;
  const shapes = shapesOf(
    columns.map(({ key }) => key),
    form,
  );
  const body = text.filter(({ index, words }) => index > last && words.length > 0);
  return new Set(shiftedLines(body, shapes, rangesFromHeadings(columns)).map(({ source }) => source));
}

/** The lines from which on a table fits other columns, where it fits none as a whole. */
function shiftedLines(
  lines: readonly TextLine[],
  shapes: Parameters<typeof fitColumns>[1],
  ranges: readonly Range[],
): TextLine[] {
  const whole = fitColumns(lines, shapes, ranges).cost;
  if (whole < TABLE.misfit * lines.length) return [];
  let best = { at: 0, cost: whole - TABLE.shift };
  let below = ranges;
  for (let at = TABLE.leastPage; at + TABLE.leastPage <= lines.length; at++) {
    const upper = fitColumns(lines.slice(0, at), shapes, ranges);
    if (upper.cost > best.cost) break;
    const others = rangesFromBorders(upper.borders);
    const cost = upper.cost + fitColumns(lines.slice(at), shapes, others).cost;
    if (cost > best.cost) continue;
    best = { at, cost };
    below = others;
  }
  return best.at === 0 ? [] : [lines[best.at], ...shiftedLines(lines.slice(best.at), shapes, below)];
}
