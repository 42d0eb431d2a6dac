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
