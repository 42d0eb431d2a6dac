import type { FormDefinition } from '../../../model/form.js';
import { flatMap, range, runsOf } from '../../../model/group.js';
import type { Line } from '../../../model/page.js';
import { mayBeAligned } from '../../aligned/is-aligned.js';
import { parseTitle } from '../../title.js';
import { GLUED, UNCUT } from '../../tolerances.js';
import { cutAtBlanks, lineParts } from '../cut-at-blanks.js';
import type { Vocabulary } from '../vocabulary.js';
import { hasChanceBlanks, isBesideUnspaced } from './chance-blanks.js';
import { type Cut, newState } from './cut-state.js';
import { cutsOf } from './cuts.js';
import { type End, type Ends, isPrinted } from './ends.js';
import { type KnownNames, labelsAt, longestAt, POINTS } from './known-names.js';
import { partTwoNames } from './two-names.js';
import { partTwoRows } from './two-rows.js';

/**
 * Some extractors print the cells of a line, or a cell and the one before it, without anything between them
 * (`项目名称供水管网改造项目性质经常性项目`, `检测合格率>=95%`). Where the labels of a dump are so, its lines are cut at labels, level
 * names and between the cells of a row; printed ends stay. Lines of which only the looks of words tell are `joined`.
 */
export function cutGlued(
  printed: readonly Line[],
  forms: readonly FormDefinition[],
  names: KnownNames,
): readonly Line[] {
  const lines = flatMap(flatMap(printed, partHint), partPair);
  if (!areGlued(lines, names, forms)) {
    const rows = mayBeAligned(lines) ? lines : partTwoNames(partTwoRows(lines, names), names);
    return flatMap(rows, (line, at) => partLine(line, rows.slice(at + 1, at + GLUED.sideLines), names));
  }
  const state = { ...newState(), late: hasLateTargets(lines) };
  const byChance = hasChanceBlanks(lines, names);
  const parted = flatMap(lines, (line) => partLevels(line, names));
  return flatMap(pagesOf(parted), (page) => cutPage(page, byChance, (text, ends) => cutsOf(text, names, state, ends)));
}

/** `（限200字）为21家农贸市场配备检测人员`, `（2025年-2027年）修复古籍420册`: what a template asks for below its label, or the years of a goal, and the text. */
const HINT_BEFORE = /^[(（](?:限\d+字|\d+字以?内|20\d\d\s?年?\s?[-~至—–]\s?20\d\d\s?年?)[)）](?=\S)/u;

function partHint(line: Line): Line[] {
  const hint = HINT_BEFORE.exec(line.text)?.[0];
  return hint ? lineParts(line, [hint, line.text.slice(hint.length)]) : [line];
}

/** `2022-01-012022-12-31`, `4,104,000.004,104,000.00`, `是信息化建设工程类`: the values of two labels that share a line. */
const PAIRS = [
  /^(20\d\d([-/.])\d{1,2}\2\d\d)(20\d\d\2\d{1,2}\2\d\d)$/u,
  /^(\d[\d,]*(\.)\d\d)(\d[\d,]*\.\d\d)$/u,
  /^([是否])()((?:\p{Script=Han}[\p{Script=Han}/]{1,9})?(?:类|其他))$/u,
];

function partPair(line: Line): Line[] {
  const text = line.text.trim();
  const found = /^[\d是否]/u.test(text) && PAIRS.map((pair) => pair.exec(text)).find((each) => each !== null);
  return found ? lineParts(line, [found[1], found[3]]) : [line];
}

function partLine(line: Line, below: readonly Line[], names: KnownNames): Line[] {
  return flatMap(
    flatMap(partRows(line), (row) => partLevels(partAmounts(row, names), names)),
    (part) => partBehind(part, below, names),
  );
}

/** `63.4 万亩 4 4 —新增就业岗位 ≥150 个 163 个`: a blank remark behind points, and the row that was printed right behind it. */
const ROW_BEHIND = /(?<=\s\d[\d.]*\s[—―–/])(?=\p{Script=Han}\S*\s+\S+\s+\S)/u;
const BLANK_REMARK = /\s[—―–/]/u;

function partRows(line: Line): Line[] {
  return BLANK_REMARK.test(line.text) ? lineParts(line, line.text.split(ROW_BEHIND)) : [line];
}

const LAST_WORD = /\S+$/u;
const MEASURE_AT = /^[<>=≤≥＜＞＝]?\d[\d,.]*(?:[%％]|[(（][^()（）]+[)）])/u;
const SAYS_LEVEL = /(?:指标|目标)$/u;

