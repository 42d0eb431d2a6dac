import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { displayWidth, headWidth } from '../../rebuild/display-width.js';
import { lineScore } from '../flow/narrative/cues.js';
import { boundaryWords } from '../flow/narrative/cut-sections.js';
import { meansOnly } from '../label-meaning.js';
import { SENTENCE_END } from '../marks.js';
import { segment } from '../segment.js';
import type { LabelBlock } from './find-labels.js';
import type { FundColumns } from './fund-columns.js';
import type { Skeleton, SkeletonRow } from './header-skeleton.js';
import { rememberRuns } from './rows.js';
import { nearestStart, type TextLine, textOf, toFragments, type Word } from './text-lines.js';
import { HEAD } from './tolerances.js';

/** Lines `starts[k]` … `starts[k + 1] - 1` are row k. */
export interface HeaderCut {
  readonly starts: readonly number[];
  readonly margins: readonly number[];
  /** Where each row would begin in the next best cut. */
  readonly rivals: readonly number[];
}

type ScoredCut = HeaderCut & { readonly score: number };

/** How values stand beside their labels; `under`, `over`: labels at the top or bottom of their rows, values anywhere. */
type Stand = 'middle' | 'top' | 'under' | 'over';

/** Cuts the lines above the table among the rows; values stand beside their labels in the same way in all of them. */
export function cutHeader(
  lines: readonly TextLine[],
  skeleton: Skeleton,
  taken: ReadonlySet<Word>,
  funds: FundColumns | null,
  form: FormDefinition,
): HeaderCut | null {
  const { rows } = skeleton;
  const zones = rows.map((row) => lines.map((line) => zonesOf(row.labels, line, taken)));
  const evidence: Evidence = {
    lines,
    rows,
    borders: borderScores(lines, taken),
    places: rows.map((row, k) => lines.map((line, at) => placesOf(row, line, zones[k][at], taken, funds))),
    misfits: rows.map((row, k) => zones[k].map((each) => misfitOf(row, each))),
    wraps: rows.map((row, k) => wrapCosts(valueTexts(row, lines, zones[k], taken, funds), lines.length)),
    cues: rows.map((row) => cueSums(row, lines, taken, form)),
  };
  // tools that mark pages do not round heights: with them, labels stand elsewhere only where there is no other way
  const rounds = lines[0].source.page === null;
  for (const modes of rounds ? [[true, false]] : [[true], [false]]) {
    const cuts = flatMap(STANDS, (stand) => flatMap(modes, (strict) => cutStanding(evidence, stand, strict) ?? []));
    if (cuts.length > 0) return withRivals(cuts);
  }
  return null;
}

/** The best cut; a row that begins elsewhere where values are taken to stand otherwise is no surer than the best is better. */
function withRivals(cuts: readonly ScoredCut[]): ScoredCut {
  const best = cuts.reduce((a, b) => (b.score > a.score ? b : a));
  const others = cuts.filter((cut) => cut !== best);
  const rivals = best.starts.map((start, k) => {
    const own = others.filter((cut) => cut.starts[k] !== start);
    return own.length > 0 ? own.reduce((a, b) => (b.score > a.score ? b : a)) : null;
  });
  const isNearer = (k: number) => rivals[k] !== null && best.score - rivals[k].score < best.margins[k];
  return {
    ...best,
    margins: best.margins.map((margin, k) => (isNearer(k) ? best.score - rivals[k]!.score : margin)),
    rivals: best.rivals.map((rival, k) => (isNearer(k) ? rivals[k]!.starts[k] : rival)),
  };
}

const STANDS: readonly Stand[] = ['middle', 'top', 'under', 'over'];

/** What the lines say, however values stand. */
interface Evidence {
  readonly lines: readonly TextLine[];
  readonly rows: readonly SkeletonRow[];
  /** Of each line, how much speaks for a row beginning there. */
  readonly borders: readonly number[];
  /** Of each row and line, the zones that hold text, the words of another kind, and the cues up to there. */
  readonly places: readonly (readonly (readonly number[])[])[];
  readonly misfits: readonly (readonly number[])[];
  /** Of each row, how unlike whole values its texts from one line to another are. */
  readonly wraps: readonly ((from: number, to: number) => number)[];
  readonly cues: readonly (readonly number[])[];
}

