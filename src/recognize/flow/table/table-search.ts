import type { ColumnKey } from '../../../model/form.js';
import { countBy } from '../../../model/group.js';
import { displayWidth, headWidth } from '../../../rebuild/display-width.js';
import { BEAM, EARLIEST_ROW, FEW_COLUMNS, GAP, MOVE, ODD, RUN } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { isApart, type TableGaps } from '../gaps.js';
import { blockPlaces } from './block-places.js';
import {
  COMPARED,
  columnCost,
  goesOnAsUnit,
  isBareComparator,
  isComparator,
  isCutNumber,
  isMeasured,
  isPoints,
  isRemark,
  missingCost,
  OPEN_CELL,
} from './column-cost.js';
import { toggle, toggleRow } from './fingerprint.js';
import { type Ahead, countCell, type Demand, demandOf, foresee, lookAhead } from './foresight.js';
import type { HeadedElsewhere } from './headed-columns.js';
import { type Action, MOST_TOKENS, type Move, type Reading, readingOf, startOf, withText } from './reading.js';
import { beginRound, draft, endRound, enter, makeRound, type Round } from './round.js';
import { type ColumnPlaces, LEAST_ROW_COST, placesOf, rowCost } from './row-cost.js';
import type { Token } from './tokens.js';

export interface TableShape {
  /** Columns from level 3 to the right, as printed. */
  readonly columns: readonly ColumnKey[];
  readonly gaps: TableGaps;
  /** Level labels end in 指标 in this table, so that a bare 效益 is a word of a cell. */
  readonly suffixed: boolean;
  /** Units have a column of their own beside the targets, and results are printed with theirs. */
  readonly unitsApart: boolean;
  /** Indicator names that the form prints itself. */
  readonly fixedNames: ReadonlySet<string>;
  /** Which cells hardly stand in which columns, by the parts that the head is printed in. */
  readonly elsewhere?: HeadedElsewhere | null;
}

/** What is the same for all tokens of a table. */
interface Plan extends TableShape {
  readonly widths: readonly number[];
  readonly demand: Demand;
  readonly places: ColumnPlaces;
  /** Texts that stand in it more than once. */
  readonly again: ReadonlySet<string>;
  /** Operators and `定性` have a column of their own: none is the rest of another cell. */
  readonly comparators: boolean;
  /** Cells may stand apart from their rows. */
  readonly apart: boolean;
  /** By column: whether it holds remarks, whether its cells no longer wait when the next row begins, what a missing cell costs. */
  readonly remarks: readonly boolean[];
  readonly replaced: readonly boolean[];
  readonly missing: readonly number[];
}

/** What a token costs wherever it goes, worked out once for all readings. */
interface Offer {
  readonly token: Token;
  readonly plan: Plan;
  readonly ahead: Ahead | null;
  readonly isLabel: boolean;
  readonly columnCosts: readonly number[];
  /** What it costs to leave it out. */
  readonly skip: number;
  /** How much room its beginning takes. */
  readonly head: number;
  readonly gap: { readonly row: number; readonly cell: number; readonly wrap: number };
  /** How the token goes with a line before it; most readings have the same. */
  readonly fits: Map<string, LineFit>;
  /** What it speaks against an end of the table before it, and what the tokens behind it do. */
  readonly afterEnd: number;
  readonly tail: number;
}

/** How a token goes with the text before it: as another cell, as the rest of it on the same line or on the next one. */
interface LineFit {
  readonly cut: boolean;
  readonly join: number;
  readonly wrap: number;
  readonly width: number;
}

/** No table that is printed column by column has more words on a page: what comes behind is not looked at. */
const MOST_TOKENS_BY_COLUMN = 500;
const MOST_WAITING = 60;

/** Follows the cheapest readings side by side; returns the last step of the best, which may end before the tokens do. */
export function searchTable(tokens: readonly Token[], shape: TableShape, widths: readonly number[]): Reading {
  const plan = planOf(tokens, shape, widths);
  let beam = [startOf(shape.columns.length)];
  const round = makeRound(beamOf(plan));
  const read = tokens.slice(0, plan.apart ? MOST_TOKENS_BY_COLUMN : MOST_TOKENS);
  const ahead = plan.apart ? lookAhead(read, shape.columns) : null;
  const tails = costsAfterEnd(read, plan);
  for (let at = 0; at < read.length; at++) {
    const offer = makeOffer(read[at], read[at - 1], plan, ahead?.[at + 1] ?? null, tails[at + 1]);
    beam = advance(beam, offer, round);
    if (beam.every((reading) => reading.action === 'end' && reading.column >= NEAR_END)) break;
  }
  let best = beam[0];
  let lowest = Number.POSITIVE_INFINITY;
  for (const reading of beam) {
    const cost = reading.action === 'end' ? reading.cost : reading.cost + stillOwed(reading, plan);
    if (cost < lowest) {
      best = reading;
      lowest = cost;
    }
  }
  return best;
}

