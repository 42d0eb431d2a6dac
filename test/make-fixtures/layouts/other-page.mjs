import { cell, line } from '../cells.mjs';

/**
 * A page that is no form: prose, or another ruled table of a department's budget.
 *
 * @param {{ title: string, text?: string[], table?: string[][] }} page `table`: rows of texts, the first is the header
 * @returns {import('../cells.mjs').Block[]}
 */
export function otherPage({ title, text = [], table }) {
  const prose = text.map((paragraph) => line(`　　${paragraph}`, 'left'));
  const blocks = [line(title, 'title'), ...prose];
  if (!table) return blocks;
  const isAmount = (value) => /^[\d,.]+$/u.test(value);
  const rows = table.map((row) => row.map((value) => cell(value, { align: isAmount(value) ? 'right' : 'center' })));
  return [...blocks, { kind: 'table', widths: table[0].map(() => 1), rows, headerRow: 0 }];
}
