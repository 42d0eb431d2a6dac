import type { ColumnKey } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { columnIn, fieldsIn, type LabelMeaning, means } from '../../label-meaning.js';
import { parseTitle } from '../../title.js';
import { UNCUT } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { ORGANISATIONS } from '../header/value-misfit.js';
import { amountCuts, endsWithin, totalCuts } from './amount-cuts.js';
import { cellCuts, type End, type Ends, isPrinted, type RunStart } from './cell-cuts.js';
import { type KnownNames, type LabelHere, labelsAt, longestAt, namesForm, POINTS } from './known-names.js';

/** What is known of the text before: a text is cut page by page, or line by line. */
export interface CutState {
  /** Inside of an indicator table. */
  table: boolean;
  /** Columns from level 3 on, in printed order. */
  columns: ColumnKey[];
  /** Rows have begun: what heads a column from here on was drawn late. */
  rows: boolean;
  /** Names of levels end with 指标. */
  suffixed: boolean;
  /** Levels that the table's head has so far. */
  heads: Set<ColumnKey>;
  /** Labels of the form so far. */
  seen: Set<string>;
  /** A title was printed, and the name of the form has not been yet. */
  unnamed: boolean;
}

export interface Cut {
  /** Between cells of the indicator table. */
  readonly table: boolean;
  /** Only the looks of words tell. */
  readonly inferred: boolean;
  /** The end of a line within an amount: nothing begins here. */
  readonly torn?: boolean;
}

export function newState(): CutState {
  return { ...newForm(false), columns: [], rows: false };
}

/** What is known where a form begins. */
function newForm(unnamed: boolean) {
  return { table: false, suffixed: false, heads: new Set<ColumnKey>(), seen: new Set<string>(), unnamed };
}

/** Columns of a table whose head is not known. */
const PLAIN_COLUMNS: readonly ColumnKey[] = ['level3', 'target'];

const SENTENCE_END = /[。；！？]/u;
/** Marks of running text. */
const PROSE = /[，。；、]/u;
const SUFFIX = /(?:指标|目标)$/u;
const COMPARATOR = /[<>=≤≥]/u;

/** Some forms mark the labels of what must be filled in: `原种扩繁*项目类别：`. */
const STAR = /[*＊★]/u;

interface Name {
  readonly end: number;
  readonly label: LabelHere | null;
  readonly kind: 'title' | 'heading' | 'fixed' | 'label' | 'level';
  /** Of a level. */
  readonly name?: string;
  /** Of a level that only the looks of the words behind it tell. */
  readonly inferred?: boolean;
  /** Where a long text was drawn late, below the table. */
  readonly late?: boolean;
}

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

/** Keeps track of the form and its table. */
function note({ kind, label, name }: Name, names: KnownNames, state: CutState): void {
  if (kind === 'title' || (label && namesForm(label))) Object.assign(state, newForm(kind === 'title'));
  if (kind === 'level' || kind === 'heading') state.table = true;
  if (kind === 'level' || kind === 'fixed') state.rows = true;
  if (name) state.seen.add(name);
  if (name?.endsWith('指标') && !names.level1.has(name)) state.suffixed = true;
  if (!label) return;
  const column = columnIn(label.meanings);
  if (column) noteHead(column, state);
  if (column === 'level3') state.table = true;
  const rest = column !== null && column !== 'level1' && column !== 'level2' && !state.rows;
  if (rest && (column === 'level3' || state.columns.length > 0) && !state.columns.includes(column))
    state.columns.push(column);
  if (isSingle(label)) state.seen.add(label.name);
}

/** A head begins with any heading that it has once more; of levels, those behind that of level 3 are drawn late, and so is what follows. */
function noteHead(column: ColumnKey, state: CutState): void {
  if (column !== 'level1' && column !== 'level2' && column !== 'level3') return;
  if (state.heads.size === 0 || state.heads.has(column)) {
    state.heads = new Set();
    state.columns = [];
    state.rows = false;
  } else if (state.heads.has('level3')) state.rows = true;
  state.heads.add(column);
}

