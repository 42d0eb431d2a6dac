import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { RawValue } from '../../model/raw-form.js';
import { evidenceOf } from '../evidence.js';
import { endBeforeStart } from './dates.js';
import { duplicateIndicator, level1Missing } from './levels.js';
import { placeholderLeft } from './placeholders.js';
import type { Audited, Rule } from './rule.js';
import { scoresSum, weightsSum } from './scores.js';
import { ocrLikeTarget, percentageOver100 } from './targets.js';
import { totalMismatch } from './totals.js';

export type { Audited, Rule } from './rule.js';

/** All checks, in the order in which `declparse rules` lists them. */
export const RULES: readonly Rule[] = [
  endBeforeStart,
  totalMismatch,
  percentageOver100,
  placeholderLeft,
  level1Missing,
  weightsSum,
  scoresSum,
  duplicateIndicator,
  ocrLikeTarget,
];

/**
 * What an auditor would ask about a record. Nothing in the record is changed.
 * @param sources where the record's values came from; gives the findings their page and line
 */
export function auditProject(
  record: Audited,
  form: FormDefinition,
  sources: Readonly<Record<string, RawValue>> = {},
): Diagnostic[] {
  return flatMap(RULES, ({ code, check }) =>
    check(record, form).map(({ field, params }) => {
      const source = sources[field] ?? sources[`${field}.level3`];
      const place = source && evidenceOf(source);
      return diagnostic(code, { field, page: place?.page, line: place?.lines?.[0] }, params);
    }),
  );
}
