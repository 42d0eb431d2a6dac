import type { SectionDefinition } from '../../../model/form.js';
import { type Mark, markLine } from './line-mark.js';
import { WEIGHTS } from './section-weights.js';
import { CUE } from './tolerances.js';

/** What speaks for a section. Goals are told from other texts by the first one, from each other by the second. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  'narrative.overview': ['overview'],
  'narrative.basis': ['basis'],
  'narrative.necessity': ['necessity'],
  'narrative.safeguards': ['safeguards'],
  'narrative.implementationPlan': ['implementationPlan'],
  'narrative.goals': ['goal'],
  'narrative.overallGoal': ['goal'],
  'narrative.annualGoal': ['goal', 'annual'],
  'narrative.expectedGoal': ['goal'],
  'narrative.actualCompletion': ['completion'],
};

/** How much each piece of a text speaks for each of some sections. */
interface Cues {
  readonly sections: readonly SectionDefinition[];
  readonly weights: ReadonlyMap<string, readonly number[]>;
}

/** Those that were asked for last: form after form has the same sections. */
let known: Cues | null = null;

/** What speaks for each of these sections. */
export function cuesOf(sections: readonly SectionDefinition[]): Cues {
  const isSame = known?.sections.length === sections.length && sections.every((each, i) => each === known?.sections[i]);
  if (known && isSame) return known;
  const columns = sections.map(({ key }) => (LABELS[key] ?? []).map((label) => WEIGHTS.labels.indexOf(label)));
  const count = WEIGHTS.labels.length;
  const weights = new Map<string, number[]>();
  for (const entry of WEIGHTS.pieces.trim().split(/\s+/u)) {
    const at = entry.length - count;
    const weight = (column: number) => (entry.charCodeAt(at + column) - WEIGHTS.zero.charCodeAt(0)) * WEIGHTS.step;
    weights.set(
      entry.slice(0, at),
      columns.map((each) => each.reduce((sum, column) => sum + weight(column), 0)),
    );
  }
  known = { sections, weights };
  return known;
}

/** What a text is known by: its characters and pairs of characters, each once, and (`^`) those that it starts with behind its number. */
export function piecesOfText({ masked, start }: Mark): Set<string> {
  const pieces = new Set<string>();
  let before = '';
  for (const character of masked) {
    const isKnown = KNOWN.test(character);
    if (isKnown) pieces.add(character);
    if (isKnown && before) pieces.add(before + character);
    before = isKnown ? character : '';
  }
  if (start) pieces.add(START + start.slice(0, 1)).add(START + start.slice(0, 2));
  return pieces;
}

const START = '^';
const KNOWN = /[\p{Script=Han}#%《〔[]/u;

/** How much the words of a text speak for each of these sections. */
export function textScores(text: string, sections: readonly SectionDefinition[]): number[] {
  return textScoresOf(markLine({ text }), cuesOf(sections));
}

/** The same of a line or paragraph as evidence, for one of them. */
export function sectionCues(
  sections: readonly SectionDefinition[],
): (text: string, section: SectionDefinition) => number {
  const cues = cuesOf(sections);
  return (text, section) => paragraphScores(markLine({ text }), cues)[sections.indexOf(section)];
}

/** … for each of them. */
export function paragraphScores(mark: Mark, cues: Cues): number[] {
  return textScoresOf(mark, cues).map((score) => CUE.share * score);
}

function textScoresOf(mark: Mark, { sections, weights }: Cues): number[] {
  const scores = sections.map(({ cues }) => (cues ? ownScore(mark, cues) : 0));
  for (const piece of piecesOfText(mark)) {
    const found = weights.get(piece);
    if (found) for (let k = 0; k < scores.length; k++) scores[k] += found[k];
  }
  return scores;
}

/** The words that a form of one's own names for its section. */
function ownScore({ masked, start }: Mark, own: NonNullable<SectionDefinition['cues']>): number {
  const within = own.any.filter((word) => masked.includes(word)).length;
  return CUE.word * within + (own.start.some((word) => start.startsWith(word)) ? CUE.start : 0);
}

/** … of what a text, behind its number if it has one, starts with. */
export function startScores({ start }: Mark, { sections, weights }: Cues): number[] {
  const [one, two] = [1, 2].map((length) => weights.get(START + start.slice(0, length)));
  return sections.map(({ cues }, k) => {
    const own = cues?.start.some((word) => start.startsWith(word)) ? CUE.start : 0;
    return own + (one?.[k] ?? 0) + (two?.[k] ?? 0);
  });
}

/** How much more the words of a line speak for the second of two sections, as evidence. */
export function leansTo(sections: readonly SectionDefinition[]): (text: string) => number {
  return (text) => {
    const [first, second] = textScores(text, sections);
    return CUE.share * (second - first);
  };
}

/** What was done is told in words that no plan begins with; goals of two spans of time are worded alike. */
const REPORT = 'narrative.actualCompletion';
const REPORT_START = /^(?:实际|已|全年)/u;

/** Asks whether a line begins to tell what was done, where the second of these sections does. */
export function reportsOf(sections: readonly SectionDefinition[]): (line: { readonly text: string }) => boolean {
  return (line) => sections[1]?.key === REPORT && REPORT_START.test(markLine(line).start);
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
