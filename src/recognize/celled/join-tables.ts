import type { FormDefinition } from '../../model/form.js';
import type { Line } from '../../model/page.js';
import type { MarkedRow, TextPart } from '../../read/tables/index.js';
import { isPageNumber } from '../flow/furniture.js';
import { viewGrid } from '../grid/view.js';
import { type Layout, layoutsOf } from './layout.js';
import { toGrid } from './to-grid.js';

/** A line, or a table with what was printed between its parts: page numbers, its header once more. */
export type JoinedPart =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'table'; readonly rows: readonly MarkedRow[]; readonly between: readonly Line[] };

/** Puts together the tables that a page break cut: nothing but page numbers stands between, and the columns are the same. */
export function joinTables(parts: readonly TextPart[], forms: readonly FormDefinition[]): JoinedPart[] {
  const joined: JoinedPart[] = [];
  let numbers: Line[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'line' && last?.kind === 'table' && isPageNumber(part.line.text.trim())) {
      numbers.push(part.line);
      continue;
    }
    const rows = part.kind === 'table' && last?.kind === 'table' ? continuation(last.rows, part.rows, forms) : null;
    if (rows && last?.kind === 'table') {
      joined[joined.length - 1] = { ...last, rows: [...last.rows, ...rows], between: [...last.between, ...numbers] };
    } else {
      joined.push(...numbers.map((line): JoinedPart => ({ kind: 'line', line })));
      joined.push(part.kind === 'table' ? { ...part, between: [] } : part);
    }
    numbers = [];
  }
  return [...joined, ...numbers.map((line): JoinedPart => ({ kind: 'line', line }))];
}

/** The rows of a table as those of the one before, in as many columns or in those left of labels; null for another table. */
function continuation(
  above: readonly MarkedRow[],
  below: readonly MarkedRow[],
  forms: readonly FormDefinition[],
): MarkedRow[] | null {
  const [cols, own] = [above, below].map((rows) => Math.max(...rows.map(({ cells }) => cells.length)));
  if (own === cols) return [...below];
  const layout = lastLayout(above, forms);
  if (!layout) return null;
  const columns = layout.columns.slice(layout.columns.length - own);
  const isWhole = columns.length === own && columns[0].from <= layout.first;
  if (!isWhole) return null;
  return below.map((row) => {
    const cells = Array.from({ length: cols }, () => '');
    row.cells.forEach((text, i) => {
      cells[columns[i].from] = text;
    });
    return { ...row, cells };
  });
}

function lastLayout(rows: readonly MarkedRow[], forms: readonly FormDefinition[]): Layout | null {
  const view = viewGrid(toGrid(rows, forms));
  return layoutsOf(view, forms).at(-1) ?? null;
}