function planOf(tokens: readonly Token[], shape: TableShape, widths: readonly number[]): Plan {
  const apart = isApart(shape.gaps);
  const missing = shape.columns.map(missingCost);
  return {
    ...shape,
    widths,
    again: printedAgain(tokens),
    demand: demandOf(shape.columns),
    places: placesOf(shape.columns),
    comparators: shape.columns.includes('targetComparator'),
    apart,
    remarks: shape.columns.map(isRemark),
    // what may be left blank is printed with its row: when the next row begins, the ones before wait no longer for theirs
    replaced: missing.map((cost) => cost === 0 && !apart),
    missing,
  };
}

function printedAgain(tokens: readonly Token[]): ReadonlySet<string> {
  const counts = countBy(tokens, ({ text }) => text);
  return new Set([...counts.keys()].filter((text) => counts.get(text)! > 1));
}

/** Cells are owed by a row when the next one begins; column by column, only at the end of the table. */
function stillOwed(reading: Reading, plan: Plan): number {
  if (!plan.apart) return owedByLast(reading, plan);
  return reading.waiting.reduce((sum, rows, c) => sum + rows.length * plan.missing[c], 0);
}

/** What the latest row still lacks. */
function owedByLast({ waiting, rows }: Reading, { missing }: Plan): number {
  let cost = 0;
  for (let c = 0; rows > 0 && c < missing.length; c++) {
    const open = waiting[c];
    if (open.length > 0 && open[open.length - 1] === rows - 1) cost += missing[c];
  }
  return cost;
}

const GAP_IN_LINE = { ...GAP.sameLine, wrap: 0 };

function makeOffer(token: Token, before: Token | undefined, plan: Plan, ahead: Ahead | null, tail: number): Offer {
  const apart = token.blankBefore > 0 || token.newPage || (plan.gaps === 'cellBlock' && isPair(before, token));
  const gap = token.sameLine ? GAP_IN_LINE : GAP[plan.gaps][apart ? 'apart' : 'adjacent'];
  return {
    token,
    plan,
    ahead,
    isLabel: token.names.length > 0,
    columnCosts: plan.columns.map((column) => tokenCost(token, column, plan)),
    skip: skipCost(token.text),
    head: headWidth(token.text),
    gap,
    fits: new Map(),
    afterEnd: costAfterEnd(token, plan),
    tail,
  };
}

/** `>=26人·月` `>=45%`, `≥216个` `4期`: two targets are two cells, blank line or not. */
function isPair(before: Token | undefined, { text }: Token): boolean {
  return before !== undefined && isWhole(before.text) && isWhole(text) && !isCutNumber(before.text, text);
}

function isWhole(text: string): boolean {
  return /\d/u.test(text) && (COMPARED.test(text) || isMeasured(text));
}

function tokenCost(token: Token, column: ColumnKey, plan: Plan): number {
  const { text } = token;
  const { columns, fixedNames, unitsApart, again, elsewhere } = plan;
  const noted = column === 'note' && !again.has(text) && cellLook(text).level3 < ODD.nameLook;
  const odd =
    (unitsApart && hasOtherUnit(text, column) ? MOVE.unitInTarget : 0) +
    (noted ? MOVE.nameAsNote : 0) +
    (elsewhere?.(token, column) ? MOVE.elsewhere : 0);
  const cost = columnCost(text, column, columns) + odd;
  if (!fixedNames.has(text)) return cost;
  return column === 'level3' ? 0 : cost + MOVE.nameAsCell;
}

/** More are no points, but a target without its unit: all points of a table are a hundred together. */
const MOST_POINTS = 50;

/** A target with its unit, or a result without, where the table has it the other way round; points that can be none. */
function hasOtherUnit(text: string, column: ColumnKey): boolean {
  if (isPoints(column)) return Number.parseFloat(text) > MOST_POINTS;
  return (column === 'target' && isMeasured(text)) || (column === 'actual' && cellLook(text).number);
}

