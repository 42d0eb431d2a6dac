import type { ColumnKey, FormDefinition, FundsColumn, TableDefinition } from '../../../model/form.js';
import { flatMap, flatten, insertBefore, runsOf } from '../../../model/group.js';
import { remember, rememberOf } from '../../../model/remember.js';
import { columnIn, fundColumnIn, means } from '../../label-meaning.js';
import { levelMisfits } from '../../merged-levels/row-fit.js';
import type { Behind } from '../frame.js';
import type { Item } from '../items.js';
import { DEFERRAL, NARROW_MERGE } from './costs.js';
import { findDeferredRuns } from './deferred-runs.js';
import { mergeRuns, type Placed, printedCost } from './merge-runs.js';
import { placeItems } from './place-items.js';
import type { Cell, LineEvidence, ShuffleContext } from './state.js';
import { blankCosts, cellCosts } from './table.js';
import { toWords, type Word } from './words.js';

/** A form's items in reading order. */
export interface Unshuffled {
  readonly items: readonly Item[];
  /** Items that were printed elsewhere. */
  readonly moved: ReadonlySet<Item>;
  /** Lines of the dump (1-based) whose text may as well belong to another label or row. */
  readonly unsettled: ReadonlySet<number>;
  /** Lines of names whose level label may as well begin above or below them. */
  readonly unsettledLevels: ReadonlySet<number>;
}

/**
 * Spreadsheet programs draw, page by page, first the cells of one line and one script and then all others (wrapped ones, Han
 * beside digits), each in the order of the rows, and some extractors print them so. Tells such a form by its words and puts
 * the deferred cells back where they fit. Others come back as they are, `visual` lines, too. Right `behind` the year,
 * which is the first of them, deferred cells may begin, and behind its number a page.
 */
export function unshuffle(
  items: readonly Item[],
  form: FormDefinition,
  visual = false,
  behind: Behind = { year: new Set(), number: new Set() },
): Unshuffled {
  const same: Unshuffled = { items, moved: new Set(), unsettled: new Set(), unsettledLevels: new Set() };
  if (!form.table || items.length === 0 || visual) return same;
  const words = toWords(items, form);
  const runs = findDeferredRuns(words, form, behind);
  if (!runs) return same;
  const context = contextOf(words, form);
  const merge = mergeRuns(runs, context);
  if (!merge || merge.cost > printedCost(runs, context) - DEFERRAL.leastGain) return same;
  const { items: placed, moved } = placeItems(merge.placed);
  return { items: placed, moved, ...findUnsettled(merge.placed, form) };
}

function contextOf(words: readonly Word[], form: FormDefinition): ShuffleContext {
  const headOrder = printedOrder(words, form);
  const levels: ColumnKey[] = ['level1', 'level2', 'level3'];
  const columns: ColumnKey[] = ['level3', ...headOrder.filter((key) => !levels.includes(key))];
  if (!columns.includes('target')) columns.splice(1, 0, 'target');
  const fundColumns = fundColumnsOf(words, form);
  const remembered = {
    misfit: rememberedMisfit(form.table!),
    cellCosts: rememberOf((cell: Cell) => cellCosts(cell, columns)),
  };
  const [deviation, unit, target] = (['deviation', 'targetUnit', 'target'] as const).map((key) => columns.indexOf(key));
  return {
    ...{ form, headOrder, columns, fundColumns, lines: lineEvidence(words) },
    ...{ deviation, unit, lastNamed: Math.max(unit, target), blankCosts: blankCosts(columns) },
    ...remembered,
  };
}

/** `levelMisfits` with its answers kept for the time of one form. */
function rememberedMisfit(table: TableDefinition): ShuffleContext['misfit'] {
  const misfits = remember((name) => levelMisfits(name, table));
  return (name, level2) => misfits(name)(level2);
}

/**
 * Columns that are headed: those drawn at once in their order, the deferred ones where the form has them. What may head a
 * column of the money grid as well (分值, 得分) heads one of the table only behind another of its headings.
 */
function printedOrder(words: readonly Word[], form: FormDefinition): ColumnKey[] {
  const canonical = form.table!.columns.map((column) => column.key);
  const order: ColumnKey[] = [];
  const late = words.filter((word) => word.mixed || word.wrapped);
  for (const word of [...words.filter((word) => !late.includes(word)), ...late]) {
    const key = columnIn(word.item.meanings);
    if (!key || order.includes(key) || (order.length === 0 && means(word.item.meanings, 'fundColumn'))) continue;
    const place = canonical.indexOf(key);
    insertBefore(order, key, (other) => late.includes(word) && canonical.indexOf(other) > place);
  }
  return order;
}

function fundColumnsOf(words: readonly Word[], form: FormDefinition): FundsColumn[] {
  const printed = new Set(flatMap(words, ({ item }) => fundColumnIn(item.meanings) ?? []));
  return (form.funds?.columns ?? []).map((column) => column.key).filter((key) => printed.has(key));
}

const SHARE = 0.15;

function lineEvidence(words: readonly Word[]): LineEvidence {
  if (words.filter((word) => word.sameLine).length > SHARE * words.length) return 'sameLine';
  const blank = words.filter((word) => word.item.blankBefore > 0).length;
  return blank > SHARE * words.length ? 'blankLine' : 'none';
}

/** Deferred cells that fit elsewhere nearly as well, the row where they do, and what stands beside deferred labels that do. */
function findUnsettled(
  placed: readonly Placed[],
  form: FormDefinition,
): { unsettled: Set<number>; unsettledLevels: Set<number> } {
  const unsettled = new Set<number>();
  const unsettledLevels = new Set<number>();
  const addLines = (lines: Set<number>, { cell }: Placed) => {
    for (const word of cell.words) for (const { line } of word.item.pieces) if (line !== null) lines.add(line);
  };
  for (const text of textsSideBySide(placed, form)) addLines(unsettled, text);
  placed.forEach((each, at) => {
    if (each.margin >= NARROW_MERGE) return;
    const { mode } = each.state;
    if (each.cell.names.length > 0 && (mode === 'level1' || mode === 'level2')) {
      const [low, high] = [each.after, each.rival].sort((a, b) => a - b);
      for (const other of placed)
        if (other.state.mode === 'row' && other.after > low && other.after <= high) addLines(unsettledLevels, other);
    } else if (each.cell.words[0].item.meanings === null) {
      addLines(unsettled, each);
      const rival = mode === 'row' && placed.find(({ cell, after }) => !cell.deferred && after === each.rival);
      if (rival) addLines(unsettled, rival);
    } else if (mode === 'field' && placed[at + 1]?.state.mode === 'value') addLines(unsettled, placed[at + 1]);
  });
  return { unsettled, unsettledLevels };
}

/** Of texts side by side, one drawn at once and one deferred, either may be the left one. */
function textsSideBySide(placed: readonly Placed[], { sections }: FormDefinition): readonly Placed[] {
  const isText = ({ state }: Placed) => state.mode === 'text';
  const isBeside = ({ state: { mode, open } }: Placed) =>
    mode === 'section' && open?.kind === 'section' && sections.some(({ key, beside }) => key === open.key && beside);
  const isGoal = (each: Placed) => isText(each) || isBeside(each);
  return flatten(
    runsOf(placed, ([first], next) => isGoal(first) && isGoal(next))
      .filter((run) => run.some(isBeside))
      .map((run) => run.filter(isText))
      .filter((texts) => new Set(texts.map(({ cell }) => cell.deferred)).size > 1),
  );
}