function cutStanding(
  { lines, rows, borders, places, misfits, wraps, cues }: Evidence,
  stand: Stand,
  strict: boolean,
): ScoredCut | null {
  const extents = rows.map((row) => extentOf(row, lines, strict));
  const borderAt = (from: number) => (from === 0 ? 0 : borders[from]);
  const scores = rows.map((row, k) => {
    const slack = !strict && isSection(row) ? 1 : 0;
    const costOf = (from: number, to: number) => rowCost(row, lines, places[k], misfits[k], from, to, stand, slack);
    return rememberRuns(
      lines.length,
      (from, to) => borderAt(from) + cues[k][to] - cues[k][from] - costOf(from, to) - wraps[k](from, to),
    );
  });
  const cut = segment({
    items: lines.length,
    labels: rows.length,
    runScore: (k, from, to) => {
      if (rows[k].kind === 'text') return from === to ? HEAD.emptyText : borderAt(from);
      if (extents[k].first < from || extents[k].last >= to) return Number.NEGATIVE_INFINITY;
      return scores[k](from, to);
    },
  });
  return (
    cut && {
      ...cut,
      score: cut.score - (stand === 'under' || stand === 'over' ? HEAD.under : 0) - (strict ? 0 : HEAD.rounded),
    }
  );
}

/** Each is reckoned once, for all ways in which values stand beside their labels. */
function wrapCosts(values: readonly ValueTexts[], lines: number): (from: number, to: number) => number {
  return rememberRuns(lines, (from, to) =>
    values.reduce((sum, { texts, isNumber }) => {
      const printed = texts.slice(from, to).filter((text) => text !== '');
      return sum + wrapCost(printed, isNumber);
    }, 0),
  );
}

/** The lines of a row's labels; where dumps round heights only the middle one, or, for a text, one next to it. */
function extentOf(row: SkeletonRow, lines: readonly TextLine[], strict: boolean) {
  const at = (index: number) => lines.findIndex((line) => line.index === index);
  const first = Math.min(...row.labels.map((block) => at(block.first)));
  const last = Math.max(...row.labels.map((block) => at(block.last)));
  if (strict) return { first, last };
  const middle = (first + last) / 2;
  if (isSection(row)) return { first: Math.ceil(middle + 0.5), last: Math.floor(middle - 0.5) };
  return { first: Math.floor(middle), last: Math.floor(middle) };
}

/** For one line: in which zones of a row (a label's value, a fund's column) it has text; -1 is left of all labels. */
function placesOf(
  row: SkeletonRow,
  line: TextLine,
  zones: readonly (readonly Word[])[],
  taken: ReadonlySet<Word>,
  funds: FundColumns | null,
): readonly number[] {
  if (row.kind === 'fund' && funds)
    return flatMap(funds.wordsOf(line), (words, c) => (c > 0 && words.some((word) => !taken.has(word)) ? [c] : []));
  return flatMap(zones, (words, z) => (words.length > 0 ? [z - 1] : []));
}

/** A value of a row, as far as it stands on each line. */
interface ValueTexts {
  readonly texts: readonly string[];
  readonly isNumber: boolean;
}

/** The values of a row's fields, or those of the money grid's columns. */
function valueTexts(
  row: SkeletonRow,
  lines: readonly TextLine[],
  zones: readonly (readonly (readonly Word[])[])[],
  taken: ReadonlySet<Word>,
  funds: FundColumns | null,
): ValueTexts[] {
  if (row.kind === 'fund' && funds) {
    const columns = lines.map(funds.wordsOf);
    const textAt = (words: readonly Word[]) => textOf(words.filter((word) => !taken.has(word)));
    return funds.borders.map((_, c) => ({ texts: columns.map((each) => textAt(each[c + 1])), isNumber: true }));
  }
  if (row.kind !== 'pairs' || isSection(row)) return [];
  return row.labels.map((block, i) => ({
    texts: zones.map((each) => textOf(each[i + 1])),
    isNumber: isNumeric(block),
  }));
}

/** A label for nothing but dates or amounts. */
function isNumeric({ label }: LabelBlock): boolean {
  const types = label.meanings.map((meaning) => (meaning.kind === 'field' ? meaning.field.type : 'text'));
  return types.every((type) => type === 'date' || type === 'money');
}

