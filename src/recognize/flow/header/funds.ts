import type { Diagnostic } from '../../../model/diagnostic.js';
import type { FormDefinition, FundsColumn } from '../../../model/form.js';
import { flatMap, flatten } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import type { MoneyUnit, RawFund, RawValue } from '../../../model/raw-form.js';
import { doubt } from '../../doubt.js';
import { FUND_COLUMNS } from '../../grid/funds.js';
import { fundColumnIn, means, meansOnly } from '../../label-meaning.js';
import { type Item, partOf } from '../items.js';
import { readColumnsInTurn } from './columns-in-turn.js';
import { dealAmounts, mayGoOn } from './deal-amounts.js';
import {
  type Amount,
  type Cells,
  fundShape,
  hasOddPoints,
  isProven,
  mayBeExchanged,
  numberOf,
  sumsAgree,
} from './fund-costs.js';
import { readInTurn } from './rows-in-turn.js';
import { joinCutAmounts, joinCutCents, joinTornRates } from './torn-rates.js';
import { looksLike } from './value-looks.js';

export interface FundsReading {
  readonly funds: readonly RawFund[];
  readonly labels: readonly Piece[];
  readonly leftovers: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
  /** The header's items without those of the money grid. */
  readonly rest: readonly Item[];
}

const AMOUNT = /^(?:[¥￥]?-?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]*)?[%％]?|[.．]\d\d|[%％]|[—―–－/／-]+|[无⽆])$/u;

/** `7,249,200.006,426,400.00`: the cents of an amount in groups of three digits, and the next one that touches them. */
const TOUCHING = /(?<=[,，]\d{3}[.．]\d\d)(?=\d{1,3}[,，]\d{3})/gu;

function wordsOf({ text }: Item): string[] {
  return text.replace(TOUCHING, ' ').split(/\s+/u);
}

/** The money grid of a self-evaluation in a flow dump, cut out of the header's items; `visual` if its lines hold the words of all cells. */
export function readFunds(items: readonly Item[], form: FormDefinition, visual = false): FundsReading {
  const none = { funds: [], labels: [], leftovers: [], diagnostics: [], rest: items };
  const grid = form.funds ? gatherGrid(items) : null;
  if (!grid) return none;
  const { columns, sources, amounts, labels, rest } = grid;
  // most grids prove themselves row by row, at once; the others are dealt out at length
  const cells =
    readInTurn(amounts, sources.length, columns) ??
    readColumnsInTurn(amounts, sources.length, columns) ??
    dealAmounts(amounts, sources.length, columns);
  const unit = items.findLast((item) => item.unit !== null)?.unit ?? undefined;
  const dealt = new Set(flatMap(flatten(cells), (cell) => cell?.pieces ?? []));
  const leftovers = amounts.filter(({ pieces }) => !pieces.every((piece) => dealt.has(piece)));
  return {
    funds: withoutUnitOfGrid(sources).map((source, row): RawFund => toFund(source, cells[row], columns, unit)),
    labels,
    leftovers: leftovers.map(({ text, pieces }) => ({ ...items[0], text, pieces, meanings: null, name: null })),
    diagnostics: doubtfulRows(sources, cells, amounts, columns, visual),
    rest,
  };
}

/** Column labels, row labels and numbers from the first label on, wherever they were printed; null where there is no grid. */
function gatherGrid(items: readonly Item[]) {
  const columns: FundsColumn[] = [];
  const sources: Item[] = [];
  const amounts: Amount[] = [];
  const labels: Piece[] = [];
  const rest: Item[] = [];
  let line: number | null = null;
  const printed = joinTornSources(partSources(items));
  printed.forEach((item, at) => {
    const column = fundColumnIn(item.meanings);
    if (!item.sameLine) line = null;
    if (column) {
      if (!columns.includes(column)) columns.push(column);
      labels.push(...item.pieces);
    } else if (
      means(item.meanings, 'fund') ||
      (sources.length > 0 && isOtherFund(item, printed[at + 1])) ||
      isAmongFunds(printed, at)
    ) {
      line = sources.length;
      sources.push(item);
    } else if (columns.length + sources.length > 0 && areAmounts(item, printed[at - 1]))
      amounts.push(...toAmounts(item, line, sources.length));
    else rest.push(item);
  });
  if (columns.length < FUND_COLUMNS || sources.length === 0) return null;
  const order = inFormOrder(withRate(columns, amounts));
  const whole = joinTornRates(joinCutAmounts(joinCutCents(amounts)), order.indexOf('rate'), order.length);
  return { columns: order, ...withTotalFirst(sources, withOwnLabels(whole, order.length)), labels, rest };
}

