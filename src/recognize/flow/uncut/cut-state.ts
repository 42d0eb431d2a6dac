import type { ColumnKey } from '../../../model/form.js';
import { columnIn } from '../../label-meaning.js';
import { type KnownNames, type LabelHere, namesForm } from './known-names.js';

/** What is known of the text before: a text is cut page by page, or line by line. */
export interface CutState {
  /** Inside of an indicator table. */
  table: boolean;
  /** Columns from level 3 on, in printed order. */
  columns: ColumnKey[];
  /** Rows have begun: what heads a column from here on was drawn late. */
  rows: boolean;
  /** Names of levels end with 指标. */
  suffixed: boolean;
  /** A level 1 was printed once more, so every row has its levels: `产出目标 数量巡查次数` / `产出目标 数量抽样次数`. */
  again: boolean;
  /** Targets stand together elsewhere. */
  late: boolean;
  /** Levels that the table's head has so far. */
  heads: Set<ColumnKey>;
  /** Labels of the form so far. */
  seen: Set<string>;
  /** A title was printed, and the name of the form has not been yet. */
  unnamed: boolean;
}

export interface Cut {
  /** Between cells of the indicator table. */
  readonly table: boolean;
  /** Only the looks of words tell. */
  readonly inferred: boolean;
  /** The end of a line within an amount: nothing begins here. */
  readonly torn?: boolean;
}

export function newState(): CutState {
  return { ...newForm(false), columns: [], rows: false, late: false };
}

/** What is known where a form begins. */
function newForm(unnamed: boolean) {
  return { table: false, suffixed: false, again: false, heads: new Set<ColumnKey>(), seen: new Set<string>(), unnamed };
}

/** Some forms mark the labels of what must be filled in: `原种扩繁*项目类别：`. */
export const STAR = /[*＊★]/u;

export interface Name {
  readonly end: number;
  readonly label: LabelHere | null;
  readonly kind: 'title' | 'heading' | 'fixed' | 'label' | 'level';
  /** Of a level. */
  readonly name?: string;
  /** Of a level that only the looks of the words behind it tell. */
  readonly inferred?: boolean;
  /** Where a long text was drawn late, below the table. */
  readonly late?: boolean;
}

/** Keeps track of the form and its table. */
export function note({ kind, label, name }: Name, names: KnownNames, state: CutState): void {
  if (kind === 'title' || (label && namesForm(label))) Object.assign(state, newForm(kind === 'title'));
  if (kind === 'level' || kind === 'heading') state.table = true;
  if (kind === 'level' || kind === 'fixed') state.rows = true;
  if (name && names.level1.has(name) && state.seen.has(name)) state.again = true;
  if (name) state.seen.add(name);
  if (name?.endsWith('指标') && !names.level1.has(name)) state.suffixed = true;
  if (!label) return;
  const column = columnIn(label.meanings);
  if (column) noteHead(column, state);
  if (column === 'level3') state.table = true;
  const rest = column !== null && column !== 'level1' && column !== 'level2' && !state.rows;
  if (rest && (column === 'level3' || state.columns.length > 0) && !state.columns.includes(column))
    state.columns.push(column);
  if (isSingle(label)) state.seen.add(label.name);
}

/** A head begins with any heading that it has once more; of levels, those behind that of level 3 are drawn late, and so is what follows. */
function noteHead(column: ColumnKey, state: CutState): void {
  if (column !== 'level1' && column !== 'level2' && column !== 'level3') return;
  if (state.heads.size === 0 || state.heads.has(column)) {
    state.heads = new Set();
    state.columns = [];
    state.rows = false;
  } else if (state.heads.has('level3')) state.rows = true;
  state.heads.add(column);
}

/** A label that a form has once. */
export function isSingle({ meanings }: LabelHere): boolean {
  return meanings.every((each) => each.kind === 'section' || (each.kind === 'field' && !each.field.under));
}
