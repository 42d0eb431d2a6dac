import type { ColumnKey } from '../../../model/form.js';
import type { LabelMeaning } from '../../label-meaning.js';
import type { LevelName } from '../../levels.js';
import { usualTargets } from '../../merged-levels/level-kinds.js';
import { LEAST_PAIR_COST, pairCost, targetKind } from '../../target-kind.js';
import { ROW } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { columnCost, isForeign, isRemark } from '../table/column-cost.js';
import { CELL, TABLE } from './costs.js';
import { leaveHeader } from './header.js';
import { type Cell, inTable, type Move, type ShuffleContext, START, type State } from './state.js';

/** What it costs that the row (or the level label without one) ends here. */
export function leaveRow(state: State, context: ShuffleContext): number {
  if (state.mode === 'level1' || state.mode === 'level2') return TABLE.levelWithoutRow;
  if (state.mode !== 'row') return leaveHeader(state, context);
  const silent = state.lost && context.deviation >= state.count ? ROW.noReason : 0;
  return silent + context.blankCosts[state.count][context.columns.length];
}

/** costs[from][to]: what it costs that the columns from … to - 1 stay blank. */
export function blankCosts(columns: readonly ColumnKey[]): number[][] {
  return Array.from({ length: columns.length + 1 }, (_, from) => {
    const costs: number[] = [];
    let cost = 0;
    for (let to = from; to <= columns.length; to++) {
      costs[to] = cost;
      if (to < columns.length)
        cost += BLANK_COSTS[columns[to]] ?? (isForeign(columns[to]) ? TABLE.missingNumber : TABLE.missingOther);
    }
    return costs;
  });
}

const BLANK_COSTS: Readonly<Partial<Record<ColumnKey, number>>> = {
  target: TABLE.missingTarget,
  actual: TABLE.missingActual,
  weight: TABLE.missingNumber,
  score: TABLE.missingNumber,
  explanation: TABLE.missingExplanation,
  targetUnit: TABLE.missingExplanation,
};

const NO_POINTS = { weight: null, lost: null };

/** What is known of the row's points once this cell is read. */
function pointsOf({ weight, lost }: State, column: ColumnKey, text: string): Pick<State, 'weight' | 'lost'> {
  if (column === 'weight') return { weight: cellLook(text).number ? Number.parseFloat(text) : null, lost: null };
  if (column !== 'score' || weight === null || !cellLook(text).number) return { weight, lost };
  return { weight: null, lost: Number.parseFloat(text) < weight };
}

/** Why points were lost is told where points were lost. */
function reasonCost({ lost }: State, column: ColumnKey, text: string): number {
  if (column !== 'deviation' || lost === null) return 0;
  if (cellLook(text).blank) return lost ? ROW.noReason : 0;
  return lost ? 0 : ROW.reasonForNothing;
}

/** The ways to read a column heading, a side heading or the label of a footer. */
export function readTableLabel(state: State, cell: Cell, meaning: LabelMeaning, context: ShuffleContext): Move[] {
  const next = (cost: number, change: Partial<State>): Move[] => [
    { cost, state: { ...state, count: 0, open: meaning, anchored: false, ...NO_POINTS, ...change } },
  ];
  const leave = leaveRow(state, context);
  if (meaning.kind === 'column') {
    const order = context.headOrder.indexOf(meaning.key);
    if (state.mode === 'head') {
      const before = state.open?.kind === 'column' ? context.headOrder.indexOf(state.open.key) : -1;
      return next(before > order ? TABLE.headOrder : 0, { mode: 'head' });
    }
    if (!inTable(state)) return next(leave, { mode: 'head' });
    return next(leave + (cell.deferred ? TABLE.headInRows : TABLE.headAgain), { mode: 'head' });
  }
  if (meaning.kind === 'heading') {
    if (state.mode === 'head') return next(TABLE.headingInHead, { mode: 'head', open: state.open });
    return [{ cost: TABLE.headingInRows, state }];
  }
  if (meaning.kind === 'footer')
    return next(leave + (state.mode === 'row' ? 0 : TABLE.footerEarly), { mode: 'footer' });
  return [];
}

/** The ways to read a text of the table that cost no more than `most`: a level, the name of a row, or a cell behind it. */
export function readTableText(state: State, cell: Cell, context: ShuffleContext, most: number): Move[] {
  if (state.mode === 'footer') {
    const number = cellLook(cell.text).number || cellLook(cell.text).blank;
    return [{ cost: number && !cell.deferred ? 0 : TABLE.afterFooter, state }];
  }
  const moves: Move[] = [];
  const lone = cell.lone ? CELL.lone : 0;
  const rowBreak = state.mode === 'row' ? newLineCost(state, cell, context) : 0;
  const leave = leaveRow(state, context) + rowBreak;
  for (const name of cell.names) addLevel(state, cell, name, lone + rowBreak, context, moves);
  const levelLeft = state.mode === 'level1' || state.mode === 'level2' ? 0 : leave;
  const before = lone + levelLeft;
  const isNear = before + context.cellCosts(cell)[0] <= most;
  const asName = isNear ? before + nameCost(state, cell, context) : Number.POSITIVE_INFINITY;
  if (asName <= most)
    moves.push({
      cost: asName,
      state: {
        mode: 'row',
        count: 1,
        open: null,
        level: state.level,
        deferred: cell.deferred,
        name: cell.text,
        target: '',
        anchored: !cell.deferred,
        weight: null,
        lost: null,
      },
    });
  if (state.mode === 'row') addColumns(state, cell, lone, context, most, moves);
  if (state.mode === 'row' && !cell.deferred && !state.deferred && cell.words[0].sameLine)
    moves.push({ cost: CELL.joinHan, state });
  return moves;
}

