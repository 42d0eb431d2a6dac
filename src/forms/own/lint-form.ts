import type { FormDefinition } from '../../model/form.js';
import { checkMeaning } from './check-meaning.js';
import { checkShape } from './check-shape.js';
import { isAboutMend, mendShape } from './mend-shape.js';
import type { FormProblem } from './problem.js';
import { readJson, type TextPlace } from './read-json.js';

/** A mistake and where in the file it stands. */
export interface PlacedProblem {
  readonly problem: FormProblem;
  readonly place: TextPlace;
}

export interface Lint {
  /** The definition with its defaults filled in; null when there is any problem. */
  readonly definition: FormDefinition | null;
  /** In the order of the file. */
  readonly problems: readonly PlacedProblem[];
}

/** The text of a definition file → the definition, or every mistake in it with its place. */
export function lintForm(text: string): Lint {
  const { value, problems: unread, placeOf } = readJson(text);
  if (value === undefined) return { definition: null, problems: unread };
  const { definition, problems: shape } = checkShape(value);
  const meaning = definition ? checkMeaning(definition) : checkRest(value, shape);
  const found = [...shape, ...meaning].map((problem) => ({ problem, place: placeOf(problem.path) }));
  const problems = [...unread, ...found].toSorted(
    (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
  );
  return { definition: problems.length > 0 ? null : definition, problems };
}

/** What the well-formed rest of a definition gets wrong, so that one look finds all that can be found. */
function checkRest(value: unknown, shape: readonly FormProblem[]): FormProblem[] {
  const mended = mendShape(value, shape);
  return mended ? checkMeaning(mended).filter((each) => !isAboutMend(each)) : [];
}
