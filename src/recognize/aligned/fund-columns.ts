import { flatMap } from '../../model/group.js';
import { fundColumnIn } from '../label-meaning.js';
import {
  ANY_TEXT,
  type Borders,
  type ColumnShape,
  fitBorders,
  type Heading,
  rangesFromBorders,
  rangesFromHeadings,
} from './columns.js';
import type { LabelBlock } from './find-labels.js';
import type { Skeleton } from './header-skeleton.js';
import { byColumn } from './place-words.js';
import { type TextLine, type Word, withoutWords } from './text-lines.js';

/** The columns of the money grid of a self-evaluation. */
export interface FundColumns {
  /** Of the page of its head: they stand for the columns. */
  readonly borders: Borders;
  /** The words of a line by column, as from `byColumn`. Columns drift from page to page. */
  readonly wordsOf: (line: TextLine) => Word[][];
  /** The same for the lines of one row: whether it has as many values as columns shows only there. */
  readonly wordsOfRow: (lines: readonly TextLine[]) => Word[][][];
}

/** Finds the columns of the money grid between its head and its last source; null when the form has none. */
export function findFundColumns(
  lines: readonly TextLine[],
  { rows }: Skeleton,
  taken: ReadonlySet<Word>,
): FundColumns | null {
  const head = rows.find(({ kind }) => kind === 'fundHead');
  const sources = flatMap(
    rows.filter(({ kind }) => kind === 'fund'),
    (row) => row.labels,
  );
  if (!head || sources.length === 0) return null;
  const from = Math.max(...head.labels.map((block) => block.last));
  const to = Math.max(...sources.map((block) => block.last));
  const own = lines.filter((line) => line.index > from && line.index <= to).map((line) => withoutWords(line, taken));
  const page = head.labels[0].words[0].line.page;
  const behind = (at: number) =>
    Math.max(0, ...sources.filter(({ words }) => words[0].line.page === at).map(({ x1 }) => x1));
  const low = behind(page) || Math.max(...sources.map(({ x1 }) => x1));
  const headings = headingsBehind(low, head.labels, own, taken);
  if (!headings) return null;
  const [first, ...others] = rangesFromHeadings(headings);
  const shapes = [NOTHING, ...head.labels.map(shapeOf)];
  const linesOf = (at: number) => own.filter((line) => line.page === at);
  const borders = fitBorders(linesOf(page), shapes, [{ ...first, low }, ...others]);
  const byPage = new Map<number, Borders>([[page, borders]]);
  for (const { page: next } of own) {
    if (byPage.has(next)) continue;
    const [left, ...right] = rangesFromBorders(borders);
    byPage.set(next, fitBorders(linesOf(next), shapes, [{ ...left, low: behind(next) }, ...right]));
  }
  const wordsOf = (line: TextLine) =>
    inOrder(line, taken, borders.length) ?? byColumn(line, byPage.get(line.page) ?? borders, shapes);
  const wordsOfRow = (row: readonly TextLine[]) => stacksInOrder(row, taken, borders.length) ?? row.map(wordsOf);
  return { borders, wordsOf, wordsOfRow };
}

/**
 * What stands for the columns behind the labels of the sources: the head, or where it was moved left of where they end
 * (liteparse), the first row that has as many numbers as columns. Null where no row does.
 */
function headingsBehind(
  low: number,
  labels: readonly LabelBlock[],
  lines: readonly TextLine[],
  taken: ReadonlySet<Word>,
): readonly Heading[] | null {
  if (low <= rangesFromHeadings(labels)[0].high) return labels;
  const full = flatMap(lines, (line) => inOrder(line, taken, labels.length)?.slice(1) ?? []).slice(0, labels.length);
  return full.length > 0 ? full.map(([{ x0, x1 }]) => ({ x0, x1, exact: true })) : null;
}

const AMOUNT_OR_BLANK = /^(?:[-+]?[\d,，]+(?:\.\d*)?[%％]?|[—―–－\-/／\\*]+)$/u;

/** As many numbers as columns are theirs in their order, wherever they stand; null for any other line. */
function inOrder({ words }: TextLine, taken: ReadonlySet<Word>, columns: number): Word[][] | null {
  const values = words.filter((word) => !taken.has(word));
  if (values.length !== columns || !values.every(({ text }) => AMOUNT_OR_BLANK.test(text))) return null;
  return [words.filter((word) => taken.has(word)), ...values.map((word) => [word])];
}

/** `96.45` above `%`: values that are wrapped beside others of one line. As many as columns are theirs in their order; null for other rows. */
function stacksInOrder(lines: readonly TextLine[], taken: ReadonlySet<Word>, columns: number): Word[][][] | null {
  const values = flatMap(lines, ({ words }) => words.filter((word) => !taken.has(word))).toSorted(
    (a, b) => a.x0 - b.x0,
  );
  const stacks: Word[][] = [];
  for (const word of values) {
    const last = stacks.at(-1);
    if (last?.every(({ line, x1 }) => line !== word.line && x1 > word.x0)) last.push(word);
    else stacks.push([word]);
  }
  const textOf = (stack: readonly Word[]) =>
    stack
      .toSorted((a, b) => a.line.index - b.line.index)
      .map(({ text }) => text)
      .join('');
  if (stacks.length !== columns || !stacks.every((stack) => AMOUNT_OR_BLANK.test(textOf(stack)))) return null;
  return lines.map((line) => [
    line.words.filter((word) => taken.has(word)),
    ...stacks.map((stack) => line.words.filter((word) => stack.includes(word))),
  ]);
}

/** The labels of the sources apart, nothing stands left of the first column. */
const NOTHING: ColumnShape = { look: () => 4 };

const NUMBER = /^[-+]?[\d,，]+(?:\.\d*)?$/u;
/** No points have thousands, or cents behind a hundred: `1,958.22`, `343.50`. */
const AMOUNT = /,\d{3}|^\d{3,}\.\d|\d{4}/u;
const BLANK = /^[—―–－\-/／\\*]+$/u;

function shapeOf(block: LabelBlock): ColumnShape {
  const key = fundColumnIn(block.label.meanings);
  const plain = (text: string) => text.normalize('NFKC');
  switch (key) {
    case null:
      return ANY_TEXT;
    case 'rate':
      return { look: () => 0, single: true };
    case 'weight':
    case 'score':
      return { look: (text) => (AMOUNT.test(plain(text)) ? 4 : 0), single: true };
    default:
      return { look: (text) => (NUMBER.test(plain(text)) ? 0 : BLANK.test(text) ? 0.5 : 4), single: true };
  }
}
