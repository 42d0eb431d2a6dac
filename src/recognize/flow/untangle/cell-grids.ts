import type { ColumnKey, FormDefinition, FundsColumn } from '../../../model/form.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { findLevel, levelIndex } from '../../levels.js';
import { CELLS } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { hasKind } from './meanings.js';
import type { CellColumn, CellGrid } from './whole-cells.js';

const MEASURES: ReadonlySet<ColumnKey> = new Set<ColumnKey>(['target', 'actual']);
const NUMBERS: ReadonlySet<ColumnKey> = new Set<ColumnKey>(['weight', 'score']);

/** The indicator table, by its columns behind the levels. */
export function tableGrid(keys: readonly ColumnKey[], form: FormDefinition): CellGrid {
  const index = levelIndex(form);
  return {
    columns: keys.map(tableColumn),
    isLabel: ({ text }) => findLevel(text, index).length > 0 || hasKind(text, 'heading', form),
    rowCost: (cells) => unlikeCost(cells[keys.indexOf('target')] ?? '', cells[keys.indexOf('actual')] ?? ''),
  };
}

function tableColumn(key: ColumnKey): CellColumn {
  const cost = (lines: readonly string[]) => (lines.length > 0 ? cellCost(lines, key) : 0);
  if (key === 'level3' || MEASURES.has(key)) return { leastLines: 1, mostLines: CELLS.mostLines, cost };
  return NUMBERS.has(key)
    ? { leastLines: 1, mostLines: 1, cost }
    : { leastLines: 0, mostLines: CELLS.mostRemark, cost };
}

function cellCost(lines: readonly string[], key: ColumnKey): number {
  const look = cellLook(joinLines(lines).normalize('NFKC'));
  if (NUMBERS.has(key)) return look.number ? 0 : look.blank ? CELLS.blank : CELLS.never;
  const wrapped = lines.slice(1).reduce((sum, line, i) => sum + wrapCost(lines[i], line, lines, MEASURES.has(key)), 0);
  if (key === 'level3') return wrapped + Math.min(CELLS.mostLook, look.level3);
  if (!MEASURES.has(key)) return wrapped + (look.target < CELLS.complete && !look.blank ? CELLS.measure : 0);
  const complete = lines.filter((line) => cellLook(line.normalize('NFKC')).target < CELLS.complete);
  return wrapped + Math.min(CELLS.mostLook, look.target) + CELLS.measure * Math.max(0, complete.length - 1);
}

/** A line ends where the next word has no room: it is nearly as wide as the widest of its cell, and columns of text are not narrow. */
function wrapCost(above: string, below: string, all: readonly string[], measure: boolean): number {
  const width = displayWidth(above);
  const room = Math.max(...all.map(displayWidth)) - width;
  const next = /^[\x21-\x7e]+/u.exec(below)?.[0].length ?? 2;
  return CELLS.wrap + (room >= next || (!measure && width < CELLS.leastWidth) ? CELLS.short : 0);
}

/** A comparator, which results seldom have where their targets have none; a bare number where they have a unit. */
function unlikeCost(target: string, actual: string): number {
  const [wanted, reached] = [target, actual].map((text) => text.normalize('NFKC'));
  const sign = /^[<>=≤≥]/u;
  const isNumber = (text: string) => cellLook(text.replace(sign, '')).number;
  return (sign.test(reached) && !sign.test(wanted)) || (isNumber(reached) && !isNumber(wanted)) ? CELLS.unlike : 0;
}

const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;
const RATE = /^\d{1,3}(?:\.\d+)?%$/u;
const POINTS = /^\d{1,3}(?:\.\d+)?$/u;

/** The money grid, by its columns: any of a row's cells may be blank. */
export function fundGrid(keys: readonly FundsColumn[], form: FormDefinition): CellGrid {
  return {
    columns: keys.map(fundColumn),
    isLabel: ({ text }) => hasKind(text, 'fund', form) || hasKind(text, 'heading', form),
    rowCost: (cells) => rateCost(cells.map(plainFigure), keys),
  };
}

function fundColumn(key: FundsColumn): CellColumn {
  const pattern = key === 'rate' ? RATE : key === 'weight' || key === 'score' ? POINTS : AMOUNT;
  return {
    leastLines: 0,
    mostLines: key === 'weight' ? 1 : CELLS.mostLines,
    cost: (lines) => {
      if (lines.length === 0) return CELLS.blankFund;
      const text = plainFigure(lines.join(''));
      const isCell = pattern.test(text) || (lines.length === 1 && cellLook(text).blank);
      return isCell ? CELLS.wrap * (lines.length - 1) : CELLS.never;
    },
  };
}

function plainFigure(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

/** The rate is what was spent of a budget. */
function rateCost(cells: readonly string[], keys: readonly FundsColumn[]): number {
  const figureOf = (key: FundsColumn) => Number.parseFloat((cells[keys.indexOf(key)] ?? '').replaceAll(',', ''));
  const rate = figureOf('rate');
  const fits = (['revisedBudget', 'initialBudget'] as const).some(
    (key) => Math.abs((100 * figureOf('executed')) / figureOf(key) - rate) < CELLS.rate,
  );
  return Number.isNaN(rate) || fits ? 0 : CELLS.unlike;
}
