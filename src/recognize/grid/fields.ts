import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FieldDefinition, FormDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import type { Piece } from '../../model/page.js';
import type { RawValue } from '../../model/raw-form.js';
import type { LabelMeaning } from '../flow/vocabulary.js';
import { normalizeLabel } from '../label.js';
import { type Harvest, NOTHING } from './harvest.js';
import { inCellValues } from './in-cell.js';
import { cutHeading, locateValue } from './locate.js';
import { resolveUnder, type TotalLabel, unitFromHeading } from './money-context.js';
import { isHint, type MoneyUnit, type PrintedLabel, readLabel } from './read-label.js';
import { toNarrative, toValue } from './value.js';
import { type Area, cellsOf, cellText, endCol, endRow, isBlank } from './view.js';

/** A cell that is a label of the form. */
export interface LabelCell {
  readonly cell: Cell;
  readonly label: PrintedLabel;
}

/** A label of one field or section, and the cells of its value. */
interface Finding {
  readonly key: string;
  readonly cell: Cell;
  /** 0 for the printed label itself, 1 for an alias: the first is believed where both stand on the form. */
  readonly rank: number;
  readonly value: RawValue | null;
}

/**
 * Label → value in an area of ruled cells. `taken` are cells that another step has read; `unit` is the money unit that
 * the form states for all its amounts.
 */
export function readFields(
  area: Area,
  form: FormDefinition,
  taken: ReadonlySet<Cell> = new Set(),
  unit: MoneyUnit | null = null,
): Harvest {
  const cells = cellsOf(area).filter((cell) => !taken.has(cell) && !isBlank(cell));
  const labels = labelCells(cells, area, form);
  const labelOf = new Map(labels.map((each) => [each.cell, each]));
  const halves = new Set(cutLabels(cells, labelOf, form).flat());
  const tails = [...halves].filter((cell) => !labelOf.has(cell));
  const isLabel = (cell: Cell) =>
    !halves.has(cell) && (labelOf.has(cell) || taken.has(cell) || isOtherLabel(cell, form));
  const totals = totalLabels(labels);
  const findings: Finding[] = [];
  const used = new Set<Cell>();
  for (const { cell, label } of labels) {
    const meaning = chooseMeaning(label.meanings, cell, totals, findings);
    if (!meaning) continue;
    const located = locateValue(cell, area, isLabel, meaning.kind === 'section').filter((each) => !used.has(each));
    const tail = cutHeading(located);
    if (tail) tails.push(tail);
    const found = located.filter((each) => each !== tail);
    const money = meaning.kind === 'field' && meaning.field.type === 'money';
    const ownUnit = money ? (label.unit ?? unitFromHeading(cell, cells) ?? unit) : null;
    const value = meaning.kind === 'section' ? toNarrative(found) : toValue(found, ownUnit);
    if (value) for (const each of found) used.add(each);
    findings.push({ key: keyOf(meaning), cell, rank: rankOf(meaning, cell, form), value });
  }
  const { chosen, rejected, diagnostics } = chooseFindings(findings);
  for (const tail of tails) used.add(tail);
  const rest = cells.filter((cell) => !labelOf.has(cell) && !used.has(cell));
  const inside = inCellValues(rest, form, totals, new Set(Object.keys(chosen)), unit);
  return {
    ...NOTHING,
    values: { ...inside.values, ...chosen },
    labels: [
      ...labelPieces(labels, rejected),
      ...tails.flatMap((tail) => tail.lines),
      ...hintPieces(cells),
      ...inside.labels,
    ],
    cuts: inside.cuts,
    diagnostics,
  };
}

/** Cells whose whole text is a label. A sub-label is one only after a total, and not where a text field's value stands. */
function labelCells(cells: readonly Cell[], { view }: Area, form: FormDefinition): LabelCell[] {
  const found = cells.flatMap((cell) => {
    const label = readLabel(cellText(cell), form);
    const meanings = label?.meanings.filter(({ kind }) => kind === 'field' || kind === 'section' || kind === 'heading');
    return label && meanings?.length ? [{ cell, label: { ...label, meanings } }] : [];
  });
  const totals = totalLabels(found);
  const texts = new Set(found.filter((each) => each.label.meanings.some(isPlainField)).map((each) => each.cell));
  return found.filter(({ cell, label }) => {
    if (!label.meanings.every(isSubLabel)) return true;
    const left = cell.col > 0 ? view.at(cell.row, cell.col - 1) : undefined;
    const isValue = left !== undefined && texts.has(left) && endCol(left) === cell.col;
    return !isValue && resolveUnder(cell, fieldsOf(label.meanings), totals) !== null;
  });
}

