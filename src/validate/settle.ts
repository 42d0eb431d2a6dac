import { diagnostic } from '../model/diagnostic.js';
import { flatMap } from '../model/group.js';
import { ownCells, type RawForm, type RawRow, type RawValue, type Recognition } from '../model/raw-form.js';
import { isPlaceholder } from './placeholder.js';
import { readComparator } from './target.js';

/** Numbered dots or words that a blank template prints where an indicator would stand: `指标1：`, `……`. */
const TEMPLATE = /^(?:指标)?[\d.、:：…⋯\s]*$/u;

/** Takes template rows out of tables (to `labels`), and out of split targets what is no part of one (to `unplaced`). */
export function settleRows(recognition: Recognition): Recognition {
  const forms = recognition.forms.map((form) => withoutEmptyRows(withJoinableTargets(withUnplacedReported(form))));
  return { ...recognition, forms };
}

/** Text that found no place is always reported, once a form if not piece by piece. */
function withUnplacedReported(form: RawForm): RawForm {
  const [first] = form.unplaced;
  if (!first || form.diagnostics.some((each) => each.code === 'unplaced-text')) return form;
  const params = { value: first.text.trim(), count: form.unplaced.length };
  return { ...form, diagnostics: [...form.diagnostics, diagnostic('unplaced-text', first, params)] };
}

/** A row that holds nothing but its levels is a blank row of the template: it is no indicator. */
function withoutEmptyRows(form: RawForm): RawForm {
  const rows = form.rows.filter(hasData);
  if (rows.length === form.rows.length) return form;
  const kept = new Set(flatMap(rows, (row) => Object.values(row)));
  const gone = new Set(flatMap(form.rows, (row) => Object.values(row)).filter((value) => !kept.has(value)));
  return { ...form, rows, labels: [...form.labels, ...flatMap([...gone], (value) => value?.pieces ?? [])] };
}

function hasData(row: RawRow): boolean {
  return ownCells(row).some(([, value]) => !TEMPLATE.test(value.text) && !isPlaceholder(value.text));
}

/** Of 指标性质 an operator is part of the target; words like 定性 are not. A unit is part of a target that ends in a number. */
function withJoinableTargets(form: RawForm): RawForm {
  const stray: RawValue[] = [];
  if (!form.rows.some(({ targetComparator, targetUnit }) => targetComparator || targetUnit)) return form;
  const rows = form.rows.map((row) => {
    const { targetComparator, targetUnit, ...rest } = row;
    const joinable: RawRow = { ...rest };
    if (targetComparator && readComparator(targetComparator.text)) joinable.targetComparator = targetComparator;
    else if (targetComparator) stray.push(targetComparator);
    if (targetUnit && unitBelongs(row)) joinable.targetUnit = targetUnit;
    else if (targetUnit) stray.push(targetUnit);
    return joinable;
  });
  if (stray.length === 0) return form;
  return { ...form, rows, unplaced: [...form.unplaced, ...flatMap([...new Set(stray)], (value) => value.pieces)] };
}

function unitBelongs({ target, targetUnit }: RawRow): boolean {
  if (!target || !targetUnit || isPlaceholder(targetUnit.text)) return false;
  return /\d\s*$/u.test(target.text.normalize('NFKC')) || target.text.endsWith(targetUnit.text);
}
