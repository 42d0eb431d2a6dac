import type { ColumnKey } from '../../../model/form.js';
import { UNCUT } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { amountCuts } from './amount-cuts.js';
import { cellCuts, type Ends, type RunStart } from './cell-cuts.js';
import {
  headedColumn,
  type KnownNames,
  type LabelHere,
  labelsAt,
  longestAt,
  namesForm,
  POINTS,
} from './known-names.js';

/** What is known of the text before: a text is cut page by page, or line by line. */
export interface CutState {
  /** Inside of an indicator table. */
  table: boolean;
  /** Columns from level 3 on, in printed order. */
  columns: ColumnKey[];
  /** Names of levels end with 指标. */
  suffixed: boolean;
  /** Labels of the form so far. */
  seen: Set<string>;
}

export interface Cut {
  /** Between cells of the indicator table. */
  readonly table: boolean;
  /** Only the looks of words tell. */
  readonly inferred: boolean;
}

export function newState(): CutState {
  return { table: false, columns: [], suffixed: false, seen: new Set() };
}

/** Columns of a table whose head is not known. */
const PLAIN_COLUMNS: readonly ColumnKey[] = ['level3', 'target'];

/** Marks of running text. */
const PROSE = /[，。；、]/u;
const SUFFIX = /(?:指标|目标)$/u;
const COMPARATOR = /[<>=≤≥]/u;

interface Name {
  readonly end: number;
  readonly label: LabelHere | null;
  readonly kind: 'title' | 'heading' | 'fixed' | 'label' | 'level';
  /** Of a level. */
  readonly name?: string;
}

/**
 * Text without blanks → the offsets at which a line must begin: before and behind titles, labels and level names, and
 * between the cells of a row. `ends` are the ends that are printed; null
 * where those say nothing. `state` is kept up to date.
 */
export function cutsOf(printed: string, names: KnownNames, state: CutState, ends: Ends | null): Map<number, Cut> {
  const text = plainText(printed);
  const cuts = new Map<number, Cut>([[0, { table: false, inferred: false }]]);
  let plain = 0;
  let last: Name | null = null;
  const cutPlain = (end: number) => {
    const run = text.slice(plain, end);
    const cells =
      FIGURES.test(run) && takesAmounts(last) ? amountCuts(run) : runCuts(run, plain, state, ends, text, last);
    for (const cell of cells)
      if (cell > 0) cuts.set(plain + cell, { table: state.table, inferred: !COMPARATOR.test(run[cell]) });
  };
  for (let at = 0; at < text.length; ) {
    const begins = at === plain || (ends?.has(at) ?? false);
    const name = nameAt(text, at, {
      names,
      state,
      ends,
      plain,
      begins,
      afterLabel: at === plain && last?.label != null,
    });
    if (!name) {
      at++;
      continue;
    }
    cutPlain(at);
    note(name, names, state);
    const inRow = state.table && name.kind === 'level' && isOnOneLine(at, name.end, ends);
    if (!inRow || !cuts.has(at)) cuts.set(at, { table: inRow, inferred: false });
    if (name.end < text.length) cuts.set(name.end, { table: inRow, inferred: false });
    at = name.end;
    plain = at;
    last = name;
  }
  cutPlain(text.length);
  return cuts;
}

/** Full-width forms as the plain ones, character by character. */
function plainText(text: string): string {
  return text.replace(/[\uff01-\uff5e]/gu, (mark) => (PROSE.test(mark) ? mark : mark.normalize('NFKC')));
}

/** Keeps track of the form and its table. */
function note({ kind, label, name }: Name, names: KnownNames, state: CutState): void {
  if (kind === 'title' || (label && namesForm(label))) {
    state.table = false;
    state.seen = new Set();
    state.suffixed = false;
  }
  if (kind === 'level' || kind === 'heading') state.table = true;
  if (name) state.seen.add(name);
  if (name?.endsWith('指标') && !names.level1.has(name)) state.suffixed = true;
  if (!label) return;
  const column = headedColumn(label);
  if (column === 'level1' || (column === 'level3' && state.columns.includes('level3'))) state.columns = [];
  if (column === 'level3') state.table = true;
  const rest = column !== null && column !== 'level1' && column !== 'level2';
  if (rest && (column === 'level3' || state.columns.length > 0) && !state.columns.includes(column))
    state.columns.push(column);
  if (isSingle(label)) state.seen.add(label.name);
}

