import type { Page, Rule, Span } from '../../src/model/page.js';

/** A cell of a table to be drawn, by its place in the lattice. */
export interface DrawnCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
}

export interface DrawnTable {
  /** Places of column and row borders, one more than columns and rows. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly DrawnCell[];
}

/** How an exporter draws the four sides of a cell. */
export type Style = 'cell by cell' | 'double' | 'broken' | 'spaced' | 'inaccurate';
export const STYLES: readonly Style[] = ['cell by cell', 'double', 'broken', 'spaced', 'inaccurate'];

const FONT_SIZE = 8;

/** Draws a table as rules and texts, in a style. */
export function drawTable({ xs, ys, cells }: DrawnTable, style: Style = 'cell by cell'): Pick<Page, 'spans' | 'rules'> {
  const rules: Rule[] = [];
  const spans: Span[] = [];
  cells.forEach((cell, i) => {
    const [x0, x1] = [xs[cell.col]!, xs[cell.col + cell.colSpan]!];
    const [y0, y1] = [ys[cell.row]!, ys[cell.row + cell.rowSpan]!];
    for (const side of sides(x0, y0, x1, y1)) rules.push(...drawn(side, style, i));
    if (cell.text !== '') spans.push(span(cell.text, x0 + 3, (y0 + y1) / 2));
  });
  return { rules, spans };
}

export function pageOf(parts: readonly Pick<Page, 'spans' | 'rules'>[], number = 1, height = 842): Page {
  return {
    number,
    width: 595,
    height,
    spans: parts.flatMap(({ spans }) => spans),
    rules: parts.flatMap(({ rules }) => rules),
  };
}

/** A text that starts at x, with its middle at y; half a font size a Latin character, one a Han character. */
export function span(text: string, x: number, y: number, size = FONT_SIZE): Span {
  const width = [...text].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2e80 ? 0.5 : 1), 0) * size;
  return { text, box: [x, y - size / 2, x + width, y + size / 2], size };
}

function sides(x0: number, y0: number, x1: number, y1: number): Rule[] {
  return [
    { x0, y0, x1, y1: y0 },
    { x0, y0: y1, x1, y1 },
    { x0, y0, x1: x0, y1 },
    { x0: x1, y0, x1, y1 },
  ];
}

function drawn(rule: Rule, style: Style, seed: number): Rule[] {
  if (style === 'double') return [shifted(rule, -1), shifted(rule, 1)];
  if (style === 'broken') return broken(rule);
  if (style === 'spaced') return [shortened(rule, 1)];
  if (style === 'inaccurate') return [shifted(rule, ((seed % 7) - 3) / 8)];
  return [rule];
}

function isLevel({ y0, y1 }: Rule): boolean {
  return y0 === y1;
}

function shifted(rule: Rule, by: number): Rule {
  const [dx, dy] = isLevel(rule) ? [0, by] : [by, 0];
  return { x0: rule.x0 + dx, y0: rule.y0 + dy, x1: rule.x1 + dx, y1: rule.y1 + dy };
}

function shortened(rule: Rule, by: number): Rule {
  const [dx, dy] = isLevel(rule) ? [by, 0] : [0, by];
  return { x0: rule.x0 + dx, y0: rule.y0 + dy, x1: rule.x1 - dx, y1: rule.y1 - dy };
}

function broken(rule: Rule): Rule[] {
  const level = isLevel(rule);
  const [from, to] = level ? [rule.x0, rule.x1] : [rule.y0, rule.y1];
  const dashes: Rule[] = [];
  for (let at = from; at < to; at += 5) {
    const end = Math.min(at + 3, to);
    dashes.push(level ? { ...rule, x0: at, x1: end } : { ...rule, y0: at, y1: end });
  }
  return dashes;
}
