import type { ColumnKey } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { columnIn, type LabelMeaning, means } from '../../label-meaning.js';
import { parseTitle } from '../../title.js';
import { UNCUT } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { type Cut, type CutState, isSingle, type Name, note, STAR } from './cut-state.js';
import { type End, type Ends, isPrinted } from './ends.js';
import { type KnownNames, type LabelHere, labelsAt, longestAt, namesForm, POINTS } from './known-names.js';
import { figureCuts, PROSE, runCuts, takesAmounts } from './run-cuts.js';

const SENTENCE_END = /[。；！？]/u;

const SUFFIX = /(?:指标|目标)$/u;

const COMPARATOR = /[<>=≤≥]/u;

/**
 * Text without blanks → the offsets at which a line must begin: before and behind titles, labels and level names, and
 * between the cells of a row. `ends` are the ends that are printed. Of text that was put together from pieces, `pieces` tells
 * where these begin: nothing begins or ends elsewhere. `state` is kept up to date.
 */
export function cutsOf(
  printed: string,
  names: KnownNames,
  state: CutState,
  ends: Ends,
  pieces?: Ends,
): Map<number, Cut> {
  const text = plainText(printed);
  const places = pieces && new Map<number, End>([...pieces, [text.length, 'line']]);
  const cuts = new Map<number, Cut>([[0, { table: false, inferred: false }]]);
  let plain = 0;
  let last = null as Name | null;
  const cutPlain = (end: number) => {
    const run = text.slice(plain, end);
    const figures = takesAmounts(last, state) ? figureCuts(run, plain, ends, last) : null;
    const rest = figures?.end ?? 0;
    const behind = runCuts(run.slice(rest), plain + rest, state, { ends, places }, figures ? null : last);
    const cells = [...(figures?.cuts ?? []), ...[0, ...behind].map((at) => at + rest)].filter((at) => at < run.length);
    if (!places)
      for (const at of figures?.torn ?? []) cuts.set(plain + at, { table: false, inferred: true, torn: true });
    for (const cell of cells)
      if (cell > 0 && places?.has(plain + cell) !== false)
        cuts.set(plain + cell, { table: state.table, inferred: !COMPARATOR.test(run[cell]) });
  };
  for (let at = 0; at < text.length; ) {
    const begins = at === plain || ends.has(at) || (places !== undefined && SENTENCE_END.test(text[at - 1]));
    const here = { names, state, ends, places, plain, begins, last };
    const name: Name | null = places?.has(at) === false ? null : nameAt(text, at, here);
    if (!name) {
      at++;
      continue;
    }
    const from = name.label ? leadOf(text, at, plain, ends) : at;
    cutPlain(from);
    note(name, names, state);
    const inRow = state.table && name.kind === 'level';
    if (!inRow || !cuts.has(from)) cuts.set(from, { table: inRow, inferred: false });
    if (name.end < text.length) cuts.set(name.end, { table: inRow, inferred: name.inferred ?? false });
    at = name.end;
    plain = at;
    last = name;
  }
  cutPlain(text.length);
  return cuts;
}

const YEAR_LENGTH = 4;

/** Where a label begins with what stands before its name: a star, or the year of `2026年度总体目标` that begins a cell. */
function leadOf(text: string, at: number, plain: number, ends: Ends): number {
  if (at > plain && STAR.test(text[at - 1])) return at - 1;
  const year = at - YEAR_LENGTH;
  const begins = year === plain || (year > plain && isPrinted(ends, year));
  return begins && text.startsWith('年度', at) && /^20\d\d$/u.test(text.slice(year, at)) ? year : at;
}

/** Full-width forms as the plain ones, character by character. */
function plainText(text: string): string {
  return text.replace(/[\uff01-\uff5e]/gu, (mark) => (PROSE.test(mark) ? mark : mark.normalize('NFKC')));
}

function isOfHeader({ meanings }: LabelHere): boolean {
  return meanings.every(({ kind }) => kind === 'field' || kind === 'fund' || kind === 'other');
}

