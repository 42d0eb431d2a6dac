import { type ExtraColumn, extraColumns } from '../forms/keys.js';
import type { ColumnKey, FieldType, TableDefinition } from '../model/form.js';
import { flatMap } from '../model/group.js';
import type { Indicator } from '../model/project.js';
import type { RawRow, RawValue } from '../model/raw-form.js';
import { type Notes, take } from './notes.js';
import { readComparator, readTarget } from './target.js';
import { readValue } from './values.js';

const LEVELS = ['level1', 'level2', 'level3'] as const;
/** Rows as recognised → indicators. A row is one indicator, in the order of the table. */
export function readIndicators(rows: readonly RawRow[], table: TableDefinition | null, notes: Notes): Indicator[] {
  const columns = extraColumns(table).filter(({ key, occasional }) => !occasional || rows.some((row) => row[key]));
  return table ? rows.map((row, i) => readIndicator(row, columns, `indicators[${i}]`, notes)) : [];
}

function readIndicator(row: RawRow, columns: readonly ExtraColumn[], path: string, notes: Notes): Indicator {
  const read = (key: ColumnKey, raw = row[key], type: FieldType = 'text') =>
    take(notes, `${path}.${key}`, raw, (value) => readValue(type, value));
  const [level1 = null, level2 = null, level3 = null] = LEVELS.map((key) => read(key) as string | null);
  const target = read('target', joinTarget(row)) as string | null;
  const extra = columns.map(({ key, type }) => [key, read(key, row[key], type)]);
  return { level1, level2, level3, target, ...readRowTarget(row, target), ...Object.fromEntries(extra) };
}

/** A target that is split over 指标性质, 指标值 and 度量单位 as one, without repeating what 指标值 prints already. */
function joinTarget({ targetComparator, target, targetUnit }: RawRow): RawValue | undefined {
  if (!target || !(targetComparator || targetUnit)) return target;
  const before = targetComparator && !readTarget(target.text).comparator ? [targetComparator] : [];
  const after = targetUnit && !target.text.endsWith(targetUnit.text) ? [targetUnit] : [];
  const parts = [...before, target, ...after];
  return {
    text: parts.map((part) => part.text).join(''),
    pieces: flatMap([targetComparator, target, targetUnit], (part) => part?.pieces ?? []),
  };
}

/** An operator in a column of its own counts in words too (大于等于); inside a sentence only its sign does. */
function readRowTarget({ targetComparator, target: raw, targetUnit }: RawRow, target: string | null) {
  if (target === null || !raw || !targetComparator) return readTarget(target ?? '');
  const unit = targetUnit && !raw.text.endsWith(targetUnit.text) ? targetUnit.text : '';
  const parsed = readTarget(`${raw.text}${unit}`);
  return parsed.comparator ? parsed : { ...parsed, comparator: readComparator(targetComparator.text) };
}
