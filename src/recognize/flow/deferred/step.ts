import { flatMap } from '../../../model/group.js';
import type { LabelMeaning } from '../../label-meaning.js';
import { TABLE } from './costs.js';
import { readHeaderLabel, readHeaderText } from './header.js';
import { type Cell, inTable, type Move, type ShuffleContext, type State } from './state.js';
import { readTableLabel, readTableText } from './table.js';

/** Every way to read a cell behind what was read so far that costs no more than `most`. */
export function readCell(state: State, cell: Cell, context: ShuffleContext, most: number): Move[] {
  const isLine = cell.words.length === 1;
  if (cell.cost > most && !isLine) return [];
  const { meanings } = cell.words[0].item;
  const moves = meanings
    ? readLabels(state, cell, meanings, context)
    : readText(state, cell, context, most - cell.cost);
  const found: Move[] = [];
  for (const { cost, state: next } of moves) {
    // a line of a text may end inside a parenthesis
    const all = isLine && next.mode === 'text' ? cost : cost + cell.cost;
    if (all > most) continue;
    const after = next.deferred === cell.deferred ? next : { ...next, deferred: cell.deferred };
    found.push({ cost: all, state: after });
  }
  return found;
}

function readLabels(state: State, cell: Cell, meanings: readonly LabelMeaning[], context: ShuffleContext): Move[] {
  if (meanings.length === 1) return readLabel(state, cell, meanings[0], context);
  return flatMap(meanings, (meaning) => readLabel(state, cell, meaning, context));
}

function readLabel(state: State, cell: Cell, meaning: LabelMeaning, context: ShuffleContext): Move[] {
  const table = inTable(state) || state.mode === 'head';
  if (meaning.kind === 'column' || meaning.kind === 'footer') return readTableLabel(state, cell, meaning, context);
  if (!table) return readHeaderLabel(state, cell, meaning, context);
  if (meaning.kind === 'heading') return readTableLabel(state, cell, meaning, context);
  return [{ cost: TABLE.headerInTable, state }];
}

function readText(state: State, cell: Cell, context: ShuffleContext, most: number): Move[] {
  if (cell.aside) return [{ cost: cell.aside === 'year' && state.mode === 'row' ? 1 : 0, state }];
  const table = inTable(state) || state.mode === 'head';
  const moves = table ? readTableText(state, cell, context, most) : readHeaderText(state, cell, context);
  if (cell.words.length === 1) moves.push({ cost: TABLE.skip, state });
  return moves;
}
