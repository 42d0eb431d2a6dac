import type { ColumnKey, FormDefinition } from '../../../model/form.js';
import { flatMap, flatten, insertBefore } from '../../../model/group.js';
import type { Line } from '../../../model/page.js';
import { normalizeLevel } from '../../label.js';
import { columnIn, means, meansOnly, sectionsIn } from '../../label-meaning.js';
import { findLevel, levelIndex } from '../../levels.js';
import { CLOSING_START } from '../../marks.js';
import { ODD, UNTANGLE } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { looksLike } from '../header/value-looks.js';
import { hasKind, meaningsOf } from '../vocabulary.js';
import { dealValues, isLabel, OPTION } from './deal-values.js';
import { joinSpacedNames } from './spaced-names.js';
import { hasTextAbove, stackTexts } from './stack-texts.js';
import { findTornNames, plain, printedNames, type TornName, type Word, wordsOf } from './torn-names.js';
import { unzipTexts } from './unzip-texts.js';

/**
 * Extractors that print a page line by line, across all cells, tear what is wrapped: `项目实施单` / `主管部门 水务局 水利站` / `位`. Such
 * lines are put into the order of the cells: names whole in the line of their row, wrapped values below their first line,
 * texts side by side one after the other.
 */
export function untangle(lines: readonly Line[], form: FormDefinition): Line[] {
  const rows = partLabels(wordsIn(lines, form), form);
  const placed = placeNames(rows, findTornNames(rows, printedNames(form)), form);
  const head = placed.findIndex((row) => row.some((word) => columnOf(word, form) === 'level3'));
  const header = head < 0 ? placed : placed.slice(0, head);
  const table = head < 0 ? [] : flatMap(placed.slice(head), (row) => partRest(row, form));
  return flatMap([...dealValues(stackTexts(unzipTexts(header, form), form), form), ...table], (row) =>
    row.length > 0 ? [toLine(row, lines)] : [],
  );
}

/** `产出指标 、苗木`: a merged level stands beside the last line of a remark, which is no cell of its own. */
function partRest(row: readonly Word[], form: FormDefinition): (readonly Word[])[] {
  const rest = row.findIndex(({ text }) => findLevel(text, levelIndex(form)).length === 0);
  return rest > 0 && CLOSING_START.test(row[rest].text) ? [row.slice(0, rest), row.slice(rest)] : [row];
}

function wordsIn(lines: readonly Line[], form: FormDefinition): readonly (readonly Word[])[] {
  return joinSpacedNames(wordsOf(lines), printedNames(form));
}

const LABEL_AND_VALUE = /^([^:：]{2,24}[:：])(.+)$/u;

/** `项目概况*：的271户。`: a label and the line of its value that it stands beside. A text with its label above may begin so itself. */
function partLabels(rows: readonly (readonly Word[])[], form: FormDefinition): Word[][] {
  const named = new Set<string>();
  const part = (word: Word): Word[] => {
    const [, label = word.text, value] = LABEL_AND_VALUE.exec(word.text) ?? [];
    const meanings = meaningsOf(label, form);
    const sections = sectionsIn(meanings);
    if (!meansOnly(meanings, 'section', 'field') || sections.some((key) => named.has(key))) return [word];
    for (const key of sections) named.add(key);
    return value ? [label, value].map((text, i) => ({ ...word, text, at: word.at + i / 2 })) : [word];
  };
  return rows.map((row) => flatMap(row, part));
}

/** What the lines of a form tell of the order that they are printed in. */
export interface Tangle {
  /** Labels of the header, and those of them with other words on their line. */
  readonly labels: number;
  readonly inCompany: number;
  /** Names over several lines, and those of them with words of other cells between their lines. Looked for where it matters. */
  readonly tornNames: () => { readonly torn: number; readonly apart: number };
  /** Of so many forms, those with a text that has lines above its label. */
  readonly forms: number;
  readonly centred: () => number;
}

/** Asks of each form of a dump whether its lines hold the words of all cells; what tells it is looked for where it matters. */
export function visualForms(
  all: readonly { readonly lines: readonly Line[]; readonly form: FormDefinition }[],
): (at: number) => boolean {
  const tangles = once(() =>
    all.some(({ lines, form }) => hasHeadLine(lines, form))
      ? all.map(({ lines, form }) => measureTangle(lines, form))
      : [],
  );
  const sum = once(() => sumTangles(tangles()));
  return (at) => tangles().length > 0 && isVisual(tangles()[at], sum());
}

