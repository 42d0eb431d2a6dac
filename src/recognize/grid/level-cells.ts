import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition, Level1Definition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import type { RawValue } from '../../model/raw-form.js';
import { findLevel, isNameOf, type LevelIndex, levelIndex } from '../levels.js';
import type { TableRow } from './table-row.js';
import { toValue } from './value.js';
import { cellText, isBlank } from './view.js';

export interface LevelValues {
  readonly level1: RawValue | null;
  readonly level2: RawValue | null;
}

type Level = 'level1' | 'level2';

/**
 * Level 1 and 2 of every row. A merged cell gives all its rows one value. A blank cell is filled only where something
 * speaks for it: the first row of a page goes on with the cell that the page break cut; else a level 1 follows from the
 * level 2 beside it, or from the rows above, with a warning.
 * @param all with those that hold nothing but the rest of a level that the page break cut
 */
export function resolveLevelCells(
  rows: readonly TableRow[],
  form: FormDefinition,
  all: readonly TableRow[] = rows,
): { rows: LevelValues[]; diagnostics: Diagnostic[] } {
  const index = levelIndex(form);
  const kept = new Set(rows);
  const levels = (level: Level) => printedLevels(all, level, index).filter((_, i) => kept.has(all[i]));
  const printed = { level1: levels('level1'), level2: levels('level2') };
  const out: LevelValues[] = [];
  const diagnostics: Diagnostic[] = [];
  rows.forEach((row, i) => {
    const own = { level1: printed.level1[i], level2: printed.level2[i] };
    const above = out[i - 1] ?? null;
    const cut = above !== null && isCut(rows, i);
    let { level1, level2 } = own;
    if (!level1) {
      level1 = inferLevel1(i, own.level2, above, printed.level1, index);
      const certain = cut && level1 !== null && level1 === above?.level1;
      if (level1 && !certain)
        diagnostics.push(inferred(i, 'level1', level1, own.level2 ?? above?.level1 ?? null, row.page));
    }
    if (!level2 && row.cells.has('level2') && above?.level2 && level1 === above.level1 && level1 !== null) {
      level2 = above.level2;
      if (!cut) diagnostics.push(inferred(i, 'level2', level2, above.level2, row.page));
    }
    out.push({ level1, level2 });
  });
  return { rows: out, diagnostics };
}

function inferred(row: number, level: Level, value: RawValue, from: RawValue | null, page: number): Diagnostic {
  return diagnostic(
    'level-inferred',
    { field: `indicators[${row}].${level}`, page },
    { value: value.text, from: from?.text ?? '' },
  );
}

/** The printed level of each row, one object a cell; a name that a page break cut in two is put together again. */
function printedLevels(rows: readonly TableRow[], level: Level, index: LevelIndex): (RawValue | null)[] {
  const values = new Map<Cell, RawValue | null>();
  let last: Cell | null = null;
  for (const row of rows) {
    const cell = levelCell(row, level);
    if (!cell || values.has(cell)) continue;
    const joined: RawValue | null = last && cell.page > last.page ? joinHalves(last, cell, level, index) : null;
    if (joined && last) values.set(last, joined);
    values.set(cell, joined ?? toValue(row.cells.get(level) ?? []));
    if (!isBlank(cell)) last = cell;
  }
  return rows.map((row) => {
    const cell = levelCell(row, level);
    return cell ? (values.get(cell) ?? null) : null;
  });
}

/** Two cells on two pages whose texts are a level name together, and not one each: 服务对象, 满意度指标. */
function joinHalves(upper: Cell, lower: Cell, level: Level, index: LevelIndex): RawValue | null {
  const isName = (text: string) => findLevel(text, index).some((name) => `level${name.level}` === level);
  const [above, below] = [cellText(upper), cellText(lower)];
  if (isBlank(lower) || (isName(above) && isName(below)) || !isName(above + below)) return null;
  return toValue([upper, lower]);
}

function levelCell(row: TableRow, level: Level): Cell | null {
  return row.cells.get(level)?.[0] ?? null;
}

/** Whether the row is the first of its page, so that a blank cell may be the rest of a merged one. */
function isCut(rows: readonly TableRow[], i: number): boolean {
  return rows[i].page > rows[i - 1].page || isSameBlank(rows, i);
}

/** The blank cell itself began on the page's first row. */
function isSameBlank(rows: readonly TableRow[], i: number): boolean {
  const first = rows.findIndex((row) => row.page === rows[i].page);
  const cell = levelCell(rows[i], 'level1');
  return first > 0 && cell !== null && cell === levelCell(rows[first], 'level1');
}

/** The level 1 that a blank cell stands for, as the table prints it elsewhere if it does. */
function inferLevel1(
  i: number,
  level2: RawValue | null,
  above: LevelValues | null,
  printed: readonly (RawValue | null)[],
  index: LevelIndex,
): RawValue | null {
  const parents = level2 ? parentsOf(level2.text, index) : [];
  if (parents.length === 0) return above?.level1 ?? null;
  if (above?.level1 && parents.some((parent) => isPrintedAs(above.level1, parent, index))) return above.level1;
  for (const parent of parents) {
    const elsewhere = printed.slice(i).find((value) => isPrintedAs(value, parent, index));
    if (elsewhere) return elsewhere;
  }
  return parents.length === 1 ? { text: parents[0].name, pieces: [] } : null;
}

function parentsOf(text: string, index: LevelIndex): Level1Definition[] {
  return flatMap(findLevel(text, index), (name) => (name.level === 2 ? [name.level1] : []));
}

function isPrintedAs(value: RawValue | null, level1: Level1Definition, index: LevelIndex): boolean {
  return value !== null && isNameOf(findLevel(value.text, index), level1);
}
