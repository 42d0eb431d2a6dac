import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { FieldDefinition } from '../model/form.js';
import { flatMap } from '../model/group.js';
import type { RawForm } from '../model/raw-form.js';
import { normalizeLabel } from '../recognize/label.js';
import { inferred } from './typed.js';

/**
 * 资金总额 alone, on a form of a year, may be of the whole project or the year: told where no other total settles it. Under
 * 年度项目资金（万元） it is of the year, and its parts are.
 * @returns the form with such amounts under the keys of the year's, and what is to be told of those that stay
 */
export function settleVagueTotals(form: RawForm): { form: RawForm; diagnostics: Diagnostic[] } {
  const { definition, labels, values } = form;
  const vague = definition.fields.filter((field) => field.vague && values[field.key]);
  if (vague.length === 0) return { form, diagnostics: [] };
  const starts = printedFrom(labels);
  const isPrinted = (label: string) => starts.some((text) => text.startsWith(label));
  const isClear = definition.fields
    .filter(({ type, under }) => type === 'money' && under === undefined)
    .some((field) => clearLabels(field).some(isPrinted));
  const printedVague = isClear ? [] : vague.filter((field) => field.vague!.some(isPrinted));
  const keys = starts.some((text) => YEARLY_MONEY.test(text)) ? keysOfOther(form, printedVague[0]) : null;
  if (keys) return { form: renamed(form, keys), diagnostics: [] };
  return { form, diagnostics: form.year === null ? [] : flatMap(printedVague, (field) => doubts(form, field)) };
}

/** What the labels say from each piece on, with the pieces that may go on with it: `2023年度` is none of the next label's words. */
function printedFrom(labels: RawForm['labels']): string[] {
  const texts = labels.map(({ text }) => normalizeLabel(text));
  return texts.map((first, i) => first.replace(YEAR_LEAD, '') + texts.slice(i + 1, i + MOST_PIECES).join(''));
}

const MOST_PIECES = 4;
/** `2023年度资金总额`. */
const YEAR_LEAD = /^(?:19|20)\d\d(?=年度.|年[^度])/u;
/** Heads the money of a year. */
const YEARLY_MONEY = /^(?:年度|本年|当年)(?:项目)?(?:资金|预算)/u;

/**
 * The keys that a total and its parts have as those of the other total: a part has that of the one with a label of its own. Null where
 * there is none for an amount of the form, or it has an amount already.
 */
function keysOfOther({ definition, values }: RawForm, total?: FieldDefinition): ReadonlyMap<string, string> | null {
  const { fields } = definition;
  if (!total?.otherwise) return null;
  const keys = new Map([[total.key, total.otherwise]]);
  for (const part of fields.filter(({ key, under }) => under === total.key && values[key])) {
    const isAlike = ({ labels }: FieldDefinition) => labels.some((label) => part.labels.includes(label));
    const other = fields.find((field) => field.under === total.otherwise && isAlike(field));
    if (!other) return null;
    keys.set(part.key, other.key);
  }
  return [...keys.values()].some((key) => values[key]) ? null : keys;
}

function renamed(form: RawForm, keys: ReadonlyMap<string, string>): RawForm {
  const rename = (key: string) => keys.get(key) ?? key;
  const values = Object.fromEntries(Object.entries(form.values).map(([key, value]) => [rename(key), value]));
  const diagnostics = form.diagnostics.map((each) => (each.field ? { ...each, field: rename(each.field) } : each));
  return { ...form, values, diagnostics };
}

function doubts({ definition, values }: RawForm, total: FieldDefinition): Diagnostic[] {
  const amounts = definition.fields.filter((field) => field.key === total.key || field.under === total.key);
  return flatMap(amounts, ({ key: field }) => {
    const value = values[field];
    if (!value) return [];
    const { page, line } = value.pieces[0] ?? {};
    const params = inferred(null, value.text, 'year-or-all').problem?.params;
    return [diagnostic('value-inferred', { field, page, line }, params)];
  });
}

function clearLabels({ labels, vague = [] }: FieldDefinition): string[] {
  return labels.filter((label) => !vague.includes(label));
}