/** One token further: every reading makes every move, the best of each situation and the best situations stay. */
function advance(beam: readonly Reading[], offer: Offer, round: Round): Reading[] {
  beginRound(round, beam[0].rank);
  for (const reading of beam) {
    if (reading.action === 'end') {
      stay(round, reading, offer);
      continue;
    }
    const fit = isPart(reading) ? fitOf(reading.line, offer) : null;
    leaveOut(round, reading, offer);
    startRow(round, reading, offer);
    if (offer.isLabel) keep(round, reading, offer, 'label', labelCost(offer));
    else fillCell(round, reading, offer, fit?.cut ?? false);
    if (fit) goOn(round, reading, offer, fit);
  }
  return endRound(round).map((move) => toReading(move, offer));
}

/** What a move leaves open, worked out only for the few that stay. */
function toReading(move: Move, { token, plan }: Offer): Reading {
  const back = move.back!;
  const { action, row, column } = move;
  const { text, sameLine } = token;
  const wraps = action === 'wrap';
  const fills = action === 'row' || action === 'cell';
  const waiting = fills ? waitingAfter(move, back.waiting, back.rows, plan) : back.waiting;
  const cell = wraps ? back.texts[row][column] + text : text;
  const texts = fills || wraps ? withText(back.texts, row, column, cell) : back.texts;
  return readingOf(move, token, waiting, texts, wraps && sameLine ? back.line + text : text);
}

function waitingAfter(
  { action, row, column, rows }: Move,
  before: Reading['waiting'],
  rowsBefore: number,
  { replaced }: Plan,
): Reading['waiting'] {
  const waiting = before.slice();
  if (rows === rowsBefore) waiting[column] = waiting[column].filter((other) => other !== row);
  else
    for (let c = 0; c < waiting.length; c++)
      if (c !== column) waiting[c] = replaced[c] && action === 'row' ? [row] : [...waiting[c], row];
  return waiting;
}

function beamOf({ apart, columns }: Plan): { readonly width: number; readonly worse: number } {
  if (apart) return BEAM.byColumn;
  return columns.length <= FEW_COLUMNS ? BEAM.fewColumns : BEAM.byRow;
}

function labelCost({ token, plan }: Offer): number {
  return plan.suffixed && !hasSuffix(token) ? MOVE.bareLabel : 0;
}

/** Whether a level label is printed with 指标, points or the like. */
export function hasSuffix(token: Token): boolean {
  return /(?:指标|[)）]|分)$/u.test(token.text);
}

/** So many tokens after the end still speak against it: a table does not stop before its last cells. */
const NEAR_END = 8;

/** Where cells stand apart from their rows, it may stand anywhere: rows that wait for it speak for themselves. */
const MERE_NUMBER = /^[\d.,]+$/u;

/** The table has ended (`column` counts the tokens since); cells and labels that still come speak against that. */
function stay(round: Round, reading: Reading, offer: Offer): void {
  const near = !cellLook(offer.token.text).sentence && reading.column < NEAR_END ? MOVE.wordAfterEnd : 0;
  const cost = offer.afterEnd || near;
  end(round, reading, reading.cost + cost, Math.min(NEAR_END, reading.column + 1), offer.tail);
}

function costAfterEnd({ text, names }: Token, { apart }: Plan): number {
  if (names.length > 0) return MOVE.labelAfterEnd;
  return cellLook(text).target < 0.5 && !(apart && MERE_NUMBER.test(text)) ? MOVE.cellAfterEnd : 0;
}

/** More against an end does not count: other words stand below tables, too. */
const MOST_TAIL = 2;

/** What all tokens from each one on speak against a table that ended before, up to what no reading is followed any more for. */
function costsAfterEnd(tokens: readonly Token[], plan: Plan): number[] {
  const tails = [0];
  for (let at = tokens.length - 1; at >= 0; at--) tails.push(tails[tails.length - 1] + costAfterEnd(tokens[at], plan));
  return tails.reverse().map((tail) => Math.min(tail, MOST_TAIL));
}

/** A stray character is hardly a cell, and neither is a sentence. */
export function skipCost(text: string): number {
  if (cellLook(text).sentence) return MOVE.skipSentence;
  return /^[^\d<>=≤≥]$/u.test(text) ? MOVE.skipCharacter : MOVE.skip;
}

