import { flatMap } from '../../model/group.js';
import { getPath } from '../../model/paths.js';
import type { Rule } from './rule.js';

/** A form's date fields come in pairs by name: `plannedStartDate`, `plannedEndDate`. */
export const endBeforeStart: Rule = {
  code: 'end-before-start',
  meaning: { zh: '完成日期早于开始日期。', en: 'The end date lies before the start date.' },
  example: {
    zh: '计划开始日期 2026-03-01，计划完成日期 2025-12-31',
    en: 'starts 2026-03-01, ends 2025-12-31',
  },
  check: (record, form) =>
    flatMap(
      form.fields.filter((field) => field.type === 'date' && field.key.includes('End')),
      ({ key }) => {
        const start = getPath(record, key.replace('End', 'Start'));
        const end = getPath(record, key);
        if (typeof start !== 'string' || typeof end !== 'string' || end >= start) return [];
        return [{ field: key, params: { start, end } }];
      },
    ),
};