const TOTAL = /总额|合计|总计/u;

/**
 * A dump in blocks may print the total behind the first of its parts, which `其中：` tells, or both behind the labels that stand on the lines of their
 * amounts: `上年结转资金` / `其他资金` / `年度资金总额` / `其中：财政拨款`.
 */
function withTotalFirst(sources: readonly Item[], amounts: readonly Amount[]) {
  const total = sources.findIndex(({ text }) => TOTAL.test(text));
  const first = sources.findIndex(({ text }) => /^其中/u.test(text));
  if (total <= 0 || (first !== 0 && first !== total + 1)) return { sources, amounts };
  const rest = sources.map((_, row) => row).filter((row) => row !== total && row !== first);
  const order = [total, first, ...rest];
  const moved = (row: number | null) => (row === null ? null : order.indexOf(row));
  return {
    sources: order.map((row) => sources[row]),
    amounts: amounts.map((amount) => ({
      ...amount,
      row: moved(amount.row),
      label: moved(amount.label),
      last: moved(amount.last ?? null),
    })),
  };
}

/** Shares prove a column of rates, whatever became of its heading. */
function withRate(columns: readonly FundsColumn[], amounts: readonly Amount[]): FundsColumn[] {
  if (columns.includes('rate') || !amounts.some(({ text }) => /\d[%％]$/u.test(text))) return [...columns];
  const score = columns.indexOf('score');
  return columns.toSpliced(score < 0 ? columns.length : score, 0, 'rate');
}

/** More amounts behind a label than its row has cells: they were printed apart from their labels. */
function withOwnLabels(amounts: readonly Amount[], most: number): Amount[] {
  const cells = amounts.filter(({ text }, at) => at === 0 || !mayGoOn(amounts[at - 1].text, text));
  const count = (label: number | null) => cells.filter((amount) => amount.label === label).length;
  return amounts.map((amount) =>
    count(amount.label) > most ? { ...amount, label: null, last: amount.label } : amount,
  );
}

/** Printed in blocks, or wrapped ones behind the others, the last columns may come first. */
const ORDER: readonly FundsColumn[] = ['initialBudget', 'revisedBudget', 'executed', 'weight', 'rate', 'score'];

function inFormOrder(columns: readonly FundsColumn[]): FundsColumn[] {
  const points = columns.filter((key) => ORDER.indexOf(key) >= 3);
  const inOrder = ORDER.filter((key) => columns.includes(key));
  const money = inOrder.filter((key) => !points.includes(key));
  return money.every((key, at) => columns[at] === key) ? [...money, ...points] : inOrder;
}

/** Numbers and dashes only; not what follows a label of no field, such as a telephone number. */
export function areAmounts(item: Item, before: Item | undefined): boolean {
  if (item.meanings || (before && meansOnly(before.meanings, 'other') && !SOURCE.test(before.text.trim())))
    return false;
  return wordsOf(item).every((word) => AMOUNT.test(word) && (!/^\d+$/u.test(word) || looksLike('money', word)));
}

function toAmounts(item: Item, row: number | null, labels: number): Amount[] {
  return wordsOf(item).map((text, i) => ({
    text,
    value: numberOf(text),
    pieces: [{ ...item.pieces[0], text }],
    row,
    label: labels > 0 ? labels - 1 : null,
    apart: i > 0 || item.blankBefore > 0,
  }));
}

/** Where money comes from, by its words: `地方资金`. */
const SOURCE = /^(?:其中[:：])?\p{Script=Han}{2,10}(?:资金|拨款|补助|债券|贷款|收入)$/u;

/** A row of the grid whose label no form names: its amounts follow. */
function isOtherFund(item: Item, next: Item | undefined): boolean {
  return namesSource(item) && next !== undefined && areAmounts(next, undefined);
}

/** `其中：中央财政资金` / `年度资金总额` / `省级财政资金`: such a label in a run of labels of the grid, whose amounts stand elsewhere. */
function isAmongFunds(items: readonly Item[], at: number): boolean {
  const isSource = (item: Item | undefined) =>
    item !== undefined && (means(item.meanings, 'fund') || namesSource(item));
  if (!namesSource(items[at])) return false;
  let [from, to] = [at, at];
  while (isSource(items[from - 1])) from--;
  while (isSource(items[to + 1])) to++;
  return items.slice(from, to + 1).some(({ meanings }) => means(meanings, 'fund'));
}

