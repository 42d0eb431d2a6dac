import type { ColumnKey, FormDefinition } from '../../model/form.js';
import { range } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { normalizeLabel, normalizeLevel } from '../label.js';
import { columnsIn, meaningId, means } from '../label-meaning.js';
import { findLevel, levelIndex } from '../levels.js';
import { parseTitle } from '../title.js';
import { chooseFamilies } from './families.js';
import { type FoundLabel, findLabels } from './find-labels.js';
import { isPageNumber } from './furniture.js';
import { type Item, wrappedLabel } from './items.js';
import { beginsOtherPart } from './other-parts.js';
import { namesOf } from './torn-cells.js';
import { knownNames } from './uncut/known-names.js';
import { jointVocabulary, type Vocabulary } from './vocabulary.js';

/** The lines `from` … `to - 1` that hold one form of a family. */
export interface Region {
  readonly from: number;
  readonly to: number;
  readonly form: FormDefinition;
}

/** What a line says about where forms begin and end. */
interface Mark {
  readonly row: number;
  readonly title: string | null;
  /** Labels of what a form is about: 项目名称, or another field that must be filled in. */
  readonly naming: readonly string[];
  readonly names: readonly string[];
  readonly ids: readonly string[];
  readonly columns: readonly ColumnKey[];
}

/** A table header is printed on one line or on a few lines in a row; blank lines are not counted. */
const HEADER_WINDOW = 80;

/**
 * Cuts a dump into forms. A form begins with its title, its 项目名称 or its declaring unit, whichever is printed first,
 * once the table of the form before has been seen; its family is the one whose labels and table header fit best, never
 * decided by title or year (forms-in-the-wild: one title has two layouts).
 */
export function findRegions(
  printed: readonly Line[],
  forms: readonly FormDefinition[],
): { lines: readonly Line[]; regions: Region[] } {
  const vocabulary = jointVocabulary(forms);
  const marks = markLines(printed, forms, vocabulary);
  const regions = cutForms(printed, marks, forms);
  const lines = withoutLateParts(printed, marks, regions, forms);
  if (lines === printed) return { lines, regions };
  return { lines, regions: cutForms(lines, markLines(lines, forms, vocabulary), forms) };
}

function cutForms(lines: readonly Line[], marks: readonly Mark[], forms: readonly FormDefinition[]): Region[] {
  const starts = findStarts(marks);
  const ends = [...starts.slice(1), lines.length];
  const printed = starts.map((from, i) => printedOn(marksBetween(marks, from, ends[i])));
  const families = chooseFamilies(printed, forms);
  return starts.flatMap((from, i) => {
    const to = ends[i];
    const form = families[i];
    return form ? [{ from, to: formEnd(lines, forms, marks, from, to), form }] : [];
  });
}

/**
 * Extractors that print a table column by column may print the head of the next form before the table's last columns, and those that
 * print cells as they were drawn, before its merged ones: what a form lacks and the next one has above its own table is put back.
 */
function withoutLateParts(
  lines: readonly Line[],
  marks: readonly Mark[],
  regions: readonly Region[],
  forms: readonly FormDefinition[],
): readonly Line[] {
  const order = lines.map((_, row) => row);
  let missed: readonly number[] = [];
  regions.forEach((region, i) => {
    const [next, end] = [1, 2].map((step) => regions[i + step]?.from ?? lines.length);
    const own = marksBetween(marks, region.from, next).filter(({ row }) => !missed.includes(row));
    const below = marksBetween(marks, next, end);
    missed = lateColumn(below, columnsOf(own));
    if (missed.length === 0) missed = lateLevels(lines, region, below, forms);
    for (const row of missed) order[row] = region.to - 0.5;
  });
  if (order.every((place, row) => place === row)) return lines;
  return lines
    .map((_, row) => row)
    .sort((a, b) => order[a] - order[b] || a - b)
    .map((row) => lines[row]);
}

/** Rows of the next form from a heading that these columns lack to the next label, if its own table begins further down. */
function lateColumn(next: readonly Mark[], columns: ReadonlySet<ColumnKey>): number[] {
  if (!columns.has('level3') || columns.has('target')) return [];
  const at = next.findIndex((mark) => mark.columns.length > 0);
  if (at < 0 || !next[at].columns.includes('target') || next[at].columns.includes('level3')) return [];
  if (!columnsOf(next.slice(at + 1)).has('level3')) return [];
  const { row } = next[at];
  return range(row, next[at + 1].row);
}