function addLevel(
  state: State,
  cell: Cell,
  name: LevelName,
  cost: number,
  context: ShuffleContext,
  moves: Move[],
): void {
  const before = state.level;
  let own = 0;
  if (name.level === 1) {
    own += leaveRow(state, context);
    if (before && before.level1 === name.level1) own += cell.deferred ? TABLE.levelOrder : TABLE.headAgain;
    else if (before && before.order > name.order) own += TABLE.levelOrder;
  } else {
    if (state.mode !== 'level1') own += leaveRow(state, context);
    if (state.mode === 'level1' && before?.level1 !== name.level1) own += TABLE.wrongParent;
    else if (before && before.level1 !== name.level1) own += TABLE.foreignLevel;
    if (before && state.mode !== 'level1' && before.order >= name.order) own += TABLE.levelOrder;
  }
  moves.push({
    cost: cost + own,
    state: { ...START, mode: name.level === 1 ? 'level1' : 'level2', level: name, deferred: cell.deferred },
  });
}

function nameCost(state: State, cell: Cell, context: ShuffleContext): number {
  let cost = context.cellCosts(cell)[0];
  if (state.mode !== 'row' && state.mode !== 'level2') cost += TABLE.nameWithoutLevel;
  const level2 = state.level?.level2;
  if (level2) cost += TABLE.affinity * context.misfit(cell.text, level2);
  return cost;
}

function addColumns(
  state: State,
  cell: Cell,
  lone: number,
  context: ShuffleContext,
  most: number,
  moves: Move[],
): void {
  const { columns } = context;
  const costs = context.cellCosts(cell);
  const line = sameRowCost(state, cell, context);
  const blank = context.blankCosts[state.count];
  // words have no unit
  const unitless = state.count === context.unit && !/\d/u.test(state.target);
  for (let c = Math.max(1, state.count); c < columns.length; c++) {
    const before = lone + line + blank[c] + costs[c] - (unitless && c > context.unit ? TABLE.missingExplanation : 0);
    if (before + LEAST_PAIR > most) continue;
    const reason = reasonCost(state, columns[c], cell.text);
    const pair = TABLE.pair * pairOf(state, context, c, cell.text);
    const cost = before + pair + reason;
    if (cost > most) continue;
    const awaited = c < context.lastNamed;
    const { weight, lost } = pointsOf(state, columns[c], cell.text);
    moves.push({
      cost,
      state: {
        mode: state.mode,
        count: c + 1,
        open: state.open,
        level: state.level,
        deferred: cell.deferred,
        // the name and the target, as long as they may matter
        name: awaited ? state.name : '',
        target: awaited && columns[c] === 'target' ? cell.text : '',
        anchored: state.anchored || !cell.deferred,
        weight,
        lost,
      },
    });
  }
}

/** How a target goes with its row's name. The unit tells it, which may have a column of its own; words have none. */
function pairOf(
  { name, target, level }: State,
  { columns, unit }: ShuffleContext,
  column: number,
  text: string,
): number {
  if (columns[column] === 'target')
    return unit >= 0 && /\d$/u.test(text) ? 0 : pairCost(name, text) + kindCost(level, text);
  if (columns[column] !== 'targetUnit' || target === '') return 0;
  return /\d/u.test(target) ? pairCost(name, target + text) : TABLE.unitOfWords;
}

/** A target of another kind than the usual ones of its level; words stand anywhere. */
function kindCost(level: State['level'], target: string): number {
  const kinds = level?.level2 && usualTargets(level.level2);
  const kind = kinds && targetKind(target);
  return kind && kind !== 'words' && !kinds.includes(kind) ? TABLE.otherKind : 0;
}

const LEAST_PAIR = TABLE.pair * LEAST_PAIR_COST;

/** How unlike the cells of each column a cell looks; of the first one, how unlike a name. */
export function cellCosts({ text, names }: Cell, columns: readonly ColumnKey[]): number[] {
  return columns.map((column, c) => {
    if (c === 0) {
      const { level3, sentence } = cellLook(text);
      return level3 + (sentence ? TABLE.notThisColumn : 0) + (names.length > 0 ? TABLE.labelAsName : 0);
    }
    const look = Math.min(TABLE.notThisColumn, columnCost(text, column, columns));
    const sentence = cellLook(text).sentence && !isRemark(column) ? TABLE.notThisColumn : 0;
    return Math.max(look, sentence);
  });
}

/** Words of one printed line stand in one row. */
function newLineCost(state: State, cell: Cell, { lines }: ShuffleContext): number {
  const word = cell.words[0];
  if (cell.deferred ? !state.deferred : !state.anchored) return 0;
  if (lines === 'sameLine') return word.sameLine ? TABLE.lineInTwoRows : 0;
  return lines === 'blankLine' && !cell.deferred && word.item.blankBefore === 0 ? TABLE.lineInTwoRows / 3 : 0;
}

/** Words of two printed lines stand in two rows, unless one of them is wrapped. */
function sameRowCost(state: State, cell: Cell, { lines }: ShuffleContext): number {
  const word = cell.words[0];
  if (cell.deferred || !state.anchored || lines === 'none') return 0;
  const apart = lines === 'sameLine' ? !word.sameLine : word.item.blankBefore > 0;
  return apart ? TABLE.rowOfTwoLines : 0;
}