/** Words beside a label for a date or an amount that can be no part of one, or words beside any field that stand wide apart. */
function misfitOf(row: SkeletonRow, zones: readonly (readonly Word[])[]): number {
  if (row.kind !== 'pairs' || isSection(row)) return 0;
  return row.labels.reduce((sum, block, i) => {
    const words = zones[i + 1];
    if (words.length === 0) return sum;
    const apart = toFragments(words).length > 1 ? HEAD.apart : 0;
    return sum + apart + (!isNumeric(block) || NUMBERS.test(textOf(words)) ? 0 : HEAD.misfit);
  }, 0);
}

const NUMBERS = /^[\d０-９\s.,，．／/年月日号\-—–－至~～元万％%:：￥¥()（）无]*$/u;

/** The words of a line by the label whose value they may be; index 0 holds what stands left of all labels. */
export function zonesOf(labels: readonly LabelBlock[], line: TextLine, taken: ReadonlySet<Word>): Word[][] {
  const zones: Word[][] = Array.from({ length: labels.length + 1 }, () => []);
  const onLine = labels.map((block) => block.words.findLast((word) => word.line === line) ?? null);
  for (const fragment of flatMap(toFragments(line.words), ({ words }) => runsWithout(words, taken))) {
    let rest = fragment;
    let zone = 0;
    labels.forEach((block, i) => {
      const own = onLine[i];
      if (own ? rest[0].x0 >= own.x1 : rest[0].x0 >= Math.max(block.x0, labels[i - 1]?.x1 ?? 0)) zone = i + 1;
    });
    for (let next = labels[zone]; next && !onLine[zone]; next = labels[zone]) {
      if (rest[rest.length - 1].x1 <= next.x1) break;
      const cut = nearestStart(rest, next.x1);
      if (cut < 0 || Math.abs(rest[cut].x0 - next.x1) > HEAD.breakReach) break;
      zones[zone].push(...rest.slice(0, cut));
      rest = rest.slice(cut);
      zone++;
    }
    zones[zone].push(...rest);
  }
  return zones;
}

/** Words as they follow each other; what is taken already parts them. */
function runsWithout(words: readonly Word[], taken: ReadonlySet<Word>): Word[][] {
  const runs: Word[][] = [[]];
  for (const word of words) {
    if (taken.has(word)) runs.push([]);
    else runs.at(-1)!.push(word);
  }
  return runs.filter((run) => run.length > 0);
}

function rowCost(
  row: SkeletonRow,
  lines: readonly TextLine[],
  places: readonly (readonly number[])[],
  misfits: readonly number[],
  from: number,
  to: number,
  stand: Stand,
  slack: number,
): number {
  const extents = new Map<number, { first: number; last: number }>();
  let cost = 0;
  if (row.kind === 'pairs' && places.slice(from, to).every((zones) => zones.length === 0))
    cost += isSection(row) ? HEAD.emptySection : HEAD.emptyPairs;
  for (let at = from; at < to; at++) {
    cost += misfits[at];
    for (const zone of places[at]) {
      if (row.kind === 'heading' || row.kind === 'fundHead' || zone < 0) cost += HEAD.strayLine;
      const known = extents.get(zone);
      if (known) known.last = lines[at].y;
      else extents.set(zone, { first: lines[at].y, last: lines[at].y });
    }
  }
  for (const [zone, { first, last }] of extents) {
    const label = row.kind === 'fund' ? row.labels[0] : row.labels[zone];
    if (!label) continue;
    const off = offBy(stand, label, first, last);
    const beyond = Math.max(0, off - Math.max(slack, stand === 'middle' ? HEAD.rounding : 0));
    cost += Math.min(HEAD.worst, HEAD.off * beyond + HEAD.slight * off);
  }
  return cost;
}

/** How far from where it is expected beside its label a value stands that takes the lines from `first` to `last`. */
function offBy(stand: Stand, { words, y }: LabelBlock, first: number, last: number): number {
  switch (stand) {
    case 'middle':
      return Math.abs((first + last) / 2 - y);
    case 'top':
      return Math.abs(first - words[0].line.y);
    case 'under':
      return Math.max(0, words[0].line.y - first);
    case 'over':
      return Math.max(0, last - words[words.length - 1].line.y);
  }
}

/** A label beside one text. */
export function isSection({ kind, labels }: SkeletonRow): boolean {
  return kind === 'pairs' && labels.length === 1 && meansOnly(labels[0].label.meanings, 'section');
}

