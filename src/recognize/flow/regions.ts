import type { ColumnKey, FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { normalizeLabel } from '../label.js';
import { columnsIn, meaningId, means, meansOnly } from '../label-meaning.js';
import { parseTitle } from '../title.js';
import { withHeadsAtRows } from './early-heads.js';
import { withLabelsBelowTitles } from './early-labels.js';
import { withLevelsAtHead } from './early-levels.js';
import { chooseFamilies } from './families.js';
import { type FoundLabel, findLabels } from './find-labels.js';
import { type Item, type WrappedItems, wrappedLabel } from './items.js';
import { withColumnsOfForms } from './late-columns.js';
import { withLabelsOfPages } from './late-labels.js';
import { withLevelsOfPages } from './late-levels.js';
import { withoutLateParts } from './late-parts.js';
import { withTitlesFirst } from './late-titles.js';
import { withLateYears } from './late-years.js';
import { withColumnsOfPages } from './page-columns.js';
import { withPartsOfPages } from './parts-of-pages.js';
import { beginsOtherPart, firstFrom, type Mark, MONEY_COLUMN, marksBetween } from './region-marks.js';
import { withValuesAbove } from './values-above.js';
import { jointVocabulary, type Vocabulary } from './vocabulary.js';

/** The lines `from` … `to - 1` that hold one form of a family. */
export interface Region {
  readonly from: number;
  readonly to: number;
  readonly form: FormDefinition;
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
  const cut = (lines: readonly Line[], marks = markLines(lines, forms, vocabulary)) => ({
    lines,
    marks,
    regions: cutForms(lines, marks, forms),
  });
  const printedMarks = markLines(printed, forms, vocabulary);
  const heads = withHeadsAtRows(printed, printedMarks, forms, vocabulary);
  const first = heads === printed ? withTitlesFirst(printed, printedMarks) : heads;
  const behind = first === printed ? withLateYears(printed, printedMarks) : first;
  const titled = behind === printed ? withLabelsBelowTitles(printed, printedMarks) : behind;
  let found = cut(titled, titled === printed ? printedMarks : undefined);
  for (const mend of [
    withPartsOfPages,
    withLevelsAtHead,
    withColumnsOfForms,
    withColumnsOfPages,
    withLevelsOfPages,
    withLabelsOfPages,
    withoutLateParts,
  ]) {
    const lines = mend(found.lines, found.regions, found.marks);
    if (lines !== found.lines) found = cut(lines);
  }
  return found;
}

function cutForms(lines: readonly Line[], marks: readonly Mark[], forms: readonly FormDefinition[]): Region[] {
  const starts = withValuesAbove(lines, marks, findStarts(marks), forms);
  const ends = [...starts.slice(1), lines.length];
  const printed = starts.map((from, i) => printedOn(marksBetween(marks, from, ends[i])));
  const families = chooseFamilies(printed, forms);
  return flatMap(starts, (from, i) => {
    const to = ends[i];
    const form = families[i];
    return form ? [{ from, to: formEnd(lines, forms, marks, from, to), form }] : [];
  });
}

function printedOn(marks: readonly Mark[]) {
  return {
    title: marks.find((mark) => mark.title !== null)?.title ?? null,
    names: new Set(flatMap(marks, (mark) => mark.names)),
    header: marks.some((_, at) => isHeader(marks, at)),
  };
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
  const required = flatMap(forms, (form) => form.fields.filter((field) => field.required).map((field) => field.key));
  const naming = new Set(required.map((key) => `field ${key}`));
  let below = 0;
  for (const [row, { text }] of lines.entries()) {
    if (row < below) continue;
    const title = parseTitle(text, forms)?.title ?? null;
    const last = marks.at(-1);
    const inHead = last?.row === row - 1 && last.columns.length > 0;
    const wrapped = title === null ? wrappedLabel(lines, row, vocabulary) : null;
    // `执行率` / `分值` / `（10）` beside the amounts name no columns
    if (wrapped && meansOnly(wrapped.items[0].meanings, 'other')) {
      below = row + wrapped.lines;
      continue;
    }
    const headings = wrapped && wrappedHeadings(wrapped, inHead);
    const printed = headings ?? findLabels(text, vocabulary);
    const labels = printed.length > 0 || !wrapped ? printed : wrappedName(wrapped, naming);
    if (title === null && labels.length === 0) continue;
    const meanings = flatMap(labels, (label) => label.meanings);
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

/**
 * What headings are with a half that stands above them, as 年度(/项目) above 指标值: that whole one may tell the family. The nearest
 * line decides: 绩效 and 指标 above both are the name of the whole table.
 */
function toppedHeadings(
  lines: readonly Line[],
  row: number,
  labels: readonly Pick<FoundLabel, 'name' | 'meanings'>[],
  { meanings }: Vocabulary,
): string[] {
  const headings = labels.filter((label) => means(label.meanings, 'column'));
  if (headings.length === 0) return [];
  const above = lines.slice(Math.max(0, row - TOP_LINES), row).reverse();
  return flatMap(headings, ({ name }) => {
    const wholes = above.map(({ text }) =>
      text
        .trim()
        .split(/\s{2,}/u)
        .map((half) => normalizeLabel(half) + name)
        .filter((whole) => whole !== name && meanings.has(whole)),
    );
    return wholes.find(({ length }) => length > 0) ?? [];
  });
}

/** Headings of which each is wrapped behind the one before. A single one outside of a head may be any words. */
function wrappedHeadings(wrapped: WrappedItems, inHead: boolean): Pick<FoundLabel, 'name' | 'meanings'>[] | null {
  const labels = wrapped.items.filter(isLabel);
  const headings = labels.filter(({ meanings }) => means(meanings, 'column')).length;
  if (headings === 0) return null;
  const isHead = inHead || headings > 1;
  return isHead ? labels : null;
}

/** 项目名称 or the like over several lines with nothing else on them. */
function wrappedName(
  { items: [label, ...others] }: WrappedItems,
  naming: ReadonlySet<string>,
): Pick<FoundLabel, 'name' | 'meanings'>[] {
  const isName = label && others.length === 0 && label.meanings?.some((each) => naming.has(meaningId(each)));
  return isName ? [label].filter(isLabel) : [];
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
  const unitsBelow = areUnitsBelow(marks);
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
    const units = !unitsBelow && mark.ids.includes(UNIT);
    const header = isHeader(marks, i);
    const opensNext = starts.length === 0 ? names || units || title || header : false;
    const repeats = mark.naming.some((id) => seen.has(id)) && !isNamedTwice(marks, i);
    // before its table, a form that has its name is left only for another name
    const fields = named && !tableSeen ? Number.POSITIVE_INFINITY : undefined;
    // A name or unit that its own form still lacks may have been drawn after that form's table.
    const late = titleSeen && !named;
    const again =
      (title || (units && !(late && !seen.has(UNIT)))) &&
      (tableSeen || (title && titleSeen)) &&
      namesFollow(marks, i, seen, lateNames, fields);
    const from = title ? beginning(marks, i) : mark.row;
    const opened = from < mark.row && starts.at(-1) === from;
    const byTitle = title && !opened && byChance() && namesFollow(marks, i, seen, false, Number.POSITIVE_INFINITY);
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

const UNIT = 'field declaringUnit';

/** `转移支付名称` right above `项目名称`: two labels with one meaning, each with its own name, are of one form. */
function isNamedTwice(marks: readonly Mark[], at: number): boolean {
  const [above, mark] = [marks[at - 1], marks[at]];
  return above.naming.length > 0 && above.names.every((name) => !mark.names.includes(name));
}

/** `填报单位：… 填表人：…` stands below every table, the first one and the last: it begins no form. */
function areUnitsBelow(marks: readonly Mark[]): boolean {
  const isOf = (mark: Mark) => mark.ids.includes(UNIT);
  const isOfTable = (_: Mark, at: number) => isHeader(marks, at);
  const [first, last] = [marks.findIndex(isOf), marks.findLastIndex(isOf)];
  const below = marks.slice(last);
  return (
    first > marks.findIndex(isOfTable) && last > marks.findLastIndex(isOfTable) && below.every(({ title }) => !title)
  );
}

/** 部门整体支出绩效目标表: no form about a project, so that no project's name can belong to it. */
const OF_WHOLE_UNIT = /整体(?:支出|绩效)/u;

/** So many fields, texts, sources and columns of money between a title and a table make a form's header, wherever the project's name is. */
const HEADER_FIELDS = 4;

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
  return above && row - above.row <= TITLE_ROWS && above.ids.includes(UNIT) ? above.row : row;
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