/** The token is no part of the table, or the first one after it. */
function leaveOut(round: Round, reading: Reading, offer: Offer): void {
  const { token, plan, isLabel } = offer;
  keep(round, reading, offer, 'skip', offer.skip);
  const least = reading.cost + MOVE.end + offer.tail;
  if (least > round.limit || reading.rows === 0 || token.sameLine || isLabel) return;
  const dangling = reading.action === 'label' && token.blankBefore === 0 ? MOVE.labelAfterEnd : 0;
  const cost = reading.cost + MOVE.end + dangling + offer.afterEnd;
  if (cost > round.limit) return;
  end(round, reading, cost + stillOwed(reading, plan), 0, offer.tail);
}

/** `满意度 满意度 >=90`: a level's name right behind itself is an indicator's, one behind a level on its line may be. */
function levelAsName(reading: Reading, token: Token): number {
  if (reading.action === 'label' && reading.last!.text === token.text) return 0;
  return reading.action === 'label' && token.sameLine ? MOVE.levelAsName : 2 * MOVE.levelAsName;
}

function startRow(round: Round, reading: Reading, offer: Offer): void {
  const { token, plan, isLabel, columnCosts, gap } = offer;
  const apart = reading.action === 'label' ? 0 : gap.row;
  const base = reading.cost + columnCosts[0] + apart + (isLabel ? levelAsName(reading, token) : 0);
  const [nameless] = reading.waiting[0];
  if (nameless !== undefined) {
    fill(round, reading, offer, base, nameless, 0);
    if (!plan.apart) return;
  }
  if (base > round.limit || isFull(reading, plan)) return;
  const owed = owedByLast(reading, plan);
  const early = plan.apart ? Math.min(owed, MOVE.rowAhead) : owed;
  const passed = reading.waiting[0].includes(reading.rows - 1) ? MOVE.nameLater : 0;
  const cost = base + early + passed;
  if (cost > round.limit) return;
  const move = draft(round, reading, 'row', cost);
  for (let c = 1; c < plan.columns.length; c++)
    if (plan.replaced[c]) for (const old of reading.waiting[c]) toggle(move, old, c);
  const under = reading.column === 0 && reading.row === reading.rows - 1;
  if (!under) move.runStart = reading.rows;
  addRow(round, move, offer, 0);
}

/** A row begins with a cell in this column; its others wait. */
function addRow(round: Round, move: Move, offer: Offer, column: number): void {
  const { plan } = offer;
  move.row = move.rows++;
  move.column = column;
  toggleRow(move, move.row, plan.columns.length, column);
  countCell(move, plan.demand, column, true);
  enterForeseen(round, move, offer);
}

/** So many rows wait for a cell that no other one begins. */
function isFull({ waiting, rows }: Reading, { remarks }: Plan): boolean {
  return rows > MOST_WAITING && waiting.some((open, c) => open.length > MOST_WAITING && !remarks[c]);
}

/** A cell goes to the latest row, right of the last cell, or to the earliest row that waits for one. */
function fillCell(round: Round, reading: Reading, offer: Offer, cutsNumber: boolean): void {
  const { token, plan, columnCosts, gap } = offer;
  const inLabelBlock = reading.action === 'label' && (token.sameLine || !plan.apart);
  const cut = cutsNumber ? MOVE.cutNumber : 0;
  const base = reading.cost + cut + (inLabelBlock ? MOVE.cellAfterLabel : 0);
  if (isApart(plan.gaps)) {
    fillBlock(round, reading, offer, base);
    return;
  }
  const earliestRow = EARLIEST_ROW[plan.gaps];
  for (let c = 1; c < plan.columns.length; c++) {
    const open = reading.waiting[c];
    if (columnCosts[c] === Number.POSITIVE_INFINITY || open.length === 0) continue;
    const latest = open[open.length - 1];
    const backwards = latest === reading.row && c <= reading.column;
    const apart = plan.remarks[c] ? Math.min(gap.cell, MOVE.remarkApart) : gap.cell;
    if (!backwards && latest === reading.rows - 1)
      fill(round, reading, offer, base + columnCosts[c] + apart, latest, c);
    const earlier = open[0] !== latest || latest !== reading.rows - 1;
    if (earlier) fill(round, reading, offer, base + columnCosts[c] + earliestRow, open[0], c);
  }
}