/** Whether a line holds most of the table's headings, or their first lines: without, no lines hold the words of all cells. */
function hasHeadLine(lines: readonly Line[], form: FormDefinition): boolean {
  const { begins } = printedNames(form);
  return wordsIn(lines, form).some((row) => {
    if (row.length < UNTANGLE.leastHeadings) return false;
    const headings = row.filter((word) => columnOf(word, form) !== null || begins(plain(word)));
    return headings.length >= UNTANGLE.leastHeadings && row.some((word) => columnOf(word, form) === 'level3');
  });
}

export function measureTangle(lines: readonly Line[], form: FormDefinition): Tangle {
  const rows = wordsIn(lines, form);
  const labels = flatten(rows).filter(({ text }) => means(meaningsOf(text, form), 'field'));
  const inCompany = labels.filter(({ row }) => rows[row].length > 1);
  return {
    labels: labels.length,
    inCompany: inCompany.length,
    tornNames: once(() => countTorn(rows, form)),
    forms: 1,
    centred: once(() => {
      const head = rows.findIndex((row) => row.some((word) => columnOf(word, form) === 'level3'));
      return hasTextAbove(rows.slice(0, Math.max(0, head)), rows.slice(head + 1), form) ? 1 : 0;
    }),
  };
}

/** The same of all forms of a dump together. */
export function sumTangles(all: readonly Tangle[]): Tangle {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    labels: sum(all.map(({ labels }) => labels)),
    inCompany: sum(all.map(({ inCompany }) => inCompany)),
    tornNames: once(() => ({
      torn: sum(all.map((each) => each.tornNames().torn)),
      apart: sum(all.map((each) => each.tornNames().apart)),
    })),
    forms: all.length,
    centred: once(() => sum(all.map((each) => each.centred()))),
  };
}

function once<T>(work: () => T): () => T {
  let found: { readonly value: T } | null = null;
  return () => {
    found ??= { value: work() };
    return found.value;
  };
}

function countTorn(rows: readonly (readonly Word[])[], form: FormDefinition) {
  const torn = findTornNames(rows, printedNames(form));
  if (torn.length === 0) return { torn: 0, apart: 0 };
  const parts = new Set(flatMap(torn, ({ words }) => words));
  const reading = flatten(rows);
  const order = new Map(reading.map((word, i) => [word, i]));
  const apart = torn.filter(({ words }) =>
    reading.slice(order.get(words[0]), order.get(words[words.length - 1])).some((word) => !parts.has(word)),
  );
  return { torn: torn.length, apart: apart.length };
}

/** Whether lines with a head line hold the words of all cells beside each other; a form that tears few names is as the others of its dump. */
export function isVisual(own: Tangle, all: Tangle): boolean {
  if (all.inCompany < UNTANGLE.inCompany * all.labels) return false;
  const shown = own.tornNames().torn < UNTANGLE.leastTorn ? all : own;
  const { torn, apart } = shown.tornNames();
  if (apart > 0 && apart >= UNTANGLE.share * torn) return true;
  return (apart > 0 || torn < UNTANGLE.leastTorn) && shown.centred() > shown.forms / 2;
}

function toLine(row: readonly Word[], lines: readonly Line[]): Line {
  const { blankBefore: _, ...line } = lines[row[0].row];
  const joined = row.some((word) => word.guessed);
  const torn = new Map(flatMap(row, ({ text, rows }) => (rows ? [[text, rows.map((at) => lines[at].line)]] : [])));
  return {
    ...line,
    blankBefore: 0,
    text: row.map(({ text }) => text).join(' '),
    ...(joined && { joined }),
    ...(torn.size > 0 && { torn }),
  };
}

function columnOf({ text }: Word, form: FormDefinition): ColumnKey | null {
  return columnIn(meaningsOf(text, form));
}

