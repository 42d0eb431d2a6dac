import type { FormDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import type { MoneyUnit } from '../../model/raw-form.js';
import { fieldsIn, keyOf } from '../label-meaning.js';
import { chooseFindings, chooseMeaning, type Finding, headedSection, rankOf } from './findings.js';
import { type Harvest, NOTHING } from './harvest.js';
import { inCellValues } from './in-cell.js';
import { isOtherLabel, type LabelCell, labelCells, totalLabels } from './label-cells.js';
import { locateValue } from './locate.js';
import { ownerOf, partsAcross, unitFromContext } from './money-context.js';
import { isHint } from './read-label.js';
import { toNarrative, toValue } from './value.js';
import { type Area, cellsOf, endCol, isBlank } from './view.js';

/** Label → value in an area of ruled cells, but for those `taken` by other steps; `unit` is what the form counts money in. */
export function readFields(
  area: Area,
  form: FormDefinition,
  taken: ReadonlySet<Cell>,
  unit: MoneyUnit | null,
): Harvest {
  const cells = cellsOf(area).filter((cell) => !taken.has(cell) && !isBlank(cell));
  const labels = labelCells(cells, area, form);
  const labelOf = new Map(labels.map((each) => [each.cell, each]));
  const isLabel = (cell: Cell) => labelOf.has(cell) || taken.has(cell) || isOtherLabel(cell, form);
  const totals = totalLabels(labels);
  const isAmount = ({ cell, label }: LabelCell) =>
    fieldsIn(label.meanings).length > 0 && locateValue(cell, area, isLabel, false).length > 0;
  const amounts = new Set(labels.filter(isAmount).map(({ cell }) => cell));
  const unitAt = (cell: Cell, isPart: boolean) => {
    const owner = isPart ? (ownerOf(cell, totals)?.cell ?? null) : null;
    return unitFromContext(cell, owner, cells, (each) => amounts.has(each)) ?? unit;
  };
  const findings: Finding[] = [];
  const used = new Set<Cell>();
  for (const { cell, label } of labels) {
    const parts = partsAcross(cell, fieldsIn(label.meanings), totals, area, isLabel);
    for (const { key, value } of parts) {
      used.add(value);
      findings.push({ key, cell, rank: 0, spare: null, value: toValue([value], label.unit ?? unitAt(cell, true)) });
    }
    if (parts.length > 0) continue;
    const headed = headedSection(label.meanings);
    const plain = chooseMeaning(label.meanings, cell, totals, findings);
    const section = headed && endCol(cell) < area.view.grid.cols ? { kind: 'section' as const, key: headed } : null;
    const meaning = plain ?? section;
    if (!meaning) continue;
    const found = locateValue(cell, area, isLabel, meaning.kind === 'section').filter((each) => !used.has(each));
    const money = meaning.kind === 'field' && meaning.field.type === 'money';
    const ownUnit = money ? (label.unit ?? unitAt(cell, meaning.field.under !== undefined)) : null;
    const value = meaning.kind === 'section' ? toNarrative(found) : toValue(found, ownUnit);
    if (value) for (const each of found) used.add(each);
    findings.push({ key: keyOf(meaning), cell, rank: plain ? rankOf(meaning, cell, form) : 2, spare: headed, value });
  }
  const { chosen, rejected, diagnostics } = chooseFindings(findings);
  const rest = cells.filter((cell) => !labelOf.has(cell) && !used.has(cell));
  const inside = inCellValues(rest, form, totals, new Set(Object.keys(chosen)), unitAt);
  return {
    ...NOTHING,
    values: { ...inside.values, ...chosen },
    labels: [
      ...flatMap(labels, ({ cell }) => (rejected.has(cell) ? [] : cell.lines)),
      ...flatMap(cells, ({ lines }) => lines.filter(({ text }) => isHint(text))),
      ...inside.labels,
    ],
    cuts: inside.cuts,
    diagnostics,
  };
}
