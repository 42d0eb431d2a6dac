import type { ColumnDefinition, TableDefinition } from '../model/form.js';

/**
 * Whether one of the columns that decide for a table is missing. Level 1 may stand in bars across the table instead, each above
 * its rows, and then has no heading: that of level 2 and level 3 must be there.
 */
export function lacksColumns({ columns }: TableDefinition, has: (column: ColumnDefinition) => boolean): boolean {
  const missing = columns.filter((column) => column.required && !has(column));
  const levels = columns.filter((column) => (column.key === 'level2' || column.key === 'level3') && has(column));
  return missing.length > 0 && !(missing.every(({ key }) => key === 'level1') && levels.length === 2);
}
