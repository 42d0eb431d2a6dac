import type { SectionDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { type Mark, markLine, pairAcross } from './line-mark.js';
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

/** A character or a pair of them as a number, which is found faster than a text; what a text starts with is `^` and that. */
type Piece = number | string;

/** For each piece where its letters stand, made when they are first asked for. */
let table: ReadonlyMap<Piece, number> | null = null;

function allPlaces(): ReadonlyMap<Piece, number> {
  table ??= readTable();
  return table;
}

function readTable(): Map<Piece, number> {
  const places = new Map<Piece, number>();
  let from = 0;
  for (const entry of WEIGHTS.pieces.split(SEPARATOR)) {
    const length = entry.length - WEIGHTS.labels.length;
    if (length > 0)
      places.set(entry.startsWith(START) ? entry.slice(0, length) : numberOf(entry, length), from + length);
    from += entry.length + 1;
  }
  return places;
}

const SEPARATOR = /[ \n]/u;

function numberOf(text: string, length = text.length): number {
  return length === 1 ? text.charCodeAt(0) : pairOf(text.charCodeAt(0), text.charCodeAt(1));
}

function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}

/** What a text is known by: its characters and pairs of characters, each once, and those that it starts with behind its number. */
function placesOf({ masked, start }: Mark): number[] {
  const places = allPlaces();
  const found: number[] = [];
  const add = (piece: Piece) => {
    const place = places.get(piece);
    if (place === undefined || seen[place]) return;
    seen[place] = 1;
    found.push(place);
  };
  let before = 0;
  for (let at = 0; at < masked.length; at++) {
    const unit = masked.charCodeAt(at);
    add(unit);
    add(pairOf(before, unit));
    before = unit;
  }
  startsOf(start).forEach(add);
  for (const place of found) seen[place] = 0;
  return found;
}

/** By place, whether it was found in the text that is being looked at: faster than a set. */
const seen = new Uint8Array(WEIGHTS.pieces.length);

const START = '^';

function startsOf(start: string): string[] {
  return [START + start.slice(0, 1), START + start.slice(0, 2)];
}

/** A line ends and the next one begins within a word, as far as words are known: 不低|于. */
export function cutsPair(above: string, below: string): boolean {
  const pair = pairAcross(above, below);
  return pair !== null && allPlaces().has(numberOf(pair));
}

/** How much the words of a text speak for each of these sections. */
export function textScores(text: string, sections: readonly SectionDefinition[]): number[] {
  return scoresOf(markLine({ text }), sections);
}

/** The same of a line as evidence for one section. */
export function lineScore(text: string, section: SectionDefinition): number {
  return paragraphScores(markLine({ text }), [section])[0];
}

/** … of a paragraph for each section. */
export function paragraphScores(mark: Mark, sections: readonly SectionDefinition[]): number[] {
  return scoresOf(mark, sections).map((score) => CUE.share * score);
}

function scoresOf(mark: Mark, sections: readonly SectionDefinition[]): number[] {
  const sums = sumOf(placesOf(mark));
  return sections.map((section) => learned(section, sums) + ownScore(mark, section));
}

/** … of what a text, behind its number if it has one, starts with. */
export function startScores(mark: Mark, sections: readonly SectionDefinition[]): number[] {
  const sums = sumOf(flatMap(startsOf(mark.start), (piece) => allPlaces().get(piece) ?? []));
  return sections.map((section) => learned(section, sums) + ownStart(mark, section));
}

/** What the pieces say for each label, in steps. */
function sumOf(places: readonly number[]): number[] {
  const { pieces, labels } = WEIGHTS;
  const zero = WEIGHTS.zero.charCodeAt(0);
  const sums = labels.map(() => 0);
  for (const place of places)
    for (let label = 0; label < sums.length; label++) sums[label] += pieces.charCodeAt(place + label) - zero;
  return sums;
}

function learned({ key }: SectionDefinition, sums: readonly number[]): number {
  const steps = (LABELS[key] ?? []).reduce((sum, label) => sum + sums[WEIGHTS.labels.indexOf(label)], 0);
  return WEIGHTS.step * steps;
}

/** The words that a form of one's own names for its section. */
function ownScore(mark: Mark, section: SectionDefinition): number {
  const within = section.cues?.any.filter((word) => mark.masked.includes(word)).length ?? 0;
  return CUE.word * within + ownStart(mark, section);
}

function ownStart({ start }: Mark, { cues }: SectionDefinition): number {
  return cues?.start.some((word) => start.startsWith(word)) ? CUE.start : 0;
}

/** How much more the words of a line speak for the second of two sections, as evidence. */
export function leansTo(sections: readonly SectionDefinition[]): (text: string) => number {
  return (text) => {
    const [first, second] = textScores(text, sections);
    return CUE.share * (second - first);
  };
}

/** Whether two texts, paragraph by paragraph, speak clearly for standing under each other's label: 三年累计… under that of the year. */
export function standSwapped(texts: readonly [string, string], sections: readonly SectionDefinition[]): boolean {
  const [first, second] = texts.map((text) =>
    text
      .split('\n')
      .map((paragraph) => paragraphScores(markLine({ text: paragraph }), sections))
      .reduce((sum, [own, other]) => sum + other - own, 0),
  );
  return first - second > CUE.swapped;
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
