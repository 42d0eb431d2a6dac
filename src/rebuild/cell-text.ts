import type { TableCell } from './ruled-table.js';

/** A cell's text for comparison: without any white space. */
export function compactText({ lines }: TableCell): string {
  return lines.map(({ text }) => text.replace(/\s+/gu, '')).join('');
}

export function isBlank({ lines }: TableCell): boolean {
  return lines.every(({ text }) => text.trim() === '');
}

export function hasSameColumns(a: TableCell, b: TableCell): boolean {
  return a.left === b.left && a.right === b.right;
}

/** The leftmost and the rightmost border of some cells. Cells may be too many for one call of `Math.min`. */
export function widthOf(cells: readonly TableCell[]): { left: number; right: number } {
  let [left, right] = [Infinity, -Infinity];
  for (const cell of cells) {
    left = Math.min(left, cell.left);
    right = Math.max(right, cell.right);
  }
  return { left, right };
}

/** Height of a cell's lines: the width of one Han character. */
export function lineUnit({ lines }: TableCell): number {
  return Math.min(...lines.map(({ box }) => box![3] - box![1]));
}
