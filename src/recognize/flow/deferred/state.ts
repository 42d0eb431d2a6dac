import type { ColumnKey, FormDefinition, FundsColumn, Level2Definition } from '../../../model/form.js';
import type { LabelMeaning } from '../../label-meaning.js';
import type { LevelName } from '../../levels.js';
import type { Word } from './words.js';

/**
 * What was printed last, as far as it matters for what may come next. `field`: a label that waits for its value; `section`:
 * `count` labels of long texts; `text`: a line of a long text while `count` more sections wait; `fund`: a row of the money
 * grid of which `count` columns are done; `head`: the indicator table's column headings; `row`: a row of it of which
 * `count` columns from level 3 on are done.
 */
export type Mode =
  | 'start'
  | 'heading'
  | 'field'
  | 'value'
  | 'section'
  | 'text'
  | 'fundHead'
  | 'fund'
  | 'head'
  | 'level1'
  | 'level2'
  | 'row'
  | 'footer';

export interface State {
  readonly mode: Mode;
  readonly count: number;
  /** The last label, while it matters. */
  readonly open: LabelMeaning | null;
  /** The level label above the row. */
  readonly level: LevelName | null;
  /** The last cell was a deferred one. */
  readonly deferred: boolean;
  /** Name of the row, until its target (and the target's unit, in a column of its own) is read; the target while its unit may come. */
  readonly name: string;
  readonly target: string;
  /** The row holds a cell that was drawn at once. */
  readonly anchored: boolean;
  /** Weight of the row, and whether its score falls short of it; null as long as nothing is read of them. */
  readonly weight: number | null;
  readonly lost: boolean | null;
}

/** Consecutive words that are read as one cell. */
export interface Cell {
  readonly text: string;
  readonly words: readonly Word[];
  readonly deferred: boolean;
  /** What it costs to read these words as one cell. */
  readonly cost: number;
  /** Deferred although it has one line and one script: nothing but a line of a longer text. */
  readonly lone: boolean;
  readonly names: readonly LevelName[];
  /** A heading with the year, a line that tells the unit of money, or quotation marks alone: it may stand anywhere. */
  readonly aside: 'year' | 'unit' | 'mark' | null;
}

/** How a cell was read. */
export interface Move {
  readonly cost: number;
  readonly state: State;
}

/** How a dump tells where a printed line ends: words of a line stand on it, a blank line follows it, or not at all. */
export type LineEvidence = 'sameLine' | 'blankLine' | 'none';

/** What the words of the whole form say, for the costs of a single step. */
export interface ShuffleContext {
  readonly form: FormDefinition;
  /** Columns of the indicator table from level 3 on, as printed. */
  readonly columns: readonly ColumnKey[];
  readonly headOrder: readonly ColumnKey[];
  readonly fundColumns: readonly FundsColumn[];
  readonly lines: LineEvidence;
  /** Where these columns stand; -1 for one that the table lacks. */
  readonly deviation: number;
  readonly unit: number;
  /** The last column that is looked at together with the row's name. */
  readonly lastNamed: number;
  /** blankCosts[from][to]: what it costs that the columns from … to - 1 of a row stay blank. */
  readonly blankCosts: readonly (readonly number[])[];
  /** How much better a row's name fits another level 2. */
  readonly misfit: (name: string, level2: Level2Definition) => number;
  /** How unlike the cells of each column a cell looks. */
  readonly cellCosts: (cell: Cell) => readonly number[];
}

export const START: State = {
  mode: 'start',
  count: 0,
  open: null,
  level: null,
  deferred: false,
  name: '',
  target: '',
  anchored: false,
  weight: null,
  lost: null,
};

const TABLE_MODES: ReadonlySet<Mode> = new Set<Mode>(['level1', 'level2', 'row', 'footer']);

export function inTable({ mode }: State): boolean {
  return TABLE_MODES.has(mode);
}