/**
 * Rows at the end of the page that a form's table ends on, below the form, that hold nothing but levels, of which the form lacks
 * some, and headings beside these. Not below the head of another table.
 */
function lateLevels(
  lines: readonly Line[],
  { from, to, form }: Region,
  below: readonly Mark[],
  forms: readonly FormDefinition[],
): number[] {
  let last = to - 1;
  while (last > from && isPageNumber(lines[last].text)) last--;
  const header = below.find(({ columns }) => columns.some((key) => OF_TABLE.has(key)))?.row ?? lines.length;
  let end = to;
  while (end <= header && lines[end]?.page === lines[last].page && !isPageNumber(lines[end].text)) end++;
  if (end > header || end === lines.length) return [];
  const index = levelIndex(form);
  const { sides } = namesOf(form);
  const { yearHeadings } = knownNames(forms);
  const isLevel = (text: string) => findLevel(text, index).length > 0;
  const isName = (text: string) => isLevel(text) || sides.includes(text) || yearHeadings.exec(text)?.[0] === text;
  const printed = new Set(lines.slice(from, to).map(({ text }) => normalizeLevel(text.trim())));
  for (let row = to; row < end; row++) {
    const run = namesFrom(lines.slice(row, end), isName);
    const isLate = run.names.some((name) => isLevel(name) && !printed.has(normalizeLevel(name)));
    if (isLate && row + run.lines === end) return range(row, end);
    row += run.lines;
  }
  return [];
}

/** What heads no other table than that of the indicators. */
const OF_TABLE: ReadonlySet<ColumnKey> = new Set(['level1', 'level2', 'level3', 'target']);

const MOST_NAME_LINES = 4;
const LONGEST_NAME = 20;

/** The names that these lines begin with; one may take several lines, a line hold several of them. */
function namesFrom(lines: readonly Line[], isName: (text: string) => boolean): { names: string[]; lines: number } {
  const names: string[] = [];
  let end = 0;
  for (let from = 0; from < lines.length; from = end) {
    let text = '';
    let found: string[] | null = null;
    for (let at = from; at < Math.min(lines.length, from + MOST_NAME_LINES) && text.length <= LONGEST_NAME; at++) {
      text += lines[at].text.replace(/\s/gu, '');
      const here = namesIn(text, isName);
      if (!here) continue;
      found = here;
      end = at + 1;
    }
    if (!found) break;
    names.push(...found);
  }
  return { names, lines: end };
}

/** The names that a text without blanks consists of; null where something else stands in it. */
function namesIn(text: string, isName: (text: string) => boolean): string[] | null {
  const names: string[] = [];
  for (let at = 0; at < text.length; ) {
    let length = Math.min(LONGEST_NAME, text.length - at);
    while (length > 1 && !isName(text.slice(at, at + length))) length--;
    if (length < 2) return null;
    names.push(text.slice(at, at + length));
    at += length;
  }
  return names;
}

function printedOn(marks: readonly Mark[]) {
  return {
    title: marks.find((mark) => mark.title !== null)?.title ?? null,
    names: new Set(marks.flatMap((mark) => mark.names)),
    header: marks.some((_, at) => isHeader(marks, at)),
  };
}

/** The marks of the lines `from` … `to - 1`. */
function marksBetween(marks: readonly Mark[], from: number, to: number): readonly Mark[] {
  return marks.slice(firstFrom(marks, from), firstFrom(marks, to));
}

/** The first of the marks at a row or below, by halves: a dump of a thousand forms asks a thousand times. */
function firstFrom(marks: readonly Mark[], row: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle].row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function columnsOf(marks: readonly Mark[]): Set<ColumnKey> {
  return new Set(marks.flatMap((mark) => mark.columns));
}

/** Where the form ends whose lines begin at `from`: before the next form, or below its table before another part. */
function formEnd(
  lines: readonly Line[],
  forms: readonly FormDefinition[],
  marks: readonly Mark[],
  from: number,
  to: number,
): number {
  let header = firstFrom(marks, from);
  while (header < marks.length && marks[header].row < to && !isHeader(marks, header)) header++;
  if (header === marks.length || marks[header].row >= to) return to;
  for (let row = marks[header].row + 1; row < to; row++) if (beginsOtherPart(lines, row, forms)) return row;
  return to;
}

