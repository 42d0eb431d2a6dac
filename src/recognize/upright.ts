import type { FormDefinition } from '../model/form.js';
import { runsOf } from '../model/group.js';
import type { Line } from '../model/page.js';
import { findLabels } from './flow/find-labels.js';
import { isPageNumber } from './flow/furniture.js';
import { jointVocabulary } from './flow/vocabulary.js';
import type { LabelMeaning } from './label-meaning.js';
import { parseTitle } from './title.js';

/** In a dump printed upwards so many more steps go back than on; in others each form goes back once. */
const LEAST_BACK = 2;
const BACK_SHARE = 2;
const WIDE_GAP = /\s{2,}/gu;

/**
 * Turns pages round whose lines an extractor printed from the bottom up, as the page's own axis counts: what forms print
 * first comes last there, over and over. Such an extractor prints items as it finds them, so that its wide gaps are no columns.
 */
export function turnUpright(lines: readonly Line[], forms: readonly FormDefinition[]): readonly Line[] {
  const pages = pagesOf(lines);
  const steps = pages.flatMap((page) => stepsOf(page, forms));
  const back = steps.filter((step) => step < 0).length;
  if (back < LEAST_BACK || back < BACK_SHARE * (steps.length - back)) return lines;
  const lineOf = (line: Line) => ({ ...line, text: line.text.trim().replace(WIDE_GAP, ' ') });
  return pages.flatMap((page) => page.toReversed().map(lineOf));
}

/** From one kind of label to the next: whether it stands further down in a form, or further up. */
function stepsOf(lines: readonly Line[], forms: readonly FormDefinition[]): number[] {
  const vocabulary = jointVocabulary(forms.filter(({ table }) => table !== null)); // as the reader of lines takes it
  const places = lines.flatMap(({ text }) => {
    if (parseTitle(text, forms)) return [0];
    const labels = findLabels(text, vocabulary);
    if (labels.length === 0) return [];
    const places = labels.map(({ meanings }) => new Set(meanings.map(placeOf)));
    const [place] = places.flatMap((each) => (each.size === 1 ? [...each] : []));
    return place === undefined || place === null ? [] : [place];
  });
  return places.flatMap((place, i) => (i > 0 && place !== places[i - 1] ? [place - places[i - 1]] : []));
}

/** Where a form prints it: below the title names, then texts, then the table. Money, dates and ticks stand anywhere. */
function placeOf(meaning: LabelMeaning): number | null {
  if (meaning.kind === 'field') return meaning.field.type === 'text' ? 1 : null;
  return meaning.kind === 'section' ? 2 : meaning.kind === 'column' ? 3 : null;
}

function pagesOf(lines: readonly Line[]): Line[][] {
  const isNumber = (line: Line) => isPageNumber(line.text);
  return runsOf(
    lines,
    (page, line) => !isNumber(page[page.length - 1]) && !isNumber(line) && line.page === page[0].page,
  );
}
