import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
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

/** With fewer numbered headings below it, a line that looks like the title of a form without a table is none. */
const SECTIONS_OF_NOTE = 2;
const HOLE = /\{([^{}]*)\}/u;

/** A form without a table is found by a title that names a field, and by the sections below it. */
function checkTitles({ titles, fields, sections, table }: FormDefinition): FormProblem[] {
  const known = fields.map((field) => field.key);
  const problems = flatMap(titles, (title, i) => {
    const [, hole] = HOLE.exec(title) ?? [];
    if (hole === undefined || known.includes(hole)) return [];
    return [problem('title-field-unknown', ['titles', i], { value: hole, suggestion: suggest(hole, known), known })];
  });
  if (table) return problems;
  if (!titles.some((title) => HOLE.test(title))) problems.push(problem('no-title', ['titles'], {}));
  if (sections.length < SECTIONS_OF_NOTE) problems.push(problem('no-sections', ['sections'], {}));
  return problems;
}

/** `under` must name an amount that is a total, `otherwise` another such, `within` a section. */
function checkParts({ fields, sections }: FormDefinition): FormProblem[] {
  const amounts = fields.filter((field) => field.type === 'money' && field.under === undefined).map(({ key }) => key);
  const texts = sections.map(({ key }) => key);
  return flatMap(fields, ({ key, type, under, otherwise, within }, i) => {
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
    const others = amounts.filter((other) => other !== key);
    if (otherwise !== undefined && !others.includes(otherwise)) {
      const named = { value: otherwise, suggestion: suggest(otherwise, others), known: others };
      problems.push(problem('under-unknown', ['fields', i, 'otherwise'], named));
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