interface Where {
  readonly names: KnownNames;
  readonly state: CutState;
  readonly ends: Ends;
  /** Where names may begin and end; anywhere if not given. */
  readonly places?: Ends;
  /** Where the text begins that is no name. */
  readonly plain: number;
  /** Behind a name or a printed end. */
  readonly begins: boolean;
  /** The name before that. */
  readonly last: Name | null;
}

function nameAt(text: string, at: number, where: Where): Name | null {
  const { names, places } = where;
  const year = yearAt(text, at, where);
  if (year) return year;
  const title = unknownTitleAt(text, at, where);
  if (title) return title;
  const mayHead = where.begins || (places && where.state.table);
  const heading = mayHead ? names.yearHeadings.exec(text.slice(at, at + UNCUT.longestName)) : null;
  if (heading) return { end: at + heading[0].length, label: null, kind: 'heading' };
  const whole = longestAt(text, at, names.whole);
  if (whole && mayEnd(at + whole.length, where)) {
    const kind = names.titles.has(whole) ? 'title' : 'fixed';
    if (kind === 'fixed' || places || where.begins) return { end: at + whole.length, label: null, kind };
  }
  const label = labelsAt(text, at, names.vocabulary).find((each) => isLabel(text, at, each, where));
  if (label) return { end: label.end, label, kind: 'label', late: isLate(text, at, label, where) };
  return levelAt(text, at, where);
}

/** The label of a text behind another label, or the heading of all texts with its text: they stand in no table. */
export function isLate(
  text: string,
  at: number,
  { name, meanings, end }: LabelHere,
  { plain, last, ends }: Where,
): boolean {
  const isBehindLabel = at === plain && last?.kind === 'label';
  const isOfTexts = means(meanings, 'heading') && !SAYS_ROWS.test(name);
  return (means(meanings, 'section') && isBehindLabel) || (isOfTexts && goesOn(text, end, ends));
}

/** `绩效指标` heads rows, of which the first may have a remark. */
const SAYS_ROWS = /指标$/u;

/** `- 2 -`, which may stand before the title on the next page. */
const PAGE_NUMBER = /[-—–]\d{1,3}[-—–]$/u;

const LONGEST_PAGE_NUMBER = 5;

/** A line that looks like a title of such a form. */
function unknownTitleAt(text: string, at: number, { names, ends, places }: Where): Name | null {
  if (places) return null;
  const before = PAGE_NUMBER.exec(text.slice(Math.max(0, at - LONGEST_PAGE_NUMBER), at))?.[0] ?? '';
  const from = at - before.length;
  if ((from > 0 && ends.get(from) !== 'line') || /[-—–]/u.test(text[at])) return null;
  let end = at + 1;
  while (end < text.length && ends.get(end) !== 'line') end++;
  const title = parseTitle(text.slice(at, end), names.forms)?.title;
  return title && !/[\d<>=≤≥%]/u.test(title) ? { end, label: null, kind: 'title' } : null;
}

const YEAR = /\((?:19|20)\d\d(?:\)年度?|年度?\))/uy;

/** `(2021)年度`, which stands below a title, behind the cell before. */
function yearAt(text: string, at: number, { ends, begins }: Where): Name | null {
  YEAR.lastIndex = at;
  const found = text[at] === '(' && !begins ? YEAR.exec(text) : null;
  const end = at + (found?.[0].length ?? 0);
  return found && (end === text.length || ends.has(end)) ? { end, label: null, kind: 'fixed' } : null;
}

/** A name ends where something else may begin. */
function mayEnd(to: number, { places }: Where): boolean {
  return !places || places.has(to);
}

/**
 * Within running text, a colon or another label behind it makes a label; `项目名称鲜食玉米、水蜜桃例行监测` below a title is none.
 * A table holds no labels of the header, and that of a name only where a line begins: `支持项目名称和代码公开` is a target.
 */