/** A label that a form has once. */
function isSingle({ meanings }: LabelHere): boolean {
  return meanings.every((each) => each.kind === 'section' || (each.kind === 'field' && !each.field.under));
}

interface Where {
  readonly names: KnownNames;
  readonly state: CutState;
  readonly ends: Ends | null;
  /** Where the text begins that is no name. */
  readonly plain: number;
  /** Behind a name or a printed end. */
  readonly begins: boolean;
  readonly afterLabel: boolean;
}

function nameAt(text: string, at: number, where: Where): Name | null {
  const { names, ends } = where;
  const year = yearAt(text, at, where);
  if (year) return year;
  const heading = where.begins ? names.yearHeadings.exec(text.slice(at, at + UNCUT.longestName)) : null;
  if (heading) return { end: at + heading[0].length, label: null, kind: 'heading' };
  const whole = longestAt(text, at, names.whole);
  if (whole && isUnbroken(at, at + whole.length, ends)) {
    const kind = names.titles.has(whole) ? 'title' : 'fixed';
    if (kind === 'fixed' || !ends || where.begins) return { end: at + whole.length, label: null, kind };
  }
  const label = labelsAt(text, at, names.vocabulary).find((each) => isLabel(text, at, each, where));
  if (label) return { end: label.end, label, kind: 'label' };
  return levelAt(text, at, where);
}

function isOnOneLine(from: number, to: number, ends: Ends | null): boolean {
  for (let at = from + 1; at < to; at++) if (ends?.has(at)) return false;
  return true;
}

const YEAR = /\((?:19|20)\d\d(?:\)年度?|年度?\))/uy;

/** `(2021)年度`, which stands below a title, behind the cell before. */
function yearAt(text: string, at: number, { ends, begins }: Where): Name | null {
  YEAR.lastIndex = at;
  const found = text[at] === '(' && ends && !begins ? YEAR.exec(text) : null;
  const end = at + (found?.[0].length ?? 0);
  return found && (end === text.length || ends!.has(end)) ? { end, label: null, kind: 'fixed' } : null;
}

/** A name may go on behind the end of its line, not behind a blank. */
function isUnbroken(from: number, to: number, ends: Ends | null): boolean {
  if (!ends) return true;
  for (let at = from + 1; at < to; at++) if (ends.get(at) === 'blank') return false;
  return true;
}

/**
 * Inside of running text only a colon makes a label, or another label behind it; a short one needs company too. A
 * table holds no labels of the header.
 */
function isLabel(text: string, at: number, label: LabelHere, where: Where): boolean {
  const { ends, begins, state } = where;
  if (!isUnbroken(at, label.end, ends) || isOutdone(text, at, label, where)) return false;
  if (label.marked) return true;
  const followed = () =>
    labelsAt(text, label.end, where.names.vocabulary).some(
      (next) => next.marked || next.name.length >= UNCUT.leastName,
    );
  if (label.name.length < UNCUT.leastName) return isShortLabel(text, label, where);
  if (!ends) return !(at > where.plain && PROSE.test(textAround(text, where.plain, at))) || followed();
  if (isSingle(label) && (state.seen.has(label.name) || (state.table && !namesForm(label)))) return false;
  if (begins && !goesOn(text, label.end, ends)) return true;
  if (begins && label.meanings.some(({ kind }) => kind === 'section')) return true;
  return !PROSE.test(lineAround(text, where.plain, at, ends));
}

/** `其他项目` / `总目标及阶段性目标`: a label over two lines gives way to a longer one on the second. */
function isOutdone(text: string, at: number, label: LabelHere, { names, ends }: Where): boolean {
  if (!ends) return false;
  for (let end = at + 1; end < label.end; end++)
    if (ends.has(end) && (labelsAt(text, end, names.vocabulary)[0]?.end ?? 0) > label.end) return true;
  return false;
}

/** 分值, 得分: among other headings; 总分, 电话: with a number behind. */
function isShortLabel(text: string, label: LabelHere, { names, ends, begins, afterLabel, state }: Where): boolean {
  if (!begins) return false;
  if (
    afterLabel &&
    (labelsAt(text, label.end, names.vocabulary).length > 0 ||
      label.end === text.length ||
      (ends?.has(label.end) ?? false))
  )
    return true;
  if (!ends) return false;
  const footer = label.meanings.some(({ kind }) => kind === 'footer');
  const figure = /\d/u.test(text[label.end] ?? '');
  return footer ? figure : !state.table && (figure || ends.has(label.end));
}

