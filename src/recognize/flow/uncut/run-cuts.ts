import type { ColumnKey } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { fieldsIn, means } from '../../label-meaning.js';
import { UNCUT } from '../../tolerances.js';
import { ORGANISATIONS } from '../header/value-misfit.js';
import { amountCuts, endsWithin, totalCuts } from './amount-cuts.js';
import { cellCuts, type RunStart } from './cell-cuts.js';
import type { CutState, Name } from './cut-state.js';
import { type Ends, isPrinted } from './ends.js';
import { holdsSeveral } from './look-cost.js';

/** Marks of running text. */
export const PROSE = /[，。；、]/u;

/** Columns of a table whose head is not known. */
const PLAIN_COLUMNS: readonly ColumnKey[] = ['level3', 'target'];

const SENTENCE_START =
  /(?<=[。！？])(?![”’」』）)》])|(?<=.)(?=[(（]\d{1,2}[)）]|[①-⑳]|目标\d{1,2}[:：]|第[一二三四五六七八九十][，、])/gu;

/** The name of an organisation, and of its own one as far as it goes on as one. */
const ORGANISATION =
  /^[^，。；：、\d]{2,24}?(?:局|委员会|中心|办公室|办事处|公司|协会|政府|街道|[传织战]部|[院校馆队站园社]|[小中大]学|[理督务护守究出]所|管理处)(?:[^，。；：、\d]{1,12}(?:中心|[支大总]队|办公室|管理[所处站]|(?:服务|指导|监督)[站所]))*/u;

const FIGURES = /^[\d,，.%—–/-]+$/u;

/** Behind the label of a row of the money grid, or of totals; behind its head, where the labels of the rows are drawn late. */
export function takesAmounts(name: Name | null, { table }: CutState): boolean {
  const kinds = name?.label?.meanings.map(({ kind }) => kind) ?? [];
  return kinds.includes('fund') || kinds.includes('footer') || (!table && kinds.includes('fundColumn'));
}

/** Where amounts begin in a run, which is one row of the money grid, or one on each of its lines, where lines end in one, and where they end. */
export function figureCuts(
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

/** A run with the target of a row has those of its other rows, too. */
const SIGN = /[<>=≤≥]/u;

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
export function runCuts(
  run: string,
  from: number,
  { table, columns, late }: CutState,
  { ends, places }: { readonly ends: Ends; readonly places?: Ends },
  last: Name | null,
): number[] {
  if (table && last?.late && !places) return lateCuts(run, from, columns, ends);
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
  const starts = isLate ? [LATE_START] : [startOf(last), late && !SIGN.test(run) ? LATE_START : MAYBE_LATE];
  const hasRemarks = known.some((key) => REMARKS.has(key));
  const isCut = (at: number) => !isPrinted(own, at) && (hasRemarks || !SENTENCE.test(lineAt(run, at, own)));
  return cellCuts(run, known, own, places ? [starts[0]] : starts, within).filter(isCut);
}

/** Where cells begin that were drawn behind a long text: words and figures of rows, of which the points stand in their places. */
function lateCuts(run: string, from: number, columns: readonly ColumnKey[], ends: Ends): number[] {
  const start = lateStart(run, endsOf(run, from, ends));
  const late = run.slice(start);
  const own = endsOf(late, from + start, ends);
  const keys = withLate(columns).filter((key) => key !== 'weight' && key !== 'score');
  return flatMap(cellCuts(late, keys, own, [LATE_START]), (at) => (isPrinted(own, at) ? [] : [start + at]));
}

/** The first of the last lines that are no sentences to hold several cells; the end of the run where there is none. */
function lateStart(run: string, ends: Ends): number {
  const lines = [0, ...flatMap([...ends], ([at, kind]) => (kind === 'line' ? [at] : [])), run.length];
  const texts = lines.slice(1).map((end, k) => run.slice(lines[k], end));
  const lastProse = texts.findLastIndex((text) => PROSE.test(text));
  const first = texts.findIndex((text, k) => k > Math.max(0, lastProse) && holdsSeveral(text));
  return first < 0 ? run.length : lines[first];
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