function markLines(lines: readonly Line[], forms: readonly FormDefinition[], vocabulary: Vocabulary): Mark[] {
  const marks: Mark[] = [];
  const required = forms.flatMap((form) => form.fields.filter((field) => field.required).map((field) => field.key));
  const naming = new Set(required.map((key) => `field ${key}`));
  for (const [row, { text }] of lines.entries()) {
    const title = parseTitle(text, forms)?.title ?? null;
    const last = marks.at(-1);
    const inHead = last?.row === row - 1 && last.columns.length > 0;
    const wrapped = title === null ? wrappedHeadings(lines, row, vocabulary, inHead) : null;
    const printed = wrapped ?? findLabels(text, vocabulary);
    const labels = printed.length > 0 || title !== null ? printed : wrappedName(lines, row, vocabulary, naming);
    if (title === null && labels.length === 0) continue;
    const meanings = labels.flatMap((label) => label.meanings);
    const ids = meanings.map(meaningId);
    marks.push({
      row,
      title,
      naming: ids.filter((id) => naming.has(id)),
      names: [...labels.map((label) => label.name), ...toppedHeadings(lines, row, labels, vocabulary)],
      ids,
      columns: columnsIn(meanings),
    });
  }
  return marks;
}

/** So many lines above a heading may stand its first half, which is in the middle of a cell of its own: two, and a blank one. */
const TOP_LINES = 3;

/** What headings are with a half that stands above them, as 年度(/项目) above 指标值: that whole one may tell the family. */
function toppedHeadings(
  lines: readonly Line[],
  row: number,
  labels: readonly Pick<FoundLabel, 'name' | 'meanings'>[],
  { meanings }: Vocabulary,
): string[] {
  const headings = labels.filter((label) => means(label.meanings, 'column'));
  if (headings.length === 0) return [];
  const above = lines.slice(Math.max(0, row - TOP_LINES), row).flatMap(({ text }) => text.trim().split(/\s{2,}/u));
  return headings.flatMap(({ name }) =>
    above.map((half) => normalizeLabel(half) + name).filter((whole) => whole !== name && meanings.has(whole)),
  );
}

/**
 * Headings of columns of which each is wrapped behind the one before, on its last line or below it. A single one outside of a
 * head may be any words that happen to stand so.
 */
function wrappedHeadings(
  lines: readonly Line[],
  row: number,
  vocabulary: Vocabulary,
  inHead: boolean,
): Pick<FoundLabel, 'name' | 'meanings'>[] | null {
  const wrapped = wrappedLabel(lines, row, vocabulary);
  const labels = wrapped?.items.filter(isLabel) ?? [];
  const headings = labels.filter(({ meanings }) => means(meanings, 'column')).length;
  if (headings === 0) return null;
  const isHead = inHead || headings > 1 || isHeadingAt(lines, row + wrapped!.lines, vocabulary);
  return isHead ? labels : null;
}

/** 项目名称 or the like over several lines with nothing else on them. */
function wrappedName(
  lines: readonly Line[],
  row: number,
  vocabulary: Vocabulary,
  naming: ReadonlySet<string>,
): Pick<FoundLabel, 'name' | 'meanings'>[] {
  const [label, ...others] = wrappedLabel(lines, row, vocabulary)?.items ?? [];
  const isName = label && others.length === 0 && label.meanings?.some((each) => naming.has(meaningId(each)));
  return isName ? [label].filter(isLabel) : [];
}

/** A line that holds nothing but the heading of a column, or begins one that is wrapped. */
function isHeadingAt(lines: readonly Line[], row: number, vocabulary: Vocabulary): boolean {
  if (row >= lines.length) return false;
  const { meanings } =
    wrappedLabel(lines, row, vocabulary)?.items[0] ?? findLabels(lines[row].text, vocabulary)[0] ?? {};
  return means(meanings, 'column');
}

function isLabel(item: Item): item is Item & Pick<FoundLabel, 'name' | 'meanings'> {
  return item.meanings !== null;
}

