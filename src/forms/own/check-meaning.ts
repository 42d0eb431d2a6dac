import type { FormDefinition } from '../../model/form.js';
import { checkKeys } from './check-keys.js';
import { checkLabels } from './check-labels.js';
import { checkTable } from './check-table.js';
import { type FormProblem, problem } from './problem.js';
import { suggest } from './suggest.js';

/** What a definition of the right shape still gets wrong: keys, labels and levels that contradict each other. */
export function checkMeaning(form: FormDefinition): FormProblem[] {
  return [
    ...checkTitles(form),
    ...checkKeys(form),
    ...checkParts(form),
    ...checkLabels(form),
    ...(form.table ? checkTable(form.table) : []),
  ];
}

const HOLE = /\{([^{}]*)\}/u;

/** A form without a table is found by its title; a field in the title must be one of the form's. */
function checkTitles({ titles, fields, sections, table }: FormDefinition): FormProblem[] {
  const known = fields.map((field) => field.key);
  const problems = titles.flatMap((title, i) => {
    const [, hole] = HOLE.exec(title) ?? [];
    if (hole === undefined || known.includes(hole)) return [];
    return [problem('title-field-unknown', ['titles', i], { value: hole, suggestion: suggest(hole, known), known })];
  });
  if (table) return problems;
  if (titles.length === 0) problems.push(problem('no-title', [], {}));
  if (fields.length + sections.length === 0) problems.push(problem('no-content', [], {}));
  return problems;
}

/** `under` must name an amount that is a total, `within` a section. */
function checkParts({ fields, sections }: FormDefinition): FormProblem[] {
  const amounts = fields.filter((field) => field.type === 'money' && field.under === undefined).map(({ key }) => key);
  const texts = sections.map(({ key }) => key);
  return fields.flatMap(({ key, type, under, within }, i) => {
    const problems: FormProblem[] = [];
    if (under !== undefined) {
      const total = fields.find((field) => field.key === under);
      const path = ['fields', i, 'under'];
      if (!total)
        problems.push(
          problem('under-unknown', path, { value: under, suggestion: suggest(under, amounts), known: amounts }),
        );
      else if (under === key) problems.push(problem('under-itself', path, { value: under }));
      else if (total.under !== undefined)
        problems.push(problem('under-part', path, { value: under, other: total.under }));
      else if (total.type !== 'money') problems.push(problem('under-no-money', path, { value: under }));
      else if (type !== 'money') problems.push(problem('part-no-money', ['fields', i, 'type'], {}));
    }
    if (within !== undefined && !texts.includes(within)) {
      const path = ['fields', i, 'within'];
      problems.push(
        problem('within-unknown', path, { value: within, suggestion: suggest(within, texts), known: texts }),
      );
    }
    return problems;
  });
}