/** Printed in blocks, cells stand in runs along a row or down a column. */
function fillBlock(round: Round, reading: Reading, offer: Offer, base: number): void {
  const { plan, columnCosts, gap } = offer;
  for (let c = 1; c < plan.columns.length; c++) {
    if (columnCosts[c] === Number.POSITIVE_INFINITY) continue;
    if (reading.waiting[c].length === 0) {
      runAhead(round, reading, offer, base + gap.cell, c);
      continue;
    }
    const cost = base + columnCosts[c] + gap.cell;
    if (cost + LEAST_ROW_COST > round.limit) continue;
    const places = blockPlaces(reading, c, plan.remarks, plan.columns[c] === 'note');
    for (const place of places) fill(round, reading, offer, cost + place.cost, place.row, c);
    if (!plan.remarks[c] || cost + RUN.remark + LEAST_ROW_COST > round.limit) continue;
    for (const row of reading.waiting[c])
      if (!places.some((place) => place.row === row)) fill(round, reading, offer, cost + RUN.remark, row, c);
  }
}

function fill(round: Round, reading: Reading, offer: Offer, base: number, row: number, column: number): void {
  const { token, plan } = offer;
  const paid = !plan.apart && row < reading.rows - 1 ? plan.missing[column] : 0;
  if (base - paid + LEAST_ROW_COST > round.limit) return;
  const cost = base - paid + rowCost(reading.texts[row] ?? NO_CELLS, column, token.text, plan.places);
  if (cost > round.limit) return;
  const move = draft(round, reading, 'cell', cost);
  move.row = row;
  move.column = column;
  toggle(move, row, column);
  countCell(move, plan.demand, column, false);
  enterForeseen(round, move, offer);
}

const NO_CELLS: readonly string[] = [];

/** In blocks, cells may run ahead of their row's name: more readily under the last cell, or behind a full row. */
function runAhead(round: Round, reading: Reading, offer: Offer, base: number, column: number): void {
  const { token, plan } = offer;
  if (base + offer.columnCosts[column] + MOVE.runOn > round.limit) return;
  const key = plan.columns[column];
  const isBare = plan.places.targetUnit < 0 && cellLook(token.text).number;
  if (!isPoints(key) && ((key !== 'actual' && key !== 'target') || isBare)) return;
  const goesOn =
    reading.waiting[0].length > 0 && (reading.column === column || owedByLast(reading, plan) <= MOVE.missingName);
  const cost = base + offer.columnCosts[column] + (goesOn ? MOVE.runOn : MOVE.runAhead);
  if (cost <= round.limit) addRow(round, draft(round, reading, 'cell', cost), offer, column);
}

function isPart({ action }: Reading): boolean {
  return action === 'row' || action === 'cell' || action === 'wrap';
}

/** `效益指标（30分）`: a level with its points is the rest of nothing. */
const WITH_POINTS = /\d分[)）]?$/u;

/** The last cell goes on in this token. */
function goOn(round: Round, reading: Reading, offer: Offer, fit: LineFit): void {
  const { plan } = offer;
  if (offer.isLabel && WITH_POINTS.test(offer.token.text)) return;
  const column = plan.columns[reading.column];
  const isOfRemark = plan.remarks[reading.column];
  if (offer.token.sameLine) {
    const split = column === 'targetComparator' || (isPoints(column) && !fit.cut);
    const remark = isOfRemark && !cellLook(reading.line).blank;
    const afterName = reading.column === 0 || (remark && !reading.last!.sameLine);
    const measured = afterName && cellLook(offer.token.text).target <= MEASURED[remark ? 'remark' : 'name'];
    // no remark goes on in a limit, which is a cell wherever it stands
    const isLoose = remark && cellLook(offer.token.text).target > 0;
    const words = isLoose ? joinOfRemark(reading.line, offer.token.text) : fit.join;
    const join = Math.max(words, measured ? MOVE.joinComplete : 0);
    keep(round, reading, offer, 'wrap', split ? MOVE.joinNumbers : join);
    return;
  }
  // a name has no lines below its first that are wider than that with their beginning
  const early = reading.column === 0 && fit.width + offer.head < offer.token.width;
  const short =
    !fit.cut && (early || isTooShort(fit.width, plan.widths[reading.column], offer.head)) ? MOVE.wrapShort : 0;
  const remark = !isOfRemark ? 0 : cellLook(reading.line).blank ? MOVE.wrapComplete : MOVE.wrapRemark;
  const label = offer.isLabel ? MOVE.labelAsRest : 0;
  const points = isPoints(column) && !fit.cut ? MOVE.joinNumbers : 0;
  const clause = column === 'level3' && CLAUSE.test(offer.token.text) ? MOVE.clauseInName : 0;
  const compares = plan.comparators && isComparator(offer.token.text) ? MOVE.joinNumbers : 0;
  const odd = label + points + clause + compares;
  keep(round, reading, offer, 'wrap', Math.max(0, fit.wrap + short + remark) + odd);
}

