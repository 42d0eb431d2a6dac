import type { FormDefinition, SectionDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import type { GapMeaning } from '../gaps.js';
import type { NarrativeRun } from '../header/walk.js';
import { textScores } from './cues.js';
import { type Anchors, cutSections } from './cut-sections.js';
import { ANCHOR } from './tolerances.js';

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
  const withoutGiven = (run: NarrativeRun): NarrativeRun => {
    const first = run.sections.findIndex((key, at) => !given.has(key) || at === run.sections.length - 1);
    return first > 0 ? { ...run, sections: run.sections.slice(first) } : run;
  };
  return flatMap(runs, (each, i) => {
    const run = withoutGiven(each);
    if (run !== each) return run;
    const next = runs[i + 1];
    const own = run.sections[run.sections.length - 1];
    const after = keys[keys.indexOf(own) + 1];
    if (after === undefined || next?.anchors) return run;
    const waits = runs.slice(i + 1).map(withoutGiven);
    const isFree =
      open.includes(after) || waits.some((later) => later.sections[0] === after && isOfLast(later, sectionsOf, gaps));
    const parts = isFree ? partLast(run, sectionsOf(run.sections), gaps) : null;
    const last = parts?.at(-1);
    if (!last || !endsWith(last, sectionsOf([own, after]), gaps)) return run;
    given.add(after);
    return [...parts!.slice(0, -1), { ...last, sections: [own, after], early: true }];
  });
}

/** A run of one text, or of more, which are cut in the same way without it, the last one by itself: its label says nothing of where it ends. */
function partLast(run: NarrativeRun, sections: readonly SectionDefinition[], gaps: GapMeaning): NarrativeRun[] | null {
  const { anchors, ...plain } = run;
  if (sections.length === 1) return anchors ? null : [run];
  const cutOf = (part: NarrativeRun, count: number) =>
    cutSections(part.items, sections.slice(0, count), gaps, anchorsOf(part, gaps))?.starts ?? [];
  const starts = anchors ? cutOf(run, sections.length) : [];
  const start = starts[sections.length - 1];
  if (!anchors || !start || start === run.items.length) return null;
  const upper = {
    ...run,
    sections: run.sections.slice(0, -1),
    items: run.items.slice(0, start),
    anchors: anchors.slice(0, -1),
  };
  const isSame = cutOf(upper, sections.length - 1).every((at, k) => at === starts[k]);
  return isSame ? [upper, { ...plain, sections: run.sections.slice(-1), items: run.items.slice(start) }] : null;
}

/** Labels beside their texts; where one is a block of its own, or all lines are, the lines of its text are cut before or behind it. */
export function anchorsOf({ anchors }: NarrativeRun, gaps: GapMeaning): Anchors | undefined {
  const tops = anchors?.map(([top]) => top);
  const slack = ANCHOR.slack[gaps.kind];
  return tops && { middles: tops, tops, slack, places: anchors };
}

/** Whether all of a run is the text of the last of its sections, of which there are several. */
function isOfLast(
  run: NarrativeRun,
  sectionsOf: (keys: readonly string[]) => SectionDefinition[],
  gaps: GapMeaning,
): boolean {
  if (run.sections.length < 2) return false;
  const sections = sectionsOf(run.sections);
  const starts = cutSections(run.items, sections, gaps)?.starts.slice(1, -1) ?? [];
  const scores = textScores(textOf(run.items), sections);
  const last = scores.pop()!;
  return starts.every((start) => start === 0 || start === run.items.length) && scores.every((other) => last > other);
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