/** How much the words of the lines speak for a row's text, summed up to each line. */
function cueSums(
  row: SkeletonRow,
  lines: readonly TextLine[],
  taken: ReadonlySet<Word>,
  form: FormDefinition,
): readonly number[] {
  const keys = isSection(row) ? flatMap(row.labels[0].label.meanings, (each) => ('key' in each ? each.key : [])) : [];
  const section = form.sections.find(({ key }) => keys.includes(key));
  const sums = [0];
  for (const line of lines) {
    const text = section ? longestOf(textsOf(line, taken))?.text : undefined;
    sums.push(sums[sums.length - 1] + (section && text ? HEAD.cues * lineScore(text, section) : 0));
  }
  return sums;
}

/** How much speaks for a row beginning at each line: a gap above it, and no sentence, list or value that runs on. */
function borderScores(lines: readonly TextLine[], taken: ReadonlySet<Word>): number[] {
  const all = lines.map((line) => textsOf(line, taken));
  const texts = all.map(longestOf);
  const width = Math.max(0, ...texts.map((each) => displayWidth(each?.text ?? '')));
  const words = boundaryWords(texts.map((each) => each?.text ?? ''));
  return lines.map((here, at) => {
    const above = lines[at - 1];
    if (!above || above.page !== here.page) return 0;
    const gap = HEAD.gap * Math.min(HEAD.mostGap, here.y - above.y - 1);
    const [upper, lower] = [texts[at - 1], texts[at]];
    if (!upper || !lower || Math.abs(upper.x0 - lower.x0) > HEAD.sameStart)
      return gap + (runsOn(all[at - 1], all[at], all) ? HEAD.valueOpen : 0);
    const full = displayWidth(upper.text) >= HEAD.fullShare * width;
    const isText = Math.max(displayWidth(upper.text), displayWidth(lower.text)) >= HEAD.textShare * width;
    if (!isText) return gap + words(at) + (SENTENCE_END.test(upper.text) ? HEAD.shortEnded : 0);
    const score = gap + words(at) + (upper.x0 !== lower.x0 ? HEAD.otherStart : 0);
    if (SENTENCE_END.test(upper.text)) return score + (full ? HEAD.fullEnded : HEAD.shortEnded);
    return score + (full ? HEAD.fullOpen : HEAD.shortOpen);
  });
}

/** A value is as long as its column is wide, and a shorter one begins under it: its rest, as 定所 under 房屋安全鉴. */
function runsOn(above: readonly Text[], here: readonly Text[], all: readonly (readonly Text[])[]): boolean {
  return above.some(({ text, x0 }) => {
    const width = displayWidth(text);
    const rest = here.find((each) => each.x0 === x0);
    if (!rest || width < HEAD.leastFull || displayWidth(rest.text) >= width) return false;
    return all.every((texts) => texts.every((each) => each.x0 !== x0 || displayWidth(each.text) <= width));
  });
}

interface Text {
  readonly text: string;
  readonly x0: number;
}

/** What stands on a line, but for what is taken already. */
function textsOf(line: TextLine, taken: ReadonlySet<Word>): Text[] {
  return flatMap(toFragments(line.words), (fragment) => {
    const words = fragment.words.filter((word) => !taken.has(word));
    return words.length > 0 ? [{ text: textOf(words), x0: words[0].x0 }] : [];
  });
}

function longestOf(texts: readonly Text[]): Text | null {
  return texts.reduce<Text | null>((best, each) => (best && best.text.length >= each.text.length ? best : each), null);
}

/** What begins like the rest of a number, `.00`, or holds two: `.004,935,100.00`, `4,935,10015,460`. */
const NO_NUMBER = /^[.,，]|\.\d*[.,，]|[,，]\d{1,2}(?:[,，.]|$)|[,，]\d{4}|\d{4}[,，]/u;

/** How unlike one value these lines are: all but the last of a wrapped value are full, and an amount is one number. */
export function wrapCost(lines: readonly string[], isNumber: boolean): number {
  const widths = lines.map((line) => displayWidth(line));
  const widest = Math.max(...widths);
  const ragged = lines.filter((line, at) => at > 0 && widths[at - 1] + headWidth(line) <= widest).length;
  const broken = isNumber && NO_NUMBER.test(lines.join(''));
  return HEAD.ragged * ragged + (broken ? HEAD.misfit : 0);
}
