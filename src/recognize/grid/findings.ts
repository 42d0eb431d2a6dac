import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import type { RawValue } from '../../model/raw-form.js';
import { normalizeLabel } from '../label.js';
import { fieldsIn, keyOf, type LabelMeaning } from '../label-meaning.js';
import { resolveUnder, type TotalLabel } from './money-context.js';
import { cellText } from './view.js';

/** A label of one field or section, and the cells of its value. */
export interface Finding {
  readonly key: string;
  readonly cell: Cell;
  /** 0 for the printed label itself, 1 for an alias, 2 for a heading: the first is believed where several stand on the form. */
  readonly rank: number;
  /** Another section that the label can mean. */
  readonly spare: string | null;
  readonly value: RawValue | null;
}

/** Which meaning of a label holds here: by its total for a sub-label, else the first that has no value yet. */
export function chooseMeaning(
  meanings: readonly LabelMeaning[],
  cell: Cell,
  totals: readonly TotalLabel[],
  findings: readonly Finding[],
): Extract<LabelMeaning, { kind: 'field' | 'section' }> | null {
  const sub = resolveUnder(
    cell,
    fieldsIn(meanings).filter((field) => field.under !== undefined),
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

/** The section that a heading is the label of where a text belongs to it alone. */
export function headedSection(meanings: readonly LabelMeaning[]): string | null {
  for (const meaning of meanings) if (meaning.kind === 'heading' && meaning.section) return meaning.section;
  return null;
}

export function rankOf(meaning: LabelMeaning, cell: Cell, form: FormDefinition): number {
  const key = keyOf(meaning);
  const [printed] = [...form.fields, ...form.sections].find((each) => each.key === key)?.labels ?? [];
  return printed !== undefined && normalizeLabel(cellText(cell)).includes(normalizeLabel(printed)) ? 0 : 1;
}

/** One finding a key: a label with a value before one without, the printed label before an alias, the first before others. */
export function chooseFindings(printed: readonly Finding[]) {
  const findings = printed.map((finding) =>
    isSpared(finding, printed) ? { ...finding, key: finding.spare! } : finding,
  );
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

/** 总体目标 beside 年度目标, which it can mean as well: it gives way where nothing else has its other section. */
function isSpared({ key, cell, value, spare }: Finding, findings: readonly Finding[]): boolean {
  const has = (wanted: string) => findings.some((each) => each.value && each.cell !== cell && each.key === wanted);
  return value !== null && spare !== null && has(key) && !has(spare);
}
