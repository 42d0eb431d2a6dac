import type { ColumnKey, FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { rememberOf, rememberWith } from '../../model/remember.js';
import { columnsIn, type LabelMeaning, meansOnly } from '../label-meaning.js';
import { titleFit } from '../title.js';
import { vocabularyOf } from './vocabulary.js';

/* To which family a form belongs: the one whose labels and table header fit best. */

/** What is printed where a form is. */
interface Printed {
  readonly title: string | null;
  /** The labels, of whatever family. */
  readonly names: ReadonlySet<string>;
  /** Whether a table header is among them. */
  readonly header: boolean;
}

interface Rated {
  readonly form: FormDefinition;
  readonly fit: number;
  /** Of equal fits, the one with fewer halves of labels is better. */
  readonly known: number;
}

/** With fewer known labels than this, headings of columns aside, and no table header, words that look like labels are chance. */
const LEAST_LABELS = 4;
/** The table header decides between families that share a title and most labels. */
const COLUMN_WEIGHT = 3;
/** What one column decides may be chance: a heading that is torn, or a word in a text that looks like a label. */
const CLOSE = 3;

/** The family of each form, or null; of equally good ones the one that surely has the same title elsewhere in the document. */
export function chooseFamilies(all: readonly Printed[], forms: readonly FormDefinition[]): (FormDefinition | null)[] {
  const rated = all.map((printed) => rateFamilies(printed, forms));
  const sure = new Map<FormDefinition, Set<string | null>>(forms.map((form) => [form, new Set()]));
  for (const [i, [best, next]] of rated.entries())
    if (best && best.fit - (next?.fit ?? 0) >= CLOSE) sure.get(best.form)!.add(all[i].title);
  return rated.map(([best, ...others], i) => {
    const isSure = ({ form }: Rated) => sure.get(form)!.has(all[i].title);
    if (!best || isSure(best)) return best?.form ?? null;
    return (others.find((other) => best.fit - other.fit < CLOSE && isSure(other)) ?? best).form;
  });
}

/** How well families explain what is printed, best first. */
function rateFamilies({ title, names, header }: Printed, forms: readonly FormDefinition[]): Rated[] {
  return flatMap(forms, (form) => {
    const { known, labels, fit, isComplete } = fitness(names, header, form);
    const meant = isComplete ? titleFit(form, title) : 0;
    const isChance = header ? known + meant < 1 : labels < LEAST_LABELS;
    return isChance ? [] : [{ form, known, fit: fit + meant }];
  }).sort((a, b) => b.fit - a.fit || b.known - a.known);
}

/**
 * Labels of the form that are printed; a column heading counts more, a required one that is not printed counts against. What fits
 * best also knows halves of labels that are torn, and leaves the fewest labels unknown.
 */
function fitness(names: ReadonlySet<string>, header: boolean, form: FormDefinition) {
  let [known, torn, unknown, headings] = [0, 0, 0, 0];
  const columns = new Set<ColumnKey>();
  const tornColumns = new Set<ColumnKey>();
  for (const name of names) {
    const meanings = vocabularyOf(form).meanings.get(name);
    const halfOf = meanings ?? halves(name, form);
    if (halfOf[0]?.kind === 'other') continue;
    if (meanings) known++;
    else if (halfOf.length > 0) torn++;
    else unknown++;
    if (meansOnly(meanings, 'column', 'fundColumn')) headings++;
    for (const key of columnsIn(halfOf)) (meanings ? columns : tornColumns).add(key);
  }
  const required = form.table?.columns.filter((column) => column.required && !columns.has(column.key)) ?? [];
  if (header) known += COLUMN_WEIGHT * (columnsWanted(form, columns) - required.length);
  const relief = header ? COLUMN_WEIGHT * required.filter(({ key }) => tornColumns.has(key)).length : 0;
  // a list of projects with their amounts and points has such headings as well
  const labels = known - headings;
  return {
    known,
    labels,
    fit: known + torn - unknown + relief,
    isComplete: form.table !== null && required.length === 0,
  };
}

function columnsWanted(form: FormDefinition, printed: ReadonlySet<ColumnKey>): number {
  return form.table?.columns.filter(({ key }) => printed.has(key)).length ?? 0;
}

/** What a name means of which a form knows only a longer one: where cells wrap, 指标|目标值 looks like the 目标值 of another form. */
const halves = rememberWith((name: string, form: FormDefinition): readonly LabelMeaning[] => {
  const labels = labelsOf(form);
  if (!labels.includes(`\n${name}`) && !labels.includes(`${name}\n`)) return [];
  return flatMap(
    [...vocabularyOf(form).meanings].filter(([label]) => label.startsWith(name) || label.endsWith(name)),
    ([, meanings]) => meanings,
  );
});

/** All of them in one text, a line each: most names are half of none. */
const labelsOf = rememberOf((form: FormDefinition) => `\n${[...vocabularyOf(form).meanings.keys()].join('\n')}\n`);
