import type { ColumnKey } from '../../model/form.js';
import { flatMap, range } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { findLevel, levelIndex } from '../levels.js';
import { parseYearLine } from '../title.js';
import { cellLook } from './cell-words.js';
import { inOrder, type Mark, marksBetween } from './region-marks.js';
import type { Region } from './regions.js';

/** Columns that stand right of the names. */
const RIGHT: ReadonlySet<ColumnKey> = new Set([
  'target',
  'actual',
  'weight',
  'score',
  'explanation',
  'deviation',
  'note',
]);
/** Fewer targets below a heading are chance. */
const LEAST_TARGETS = 3;
const TARGET_LOOK = 0.15;
const LONGEST_CELL = 16;

interface Column {
  readonly key: ColumnKey;
  readonly rows: readonly number[];
}

/**
 * Where forms share a page, extractors that print what stands left first print the right columns of a table (指标值 / `≥168个` /
 * `≥7400人次` …) below the title of the next form. They go back to the table that has names and no targets.
 */
export function withColumnsOfForms(
  lines: readonly Line[],
  regions: readonly Region[],
  marks: readonly Mark[],
): readonly Line[] {
  const order = lines.map((_, row) => row);
  const early = regions.map(({ from, to }) => columnsAboveHead(lines, marksBetween(marks, from, to)));
  regions.slice(1).forEach((next, i) => {
    const columns = early[i + 1];
    const targets = columns.find(({ key }) => key === 'target')?.rows ?? [];
    const bare = columns.length === 0 ? cellsBelowTitle(lines, marksBetween(marks, next.from, next.to)) : [];
    if ([...targets, ...bare].filter((row) => isTargetLine(lines[row])).length < LEAST_TARGETS) return;
    const isOpen = bare.length > 0 && lacksSome(lines, regions[i], marks, bare.length);
    if (!isOpen && !lacksTargets(lines, regions[i], marks, early[i], bare.length > 0)) return;
    bare.forEach((row, at) => {
      order[row] = regions[i].to - 1 + (at + 1) / (bare.length + 1);
    });
    const inForm = (key: ColumnKey) => next.form.table?.columns.findIndex((column) => column.key === key) ?? 0;
    const sorted = columns.toSorted((a, b) => inForm(a.key) - inForm(b.key));
    const moved = flatMap(sorted, ({ rows }) => rows);
    moved.forEach((row, at) => {
      order[row] = regions[i].to - 1 + (at + 1) / (moved.length + 1);
    });
  });
  return inOrder(lines, order);
}

/** The headings of right columns, each with the lines below it (not the year of the form), that stand above the first one of the left columns. */
function columnsAboveHead(lines: readonly Line[], marks: readonly Mark[]): readonly Column[] {
  const head = marks.findIndex(({ columns }) => columns.some((key) => !RIGHT.has(key)));
  return flatMap(marks.slice(0, Math.max(0, head)), ({ row, columns: [key, ...others], title }, at) => {
    if (!key || others.length > 0 || title !== null) return [];
    const rows = range(row, marks[at + 1].row);
    const year = rows.findIndex((own) => parseYearLine(lines[own].text) !== null);
    return [{ key, rows: year < 0 ? rows : rows.slice(0, year) }];
  });
}

/** The same without their headings, which stand in their own table: targets and points between a title and the first label. */
function cellsBelowTitle(lines: readonly Line[], [title, label]: readonly Mark[]): readonly number[] {
  if (!title || title.title === null || !label) return [];
  const below = range(title.row + 1, label.row);
  const rows = below.slice(below.length > 0 && parseYearLine(lines[below[0]].text) !== null ? 1 : 0);
  const isCell = ({ text }: Line) => text.trim().length <= LONGEST_CELL && parseYearLine(text) === null;
  return rows.every((row) => isCell(lines[row])) ? rows : [];
}

/** Names are headed and targets are not (or may be, where `headed`), nor does a line behind the heading of the names look like one. */
function lacksTargets(
  lines: readonly Line[],
  { from, to }: Region,
  marks: readonly Mark[],
  early: readonly Column[],
  headed: boolean,
): boolean {
  const taken = new Set(early.map(({ rows: [first] }) => first));
  const own = marksBetween(marks, from, to).filter(({ row }) => !taken.has(row));
  const head = own.find(({ columns }) => columns.includes('level3'));
  if (!head || (!headed && own.some(({ columns }) => columns.includes('target')))) return false;
  return !lines.slice(head.row, to).some((line) => isTargetLine(line) && !SIDE_HEADING.test(line.text.trim()));
}

/** `2020年绩` / `效目标`: the first line of the heading at the side of the table. */
const SIDE_HEADING = /^(?:19|20)\d\d年(?:绩(?:效目?)?)?$/u;

/** The table has so many more names than targets. */
function lacksSome(lines: readonly Line[], { from, to, form }: Region, marks: readonly Mark[], count: number): boolean {
  const own = marksBetween(marks, from, to);
  const head = own.find(({ columns }) => columns.includes('level3'));
  if (!head) return false;
  const [labels, levels] = [new Set(own.map(({ row }) => row)), levelIndex(form)];
  const cells = range(head.row, to).filter(
    (row) => !labels.has(row) && findLevel(lines[row].text, levels).length === 0,
  );
  const looks = cells.map((row) => cellLook(lines[row].text.trim()));
  const names = looks.filter(({ level3, target }) => level3 < target && level3 < 1).length;
  return names - looks.filter(({ level3, target }) => target < level3 && target < 1).length >= count;
}

export function isTargetLine({ text }: Line): boolean {
  return /\d/u.test(text) && cellLook(text.trim()).target < TARGET_LOOK;
}
