import { FORMS } from '../forms/index.js';
import type { FormDefinition } from '../model/form.js';
import { normalizeLabel } from './label.js';

/** More than the labels that two forms have in common can be. */
const MEANT = 100;

/**
 * How much a printed title speaks for a form whose table header fits. Of the built-in forms a title says nothing, because
 * families share them; a form of the user's own is meant where one of its titles is printed, also if a built-in form
 * knows more of the labels.
 */
export function titleFit(form: FormDefinition, title: string | null): number {
  if (title === null || FORMS.includes(form)) return 0;
  return form.titles.some((each) => normalizeLabel(each) === normalizeLabel(title)) ? MEANT : 0;
}