function isLabel(text: string, at: number, label: LabelHere, where: Where): boolean {
  const { ends, places, begins, state } = where;
  if (!mayEnd(label.end, where)) return false;
  if (!begins && where.last?.label && namesForm(where.last.label) && hasOwnRest(text, at, label, where)) return false;
  if (label.marked || (begins && state.unnamed && namesForm(label))) return true;
  if (hasText(label, where) && goesOn(text, label.end, ends)) return false;
  const followed = () =>
    labelsAt(text, label.end, where.names.vocabulary).some(
      (next) => next.marked || next.name.length >= UNCUT.leastName,
    );
  if (label.name.length < UNCUT.leastName) return isShortLabel(text, at, label, where);
  const namesOne = namesForm(label) && (begins || places !== undefined);
  if (state.table && !namesOne && (isSingle(label) || (!begins && isOfHeader(label)))) return false;
  if (begins && !goesOn(text, label.end, ends)) return true;
  if (begins && means(label.meanings, 'section', 'heading')) return true;
  return !PROSE.test(lineAround(text, where.plain, at, ends)) || (places !== undefined && followed());
}

/** `项目内容主要包括四个方面：` in the text of 项目概况, which means the same: a form has each of its texts once. */
function hasText({ name, meanings }: LabelHere, { state, names }: Where): boolean {
  const seen = new Set(
    flatMap([...state.seen], (other) => (other === name ? [] : sectionsOf(names.vocabulary.meanings.get(other)))),
  );
  const own = sectionsOf(meanings);
  return own.length > 0 && own.every((key) => seen.has(key));
}

function sectionsOf(meanings: readonly LabelMeaning[] = []): string[] {
  return flatMap(meanings, (each) => (each.kind === 'section' ? [each.key] : []));
}

/** `…筛查项目` / `主管部门`: what stands on the next line is a label without the word before, which ends the name of a project. */
function hasOwnRest(text: string, at: number, { end }: LabelHere, { ends, names }: Where): boolean {
  for (let line = at + 1; line < end; line++)
    if (ends.get(line) === 'line' && labelsAt(text, line, names.vocabulary).some((rest) => rest.end === end))
      return true;
  return false;
}

/** What begins the name of no indicator, right behind another heading; 单位 may. */
const HEADS_ONLY: ReadonlySet<ColumnKey | null> = new Set<ColumnKey>(['weight', 'score', 'note']);

/** 分值, 得分: among other headings, or the last of them; 总分, 电话: with a number behind. */
function isShortLabel(
  text: string,
  at: number,
  label: LabelHere,
  { names, ends, begins, plain, last, state }: Where,
): boolean {
  if (!begins) return false;
  const named = () =>
    labelsAt(text, label.end, names.vocabulary).length > 0 || longestAt(text, label.end, names.levels) !== null;
  if (at === plain && last?.label && (label.end === text.length || ends.has(label.end) || named())) return true;
  if (at === plain && columnIn(last?.label?.meanings) && HEADS_ONLY.has(columnIn(label.meanings))) return true;
  const footer = means(label.meanings, 'footer');
  const figure = /\d/u.test(text[label.end] ?? '');
  return footer ? figure : !state.table && (figure || ends.has(label.end));
}

/** From the last name or line end to the next end, blanks by chance aside; of text that goes on and on, only what stands before. */
function lineAround(text: string, plain: number, at: number, ends: Ends): string {
  let from = at;
  while (from > plain && !isPrinted(ends, from)) from--;
  let to = at + 1;
  while (to < text.length && !isPrinted(ends, to)) to++;
  return text.slice(from, to - from > UNCUT.longestLine ? at : to);
}

/** Running text follows on the same line. */
function goesOn(text: string, at: number, ends: Ends): boolean {
  let to = at;
  while (to < text.length && !isPrinted(ends, to)) to++;
  return PROSE.test(text.slice(at, to));
}

const ORDINAL = /[一二三四五六七八九十]{1,2}、|[(][一二三四五六七八九十]{1,2}[)]/uy;

