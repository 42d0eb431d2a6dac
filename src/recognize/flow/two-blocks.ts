import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { ColumnKey, FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Line, Piece } from '../../model/page.js';
import type { RawForm, RawRow } from '../../model/raw-form.js';
import { placeOf } from '../doubt.js';
import { normalizeLabel } from '../label.js';
import { columnIn, means } from '../label-meaning.js';
import { findLabels } from './find-labels.js';
import { wholePiece } from './items.js';
import { vocabularyOf } from './vocabulary.js';

/** The lines of a form that has indicators of all years beside or above those of this year. */
export interface Blocks {
  /** The lines to read: without the table of all years where it stands above this year's. */
  readonly lines: readonly Line[];
  /** The lines of that table, and the headings of its columns. */
  readonly aside: readonly Line[];
  readonly heads: readonly Line[];
  readonly mixed: Mixed | null;
}

/**
 * Cells among the lines to read that are none of ours: those of another block side by side with this year's, or in an order
 * that does not tell the two apart; those of columns that the form does not know, on the line of the others or below it.
 */
export type Mixed = 'beside' | 'apart' | 'foreign' | 'below';

/** 长期绩效指标 and 年度绩效指标 beside the tables, 中期目标 and 年度目标 as texts. */
const OF_ALL_YEARS = /^(?:长期|中期|实施期)绩效指标$/u;
const OF_THIS_YEAR = /^(?:年度|当年)绩效指标$/u;
const YEAR_TEXT = /^(?:年度|当年)/u;

interface Mark {
  readonly columns: readonly ColumnKey[];
  readonly names: readonly string[];
  /** The line begins with the label of a text about this year. */
  readonly yearText: boolean;
  /** What else stands on the line. */
  readonly words: () => readonly string[];
}

interface Head {
  readonly from: number;
  /** Behind its last line. */
  readonly to: number;
  readonly columns: readonly ColumnKey[];
}

/** Tells the block of this year from that of all years, by the headings of their columns and what stands between them. */
export function partBlocks(lines: readonly Line[], form: FormDefinition): Blocks {
  const whole: Blocks = { lines, aside: [], heads: [], mixed: null };
  const marks = lines.map((line) => markLine(line, form));
  const heads = findHeads(marks);
  if (heads.some(({ columns }) => isTwice(columns, 'level3') && isTwice(columns, 'target')))
    return { ...whole, mixed: 'beside' };
  const foreign = foreignColumns(marks, heads, form);
  const isPrinted = (name: RegExp) => marks.some(({ names }) => names.some((each) => name.test(each)));
  if (!isPrinted(OF_ALL_YEARS) || !isPrinted(OF_THIS_YEAR)) return { ...whole, mixed: foreign };
  const [first, second] = heads;
  if (heads.length !== 2) return { ...whole, mixed: 'apart' };
  const between = marks.findIndex((mark, row) => row >= first.to && row < second.from && isOfYear(mark));
  const end = between < 0 ? second.from : between;
  return {
    lines: lines.filter((_, row) => row < first.from || row >= end),
    aside: lines.slice(first.to, end),
    heads: lines.slice(first.from, first.to),
    mixed: foreign,
  };
}

function markLine({ text }: Line, form: FormDefinition): Mark {
  const labels = findLabels(text, vocabularyOf(form));
  if (labels.length === 0) return { columns: [], names: [], yearText: false, words: () => hanWords(text) };
  const left = labels.reduceRight((rest, { from, to }) => `${rest.slice(0, from)} ${rest.slice(to)}`, text);
  const columns = flatMap(labels, ({ meanings }) => columnIn(meanings) ?? []);
  const [first] = labels;
  const isText = first?.from === 0 && means(first.meanings, 'section');
  return {
    columns,
    names: labels.map(({ name }) => name),
    yearText: isText && YEAR_TEXT.test(first.name),
    words: () => hanWords(left),
  };
}

function hanWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => HAN_WORD.test(word));
}

function isOfYear({ names, yearText }: Mark): boolean {
  return yearText || names.some((name) => OF_THIS_YEAR.test(name));
}

/** Lines in a row that name columns, the name and the target of an indicator among them. */
function findHeads(marks: readonly Mark[]): Head[] {
  const heads: Head[] = [];
  for (let from = 0; from < marks.length; from++) {
    let to = from;
    while (to < marks.length && marks[to].columns.length > 0) to++;
    const columns = flatMap(marks.slice(from, to), (mark) => mark.columns);
    if (columns.includes('level3') && columns.includes('target')) heads.push({ from, to, columns });
    from = to;
  }
  return heads;
}