/** Without printed ends: what is longer than one printed line says nothing of a part of it. */
function textAround(text: string, plain: number, at: number): string {
  return text.length <= UNCUT.longestLine ? text : text.slice(plain, at);
}

/** From the last name or line end to the next end. */
function lineAround(text: string, plain: number, at: number, ends: Ends): string {
  let from = at;
  while (from > plain && !ends.has(from)) from--;
  let to = at + 1;
  while (to < text.length && !ends.has(to)) to++;
  return text.slice(from, to);
}

/** Running text follows on the same line. */
function goesOn(text: string, at: number, ends: Ends): boolean {
  let to = at;
  while (to < text.length && !ends.has(to)) to++;
  return PROSE.test(text.slice(at, to));
}

/** The level name here; inside of other words only one that says that it is one. */
function levelAt(text: string, at: number, { names, ends, begins, plain, state }: Where): Name | null {
  const inside = ends ? !begins : at > plain;
  if (ends && !state.table && (inside || PROSE.test(lineAround(text, plain, at, ends)))) return null;
  const name = names.levels.get(text[at])?.find((each) => {
    if (!text.startsWith(each, at) || !isUnbroken(at, at + each.length, ends)) return false;
    if (ends && !state.table) return names.level1.has(each);
    if (!inside)
      return (
        !ends ||
        SUFFIX.test(each) ||
        (each.length >= UNCUT.leastName && !state.seen.has(each)) ||
        standsAlone(text, at, each, { ends, names, state })
      );
    return each.length >= UNCUT.leastName && (!ends || SUFFIX.test(each));
  });
  if (!name) return null;
  POINTS.lastIndex = at + name.length;
  const end = at + name.length + POINTS.exec(text)![0].length;
  return { end, label: null, kind: 'level', name };
}

/** A short level name may begin any word (质量合格率): it is one where the name of an indicator follows. */
function standsAlone(
  text: string,
  at: number,
  name: string,
  { ends, names, state }: Pick<Where, 'names' | 'state'> & { ends: Ends },
): boolean {
  const from = at + name.length;
  if (from === text.length || ends.has(from) || longestAt(text, from, names.whole)) return true;
  if (state.suffixed || state.seen.has(name) || /[性度率化]/u.test(text[from])) return false;
  let to = from + 1;
  while (to < text.length && !ends.has(to)) to++;
  const rest = text.slice(from, to).replace(/[<>=≤≥\d].*$/u, '');
  return rest.length >= UNCUT.leastName + 1 && cellLook(rest).level3 < UNCUT.sureName;
}

const SENTENCE_START =
  /(?<=[。！？])(?![”’」』）)》])|(?<=.)(?=[(（]\d{1,2}[)）]|[①-⑳]|目标\d{1,2}[:：]|第[一二三四五六七八九十][，、])/gu;

const FIGURES = /^[\d,，.%—–/-]+$/u;

/** Behind the label of a row of the money grid, or of totals. */
function takesAmounts(name: Name | null): boolean {
  return name?.label?.meanings.some(({ kind }) => kind === 'fund' || kind === 'footer') ?? false;
}

/** Behind a level begins a row, behind the name of an indicator its next cell; elsewhere lines may begin anywhere. */
function startOf(last: Name | null, ends: Ends | null): RunStart {
  if (last?.kind === 'fixed') return { row: UNCUT.row + UNCUT.noTarget, midRow: ends ? UNCUT.midRow : 0 };
  return { row: UNCUT.row, midRow: ends && last?.kind !== 'level' ? UNCUT.midRow : UNCUT.never };
}

/** Where sentences and items of a list begin in running text of many printed lines. */
function sentenceCuts(run: string): number[] {
  return [...run.matchAll(SENTENCE_START)].map(({ index }) => index).filter((at) => at < run.length);
}

/** Where cells begin in a stretch of the table between names. */
function runCuts(
  run: string,
  from: number,
  { table, columns }: CutState,
  ends: Ends | null,
  text: string,
  last: Name | null,
): number[] {
  if (!table) return ends || text.length <= UNCUT.longestLine ? [] : sentenceCuts(run);
  const own =
    ends &&
    new Map([...ends].filter(([at]) => at > from && at < from + run.length).map(([at, end]) => [at - from, end]));
  if (!ends && PROSE.test(textAround(text, from, from + run.length))) return [];
  const known = columns.includes('level3') && columns.includes('target') ? columns : PLAIN_COLUMNS;
  return cellCuts(run, known, own, startOf(last, ends)).filter((at) => !own?.has(at));
}