/** The rows with the torn names in them, each in the row of its middle; headings on rows of their own. */
function placeNames(rows: readonly (readonly Word[])[], torn: readonly TornName[], form: FormDefinition): Word[][] {
  const parts = new Set(flatMap(torn, ({ words }) => words));
  const own = rows.map((row) => row.filter((word) => !parts.has(word)));
  const head = own.findIndex((row) => row.some((word) => columnOf(word, form) === 'level3'));
  const columns = columnOrder(own.slice(head + 1), form);
  const fundColumns = form.funds?.columns.map(({ key }) => key) ?? [];
  const above = new Map<number, Word[][]>();
  const inserted = new Set<Word>();
  const waiting: Word[] = [];
  for (const [i, name] of torn.entries()) {
    const row = homeRow(name, own);
    const part = name.words.find((each) => each.row === row);
    const word: Word = { text: name.text, row, at: part?.at ?? -1, rows: name.words.map((each) => each.row) };
    if (hasKind(word.text, 'heading', form)) above.set(row, [...(above.get(row) ?? []), [word]]);
    else if (columnOf(word, form)) insertColumn(own[row], word, 'column', columns, form);
    else if (hasKind(word.text, 'fundColumn', form)) insertColumn(own[row], word, 'fundColumn', fundColumns, form);
    else if (head >= 0 && row > head) insertLevel(own[row], word, inserted, form);
    else if (part) insertBefore(own[row], word, (other) => other.at > part.at);
    else if (lacksValue(own[row], torn[i + 1], (next) => homeRow(next, own) === row)) {
      waiting.push({ ...word, guessed: true });
      continue;
    } else insertLabel(own[row], word, form);
    own[row].splice(Math.max(0, own[row].indexOf(word)), 0, ...waiting.splice(0));
    inserted.add(word);
  }
  return flatMap(own, (row, at) => [...(above.get(at) ?? []), row]);
}

/** `中期资金总` `年度资金总` / `318.60` / `额：` `额：`: of two labels of money beside one amount the first has none, most likely. */
function lacksValue(row: readonly Word[], next: TornName | undefined, isHome: (name: TornName) => boolean): boolean {
  return next !== undefined && isHome(next) && row.length === 1 && looksLike('money', row[0].text);
}

/** The row nearest to the middle of the name that has other words. */
function homeRow({ words }: TornName, own: readonly (readonly Word[])[]): number {
  const [from, to] = [words[0].row, words[words.length - 1].row];
  let home = from;
  let nearest = Number.POSITIVE_INFINITY;
  for (let row = from; row <= to; row++) {
    const distance = Math.abs(row - (from + to) / 2);
    if (own[row].length > 0 && distance < nearest) [home, nearest] = [row, distance];
  }
  return home;
}

/** The form's columns, 分值 before 指标值 where most rows of the table have it so: `管理站点数 6 ≥31座 31座 6`. */
function columnOrder(table: readonly (readonly Word[])[], form: FormDefinition): readonly string[] {
  const order = form.table!.columns.map(({ key }) => key);
  const isTarget = ({ text }: Word) => cellLook(text).target < ODD.targetLook && !cellLook(text).number;
  const targets = table.map((row) => row.findIndex(isTarget));
  const rows = table.filter((_, i) => targets[i] > 0).length;
  const pointed = table.filter((row, i) => targets[i] > 1 && cellLook(row[targets[i] - 1].text).number).length;
  if (pointed < rows * MOST_ROWS || !order.includes('weight')) return order;
  const others = order.filter((key) => key !== 'weight');
  return others.toSpliced(others.indexOf('target'), 0, 'weight');
}

const MOST_ROWS = 0.6;

/** Column headings keep this order, as far as those that were printed in a row do. */
function insertColumn(
  row: Word[],
  word: Word,
  kind: 'column' | 'fundColumn',
  columns: readonly string[],
  form: FormDefinition,
): void {
  const order = ({ text }: Word) => {
    const meaning = meaningsOf(text, form).find((each) => each.kind === kind);
    return meaning && 'key' in meaning ? columns.indexOf(meaning.key) : -1;
  };
  const orders = row.map(order);
  const own = order(word);
  const turned = [...row, word].map((_, place) =>
    orders.reduce((sum, each, at) => sum + (each >= 0 && (at < place ? each > own : each < own) ? 1 : 0), 0),
  );
  row.splice(turned.lastIndexOf(Math.min(...turned)), 0, word);
}

/** Levels stand before the cells of their row, behind those that they belong to or that began to their left. */
function insertLevel(row: Word[], word: Word, inserted: ReadonlySet<Word>, form: FormDefinition): void {
  const index = levelIndex(form);
  const parents = new Set(
    flatMap(findLevel(word.text, index), ({ level, level1 }) => (level === 2 ? [normalizeLevel(level1.name)] : [])),
  );
  const isParent = (other: Word) =>
    parents.has(normalizeLevel(other.text)) && normalizeLevel(other.text) !== normalizeLevel(word.text);
  insertBefore(row, word, (other) => !inserted.has(other) && !isParent(other));
}

/** A label stands before the first value that has none. */
function insertLabel(row: Word[], word: Word, form: FormDefinition): void {
  insertBefore(row, word, (other, i) => {
    if (meaningsOf(other.text, form).length > 0) return false;
    const before: Word | undefined = row[i - 1];
    return !before || !(isLabel(before, form) || (OPTION.test(other.text) && OPTION.test(before.text)));
  });
}