/** A merged label behind the cell that it stands beside: `年度总体目标项目` over `绩效` and `目标`, `≥1000(艘)社会效益指标`. */
function partBehind(line: Line, below: readonly Line[], names: KnownNames): Line[] {
  const text = line.text.trimEnd();
  const [word] = LAST_WORD.exec(text) ?? [''];
  const at = sideStart(word, below, names) ?? levelStart(word, below, names);
  if (at === null) return [line];
  const cut = text.length - word.length + at;
  return lineParts(line, [text.slice(0, cut), text.slice(cut)]);
}

function sideStart(word: string, below: readonly Line[], { vocabulary, headings }: KnownNames): number | null {
  const label = labelsAt(word, 0, vocabulary)[0];
  if (!label || label.end === word.length) return null;
  const side = word.slice(label.end) + below.map(firstWord).join('');
  return headings.some((name) => name.length > word.length - label.end && side.startsWith(name)) ? label.end : null;
}

function levelStart(word: string, below: readonly Line[], { levels }: KnownNames): number | null {
  const [measure] = MEASURE_AT.exec(word) ?? [''];
  const level = word.slice(measure.length);
  if (measure === '' || level.length < UNCUT.leastName || !levels.has(level[0])) return null;
  const isWhole = [level, level + below.slice(0, 1).map(firstWord).join('')].some(
    (name) => SAYS_LEVEL.test(name) && longestAt(name, 0, levels) === name,
  );
  return isWhole ? measure.length : null;
}

function firstWord({ text }: Line): string {
  return text.trim().split(/\s/u)[0];
}

/** `6,230,000年度资金申请总额`: no name of a form begins in the middle of a word, so that an amount before it is a cell. */
function partAmounts(line: Line, { vocabulary }: KnownNames): Line {
  if (!/\d[\d.,]*[年其上项同]/u.test(line.text)) return line;
  const text = line.text.replace(/(?<=\d[\d.,]*)(?=[年其上项同]\p{Script=Han}{3})/gu, (_, at: number) => {
    const label = labelsAt(line.text, at, vocabulary).find(({ name }) => name.length > UNCUT.leastName);
    return label && /^(?:$|[\s\d])/u.test(line.text.slice(label.end)) ? ' ' : '';
  });
  return text === line.text ? line : { ...line, text };
}

const POINTS_BEFORE = /^[(（]\d+分[)）]/u;

/** `投入管理财务管理实施管理`, `效益社会效益`: merged labels that were drawn one after the other; `（40分）数量指标`: the points of the label before. */
function partLevels(line: Line, { levels, level1 }: KnownNames): Line[] {
  const text = line.text.trim();
  const points = POINTS_BEFORE.exec(text)?.[0];
  if (points && longestAt(text, points.length, levels)) return lineParts(line, [points, text.slice(points.length)]);
  if (!levels.has(text[0]) || text.length > GLUED.longestWord) return [line];
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += parts[parts.length - 1].length) {
    const name = longestAt(text, at, levels) ?? bareLevel1(text.slice(at), level1);
    if (!name || name.length === text.length) return [line];
    parts.push(name);
  }
  return lineParts(line, parts);
}

/** `效益` before the levels below it. */
function bareLevel1(text: string, level1: ReadonlySet<string>): string | null {
  const bare = [...level1].map((name) => name.replace(SAYS_LEVEL, ''));
  return bare.find((name) => name.length < text.length && text.startsWith(name)) ?? null;
}

const TARGET_AHEAD = /^[<>=≤≥＜＞＝]{1,2}\d/u;

/** `≥38条36条` / `≥41.5公里39.8公里` / `≥870根912根`: so many lines that begin with targets stand apart from their names. */
function hasLateTargets(lines: readonly Line[]): boolean {
  const isTarget = (line: Line | undefined) => line !== undefined && TARGET_AHEAD.test(line.text.trim());
  return lines.some((_, at) => range(at, at + GLUED.lateTargets).every((row) => isTarget(lines[row])));
}

const PROSE = /[，。；]/u;
/** Words about tables, not labels with a value. */
const TABLE_NAME = /表$/u;

