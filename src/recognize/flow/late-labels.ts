import type { FormDefinition } from '../../model/form.js';
import { flatMap, range, runsOf } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { mayBegin, normalizeLabel, withoutUnit } from '../label.js';
import { means } from '../label-meaning.js';
import { MONEY_UNIT } from '../marks.js';
import { parseTitle, parseYearLine } from '../title.js';
import { isPageNumber } from './furniture.js';
import { namesFrom } from './name-runs.js';
import { inOrder, isOfTable, type Mark, marksBetween } from './region-marks.js';
import type { Region } from './regions.js';
import { vocabularyOf } from './vocabulary.js';

/** A single label at the end of a page may have its text on the next one. */
const LEAST_LABELS = 2;

/**
 * Exporters draw the column of labels of a page last: below the values, and below the first rows of a table that begins on that page.
 * Where a form goes over pages, the labels of each go back above its values; those of a whole header are read below them as well.
 */
export function withLabelsOfPages(
  lines: readonly Line[],
  regions: readonly Region[],
  marks: readonly Mark[],
): readonly Line[] {
  const order = lines.map((_, row) => row);
  for (const { from, to, form } of regions) {
    const pages = runsOf(range(from, to), (run, row) => lines[run[0]].page === lines[row].page);
    if (pages.length < 2) continue;
    const blocks = pages.map((rows) => labelsAtEnd(lines, rows, form));
    const isHeader = blocks.every((block, i) => i === 0 || block.length === 0);
    if (blocks[0].length === 0) continue;
    if (isHeader && !marksBetween(marks, from, blocks[0][0]).some(isOfTable)) continue;
    pages.forEach(([first, ...rows], i) => {
      const [label] = blocks[i];
      const last = rows.at(-1) ?? first;
      if (label === undefined || hasAny(marksBetween(marks, first, label), marksBetween(marks, label, last + 1)))
        return;
      for (const row of blocks[i]) order[row] = belowTitle(lines, first, form) - 0.5;
    });
  }
  return inOrder(lines, order);
}

/** The rows of the labels that a page ends with, above its number. */
function labelsAtEnd(lines: readonly Line[], rows: readonly number[], form: FormDefinition): readonly number[] {
  const { meanings, firsts } = vocabularyOf(form);
  const isLabel = (text: string) => {
    if (!mayBegin(text, firsts) && !text.startsWith('(')) return false;
    if (MONEY_UNIT.test(normalizeLabel(text))) return true;
    return [normalizeLabel(text), withoutUnit(text)].some((name) => means(meanings.get(name), 'field', 'section'));
  };
  const end = rows.findLastIndex((row) => !isPageNumber(lines[row].text)) + 1;
  const printed = rows.slice(0, end).map((row) => lines[row]);
  const start = printed.findIndex((_, at) => {
    const run = namesFrom(printed.slice(at), isLabel);
    return at + run.lines === end && run.names.length >= LEAST_LABELS;
  });
  return start < 0 ? [] : rows.slice(start, end);
}

/** Whether a field of those labels is printed above them. */
function hasAny(above: readonly Mark[], labels: readonly Mark[]): boolean {
  const fields = new Set(flatMap(labels, ({ ids }) => ids.filter((id) => id.startsWith('field '))));
  return above.some(({ ids }) => ids.some((id) => fields.has(id)));
}

/** Where a form's title and year end, if they begin here. */
function belowTitle(lines: readonly Line[], first: number, form: FormDefinition): number {
  let row = first;
  while (row < lines.length && (parseTitle(lines[row].text, [form]) || parseYearLine(lines[row].text) !== null)) row++;
  return row;
}
