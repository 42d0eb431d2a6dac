import type { Language } from '../messages/index.js';
import type { Project, Rejected } from '../model/project.js';
import type { RawForm } from '../model/raw-form.js';

export interface ValidateOptions {
  readonly language?: Language;
  readonly evidence?: boolean;
  readonly rules?: boolean;
}

/** Recognised forms → typed records, and those that do not pass the schema of their form. */
export async function validateForms(
  _forms: readonly RawForm[],
  _options: ValidateOptions,
): Promise<{ projects: Project[]; rejected: Rejected[] }> {
  return { projects: [], rejected: [] };
}
