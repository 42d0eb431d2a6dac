import type { FormDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import { fieldsIn, type LabelMeaning, meansOnly } from '../label-meaning.js';
import { resolveUnder, type TotalLabel } from './money-context.js';
import { cellMeanings, type PrintedLabel, readLabel } from './read-label.js';
import { type Area, cellText, endCol } from './view.js';

/** A cell that is a label of the form. */
export interface LabelCell {
  readonly cell: Cell;
  readonly label: PrintedLabel;
}

/** Cells whose whole text is a label. A sub-label is one only after a total, and not where a text field's value stands. */
export function labelCells(cells: readonly Cell[], { view }: Area, form: FormDefinition): LabelCell[] {
  const found = flatMap(cells, (cell) => {
    const label = readLabel(cellText(cell), form);
    const meanings = label?.meanings.filter(({ kind }) => kind === 'field' || kind === 'section' || kind === 'heading');
    return label && meanings?.length ? [{ cell, label: { ...label, meanings } }] : [];
  });
  const totals = totalLabels(found);
  const texts = new Set(found.filter((each) => each.label.meanings.some(isPlainField)).map((each) => each.cell));
  return found.filter(({ cell, label }) => {
    if (!label.meanings.every((meaning) => meaning.kind === 'field' && meaning.field.under !== undefined)) return true;
    const left = cell.col > 0 ? view.at(cell.row, cell.col - 1) : undefined;
    const isValue = left !== undefined && texts.has(left) && endCol(left) === cell.col;
    return !isValue && resolveUnder(cell, fieldsIn(label.meanings), totals) !== null;
  });
}

/** A label that forms print and that is of no field: it and its value stay unplaced, and no other value runs into it. */
export function isOtherLabel(cell: Cell, form: FormDefinition): boolean {
  return meansOnly(cellMeanings(cell, form), 'other');
}

function isPlainField(meaning: LabelMeaning): boolean {
  return meaning.kind === 'field' && meaning.field.type !== 'money';
}

export function totalLabels(labels: readonly LabelCell[]): TotalLabel[] {
  return flatMap(labels, ({ cell, label }) =>
    fieldsIn(label.meanings)
      .filter((field) => field.type === 'money' && field.under === undefined)
      .map((field) => ({ key: field.key, cell })),
  );
}
