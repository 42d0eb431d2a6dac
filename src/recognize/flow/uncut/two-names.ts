import { flatMap, range } from '../../../model/group.js';
import type { Line } from '../../../model/page.js';
import { beginsWorded, cellLook } from '../cell-words.js';
import { cutAtBlanks, lineParts, type WordAt } from '../cut-at-blanks.js';
import { isPageNumber } from '../furniture.js';
import { type KnownNames, longestAt, POINTS } from './known-names.js';

/** The head of a table. */
const HEAD = /三\s*级\s*(?:指\s*标|目\s*标)/u;
/** A name of two is longer than each, and no part shorter than this. */
const LEAST_NAME = 4;
/** One with a target behind it is a name by itself, if not as long as this. */
const LEAST_BOTH = 13;
/** … nor may be two where nothing looks like a second one. */
const LEAST_DOUBT = 11;
/** Two parts that look like names, of which one has the ending of one. */
const MOST_COST = 1.2;
/** Longer words are more likely two names. */
const LENGTH = 0.05;
/** Years, dates and amounts of the header may be drawn late, too. */
const OTHER = /^[(（]?(?:19|20)\d\d\s*年[^\d]*$|^[\d.,，/\-—\s]+$/u;
/** `建档率100%`: a late target that says what it counts. */
const SHARE = /^\p{Script=Han}{0,4}\d[\d.]*[%％]$/u;

interface Candidate {
  readonly at: number;
  /** Where the second row begins in its line; null where that is not known, if there is one. */
  readonly cut: number | null;
  readonly cost: number;
}

/**
 * PDFBox prints a level that stands between its two rows with both; where targets are drawn late, the names of both touch: `时效指标
 * 检测完成时间紧急病害上报时限`. As many are cut, those that look most like two, as more late targets follow than rows wait for. Where fewer
 * look so, the longest others are in doubt.
 */
export function partTwoNames(lines: readonly Line[], names: KnownNames): readonly Line[] {
  const heads = flatMap(lines, ({ text }, at) => (HEAD.test(text) ? [at] : []));
  const cuts = new Map(
    flatMap(heads, (head, i) => cutsIn(lines, head, heads[i + 1] ?? lines.length, names)).map(({ at, cut }) => [
      at,
      cut,
    ]),
  );
  if (cuts.size === 0) return lines;
  return flatMap(lines, (line, at) => {
    const cut = cuts.get(at);
    if (cut === undefined) return [line];
    if (cut === null) return [{ ...line, joined: true }];
    const parts = lineParts(line, [line.text.slice(0, cut), line.text.slice(cut)]);
    return parts.map((part) => ({ ...part, joined: true }));
  });
}

/** The lines of one table that hold two names. */
function cutsIn(lines: readonly Line[], head: number, end: number, names: KnownNames): readonly Candidate[] {
  const rows = range(head + 1, end).map((at) => ({ at, ...cellsIn(lines[at], names) }));
  const last = rows.findLastIndex(({ lead, cells }) => lead > 0 && cells.length > 0);
  const own = rows.slice(0, last + 1);
  const found = flatMap(own, ({ at, lead, cells }) => (lead > 0 ? (candidate(at, cells) ?? []) : []));
  const open = own.filter(({ cells }) => cells.length === 1 && !isMeasure(cells[0].text)).length;
  const late = rows
    .slice(last + 1)
    .filter(({ lead, cells }) => lead === 0 && cells.length === 1 && isLate(cells[0].text));
  const more = Math.max(0, late.length - open);
  const cuts = found.toSorted((a, b) => a.cost - b.cost).slice(0, more);
  if (cuts.length === more) return cuts;
  const isDoubtful = ({ at, lead, cells }: (typeof own)[number]) =>
    lead > 0 && cells.length === 1 && isLong(cells[0].text) && !cuts.some((each) => each.at === at);
  const longest = own.filter(isDoubtful).toSorted((a, b) => b.cells[0].text.length - a.cells[0].text.length);
  return [...cuts, ...longest.slice(0, more - cuts.length).map(({ at }) => ({ at, cut: null, cost: 0 }))];
}

/** How many levels a line begins with, and the words behind them. */
function cellsIn({ text }: Line, { levels }: KnownNames): { lead: number; cells: readonly WordAt[] } {
  const words = cutAtBlanks(text);
  const isLevel = ({ text: word }: WordAt) => {
    const name = longestAt(word, 0, levels);
    if (!name) return false;
    POINTS.lastIndex = name.length;
    return name.length + POINTS.exec(word)![0].length === word.length;
  };
  const first = words.findIndex((word) => !isLevel(word));
  const lead = first < 0 ? words.length : first;
  return { lead, cells: words.slice(lead) };
}

function isMeasure(text: string): boolean {
  const { level3, target } = cellLook(text);
  return target < level3 && target <= 0.3;
}

function isLate(text: string): boolean {
  return (isMeasure(text) || SHARE.test(text)) && !OTHER.test(text) && !isPageNumber(text);
}

/** Two names in the first cell; or a name, and a target in words (`缩短`) with a name behind it. */
function candidate(at: number, [name, target, ...others]: readonly WordAt[]): Candidate | null {
  if (!name || others.length > 0) return null;
  const both = target && name.text.length < LEAST_BOTH ? null : bestCut(name.text);
  if (both) return { at, cut: name.from + both.cut, cost: both.cost };
  if (!target) return null;
  const behind = range(2, LEAST_NAME + 1).find(
    (cut) => isWorded(target.text.slice(0, cut)) && isNamed(target.text.slice(cut)),
  );
  return behind === undefined ? null : { at, cut: target.from + behind, cost: 0 };
}

function bestCut(text: string): { cut: number; cost: number } | null {
  const costs = range(LEAST_NAME, text.length - LEAST_NAME + 1).map((cut) => {
    const [a, b] = [text.slice(0, cut), text.slice(cut)];
    const isName = isNamed(a) && /^\p{Script=Han}/u.test(b) && !beginsWorded(b);
    const cost = isName ? cellLook(a).level3 + cellLook(b).level3 : Number.POSITIVE_INFINITY;
    return { cut, cost: cost - LENGTH * text.length };
  });
  // 数量 rather than 数
  const best = costs.reduceRight<(typeof costs)[number] | null>(
    (least, each) => (least && least.cost <= each.cost ? least : each),
    null,
  );
  return best && best.cost + LENGTH * text.length <= MOST_COST ? best : null;
}

/** As long as two names. */
function isLong(text: string): boolean {
  return text.length >= LEAST_DOUBT && !isMeasure(text);
}

function isWorded(text: string): boolean {
  return beginsWorded(text) && cellLook(text).target <= 0.2;
}

function isNamed(text: string): boolean {
  return text.length >= LEAST_NAME && cellLook(text).level3 <= 0.3;
}
