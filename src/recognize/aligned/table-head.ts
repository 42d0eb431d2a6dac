import type { ColumnKey, FormDefinition } from '../../model/form.js';
import { flatMap, insertBefore } from '../../model/group.js';
import { lacksColumns } from '../grid/header.js';
import { normalizeLabel } from '../label.js';
import { columnsIn, means } from '../label-meaning.js';
import type { Heading } from './columns.js';
import { compareLabels, findLabelBlocks, type LabelBlock, standBeside } from './find-labels.js';
import { type Fragment, type TextLine, textOf, toFragments, type Word } from './text-lines.js';
import { HEAD } from './tolerances.js';

/** A heading of the indicator table; `key` is null for a column that the form does not know. */
export interface ColumnHead extends Heading {
  readonly key: ColumnKey | null;
  readonly words: readonly Word[];
}

/** The head of the table as one page prints it; lines by position among all lines. */
export interface TableHead {
  readonly columns: readonly ColumnHead[];
  /** Headings over the headings of several columns: 指标值 over 上年 and 预期当年实现. */
  readonly over: readonly Word[];
  readonly first: number;
  readonly last: number;
  readonly page: number;
}

/** The heads of the indicator table: the first, and those that later pages print again. */
export function findTableHeads(lines: readonly TextLine[], form: FormDefinition): TableHead[] {
  const all = findLabelBlocks(lines, form);
  const blocks = all.filter(({ label }) => means(label.meanings, 'column'));
  const groups: LabelBlock[][] = [];
  for (const block of [...blocks].sort((a, b) => a.words[0].line.page - b.words[0].line.page || a.y - b.y)) {
    const group = groups.findLast((each) => isLevel(each, block));
    if (group) group.push(block);
    else groups.push([block]);
  }
  return flatMap(groups, (group) => {
    const head = toHead(group, lines, form);
    return head ? [{ ...head, first: firstBeside(head, all) }] : [];
  });
}

/** Where 绩效指标, going down beside the table, begins alone on a line above the head, that line is the table's first. */
function firstBeside({ first, last }: TableHead, blocks: readonly LabelBlock[]): number {
  const isAlone = ({ line }: Word) => line.index >= first || line.words.length === 1;
  const beside = blocks.filter((block) => block.first < first && block.last > last && block.words.every(isAlone));
  const headings = beside.filter(({ label }) => means(label.meanings, 'heading'));
  return Math.min(first, ...headings.map((block) => block.first));
}

function isLevel(group: readonly LabelBlock[], block: LabelBlock): boolean {
  const page = group[0].words[0].line.page === block.words[0].line.page;
  const apart = group.every((other) => standBeside(other, block) || isOver(other, block));
  return page && apart && group.some((other) => overlaps(other, block));
}

/** A heading that stands wholly above another which can be of the same column heads that one and those beside it. */
function isOver(upper: LabelBlock, lower: LabelBlock): boolean {
  return upper.last < lower.first && columnKeys(upper).some((key) => columnKeys(lower).includes(key));
}

function columnKeys({ label }: LabelBlock): ColumnKey[] {
  return columnsIn(label.meanings);
}

/** Headings of one table are centred or begin together: wrapped ones reach over more lines. */
function overlaps(a: LabelBlock, b: LabelBlock): boolean {
  return a.first <= b.last + HEAD.sameRow && b.first <= a.last + HEAD.sameRow;
}

/** A group of column labels is a head when all columns are there that decide for the form. */
function toHead(group: readonly LabelBlock[], lines: readonly TextLine[], form: FormDefinition): TableHead | null {
  const columns: ColumnHead[] = [];
  const over = group.filter((block) => group.some((other) => isOver(block, other)));
  for (const block of inOrder(group.filter((each) => !over.includes(each)))) {
    const key = columnKeys(block).find((each) => columns.every((column) => column.key !== each)) ?? null;
    columns.push({ key, words: block.words, x0: block.x0, x1: block.x1, exact: block.exact });
  }
  const keys = new Set(columns.map(({ key }) => key));
  if (!form.table || lacksColumns(form.table, ({ key }) => keys.has(key))) return null;
  const first = Math.min(...group.map((block) => block.first));
  const last = Math.max(...group.map((block) => block.last));
  const words = flatMap(over, (block) => block.words);
  const foreign = foreignColumns(lines, columns, new Set(words), form, first, last);
  return { columns: withForeign(columns, foreign), over: words, first, last, page: group[0].words[0].line.page };
}

/** Headings from left to right: by place, but as printed where two stand on one line. */
function inOrder(group: readonly LabelBlock[]): LabelBlock[] {
  const ordered: LabelBlock[] = [];
  for (const block of [...group].sort((a, b) => a.x0 - b.x0))
    insertBefore(ordered, block, (other) => compareLabels(block, other) < 0);
  return ordered;
}

function withForeign(columns: readonly ColumnHead[], foreign: readonly ColumnHead[]): ColumnHead[] {
  const all = [...columns];
  for (const column of foreign) insertBefore(all, column, (other) => other.x0 > column.x0);
  return all;
}

/** Headings that the form does not know: other words on the head's lines, right of its first column, part of no known one. */
function foreignColumns(
  lines: readonly TextLine[],
  columns: readonly ColumnHead[],
  over: ReadonlySet<Word>,
  form: FormDefinition,
  first: number,
  last: number,
): ColumnHead[] {
  const known = new Set([...over, ...flatMap(columns, ({ words }) => words)]);
  const keys = new Set(columns.map(({ key }) => key));
  const names = flatMap(form.table?.columns.filter(({ key }) => keys.has(key)) ?? [], ({ labels }) => labels);
  const isPart = (text: string) => names.some((name) => normalizeLabel(name).includes(normalizeLabel(text)));
  const foreign: { key: null; words: Word[]; x0: number; x1: number; exact: boolean }[] = [];
  for (const line of lines) {
    if (line.index < first || line.index > last) continue;
    const open = flatMap(toFragments(line.words.filter((word) => !known.has(word))), partHeadings);
    for (const { words, x0, x1 } of open) {
      if (isPart(textOf(words))) continue;
      if (x0 < columns[0].x0 || columns.some((column) => x0 < column.x1 && x1 > column.x0)) continue;
      const over = foreign.find((column) => x0 < column.x1 && x1 > column.x0);
      if (over) {
        over.words.push(...words);
        over.x0 = Math.min(over.x0, x0);
        over.x1 = Math.max(over.x1, x1);
      } else foreign.push({ key: null, words: [...words], x0, x1, exact: true });
    }
  }
  return foreign;
}

/** Headings of narrow columns stand one blank apart: 一季度 二季度. Single characters are those of one word. */
function partHeadings(fragment: Fragment): Fragment[] {
  if (fragment.words.some(({ text }) => text.length < 2)) return [fragment];
  return fragment.words.map((word) => ({ words: [word], x0: word.x0, x1: word.x1 }));
}
