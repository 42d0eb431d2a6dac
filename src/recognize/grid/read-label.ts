import type { FormDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import type { MoneyUnit } from '../../model/raw-form.js';
import { rememberWith } from '../../model/remember.js';
import { vocabularyOf } from '../flow/vocabulary.js';
import { leadLength, normalizeLabel } from '../label.js';
import type { LabelMeaning } from '../label-meaning.js';
import { printedUnit } from '../money-unit.js';
import { cellText } from './view.js';

/** A printed text that is a label of the form. */
export interface PrintedLabel {
  readonly meanings: readonly LabelMeaning[];
  readonly unit: MoneyUnit | null;
}

/** No printed label is longer; spares the work on narratives. */
const LONGEST_LABEL = 48;
const TRAILING_BRACKETS = /\(([^()]*)\)$/u;
const OF_WHICH = /^其中[:,，]?/u;
const YEAR = /(?:19|20)\d\d/u;

/** Text of a cell → its label or null: blanks and stars do not count; brackets, numbers, years, 其中 only as far as needed. */
export function readLabel(text: string, form: FormDefinition): PrintedLabel | null {
  return text.length > LONGEST_LABEL * 2 ? null : labelIn(text, form);
}

/** What a cell can mean as a label; none where it is no label. */
export function cellMeanings(cell: Cell, form: FormDefinition): readonly LabelMeaning[] {
  return readLabel(cellText(cell), form)?.meanings ?? [];
}

/** Every cell is asked about for each form, and for most again and again. */
const labelIn = rememberWith((text: string, form: FormDefinition): PrintedLabel | null => {
  let name = normalizeLabel(text);
  if (name === '' || name.length > LONGEST_LABEL) return null;
  if (isYearHeading(name, form)) return { meanings: [{ kind: 'heading' }], unit: null };
  const { meanings } = vocabularyOf(form);
  const unit = printedUnit(text);
  for (;;) {
    const found = meanings.get(name);
    if (found) return { meanings: found, unit };
    const shorter = setAside(name);
    if (shorter === name || shorter === '') return null;
    name = shorter;
  }
});

/** A template's instruction to whoever fills the form in: `(100字以内)`. */
export function isHint(text: string): boolean {
  return /^\([^()]*(?:字以内|字左右|字以上|限\d+字|超过\d+字|填写|填报)[^()]*\)[:。]?$/u.test(normalizeLabel(text));
}

function setAside(name: string): string {
  const short = name.replace(TRAILING_BRACKETS, '').replace(/[:;]+$/u, '');
  if (short !== name) return short;
  const ofTotal = name.replace(OF_WHICH, '');
  return ofTotal === name ? name.slice(leadLength(name)) : ofTotal;
}

function isYearHeading(name: string, form: FormDefinition): boolean {
  const generic = name.replace(YEAR, '{year}');
  return generic !== name && form.headings.some((heading) => normalizeLabel(heading) === generic);
}