/** The level name here, also with a numeral before it: `二、效益指标`. */
function levelAt(text: string, at: number, where: Where): Name | null {
  const found = levelHere(text, at, where);
  if (found || !where.begins || !where.state.table) return found;
  const bare = bareLevel1(text, at, where);
  if (bare) return bare;
  ORDINAL.lastIndex = at;
  const ordinal = ORDINAL.exec(text);
  return ordinal && levelHere(text, at + ordinal[0].length, where);
}

/** `效益社会效益就业人数`: a level 1 without 指标, right before a level 2. */
function bareLevel1(text: string, at: number, where: Where): Name | null {
  for (const level1 of where.names.level1) {
    const end = at + level1.replace(SUFFIX, '').length;
    if (!text.startsWith(level1.replace(SUFFIX, ''), at) || !mayEnd(end, where)) continue;
    const name: Name = { end, label: null, kind: 'level', name: level1 };
    if (levelHere(text, end, { ...where, plain: end, begins: true, last: name })) return name;
  }
  return null;
}

/** Inside of other words only one that says that it is one. */
function levelHere(text: string, at: number, where: Where): Name | null {
  const { names, ends, places, begins, plain, state } = where;
  if (!state.table && (!begins || PROSE.test(lineAround(text, plain, at, ends)))) return null;
  const name = names.levels.get(text[at])?.find((each) => {
    if (!text.startsWith(each, at) || !mayEnd(at + each.length, where)) return false;
    if (!state.table) return names.level1.has(each);
    if (SUFFIX.test(each)) return begins || each.length >= UNCUT.leastName;
    if (!begins && !places) return false;
    if (each.length >= UNCUT.leastName && !state.seen.has(each)) return true;
    return standsAlone(text, at, each, where) || followsShort(text, at, each, where);
  });
  if (!name) return null;
  const inferred = name.length < UNCUT.leastName && !standsAlone(text, at, name, where);
  POINTS.lastIndex = at + name.length;
  const end = at + name.length + POINTS.exec(text)![0].length;
  return { end, label: null, kind: 'level', name, ...(inferred && { inferred }) };
}

/** A short level name may begin any word (质量合格率): it is one where the name of an indicator, other levels or figures follow; right behind itself it is that of an indicator. */
function standsAlone(text: string, at: number, name: string, where: Where): boolean {
  const { ends, names, state, begins, plain, last: before } = where;
  const from = at + name.length;
  const last = from === text.length || ends.has(from);
  if (begins && before?.name !== name && /[\d<>=≤≥]/u.test(text[from] ?? '')) return true;
  if (longestAt(text, from, names.whole) || (last && begins)) return true;
  const isDue = at === plain && names.level1.has(before?.name ?? '');
  if (isDue && state.again) return true;
  if (state.suffixed || state.seen.has(name) || /[性度率化]/u.test(text[from])) return false;
  const rest = restBehind(text, from, ends);
  return rest.length >= (isDue ? UNCUT.leastName : UNCUT.leastName + 1) && cellLook(rest).level3 < UNCUT.sureName;
}

/** `质量新书占比` on a new line below the rows of another short level, `产出目标数量出车次数`: most likely the next one, and the whole name of an indicator. */
function followsShort(text: string, at: number, name: string, { ends, names, state, last }: Where): boolean {
  const before = last?.kind === 'level' ? last.name! : '';
  const isNext = before.length > 0 && before.length < UNCUT.leastName && !names.level1.has(before);
  if (!isNext || ends.get(at) !== 'line' || state.suffixed || state.seen.has(name)) return false;
  const rest = restBehind(text, at + name.length, ends);
  return rest.length >= UNCUT.leastName && cellLook(rest).level3 < UNCUT.sureName;
}

/** What stands behind the name of a level up to a figure or a printed end. */
function restBehind(text: string, from: number, ends: Ends): string {
  let to = from + 1;
  while (to < text.length && !isPrinted(ends, to)) to++;
  return text.slice(from, to).replace(/[<>=≤≥\d].*$/u, '');
}