/** Words that name a column whatever the form: 半年指标值; 计算公式, 数据来源, 上年. */
const VALUE_WORD = /(?:指标值|目标值|完成值|历史值)$/u;
const LONGEST_VALUE_WORD = 9;
const COLUMN_WORD =
  /^(?:评分|计分|扣分|评价|考核|绩效)(?:标准|方法|依据)$|^(?:计算|取值|数据|指标|佐证|证明)(?:公式|方法|依据|来源|属性|类型|类别|口径|材料)$|^(?:前年|上年|去年|预[期计]当年)\S{0,3}$/;
const HAN_WORD = /^[\p{Script=Han}()（）]{2,}$/u;
/** Columns that a heading is divided into stand so many lines below it at most, as do those behind the last that is known. */
const BELOW = 4;

function namesColumn(word: string): boolean {
  return (word.length <= LONGEST_VALUE_WORD && VALUE_WORD.test(word)) || COLUMN_WORD.test(word);
}

/** Whether heads name columns that the form does not know, or give one that it knows twice. */
function foreignColumns(
  marks: readonly Mark[],
  heads: readonly Head[],
  form: FormDefinition,
): 'foreign' | 'below' | null {
  const names = flatMap(form.table?.columns ?? [], ({ labels }) => labels.map(normalizeLabel));
  const isPart = (word: string) => names.some((name) => name.includes(normalizeLabel(word)));
  const isForeign = (word: string) => namesColumn(word) && !isPart(word);
  const isBelow = ({ from, to, columns }: Head) =>
    isTwice(columns, 'target') || marks.slice(from + 1, to + BELOW).some(({ words }) => words().some(isForeign));
  if (heads.some(isBelow)) return 'below';
  const isBeside = ({ columns, words }: Mark) => columns.length > 1 && words().some((word) => !isPart(word));
  return heads.some(({ from, to }) => marks.slice(from, to).some(isBeside)) ? 'foreign' : null;
}

function isTwice(columns: readonly ColumnKey[], key: ColumnKey): boolean {
  return columns.indexOf(key) !== columns.lastIndexOf(key);
}

/** The form as read from those lines: what was set aside is unplaced, and no row of a mixed table is settled. */
export function withBlocks(form: RawForm, { aside, heads, mixed }: Blocks): RawForm {
  const left = aside.map(wholePiece);
  const read = mixed === 'beside' ? secondRows(form) : { rows: form.rows, unplaced: [] };
  const unplaced = [...left, ...read.unplaced];
  const isOfRow = ({ field }: Diagnostic) => mixed !== null && field?.startsWith('indicators[');
  return {
    ...form,
    rows: read.rows,
    labels: [...form.labels, ...heads.map(wholePiece)],
    unplaced: [...form.unplaced, ...unplaced],
    diagnostics: [
      ...form.diagnostics.filter((each) => !isOfRow(each)),
      ...(mixed ? read.rows.map(rowInferred) : []),
      ...unplaced.map(({ page, line, text }) => diagnostic('unplaced-text', { page, line }, { text })),
    ],
  };
}

function rowInferred(row: RawRow, i: number): Diagnostic {
  return diagnostic('row-inferred', { field: `indicators[${i}]`, ...placeOf((row.level3 ?? row.target)?.pieces) });
}

/**
 * Side by side, rows come in pairs with one level 2: the second of each is this year's. All rows where they come otherwise.
 */
function secondRows({ rows }: RawForm): { rows: readonly RawRow[]; unplaced: readonly Piece[] } {
  const level = (row: RawRow | undefined) => normalizeLabel(row?.level2?.text ?? '');
  const paired = rows.length % 2 === 0 && rows.every((row, i) => i % 2 === 1 || level(row) === level(rows[i + 1]));
  if (!paired) return { rows, unplaced: [] };
  const kept = rows.filter((_, i) => i % 2 === 1);
  const used = new Set(flatMap(kept, piecesOf));
  return { rows: kept, unplaced: [...new Set(flatMap(rows, piecesOf))].filter((piece) => !used.has(piece)) };
}

function piecesOf(row: RawRow): Piece[] {
  return flatMap(Object.values(row), (value) => value?.pieces ?? []);
}