/** Where money comes from, by no name of the form. */
function namesSource({ text, meanings }: Item): boolean {
  return (!meanings || meansOnly(meanings, 'other')) && SOURCE.test(text.trim());
}

/** `其中：中央财政资金 48,000.00 45,120.00`: the label of such a row apart from its amounts. */
function partSources(items: readonly Item[]): Item[] {
  return flatMap(items, (item) => {
    const blank = item.meanings ? -1 : item.text.indexOf(' ');
    if (blank < 0 || !SOURCE.test(item.text.slice(0, blank))) return [item];
    return partAmounts(item, blank);
  });
}

/** What stands before a blank, and the amounts behind it; whole where there are others. */
function partAmounts(item: Item, blank: number): Item[] {
  const [label, rest] = [partOf(item, item.text.slice(0, blank)), partOf(item, item.text.slice(blank).trim())];
  return areAmounts(rest, undefined) ? [label, { ...rest, sameLine: true, blankBefore: 0 }] : [item];
}

/** `其中：中央和省级财政` / `拨款`, with its amounts behind it or between: who gives the money, without what it is. */
const TORN_SOURCE = /^(?:其中[:：])?(?:中央|[省市区县镇]|上级|本级|地方)\p{Script=Han}{0,8}$/u;
const SOURCE_END = /^\p{Script=Han}{1,4}$/u;

function joinTornSources(printed: readonly Item[]): readonly Item[] {
  const begins = (item: Item | undefined) =>
    item !== undefined && !item.meanings && TORN_SOURCE.test(item.text) && !SOURCE.test(item.text);
  // `拨款 40.00 40.00 40.00`
  const items = flatMap(printed, (item, at) => {
    const blank = begins(printed[at - 1]) && !item.meanings ? item.text.indexOf(' ') : -1;
    return SOURCE_END.test(item.text.slice(0, Math.max(0, blank))) ? partAmounts(item, blank) : [item];
  });
  const joined = new Map<Item, Item | null>();
  items.forEach((item, at) => {
    if (!begins(item)) return;
    const next = items[at + 1];
    const end = next && areAmounts(next, undefined) ? items[at + 2] : next;
    if (!end || end.meanings || end.sameLine || !SOURCE_END.test(end.text) || !SOURCE.test(item.text + end.text))
      return;
    joined.set(item, { ...item, text: item.text + end.text, pieces: [...item.pieces, ...end.pieces] });
    joined.set(end, null);
  });
  return flatMap(items, (item) => (joined.has(item) ? (joined.get(item) ?? []) : [item]));
}

const OWN_UNIT = /\s?[(（]万?元[)）]$/u;

/** `其中：财政拨款` / `（万元）`: a unit that the total does not say is the last line of the heading beside all of them. */
function withoutUnitOfGrid([total, ...parts]: readonly Item[]): readonly Item[] {
  if (OWN_UNIT.test(total.text)) return [total, ...parts];
  return [total, ...parts.map((part) => ({ ...part, text: part.text.replace(OWN_UNIT, '') }))];
}

function toFund(
  label: Item,
  cells: readonly (Amount | undefined)[],
  columns: readonly FundsColumn[],
  unit: MoneyUnit | undefined,
): RawFund {
  const values: Partial<Record<FundsColumn, RawValue>> = {};
  cells.forEach((cell, c) => {
    if (cell) values[columns[c]] = { text: cell.text, pieces: cell.pieces };
  });
  return { source: { text: label.text, pieces: label.pieces }, values, ...(unit && { unit }) };
}

/**
 * Doubts all rows but those that prove themselves, where no whole rows may have changed places, and those that stand whole on
 * the line of their label, or in order behind it with sums that agree. `visual` lines may hold the rest of a cell above.
 */
function doubtfulRows(
  sources: readonly Item[],
  cells: Cells,
  amounts: readonly Amount[],
  columns: readonly FundsColumn[],
  visual: boolean,
): Diagnostic[] {
  const strays = mayBeExchanged(cells, columns);
  const sums = sumsAgree(cells, fundShape(columns));
  const odd = hasOddPoints(cells, columns);
  return flatMap(sources, (label, row) => {
    const own = amounts.filter((amount) => amount.label === row).length;
    const whole = cells[row].every(
      (cell) => cell && (cell.row === row || (sums && cell.label === row && own === columns.length)),
    );
    if ((whole && !visual) || (!odd && (row === 0 || !strays) && isProven(cells, row, columns))) return [];
    return [doubt('value-inferred', `funds[${row}]`, label)];
  });
}
