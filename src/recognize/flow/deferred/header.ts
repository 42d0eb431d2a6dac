import type { FieldDefinition, FundsColumn } from '../../../model/form.js';
import type { LabelMeaning } from '../../label-meaning.js';
import { cellLook } from '../cell-words.js';
import { looksLike } from '../header/value-looks.js';
import { valueMisfit } from '../header/value-misfit.js';
import { HEADER, TABLE } from './costs.js';
import type { Cell, Mode, Move, ShuffleContext, State } from './state.js';

/** What it costs that nothing (more) comes for what is open, and something else begins. */
export function leaveHeader(state: State, context: ShuffleContext): number {
  const { mode, open, count } = state;
  if (mode === 'field') {
    if (open?.kind !== 'field') return HEADER.blankOther;
    return open.field.required ? HEADER.blankRequired : HEADER.blankField;
  }
  if (mode === 'section') return count * blankSection(open, context);
  if (mode === 'text') return count * HEADER.blankSection;
  if (mode === 'fund') return count === 0 ? HEADER.fundEmpty : (context.fundColumns.length - count) * HEADER.fundBlank;
  if (mode === 'fundHead') return HEADER.fundMisfit;
  return 0;
}

function blankSection(open: LabelMeaning | null, { form }: ShuffleContext): number {
  const section = open?.kind === 'section' ? form.sections.find(({ key }) => key === open.key) : undefined;
  return section?.optional ? HEADER.blankSection : HEADER.blankRequiredSection;
}

/** The ways to read a label of the header. */
export function readHeaderLabel(state: State, cell: Cell, meaning: LabelMeaning, context: ShuffleContext): Move[] {
  const next = (cost: number, change: Partial<State>): Move[] => [
    { cost: cost + unitCost(state, meaning), state: { ...state, count: 0, open: meaning, ...change } },
  ];
  const leave = leaveHeader(state, context);
  switch (meaning.kind) {
    case 'field':
    case 'other':
      return next(leave, { mode: 'field' });
    case 'section':
      if (state.mode !== 'section') return next(leave, { mode: 'section', count: 1 });
      return next(besides(meaning, context) ? HEADER.besideSection : HEADER.openSection * state.count, {
        mode: 'section',
        count: state.count + 1,
      });
    case 'heading':
      return readHeading(state, cell, leave, next);
    case 'fundColumn': {
      const order = context.fundColumns.indexOf(meaning.key);
      const before = state.open?.kind === 'fundColumn' ? context.fundColumns.indexOf(state.open.key) : -1;
      if (state.mode === 'fundHead') return next(before > order ? TABLE.headOrder : 0, { mode: 'fundHead' });
      return next(leave + (state.mode === 'fund' ? HEADER.misfit : 0), { mode: 'fundHead' });
    }
    case 'fund':
      return next(readFundLabel(state, meaning.key, leave, context), { mode: 'fund' });
    default:
      return [];
  }
}

/** A heading such as 项目资金（元） stands beside the first label of its part; the open sections stay open. */
function readHeading(
  state: State,
  cell: Cell,
  leave: number,
  next: (cost: number, change: Partial<State>) => Move[],
): Move[] {
  const open: LabelMeaning = { kind: 'heading' };
  const unit = cell.words[0].item.unit !== null;
  if (state.mode === 'section') return next(HEADER.headingBetween + leave, { mode: 'heading', open });
  return next(leave, { mode: 'heading', open, count: unit ? 1 : 0 });
}

/** A heading with a money unit stands before a total, or the head or the rows of a money grid. */
function unitCost(state: State, meaning: LabelMeaning): number {
  if (state.mode !== 'heading' || state.count === 0) return 0;
  if (meaning.kind === 'fundColumn') return 0;
  if (meaning.kind === 'fund') return HEADER.headingBeforePart;
  if (meaning.kind !== 'field' || meaning.field.type !== 'money') return HEADER.headingWithoutMoney;
  return meaning.field.under ? HEADER.headingBeforePart : 0;
}

function besides(meaning: LabelMeaning, { form }: ShuffleContext): boolean {
  return meaning.kind === 'section' && !!form.sections.find(({ key }) => key === meaning.key)?.beside;
}

function readFundLabel(state: State, key: string, leave: number, { form }: ShuffleContext): number {
  if (state.mode === 'fundHead') return 0;
  if (state.mode !== 'fund') return leave + HEADER.fundWithoutHead;
  const sources = form.funds!.sources.map((source) => source.key);
  const before = state.open?.kind === 'fund' ? sources.indexOf(state.open.key) : -1;
  return leave + (sources.indexOf(key) <= before ? HEADER.mostInversion : 0);
}

