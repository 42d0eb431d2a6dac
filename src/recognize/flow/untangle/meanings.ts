import type { FormDefinition } from '../../../model/form.js';
import { mayBegin, withoutUnit } from '../../label.js';
import { type LabelMeaning, meansOnly } from '../../label-meaning.js';
import { vocabularyOf } from '../vocabulary.js';

const NONE: readonly LabelMeaning[] = [];

/** What a whole word means as a label of the form; nothing for any other word. */
export function meaningsOf(text: string, form: FormDefinition): readonly LabelMeaning[] {
  const { meanings, firsts } = vocabularyOf(form);
  return mayBegin(text, firsts) ? (meanings.get(withoutUnit(text)) ?? NONE) : NONE;
}

/** Whether a word is a label of this kind and of no other. */
export function hasKind(text: string, kind: LabelMeaning['kind'], form: FormDefinition): boolean {
  return meansOnly(meaningsOf(text, form), kind);
}