/** Headings of the indicator table with other words at them: nothing else has them. */
const GLUED_HEAD = /[^\s(（][一二三]级(?:指标|目标)|[一二三]级(?:指标|目标)[^\s(（]/u;

/** In lines without columns, a heading of the table, or so many labels, have text directly at them that is no part of a longer label. */
function areGlued(lines: readonly Line[], names: KnownNames, forms: readonly FormDefinition[]): boolean {
  if (mayBeAligned(lines)) return false;
  const { byFirst } = names.vocabulary;
  let glued = lines.filter((line, at) => at > 0 && hasGluedTail(lines[at - 1], line, names)).length;
  let clean = 0;
  for (const { text } of lines) {
    if (text.includes('级') && GLUED_HEAD.test(text) && text.length <= GLUED.longestWord) return true;
    if ((text.length > GLUED.longestWord && !/\s/u.test(text)) || parseTitle(text, forms)) continue;
    const words = cutAtBlanks(text).map((word) => word.text);
    for (const [at, word] of words.entries()) {
      if (!byFirst.has(word[0]) && !names.levels.has(word[0])) continue;
      if (word.length > GLUED.longestWord || PROSE.test(word) || TABLE_NAME.test(word)) continue;
      const label = labelsAt(word, 0, names.vocabulary)[0];
      if (label?.marked || (label && label.name.length < UNCUT.leastName)) continue;
      const end = label?.end ?? levelEnd(word, names, words[at - 1]);
      if (end === null) continue;
      if (end === word.length) clean++;
      else if (!/[(（]/u.test(word[end]) && !beginsLabel(word, names.vocabulary)) glued++;
    }
  }
  return glued >= GLUED.least && glued >= GLUED.share * (glued + clean);
}

/** `其中：财政拨` / `款2,640其中：财政拨`: the last line of a wrapped label, and what stands beside it. */
function hasGluedTail(above: Line, { text }: Line, { vocabulary }: KnownNames): boolean {
  const [last] = LAST_WORD.exec(above.text.trimEnd()) ?? [''];
  const head = last.normalize('NFKC');
  if (head.length < UNCUT.leastName || !beginsLabel(head, vocabulary)) return false;
  const both = head + text.trim().normalize('NFKC');
  return labelsAt(both, 0, vocabulary).some(({ end }) => end > head.length && /\d/u.test(both[end] ?? ''));
}

/** Where the name of a level ends that says that it is one, or the level 1 before it: `产出目标 数量巡查次数`; null where there is none. */
function levelEnd(word: string, { levels, level1 }: KnownNames, before = ''): number | null {
  const name = longestAt(word, 0, levels);
  if (!name || !(SAYS_LEVEL.test(name) || level1.has(before))) return null;
  POINTS.lastIndex = name.length;
  return name.length + POINTS.exec(word)![0].length;
}

/** The word is a longer label as far as it goes: `上年结转资` / `金`. */
function beginsLabel(word: string, { byFirst }: Vocabulary): boolean {
  return (byFirst.get(word[0]) ?? []).some((name) => name.startsWith(word));
}

export function pagesOf(lines: readonly Line[]): Line[][] {
  return runsOf(lines, ([{ page }], line) => line.page === page);
}

function cutPage(
  page: readonly Line[],
  byChance: boolean,
  cutsIn: (text: string, ends: Ends) => ReadonlyMap<number, Cut>,
): Line[] {
  let text = '';
  const ends = new Map<number, End>();
  for (const line of page) {
    const [first, ...rest] = line.text.trim().split(/(\s+)/u);
    if (text !== '') ends.set(text.length, 'line');
    text += first;
    for (let i = 0; i < rest.length; i += 2) {
      const [gap, word] = rest.slice(i, i + 2);
      ends.set(text.length, byChance && isBesideUnspaced(gap, text, word) ? 'chance' : 'blank');
      text += word;
    }
  }
  return linesAt(page, ends, cutsIn(text, ends));
}

/** The lines of a page, cut; a line that ends within an amount is put together with the rest of that. */
function linesAt(page: readonly Line[], ends: Ends, cuts: ReadonlyMap<number, Cut>): Line[] {
  let at = 0;
  const all: Line[] = [];
  for (const line of page) {
    const parts: Line[] = [];
    let own = '';
    let joined = false;
    let torn = cuts.get(at)?.torn ?? false;
    const push = () => {
      const before = all.at(-1);
      if (torn && before) all[all.length - 1] = { ...before, text: before.text + own.trim() };
      else if (own.trim() !== '')
        parts.push({ ...line, text: own.trimEnd(), ...(parts.length > 0 && { blankBefore: 0 }) });
      torn = false;
      own = '';
    };
    for (const char of line.text) {
      if (char.trim() !== '') {
        const cut = isPrinted(ends, at) || own.trim() === '' ? undefined : cuts.get(at);
        if (cut?.table) own += ' ';
        else if (cut) push();
        joined ||= cut?.inferred ?? false;
        at += char.length;
      } else if (ends.get(at) === 'chance') continue;
      own += char;
    }
    push();
    all.push(...parts.map((part) => (joined ? { ...part, joined } : part)));
  }
  return all;
}
