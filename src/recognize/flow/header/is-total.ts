import type { FieldDefinition } from '../../../model/form.js';

/** What a project costs, in all or this year: hardly ever left blank. */
export function isTotal({ key }: FieldDefinition): boolean {
  return key === 'budget.total' || key === 'budget.currentYear';
}
