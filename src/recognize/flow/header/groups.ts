import { flatMap } from '../../../model/group.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { means } from '../../label-meaning.js';
import { SENTENCE_END } from '../../marks.js';
import { FULL_LINE_SHARE } from '../../tolerances.js';
import { type GapMeaning, goesOnCounting } from '../gaps.js';
import type { Item } from '../items.js';
import { wrappedLines } from './wrapped-lines.js';

/** Labels and the text that follows them up to the next label. */
export interface Group {
  readonly labels: Item[];
  texts: Item[];
  /** Lines of the value that stand above the label, which is centred beside it. */
  above: Item[];
}

export function groupItems(items: readonly Item[]): Group[] {
  const groups: Group[] = [{ labels: [], texts: [], above: [] }];
  for (const item of items) {
    let group = groups[groups.length - 1];
    if (item.meanings && group.texts.length > 0) {
      group = { labels: [], texts: [], above: [] };
      groups.push(group);
    }
    (item.meanings ? group.labels : group.texts).push(item);
  }
  return groups;
}

/**
 * A label is centred beside a value of three lines or more: as many lines stand above its own line as below. Those above
 * were printed right after the value before, on whose line nothing of theirs stands. Texts of sections are cut by more than that.
 */
export function liftCentred(groups: readonly Group[], gaps: GapMeaning): void {
  for (let i = 0; i + 1 < groups.length; i++) {
    const [group, next] = [groups[i], groups[i + 1]];
    if (next.labels.length !== 1 || !next.texts[0]?.sameLine || !group.texts[0]?.sameLine) continue;
    if (isSection(group.labels.at(-1)) && isSection(next.labels[0])) continue;
    const below = wrappedLines(next.texts, gaps) - 1;
    const lines = group.texts.filter((item) => !item.sameLine);
    if (below < 1 || lines.length !== below) continue;
    next.above = lines;
    group.texts = group.texts.filter((item) => item.sameLine);
  }
}

function isSection(label: Item | undefined): boolean {
  return means(label?.meanings, 'section');
}

/** How many groups from `at` on are a section's label with its text on the same line. */
export function besideSections(groups: readonly Group[], at: number): number {
  let count = 0;
  for (const { labels, texts } of groups.slice(at)) {
    if (labels.length !== 1 || !isSection(labels[0]) || !texts[0]?.sameLine) break;
    count++;
  }
  return count;
}

/** Share of the widest narrative line that a line above the first label must have to be narrative and no wrapped name. */
const NARRATIVE_SHARE = 0.6;

/** Labels are centred beside their texts: lines above the first label were printed after the value before it. */
export function liftNarratives(groups: readonly Group[], gaps: GapMeaning): void {
  const glued = (i: number) => gaps.kind === 'block' && groups[i].labels[0]?.blankBefore === 0;
  const first = groups.findIndex(
    (_, i) =>
      besideSections(groups, i) > 1 ||
      (glued(i) && sectionRun(groups, i).length > 1) ||
      (i > 0 && isFirstSection(groups, i) && isText(groups[i - 1])),
  );
  if (first < 1 || isSection(groups[first - 1].labels.at(-1))) return;
  const [before, group] = [groups[first - 1], groups[first]];
  const width = Math.max(...flatMap(sectionRun(groups, first), ({ texts }) => texts.map(lineWidth)));
  let at = before.texts.length;
  const isWide = (item: Item | undefined) => item !== undefined && lineWidth(item) >= NARRATIVE_SHARE * width;
  const goesOn = (item: Item | undefined) => gaps.kind === 'block' && item?.blankBefore === 0 && !item.newPage;
  const isNarrative = (i: number) =>
    isWide(before.texts[i]) || (goesOn(before.texts[i]) && isWide(before.texts[i - 1]));
  while (at > 0 && !before.texts[at - 1].sameLine && isNarrative(at - 1)) at--;
  if (gaps.kind === 'block' && groups.slice(0, first).some(isWaiting))
    at = gluedFrom(before.texts, group.labels[0], at);
  group.above = before.texts.slice(at);
  before.texts = before.texts.slice(0, at);
}

/** The label of a section is followed by one of a field, which has the text on its right. */
function isWaiting({ labels }: Group): boolean {
  return labels.some(isSection) && !isSection(labels.at(-1));
}

/** Where a section above waits for its text, only the block that no blank line parts from this label is not of that. */
function gluedFrom(texts: readonly Item[], label: Item, otherwise: number): number {
  const isParted = ({ blankBefore, newPage }: Item) => blankBefore > 0 || newPage;
  if (isParted(label)) return texts.length;
  const block = texts.findLastIndex(isParted);
  return block > 0 ? block : otherwise;
}

function isFirstSection(groups: readonly Group[], at: number): boolean {
  return sectionRun(groups, at).length > 0 && !groups.slice(0, at).some(({ labels }) => labels.some(isSection));
}

/** What stands above a section's label is no value: a wide line of it has marks that only texts have. */
function isText({ texts: above }: Group): boolean {
  const last = above.at(-1);
  const block = above.slice(above.findLastIndex(({ blankBefore, newPage }) => blankBefore > 0 || newPage));
  return !last?.sameLine && block.some(({ text }) => MARKS_OF_TEXT.test(text) && displayWidth(text) >= LEAST_TEXT);
}

/** `季度监测、年度变更、即时核查相结合的`: a list of three is none of a name, either. */
const MARKS_OF_TEXT = /[，。；]|、.+、/u;

/** No value of the header is as wide as this. */
const LEAST_TEXT = 48;

function lineWidth(item: Item): number {
  return displayWidth(item.text);
}

/**
 * How many groups from `at` on are sections whose labels are centred beside their texts: a label stands between two
 * items of a list, inside of a sentence, or, in a dump that parts cells by blank lines, glued below a line of text. Where every line is
 * followed by a blank one, only a list tells. 0 where each label stands above its own text.
 */
export function centredSections(groups: readonly Group[], at: number, gaps: GapMeaning): number {
  const run = sectionRun(groups, at);
  if (run.length < 2) return 0;
  const width = Math.max(...flatMap(run, ({ texts }) => texts.map(lineWidth)));
  const centred = run.some(({ labels, above, texts }, k) => {
    const last = run[k - 1]?.texts.at(-1);
    if (last && goesOnCounting(last.text, texts[0]?.text ?? '')) return true;
    if (gaps.kind === 'blank') return false;
    return above.length > 0 || (k > 0 && isInside(run[k - 1], labels[0], width, gaps));
  });
  return centred ? run.length : 0;
}

/** The groups from `at` on that are one section's label with a text. */
function sectionRun(groups: readonly Group[], at: number): readonly Group[] {
  const end = groups.slice(at).findIndex(({ labels }) => labels.length !== 1 || !isSection(labels[0]));
  return groups.slice(at, end < 0 ? groups.length : at + end);
}

/** The text above this label goes on below it. */
function isInside({ texts }: Group, label: Item, width: number, gaps: GapMeaning): boolean {
  const last = texts[texts.length - 1];
  const full = lineWidth(last) >= FULL_LINE_SHARE * width && !SENTENCE_END.test(last.text);
  return full || (gaps.kind === 'block' && label.blankBefore === 0);
}