function findStarts(marks: readonly Mark[]): number[] {
  const starts: number[] = [];
  let seen = new Set<string>();
  let tableSeen = false;
  let titleSeen = false;
  let named = false;
  let lateNames = false;
  const open = (row: number) => {
    starts.push(row);
    seen = new Set();
    tableSeen = false;
    titleSeen = false;
    named = false;
  };
  // A few labels above a title that a name follows are words of another table.
  const byChance = () => starts.length > 0 && [...seen].filter((id) => id.startsWith('field ')).length < HEADER_FIELDS;
  marks.forEach((mark, i) => {
    const names = mark.naming.length > 0;
    const title = mark.title !== null;
    const units = mark.ids.includes('field declaringUnit');
    const header = isHeader(marks, i);
    const opensNext = starts.length === 0 ? names || units || title || header : false;
    const repeats = mark.naming.some((id) => seen.has(id));
    // before its table, a form that has its name is left only for another name
    const fields = named && !tableSeen ? Number.POSITIVE_INFINITY : undefined;
    const again =
      (title || units) && (tableSeen || (title && titleSeen)) && namesFollow(marks, i, seen, lateNames, fields);
    const from = title ? beginning(marks, i) : mark.row;
    const opened = from < mark.row && starts.at(-1) === from;
    const byTitle = title && !opened && byChance() && namesFollow(marks, i, seen, false, Number.POSITIVE_INFINITY);
    // A name that its own form still lacks may have been drawn after that form's table.
    const late = titleSeen && !named;
    if (names && tableSeen && late) lateNames = true;
    if (byTitle) open(from);
    else if (opensNext || repeats || (names && tableSeen && !late) || again) open(mark.row);
    if (title && !OF_WHOLE_UNIT.test(mark.title!)) titleSeen = true;
    if (names) named = true;
    for (const id of mark.ids) seen.add(id);
    if (header) tableSeen = true;
  });
  return starts;
}

/** 部门整体支出绩效目标表: no form about a project, so that no project's name can belong to it. */
const OF_WHOLE_UNIT = /整体(?:支出|绩效)/u;

/** So many fields, texts, sources and columns of money between a title and a table make a form's header, wherever the project's name is. */
const HEADER_FIELDS = 4;

/** 分值 and 得分 are columns of an indicator table as well. */
const MONEY_COLUMN = /^fundColumn (?!weight|score)/u;

/**
 * After a table, a title opens the next form only if a project name, or a header without one, comes before the next table
 * (else it is a running head), or behind its head where names were drawn so (`late`). Columns of money that the form above lacks
 * (`seen`: what it has) are the rest of its own grid.
 */
function namesFollow(
  marks: readonly Mark[],
  from: number,
  seen: ReadonlySet<string>,
  late: boolean,
  headerFields = HEADER_FIELDS - 1,
): boolean {
  const fields = new Set<string>();
  for (let i = from; i < marks.length; i++) {
    for (const id of marks[i].ids)
      if (/^(?:field|section|fund) /u.test(id) || (MONEY_COLUMN.test(id) && seen.has(id))) fields.add(id);
    if (marks[i].naming.length > 0 || fields.size >= headerFields) return true;
    if (i > from && ((isHeader(marks, i) && !late) || isTitleBelow(marks, from, i))) return false;
  }
  return false;
}

/** Unit and title of one form stand together. */
const TITLE_ROWS = 3;

/** The row of a title, or that of the unit right above it. */
function beginning(marks: readonly Mark[], at: number): number {
  const { row } = marks[at];
  const above = marks[at - 1];
  return above && row - above.row <= TITLE_ROWS && above.ids.includes('field declaringUnit') ? above.row : row;
}

/** A title or unit with a title further down, before any name, belongs to the form above: it was drawn after its table. */
function isTitleBelow(marks: readonly Mark[], from: number, at: number): boolean {
  return marks[at].title !== null && marks[at].row > marks[from].row + TITLE_ROWS;
}

function isHeader(marks: readonly Mark[], at: number): boolean {
  if (!marks[at].columns.includes('level1') && !marks[at].columns.includes('level3')) return false;
  const columns = new Set<ColumnKey>();
  for (let i = at; i < marks.length && marks[i].row < marks[at].row + HEADER_WINDOW; i++)
    for (const column of marks[i].columns) columns.add(column);
  return columns.has('level3') && columns.size >= 3;
}