/** The two cells of a label that a page break cut, as in 项目 | 绩效目标: one label only together. */
function cutLabels(cells: readonly Cell[], labels: ReadonlyMap<Cell, LabelCell>, form: FormDefinition): Cell[][] {
  return cells.flatMap((upper) => {
    const lower = cells.find((each) => each.col === upper.col && each.row === endRow(upper) && each.page > upper.page);
    if (labels.has(upper) || !lower || readLabel(cellText(upper) + cellText(lower), form) === null) return [];
    return [[upper, lower]];
  });
}

/** A label that forms print and that is of no field: it and its value stay unplaced, and no other value runs into it. */
function isOtherLabel(cell: Cell, form: FormDefinition): boolean {
  return readLabel(cellText(cell), form)?.meanings.every(({ kind }) => kind === 'other') ?? false;
}

function isPlainField(meaning: LabelMeaning): boolean {
  return meaning.kind === 'field' && meaning.field.type !== 'money';
}

function isSubLabel(meaning: LabelMeaning): boolean {
  return meaning.kind === 'field' && meaning.field.under !== undefined;
}

function fieldsOf(meanings: readonly LabelMeaning[]): FieldDefinition[] {
  return meanings.flatMap((meaning) => (meaning.kind === 'field' ? [meaning.field] : []));
}

function totalLabels(labels: readonly LabelCell[]): TotalLabel[] {
  return labels.flatMap(({ cell, label }) =>
    fieldsOf(label.meanings)
      .filter((field) => field.type === 'money' && field.under === undefined)
      .map((field) => ({ key: field.key, cell })),
  );
}

/** Which meaning of a label holds here: by its total for a sub-label, else the first that has no value yet. */
function chooseMeaning(
  meanings: readonly LabelMeaning[],
  cell: Cell,
  totals: readonly TotalLabel[],
  findings: readonly Finding[],
): Extract<LabelMeaning, { kind: 'field' | 'section' }> | null {
  const sub = resolveUnder(
    cell,
    fieldsOf(meanings).filter((field) => field.under !== undefined),
    totals,
  );
  if (sub) return { kind: 'field', field: sub };
  const open = meanings.filter(
    (meaning) => meaning.kind === 'section' || (meaning.kind === 'field' && !meaning.field.under),
  );
  const isFree = (meaning: LabelMeaning) => !findings.some((each) => each.value && each.key === keyOf(meaning));
  const chosen = open.find(isFree) ?? open[0];
  return chosen && (chosen.kind === 'field' || chosen.kind === 'section') ? chosen : null;
}

function keyOf(meaning: LabelMeaning): string {
  if (meaning.kind === 'heading' || meaning.kind === 'other') return '';
  return meaning.kind === 'field' ? meaning.field.key : meaning.key;
}

function rankOf(meaning: LabelMeaning, cell: Cell, form: FormDefinition): number {
  const key = keyOf(meaning);
  const labels = [...form.fields, ...form.sections].find((each) => each.key === key)?.labels ?? [];
  const printed = readLabel(labels[0] ?? '', form);
  return printed && normalizeLabel(cellText(cell)).includes(normalizeLabel(labels[0])) ? 0 : 1;
}

/** One finding a key: a label with a value before one without, the printed label before an alias, the first before others. */
function chooseFindings(findings: readonly Finding[]) {
  const chosen: Record<string, RawValue> = {};
  const rejected = new Set<Cell>();
  const diagnostics: Diagnostic[] = [];
  for (const key of new Set(findings.map((finding) => finding.key))) {
    const filled = findings.filter((finding) => finding.key === key && finding.value);
    filled.sort((a, b) => a.rank - b.rank);
    if (filled[0]?.value) chosen[key] = filled[0].value;
    for (const extra of filled.slice(1)) {
      rejected.add(extra.cell);
      diagnostics.push(
        diagnostic('label-repeated', { field: key, page: extra.cell.page }, { label: cellText(extra.cell) }),
      );
    }
  }
  return { chosen, rejected, diagnostics };
}

function labelPieces(labels: readonly LabelCell[], rejected: ReadonlySet<Cell>): Piece[] {
  return labels.filter(({ cell }) => !rejected.has(cell)).flatMap(({ cell }) => cell.lines);
}

function hintPieces(cells: readonly Cell[]): Piece[] {
  return cells.flatMap((cell) => cell.lines.filter((line) => isHint(line.text)));
}
