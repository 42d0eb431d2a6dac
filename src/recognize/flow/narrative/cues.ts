import type { SectionDefinition } from '../../../model/form.js';
import { countBy, groupBy } from '../../../model/group.js';
import { type WordIndex, wordIndex, wordsHeld } from '../../words-held.js';
import { type Mark, markLine } from './line-mark.js';
import { CUE } from './tolerances.js';

/** How much the words of a text speak for each of these sections. */
export function sectionCues(
  sections: readonly SectionDefinition[],
): (text: string, section: SectionDefinition) => number {
  const cues = cuesOf(sections);
  return (text, section) => scoreBy(markLine({ text }), cues)(section, sections.indexOf(section));
}

/** The words that speak for some sections, and how much each counts. */
interface Cues {
  readonly sections: readonly SectionDefinition[];
  readonly weights: ReadonlyMap<string, number>;
  readonly index: WordIndex;
  /** Where each word stands among those of each section that has it. */
  readonly places: ReadonlyMap<string, readonly CuePlace[]>;
  /** The words that start some sections, by their first unit. */
  readonly starts: ReadonlyMap<number, readonly { readonly cue: string; readonly section: number }[]>;
}

interface CuePlace {
  readonly section: number;
  readonly at: number;
}

/** Those that were asked for last: form after form has the same sections. */
let known: Cues | null = null;

/** The words that speak for each of these sections. */
export function cuesOf(sections: readonly SectionDefinition[]): Cues {
  const isSame = known?.sections.length === sections.length && sections.every((each, i) => each === known?.sections[i]);
  if (known && isSame) return known;
  const weights = weigh(sections);
  const places = groupBy(
    sections.flatMap(({ cues }, section) => cues.any.map((cue, at) => ({ cue, section, at }))),
    ({ cue }) => cue,
  );
  const starts = groupBy(
    sections.flatMap(({ cues }, section) => cues.start.map((cue) => ({ cue, section }))),
    ({ cue }) => cue.charCodeAt(0),
  );
  known = { sections, weights, index: wordIndex(weights.keys()), places, starts };
  return known;
}

/** A cue that several sections name says little about each of them. */
function weigh(sections: readonly SectionDefinition[]): Map<string, number> {
  const count = countBy(
    sections.flatMap(({ cues }) => [...new Set(cues.any)]),
    (cue) => cue,
  );
  return new Map([...count].map(([cue, sharers]) => [cue, CUE.word / sharers]));
}

/** How much a text speaks for a section, the k-th of them. */
export function scoreBy(mark: Mark, cues: Cues): (section: SectionDefinition, k: number) => number {
  const words = wordScores(wordsHeld(mark.masked, cues.index), cues);
  const started = startedBy(mark, cues);
  return ({ cues: { made } }, k) => {
    let score = words[k];
    if (made === 'citations' && isCitations(mark.text)) score += CUE.made;
    if (made === 'schedule' && isSchedule(mark.text)) score += CUE.made;
    return Math.min(CUE.most, score) + (started.includes(k) ? CUE.start : 0);
  };
}

/** The weights of the words that are each section's own, added up in its order. */
function wordScores(held: readonly string[], { sections, weights, places }: Cues): number[] {
  const scores = sections.map(() => 0);
  const own = held.flatMap((cue) => places.get(cue) ?? []).sort((a, b) => a.at - b.at);
  for (const { section, at } of own) scores[section] += weights.get(sections[section].cues.any[at])!;
  return scores;
}

const NO_SECTIONS: readonly number[] = [];

/** The sections that a text, behind its number if it has one, starts with a word of. */
export function startedBy({ start }: Mark, { starts }: Cues): readonly number[] {
  const alike = starts.get(start.charCodeAt(0));
  if (!alike) return NO_SECTIONS;
  return alike.flatMap(({ cue, section }) => (start.startsWith(cue) ? [section] : []));
}

const CITATION =
  /《[^》]*》|关于[^。；]{4,60}的(?:通知|意见|批复|函|决定|报告|请示)|[（(〔[][^）)〕\]]*[号年令][^）)〕\]]*[）)〕\]]/gu;

const MOSTLY = 0.6;

/** Most of the paragraph is names of documents and their numbers. */
function isCitations(paragraph: string): boolean {
  let cited = 0;
  for (const found of paragraph.match(CITATION) ?? []) cited += found.length;
  return cited >= MOSTLY * paragraph.replace(/\s/gu, '').length;
}

const POINT_IN_TIME = /\d{1,2}\s*月|[一二三四]季度|[上下]半年|年[初中底末]|第[一二三四]阶段/gu;

/** Two or more points in time. */
function isSchedule(paragraph: string): boolean {
  return (paragraph.match(POINT_IN_TIME) ?? []).length >= 2;
}

/** How many words of the section a text holds; one at its start counts more. */
export function cueFit(text: string, section: SectionDefinition): number {
  const mark = markLine({ text });
  const words = section.cues.any.filter((cue) => mark.masked.includes(cue)).length;
  return words + (startsWithCue(mark, section) ? CUE.start : 0);
}

/** What was done is told in words that no plan begins with; goals of two spans of time are worded alike. */
const REPORT = 'narrative.actualCompletion';

/** Asks whether a line begins to tell what was done, where the second of these sections does. */
export function reportsOf([, section]: readonly SectionDefinition[]): (line: { readonly text: string }) => boolean {
  return (line) => section.key === REPORT && startsWithCue(markLine(line), section);
}

/** Of two texts side by side the first one tells what was done, although its section is the second. */
export function tellsReport(
  [first]: readonly { readonly text: string }[],
  [second]: readonly { readonly text: string }[],
  sections: readonly SectionDefinition[],
): boolean {
  const reports = reportsOf(sections);
  return first !== undefined && second !== undefined && reports(first) && !reports(second);
}

/** The text, behind its number if it has one, starts with a word that starts this section. */
function startsWithCue({ start }: Mark, section: SectionDefinition): boolean {
  return section.cues.start.some((cue) => start.startsWith(cue));
}
