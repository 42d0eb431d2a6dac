import type { FormDefinition, SectionDefinition } from '../../../model/form.js';
import type { GapMeaning } from '../gaps.js';
import type { NarrativeRun } from '../header/walk.js';
import { textScores } from './cues.js';
import { cutSections } from './cut-sections.js';

/**
 * Where an extractor sorts lines by their lower edge, a label on two lines may stand below its text: of
 * `[necessity] text text [safeguards] [plan] text` the second text is that of the second label. It is, where its words say
 * so and all behind both labels speaks for the other one. Such a run is `early`: nothing printed parts its texts.
 * @param open sections whose labels were printed, but nothing behind them
 */
export function withEarlyTexts(
  runs: readonly NarrativeRun[],
  open: readonly string[],
  form: FormDefinition,
  gaps: GapMeaning,
): NarrativeRun[] {
  const keys = form.sections.map(({ key }) => key);
  const sectionsOf = (own: readonly string[]) => own.map((key) => form.sections[keys.indexOf(key)]);
  const given = new Set<string>();
  return runs.map((run, i) => {
    const own = run.sections[0];
    if (given.has(own) && run.sections.length > 1) return { ...run, sections: run.sections.slice(1) };
    const next = runs[i + 1];
    const after = keys[keys.indexOf(own) + 1];
    if (run.sections.length !== 1 || after === undefined || run.anchors || next?.anchors) return run;
    const isFree = open.includes(after) || (next?.sections[0] === after && isOfLast(next, sectionsOf, gaps));
    if (!isFree || !endsWith(run, sectionsOf([own, after]), gaps)) return run;
    given.add(after);
    return { ...run, sections: [own, after], early: true };
  });
}

/** Whether all of a run is the text of the second of its sections. */
function isOfLast(
  run: NarrativeRun,
  sectionsOf: (keys: readonly string[]) => SectionDefinition[],
  gaps: GapMeaning,
): boolean {
  if (run.sections.length !== 2) return false;
  const sections = sectionsOf(run.sections);
  const start = cutSections(run.items, sections, gaps)?.starts[1] ?? 0;
  const [first, last] = textScores(textOf(run.items), sections);
  return (start === 0 || start === run.items.length) && last > first;
}

/** Whether the end of a run is the text of the second of two sections. */
function endsWith(run: NarrativeRun, sections: readonly SectionDefinition[], gaps: GapMeaning): boolean {
  const start = cutSections(run.items, sections, gaps)?.starts[1] ?? 0;
  if (start === 0 || start === run.items.length) return false;
  const [first, last] = textScores(textOf(run.items.slice(start)), sections);
  return last > first;
}

function textOf(items: NarrativeRun['items']): string {
  return items.map(({ text }) => text).join('');
}