const LONGEST_NAME = 40;
const SHORTEST_TEXT = 8;

/** The ways to read a text of the header: a value, a line of a long text, an amount of the money grid. */
export function readHeaderText(state: State, cell: Cell, context: ShuffleContext): Move[] {
  const moves: Move[] = [];
  const { mode, open, count, level, name, target, anchored, weight, lost } = state;
  const { deferred } = cell;
  const add: Add = (cost, next, left = 0, kept = null) =>
    moves.push({
      cost,
      state: { mode: next, count: left, open: kept, level, deferred, name, target, anchored, weight, lost },
    });
  if (mode === 'field') add(valueCost(open?.kind === 'field' ? open.field : null, cell), 'value');
  else if (mode === 'value' && !cell.deferred && cell.words[0].sameLine && !state.deferred)
    add(HEADER.headingBetween, 'value');
  else if (mode === 'section' || mode === 'text') addNarrative(state, cell, add);
  else if (mode === 'fund' || mode === 'fundHead') {
    for (const [column, cost] of fundPlaces(state, cell, context)) add(cost, 'fund', column + 1, open);
  }
  if (moves.length === 0 || mode === 'heading')
    add(HEADER.strayText, mode === 'section' || mode === 'text' ? mode : 'value', count, open);
  return moves;
}

type Add = (cost: number, mode: Mode, count?: number, open?: LabelMeaning | null) => void;

function addNarrative(state: State, cell: Cell, add: Add): void {
  if (cell.words.length > 1) return;
  const look = cellLook(cell.text);
  const odd =
    look.target < 0.15 ? HEADER.numberInNarrative : cell.text.length < SHORTEST_TEXT ? HEADER.shortNarrative : 0;
  const { mode, count } = state;
  if (mode === 'text' && cell.deferred && state.deferred) {
    const number = look.target < 0.15 && cell.text.length < SHORTEST_TEXT && !cell.words[0].underLong;
    add(number ? HEADER.numberInNarrative : 0, 'text', count);
  }
  const opened = count > 0 ? HEADER.nextNarrative : HEADER.strayNarrative;
  add(odd + (mode === 'section' ? 0 : opened), 'text', Math.max(0, count - 1));
}

/** How unlike a value of this field a cell is; null is a label of no field of ours, such as a code. */
function valueCost(field: FieldDefinition | null, cell: Cell): number {
  const lone = cell.lone ? HEADER.misfit / 2 : 0;
  const type = field?.type ?? 'text';
  if (!looksLike(type, cell.text) || valueMisfit(cell.text, field) === Number.POSITIVE_INFINITY)
    return lone + HEADER.misfit;
  if (type !== 'text' && type !== 'choice') return lone;
  const number = field !== null && (/^[\d\s.,，]+$/u.test(cell.text) || looksLike('date', cell.text));
  const long = cell.text.length > LONGEST_NAME ? HEADER.longName : 0;
  return lone + long + (number ? HEADER.numberAsText : 0);
}

/** Columns that an amount may stand in, with the cost of leaving those before blank. */
function fundPlaces(state: State, cell: Cell, { fundColumns }: ShuffleContext): [column: number, cost: number][] {
  const word = cell.words[0];
  const from = state.mode === 'fund' ? state.count : 0;
  let before = state.mode === 'fund' ? 0 : HEADER.moneyWithoutFund;
  if (from === 0 && state.deferred && !cell.deferred && word.sameLine && word.item.meanings === null && word.from > 0)
    before += TABLE.lineInTwoRows;
  const places: [number, number][] = [];
  for (let column = from; column < fundColumns.length; column++)
    places.push([column, before + (column - from) * HEADER.fundBlank + amountCost(cell.text, fundColumns[column])]);
  return places;
}

function amountCost(text: string, column: FundsColumn): number {
  if (cellLook(text).blank) return 0.1;
  if (!looksLike('money', text.replace(/[%％]$/u, ''))) return HEADER.misfit;
  const percent = /[%％]$/u.test(text);
  if (percent !== (column === 'rate')) return HEADER.fundMisfit;
  const small = !/[,，]/u.test(text);
  if (column === 'weight' || column === 'score') return small ? 0.1 : HEADER.fundMisfit;
  return small && !percent && !/\.\d\d$/u.test(text) && Number(text) !== 0 ? 0.5 : 0;
}
