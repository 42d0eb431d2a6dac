import type { FormDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import type { MoneyUnit, RawValue } from '../../model/raw-form.js';
import { fieldsIn, means } from '../label-meaning.js';
import { printedUnit } from '../money-unit.js';
import { type LabelledPart, readLabelLine } from './label-line.js';
import { resolveUnder, type TotalLabel } from './money-context.js';
import { type PrintedLabel, readLabel } from './read-label.js';
import { toNarrative, toValue } from './value.js';

interface InCell {
  readonly values: Record<string, RawValue>;
  readonly labels: Piece[];
  readonly cuts: Map<Piece, readonly Piece[]>;
}

/** Values in one cell with their label, on its line (`项目名称：某某工程`) or below it, for keys that have none yet. */
export function inCellValues(
  cells: readonly Cell[],
  form: FormDefinition,
  totals: readonly TotalLabel[],
  filled: ReadonlySet<string>,
  unitAt: (cell: Cell, isPart: boolean) => MoneyUnit | null,
): InCell {
  const result: InCell = { values: {}, labels: [], cuts: new Map() };
  const own: TotalLabel[] = [...totals];
  for (const cell of cells) {
    const blocks = labelledBlocks(cell, form);
    for (const { label, labelPieces, valuePieces } of blocks) {
      const target = targetOf(label, cell, own);
      if (label.meanings.length === 0) result.labels.push(...labelPieces);
      if (!target || filled.has(target.key) || target.key in result.values) continue;
      if (target.total) own.push({ key: target.key, cell });
      const printed = labelPieces.map((piece) => piece.text).join('');
      const ownUnit = target.money ? (label.unit ?? printedUnit(printed) ?? unitAt(cell, !target.total)) : null;
      const text = { lines: valuePieces, box: cell.box };
      const value = target.section ? toNarrative([text]) : toValue([text], ownUnit);
      if (value) result.values[target.key] = value;
      result.labels.push(...labelPieces);
    }
    for (const { cut } of blocks) if (cut) result.cuts.set(cut[0], cut[1]);
  }
  return result;
}

interface LabelledBlock {
  readonly label: PrintedLabel;
  readonly labelPieces: readonly Piece[];
  readonly valuePieces: readonly Piece[];
  /** The line that was cut, and all its parts; on the first block of the line only. */
  readonly cut: readonly [Piece, readonly Piece[]] | null;
}

/** The labels at line starts of a cell, each with the text up to the next one. Empty when the cell starts with none. */
function labelledBlocks(cell: Cell, form: FormDefinition): LabelledBlock[] {
  const blocks: { label: PrintedLabel; labelPieces: Piece[]; valuePieces: Piece[]; cut: LabelledBlock['cut'] }[] = [];
  for (const line of cell.lines) {
    const parts = readLabelLine(line, form);
    if (parts && (blocks.length === 0 || isShort(parts))) {
      const all = flatMap(parts, (part) => (part.valuePiece ? [part.labelPiece, part.valuePiece] : [part.labelPiece]));
      parts.forEach(({ label, labelPiece, valuePiece }, i) => {
        const valuePieces = valuePiece ? [valuePiece] : [];
        blocks.push({ label, labelPieces: [labelPiece], valuePieces, cut: i === 0 ? [line, all] : null });
      });
      continue;
    }
    const alone = blocks.length === 0 && cell.lines.length > 1 ? readLabel(line.text, form) : null;
    if (alone && means(alone.meanings, 'section')) {
      blocks.push({ label: alone, labelPieces: [line], valuePieces: [], cut: null });
    } else if (blocks.length > 0) blocks[blocks.length - 1].valuePieces.push(line);
    else return [];
  }
  return blocks;
}

/** Inside a text, only a line of short fields starts new values: a paragraph that opens like a label stays text. */
function isShort(parts: readonly LabelledPart[]): boolean {
  return parts.every((part) => !means(part.label.meanings, 'section'));
}

/** The key that a value has, and what it is; a `total` is an amount that others may be part of. */
function targetOf(label: PrintedLabel, cell: Cell, totals: readonly TotalLabel[]) {
  const fields = fieldsIn(label.meanings);
  const subs = fields.filter((field) => field.under !== undefined);
  const field = (subs.length > 0 ? resolveUnder(cell, subs, totals) : null) ?? fields.find((each) => !each.under);
  if (field) {
    const money = field.type === 'money';
    return { key: field.key, section: false, money, total: money && field.under === undefined };
  }
  const section = label.meanings.find((meaning) => meaning.kind === 'section');
  return section ? { key: section.key, section: true, money: false, total: false } : null;
}