function joinOfRemark(before: string, text: string): number {
  return BETWEEN_HAN.test(`${before} ${text}`) ? MOVE.joinRemark : MOVE.joinMixed;
}

/** No sentence ends before the blank. */
const BETWEEN_HAN = /\p{Script=Han} \p{Script=Han}\S*$/u;

/** Looks this much like a target are mostly one, and no part of the name, or of a remark's only word, before it on its line. */
const MEASURED = { name: 0.3, remark: 0.6 } as const;

/** A comma: what a remark has in the lines below its first, and a name has not. */
const CLAUSE = /[，,。；;]/u;

function fitOf(line: string, offer: Offer): LineFit {
  const known = offer.fits.get(line);
  if (known) return known;
  const { token, plan } = offer;
  const cut = isCutNumber(line, token.text) || (isBareComparator(line) && !plan.columns.includes('targetComparator'));
  const fit: LineFit = {
    cut,
    join: token.sameLine ? joinCost(line, token.text) : 0,
    wrap: token.sameLine || cut ? 0 : wrapCost(line, offer) + (OPEN_CELL.test(line) ? MOVE.wrapOpen : 0),
    width: displayWidth(line),
  };
  offer.fits.set(line, fit);
  return fit;
}

/** What it costs that two words of one line stand in one cell: `=18 所` is one, `100% 98%` and `10 10` are two. */
function joinCost(before: string, text: string): number {
  const look = cellLook(text);
  if (/^[<>=≤≥＜＞＝]+$/u.test(before) || isCutNumber(before, text)) return 0;
  if (look.number || look.target === 0 || (isDate(before) && isDate(text))) return MOVE.joinNumbers;
  const complete = cellLook(before).target < 0.15 && !/(?<!m)\d$/u.test(before);
  if (complete) return look.target < 0.15 ? MOVE.joinNumbers : MOVE.joinComplete;
  return /[\x20-\x7e]$/.test(before) || /^[\x20-\x7e]/.test(text) ? MOVE.joinMixed : MOVE.joinHan;
}

/** `9 月 20 日前`, `10 月底`. */
function isDate(text: string): boolean {
  return /^(?:\d{4}\s?年\s?)?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?(?:[之以]?前|[初中底末]前?)?$/u.test(text);
}

/** A wrapped line has this share of its column's widest line, or the next word did not fit: widths of digits are rough. */
const WRAPPED_SHARE = 0.8;
const FULL_SHARE = 0.9;
const HAN_WIDTH = 2;

/** Whether a line is so short that `head` would have fitted behind it in a column of this width, so that it did not have to be wrapped. */
export function isTooShort(line: number, column = 0, head = HAN_WIDTH): boolean {
  return line < Math.min(column * WRAPPED_SHARE, column * FULL_SHARE - head);
}

function wrapCost(before: string, { token, gap, plan }: Offer): number {
  const intoNumber = cellLook(token.text).target < 0.15 ? MOVE.wrapIntoNumber : 0;
  if (plan.places.targetUnit < 0 && goesOnAsUnit(before, token.text)) return MOVE.wrapUnit + intoNumber;
  const look = cellLook(before).target;
  const complete = look < 0.15 ? MOVE.wrapComplete : look < 0.3 ? MOVE.wrapWords : 0;
  return MOVE.wrap + gap.wrap + complete + intoNumber;
}

/** A move that fills no new cell. */
function keep(round: Round, reading: Reading, offer: Offer, action: Action, cost: number): void {
  if (reading.cost + cost <= round.limit)
    enterForeseen(round, draft(round, reading, action, reading.cost + cost), offer);
}

/** Once the table has ended, it does not matter what was open: of all readings that end at one place the cheapest stays. */
function end(round: Round, reading: Reading, cost: number, since: number, tail: number): void {
  if (cost + tail > round.limit) return;
  const move = draft(round, reading, 'end', cost);
  move.rank += tail;
  move.row = -1;
  move.column = since;
  move.rows = 0;
  move.low = 0;
  move.high = 0;
  move.runStart = 0;
  enter(round);
}

function enterForeseen(round: Round, move: Move, { plan, ahead }: Offer): void {
  if (ahead) move.rank += foresee(move, ahead, plan.demand);
  enter(round);
}
