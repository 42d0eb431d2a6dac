import type { Diagnostic } from '../model/diagnostic.js';
import type { Piece } from '../model/page.js';
import type { Table } from './ruled-table.js';

export interface Continued {
  readonly table: Table;
  readonly repeated: Piece[];
  readonly diagnostics: Diagnostic[];
}

export function continueTable(_a: Table, _b: Table, _room: number): Continued | null {
  return null;
}