/** A label that a form has once. */
function isSingle({ meanings }: LabelHere): boolean {
  return meanings.every((each) => each.kind === 'section' || (each.kind === 'field' && !each.field.under));
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
function isLate(text: string, at: number, { name, meanings, end }: LabelHere, { plain, last, ends }: Where): boolean {
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
  ORDINAL.lastIndex = at;
  const ordinal = ORDINAL.exec(text);
  return ordinal && levelHere(text, at + ordinal[0].length, where);
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
  if (state.suffixed || state.seen.has(name) || /[性度率化]/u.test(text[from])) return false;
  const rest = restBehind(text, from, ends);
  const isDue = at === plain && names.level1.has(before?.name ?? '');
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

const SENTENCE_START =
  /(?<=[。！？])(?![”’」』）)》])|(?<=.)(?=[(（]\d{1,2}[)）]|[①-⑳]|目标\d{1,2}[:：]|第[一二三四五六七八九十][，、])/gu;
/** The name of an organisation, and of its own one as far as it goes on as one. */
const ORGANISATION =
  /^[^，。；：、\d]{2,24}?(?:局|委员会|中心|办公室|办事处|公司|协会|政府|街道|[传织战]部|[院校馆队站园社]|[小中大]学|[理督务护守究出]所|管理处)(?:[^，。；：、\d]{1,12}(?:中心|[支大总]队|办公室|管理[所处站]|(?:服务|指导|监督)[站所]))*/u;

const FIGURES = /^[\d,，.%—–/-]+$/u;

/** Behind the label of a row of the money grid, or of totals; behind its head, where the labels of the rows are drawn late. */
function takesAmounts(name: Name | null, { table }: CutState): boolean {
  const kinds = name?.label?.meanings.map(({ kind }) => kind) ?? [];
  return kinds.includes('fund') || kinds.includes('footer') || (!table && kinds.includes('fundColumn'));
}

/** Where amounts begin in a run, which is one row of the money grid, or one on each of its lines, where lines end in one, and where they end. */
function figureCuts(
  run: string,
  from: number,
  ends: Ends,
  last: Name | null,
): { cuts: number[]; torn: number[]; end: number } {
  const own = endsOf(run, from, ends);
  if (means(last?.label?.meanings, 'footer')) return totalCuts(run, own);
  const whole = FIGURES.test(run) ? amountCuts(run, own) : [];
  if (whole.length > 0) {
    const torn = flatMap(whole, (at, i) => endsWithin(at, whole[i + 1] ?? run.length, 'line', own));
    return { cuts: whole.filter((at) => !isPrinted(own, at)), torn, end: run.length };
  }
  const words = [0];
  for (let at = 1; at < run.length; at++) if (isPrinted(own, at)) words.push(at);
  const cuts = flatMap(words, (at, i) => {
    const word = run.slice(at, words[i + 1]);
    return FIGURES.test(word) ? amountCuts(word, new Map()).map((cut) => at + cut) : [];
  });
  return { cuts, torn: [], end: run.length };
}

/** The ends within a run, from its beginning. */
function endsOf(run: string, from: number, ends: Ends): Ends {
  return new Map([...ends].filter(([at]) => at > from && at < from + run.length).map(([at, end]) => [at - from, end]));
}

/** Behind a level begins a row, behind the name of an indicator its next cell; elsewhere lines may begin anywhere. */
function startOf(last: Name | null): RunStart {
  const midRow = last?.kind === 'level' ? UNCUT.never : UNCUT.midRow;
  return { row: UNCUT.row + (last?.kind === 'fixed' ? UNCUT.noTarget : 0), midRow, late: false };
}

/** The label of a unit: its value is the name of one, and what follows is not. */
function namesOrganisation(name: Name | null): boolean {
  return fieldsIn(name?.label?.meanings).some(({ key }) => ORGANISATIONS.has(key));
}

/** Whether more stands here between two ends of lines than one printed line holds, or nothing tells of lines. */
function isInLongLine(at: number, ends: Ends): boolean {
  const lines = flatMap([...ends], ([end, kind]) => (kind === 'line' ? [end] : []));
  const next = lines.find((end) => end > at) ?? Number.POSITIVE_INFINITY;
  const before = lines.findLast((end) => end <= at) ?? Number.NEGATIVE_INFINITY;
  return next - before > UNCUT.longestLine;
}

/** Where sentences and items of a list begin in running text of many printed lines. */
function sentenceCuts(run: string): number[] {
  return [...run.matchAll(SENTENCE_START)].map(({ index }) => index).filter((at) => at < run.length);
}

/** Where cells are drawn late, others than the first of a row may follow any name. */
const LATE_START: RunStart = { row: UNCUT.row, midRow: UNCUT.row, late: true };

/** … which a run tells that lacks the targets of several rows. */
const MAYBE_LATE: RunStart = { ...LATE_START, row: UNCUT.row + UNCUT.lateRun, midRow: UNCUT.row + UNCUT.lateRun };

/** With the columns of targets and results, of which spreadsheets may draw the heads after the rows. */
function withLate(columns: readonly ColumnKey[]): readonly ColumnKey[] {
  if (!columns.includes('level3')) return PLAIN_COLUMNS;
  const scored = columns.includes('score');
  const missing = (keys: readonly ColumnKey[]) => keys.filter((key) => !columns.includes(key));
  const behind = columns.indexOf('level3') + 1;
  return [
    ...columns.slice(0, behind),
    ...missing(scored ? ['target', 'actual'] : ['target']),
    ...columns.slice(behind),
    ...missing(scored ? ['deviation'] : []),
  ];
}

/** Where cells begin in a stretch of the table between names; elsewhere, where sentences do. */
function runCuts(
  run: string,
  from: number,
  { table, columns }: CutState,
  { ends, places }: Pick<Where, 'ends' | 'places'>,
  last: Name | null,
): number[] {
  if (!table || last?.late) {
    if (!places) return [];
    const unit = namesOrganisation(last) ? (ORGANISATION.exec(run)?.[0].length ?? 0) : 0;
    return [...sentenceCuts(run).filter((at) => isInLongLine(from + at, ends)), unit];
  }
  const own = endsOf(run, from, ends);
  const within =
    places &&
    flatMap([...places], ([at, kind]) => (kind === 'line' && at > from && at < from + run.length ? [at - from] : []));
  const known = withLate(columns);
  const isLate = columns.includes('level3') && known.length > columns.length;
  const starts = isLate ? [LATE_START] : [startOf(last), MAYBE_LATE];
  const hasRemarks = known.some((key) => REMARKS.has(key));
  const isCut = (at: number) => !isPrinted(own, at) && (hasRemarks || !SENTENCE.test(lineAt(run, at, own)));
  return cellCuts(run, known, own, places ? [starts[0]] : starts, within).filter(isCut);
}

/** A printed line that no row is, where rows have no remarks. */
const SENTENCE = /[，；].*[。；]$/u;
const REMARKS: ReadonlySet<ColumnKey> = new Set(['explanation', 'deviation', 'note']);

/** The printed line of a run that this place is in. */
function lineAt(run: string, at: number, ends: Ends): string {
  const lines = flatMap([...ends], ([end, kind]) => (kind === 'line' ? [end] : []));
  return run.slice(
    lines.findLast((end) => end <= at) ?? 0,
    lines.find((end) => end > at),
  );
}
