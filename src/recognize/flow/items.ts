import { flatMap } from '../../model/group.js';
import type { Line, Piece } from '../../model/page.js';
import type { MoneyUnit } from '../../model/raw-form.js';
import { leadLength, mayBegin, normalizeLabel } from '../label.js';
import { fieldsIn, type LabelMeaning, means, meansOnly, sectionsIn } from '../label-meaning.js';
import { MONEY_UNIT, NUMBER_TAIL } from '../marks.js';
import { printedUnit } from '../money-unit.js';
import { type FoundLabel, findLabels } from './find-labels.js';
import { type Names, type TornCell, tornCell } from './torn-cells.js';
import { beginning, type Vocabulary } from './vocabulary.js';

/** A label or a stretch of text between labels, in dump order. */
export interface Item {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** What it means as a label; null for text. */
  readonly meanings: readonly LabelMeaning[] | null;
  /** The label's name in the vocabulary; null for text. */
  readonly name: string | null;
  /** Money unit printed in the label. */
  readonly unit: MoneyUnit | null;
  /** Stands on the same line as the item before it. */
  readonly sameLine: boolean;
  /** Blank lines directly before its line; 0 when `sameLine`. */
  readonly blankBefore: number;
  /** First line of a page: the blank lines before it say nothing. */
  readonly newPage: boolean;
  /** Stands right behind the item before it, without a blank. */
  readonly glued: boolean;
  /** Position of its line in the list of lines. */
  readonly row: number;
}

/** A label is wrapped over at most this many lines (`绩` `效` `指` `标` down a side). */
const MOST_LABEL_LINES = 4;
/** … or over more lines of a character or two: `项` `目` `绩` `效` `目` `标`. */
const MOST_SIDE_LINES = 8;
/** Room for ornaments, unit and hint around the longest label. */
const LABEL_ROOM = 12;

/** Splits lines into labels and text. A label that is wrapped over a few short lines is put together first. */
export function toItems(lines: readonly Line[], names: Names): Item[] {
  const items: Item[] = [];
  for (let row = 0; row < lines.length; ) {
    const read = itemsAt(lines, row, names, items.at(-1));
    items.push(...read.items);
    row += read.lines;
  }
  return joinLastLines(items);
}

/** The items of some lines: of so many as hold one torn cell or one wrapped label, or else of one. */
function itemsAt(lines: readonly Line[], row: number, names: Names, before: Item | undefined): WrappedItems {
  const { vocabulary } = names;
  const torn = tornCell(lines, row, names);
  if (torn) return tornItems(torn, lines, row, vocabulary);
  const wrapped = isPeriod(lines[row].text, before) ? null : wrappedLabel(lines, row, vocabulary);
  if (wrapped) return wrapped;
  const newPage = row > 0 && lines[row].page !== lines[row - 1].page;
  const behind = labelBehind(lines, row, vocabulary);
  const own = splitLine(behind?.before ?? lines[row], row, vocabulary, newPage);
  return { items: [...own, ...(behind?.items ?? [])], lines: behind?.lines ?? 1 };
}

/** Items over so many lines. */
export interface WrappedItems {
  readonly items: Item[];
  readonly lines: number;
}

/** `项目期` / `长期` / `资金总额`: what stands behind the label of a period is no first line of 长期资金总额. */
function isPeriod(text: string, before: Item | undefined): boolean {
  return text.trim() === '长期' && fieldsIn(before?.meanings ?? null).some(({ key }) => key === 'projectPeriod');
}

/** Drops labels that are none: 总体目标 over 中期目标 and 年度目标, and a numbered one in a form that prints it without number. */
export function settleLabels(printed: readonly Item[]): readonly Item[] {
  const items = withoutOtherNames(joinOpenings(printed));
  const labelled = sureSections(items);
  const isPlain = (item: Item) => item.meanings?.length === 1 && !hasLead(item);
  const plain = new Set(flatMap(items.filter(isPlain), keysOf));
  return items.map((item, at) => {
    if (hasLead(item) && keysOf(item).some((key) => plain.has(key))) return { ...item, meanings: null, name: null };
    const headings = item.meanings?.filter(({ kind }) => kind === 'heading') ?? [];
    if (headings.length === 0 || !sectionsIn(item.meanings).some((key) => labelled.has(key))) return item;
    const next = items[at + 1];
    const twice = isTwice(item, at, items);
    const isLabel = next?.sameLine || twice;
    // one that was put above its own text stands above no other label
    const isAbove = twice && next?.meanings === null && !next.sameLine;
    const other = isAbove ? items.find((each, i) => i > at && each.meanings) : next;
    return { ...item, meanings: (isLabel && beside(headings, other, labelled)) || headings };
  });
}

/** `转移支付名称` beside `项目名称`: where the form prints the label that it names a project by, others of its field name something else. */
function withoutOtherNames(items: readonly Item[]): readonly Item[] {
  const own = new Set(flatMap(items, ({ name, meanings }) => (namedBy(meanings) === name ? [name] : [])));
  const isOther = ({ name, meanings }: Item) => {
    const usual = namedBy(meanings);
    return usual !== null && usual !== name && own.has(usual);
  };
  return items.map((item) => (isOther(item) ? { ...item, meanings: OTHER } : item));
}

/** The usual label of the one field of these meanings, if no record may lack it. */
function namedBy(meanings: Item['meanings']): string | null {
  const [field] = meanings?.length === 1 ? fieldsIn(meanings) : [];
  return field?.required ? normalizeLabel(field.labels[0]) : null;
}

const OTHER: Item['meanings'] = [{ kind: 'other' }];

/** `总体目标 年度目标`: what heads both texts elsewhere is the label of its own one beside the label of the other. */
function beside(
  headings: readonly LabelMeaning[],
  next: Item | undefined,
  labelled: ReadonlySet<string>,
): LabelMeaning[] | null {
  if (!meansOnly(next?.meanings ?? null, 'section')) return null;
  const own = flatMap(headings, (each) => (each.kind === 'heading' && each.section ? [each.section] : []));
  return own.length > 0 && !labelled.has(own[0]) ? [{ kind: 'section', key: own[0] }] : null;
}

/** The same heading stands down the side of both texts, whole or in two halves that an extractor printed apart. */
function isTwice({ name }: Item, at: number, items: readonly Item[]): boolean {
  const halves = [name?.slice(0, HALF), name?.slice(HALF)];
  const has = (word: string | undefined) => items.some(({ text }) => text === word);
  return halves.every(has) || items.some((other, i) => i !== at && other.name === name);
}

const HALF = 2;

/** The sections of labels that can mean nothing else. */
export function sureSections(items: readonly Item[]): Set<string> {
  return new Set(flatMap(items, ({ meanings }) => (meanings?.length === 1 ? sectionsIn(meanings) : [])));
}

/** `总目标：建成…` below a cell that says 长期目标: the text of a section that has its label begins with such words itself. */
function joinOpenings(items: readonly Item[]): readonly Item[] {
  const named = new Set<string>();
  const joined: Item[] = [];
  for (let at = 0; at < items.length; at++) {
    const [item, next] = [items[at], items[at + 1]];
    const hasColon = /[:：]$/u.test(item.text);
    if (hasColon && next?.sameLine && !next.meanings && item.meanings?.every((each) => isOfSection(each, named))) {
      const [text, pieces] = [item.text + next.text, [...item.pieces, ...next.pieces]];
      joined.push({ ...item, text, pieces, meanings: null, name: null });
      at++;
      continue;
    }
    if (!hasColon && meansOnly(item.meanings, 'section')) for (const key of keysOf(item)) named.add(key);
    joined.push(item);
  }
  return joined;
}

function isOfSection(meaning: LabelMeaning, sections: ReadonlySet<string>): boolean {
  const key = meaning.kind === 'section' ? meaning.key : meaning.kind === 'heading' ? meaning.section : undefined;
  return key !== undefined && sections.has(key);
}

function hasLead({ meanings, text }: Item): boolean {
  return meanings !== null && leadLength(text) > 0;
}

function keysOf({ meanings }: Item): string[] {
  return [...sectionsIn(meanings), ...fieldsIn(meanings).map(({ key }) => key)];
}

/** A label's star or colon alone on its last line. */
const ORNAMENT = /^(?:[*＊★]\s*[:：]?|[:：])$/u;
/** Between a label's name and its unit stand its value and the label beside it with its own. */
const UNIT_REACH = 4;

/** `项目资金` / `452.38` / `（万元）`: a label's last line, its unit, star or colon, printed behind the value that it is centred beside. */
function joinLastLines(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (const item of flatMap(items, partOrnament)) {
    const unit = !item.meanings && MONEY_UNIT.test(item.text) ? printedUnit(item.text) : null;
    const ornament = !item.meanings && ORNAMENT.test(item.text);
    const takes = (other: Item) => (unit ? other.unit === null && takesUnit(other) : isOfHeader(other));
    const at = unit || ornament ? lastOf(joined, takes) : -1;
    if (at < 0) {
      joined.push(item);
      continue;
    }
    const label = joined[at];
    const pieces = [...label.pieces, ...item.pieces];
    joined[at] = { ...label, text: unit ? label.text : label.text + item.text, pieces, unit: unit ?? label.unit };
  }
  return joined;
}

/** `*： 科单独核算` below a label of a full line: its last characters, and the line of the value that they stand beside. */
const LEADING_ORNAMENT = /^((?:[*＊★]\s*)?[:：])\s+(?=\S)/u;

function partOrnament(item: Item): Item[] {
  const [head, ornament] = item.meanings || item.sameLine ? [] : (LEADING_ORNAMENT.exec(item.text) ?? []);
  if (!head || !ornament) return [item];
  return [partOf(item, ornament), partOf(item, item.text.slice(head.length))];
}

function lastOf(items: readonly Item[], is: (item: Item) => boolean): number {
  const near = Math.max(0, items.length - UNIT_REACH);
  const at = items.slice(near).findLastIndex(is);
  return at < 0 ? -1 : near + at;
}

/** A label of the header. */
function isOfHeader({ meanings }: Item): boolean {
  return means(meanings, 'field', 'section');
}

function takesUnit({ meanings }: Item): boolean {
  return means(meanings, 'heading') || fieldsIn(meanings).some(({ type }) => type === 'money');
}

/** `年度` / `指标值` is the label 年度指标值, `上年预算执行数` / `（元）： 3,200.00` one with its value. The longest label wins. */
export function wrappedLabel(lines: readonly Line[], row: number, vocabulary: Vocabulary): WrappedItems | null {
  if (!startsLabel(lines[row].text, vocabulary)) return null;
  let joined = '';
  let found: { label: FoundLabel; before: number; count: number } | null = null;
  let narrow = true;
  for (let count = 1; row + count <= lines.length; count++) {
    const text = lines[row + count - 1].text.trim();
    narrow &&= text.length <= 2;
    if (count > (narrow ? MOST_SIDE_LINES : MOST_LABEL_LINES)) break;
    if (count > 1) {
      const label = findLabels(joined + text, vocabulary)[0];
      if (label?.from === 0 && label.to > joined.length && !LEADING_STAR.test(text))
        found = { label, before: joined.length, count };
    }
    joined += text;
    if (joined.length > vocabulary.longest + LABEL_ROOM || /(?<!其中)[:：]$/u.test(text)) break;
  }
  if (!found) return null;
  const { item, rest } = cutLabel(lines.slice(row, row + found.count), row, found.label, found.before);
  const next = row + found.count;
  const behind = labelBehind([rest, ...lines.slice(next, next + MOST_LABEL_LINES)], 0, vocabulary);
  const others = splitLine(behind?.before ?? rest, next - 1, vocabulary);
  return {
    items: [
      item,
      ...others.map((each) => ({ ...each, sameLine: true, blankBefore: 0 })),
      ...(behind?.items ?? []).map((each) => ({ ...each, row: each.row + next - 1 })),
    ],
    lines: found.count + (behind ? behind.lines - 1 : 0),
  };
}

/** `*计划开始日期`: no line of the label above. */
const LEADING_STAR = /^[*＊★☆]+\p{Script=Han}/u;

/** The torn cell in one piece, and behind it the cells that were printed between its lines, of which the last may be a wrapped label. */
function tornItems(
  { name, parts, between, lines: count }: TornCell,
  lines: readonly Line[],
  row: number,
  vocabulary: Vocabulary,
): WrappedItems {
  const [whole] = splitLine({ ...parts[0].line, text: name }, row, vocabulary);
  const pieces = parts.map(({ line, text }) => pieceOf(line, text));
  const next = row + count;
  const last = between[between.length - 1];
  const rest = { ...last, text: ` ${last.text}` };
  const behind = last.line === lines[next - 1].line ? labelBehind([rest, ...lines.slice(next)], 0, vocabulary) : null;
  const printed = behind ? [...between.slice(0, -1), behind.before] : between;
  const others = flatMap(printed, (line, i) =>
    splitLine({ ...line, blankBefore: i === 0 ? 1 : line.blankBefore }, row, vocabulary),
  );
  if (behind) others.push(...behind.items.map((item) => ({ ...item, row: item.row + next - 1 })));
  return { items: [{ ...whole, text: name, pieces }, ...others], lines: count + (behind ? behind.lines - 1 : 0) };
}

/** A label of fewer characters than this at the end of a line may be any word, but not behind labels only, or one field beside another. */
const SHORTEST_CUT_LABEL = 3;

/** `其中：财政拨款 4,007,000.00 其中：财政拨` / `款`: the last label of a line with several cells is wrapped. */
function labelBehind(
  lines: readonly Line[],
  row: number,
  vocabulary: Vocabulary,
): (WrappedItems & { before: Line }) | null {
  const line = lines[row];
  const last = /\s(\S+)\s*$/u.exec(line.text);
  if (!last || !startsLabel(last[1], vocabulary)) return null;
  const before = { ...line, text: line.text.slice(0, last.index) };
  const cells = splitLine(before, row, vocabulary);
  const isShort = last[1].length < SHORTEST_CUT_LABEL && !cells.every((item) => item.meanings);
  if (isShort && !cells.some(({ meanings }) => meansOnly(meanings, 'field'))) return null;
  const isFirst = cells.length === 0; // `绩效` / `指标 一级指` / `标`: behind the last line of another wrapped label
  if (!isFirst && !cells.some((item) => item.meanings) && !NUMBER_TAIL.test(before.text)) return null;
  const tail = { ...line, text: ' '.repeat(last.index + 1) + last[1] };
  const wrapped = wrappedLabel([tail, ...lines.slice(row + 1, row + MOST_LABEL_LINES)], 0, vocabulary);
  if (!wrapped || (isShort && !meansOnly(wrapped.items[0].meanings, 'field'))) return null;
  const items = wrapped.items.map((item, i) => ({
    ...item,
    row: item.row + row,
    ...(i === 0 && { sameLine: true, blankBefore: 0 }),
  }));
  return { before, items, lines: wrapped.lines };
}

/** The whole line is the beginning of some label (or all of it). */
function startsLabel(text: string, vocabulary: Vocabulary): boolean {
  if (text.length > 3 * vocabulary.longest || !mayBegin(text.trimStart(), vocabulary.firsts)) return false;
  const normal = normalizeLabel(text).replace(/\((?:万?元?\)?|[^()]{1,20})$/u, '');
  if (normal.length < 2) return vocabulary.byFirst.has(normal);
  return beginning(normal.slice(0, 2), vocabulary).some((name) => name.startsWith(normal));
}

/** The label that these lines begin with, and what is left of the last of them. */
function cutLabel(lines: readonly Line[], row: number, label: FoundLabel, before: number): { item: Item; rest: Line } {
  const last = lines[lines.length - 1];
  const lead = last.text.length - last.text.trimStart().length;
  const cut = lead + label.to - before;
  const head = last.text.slice(lead, cut);
  const upper = lines.slice(0, -1).map(wholePiece);
  const text = upper.map((piece) => piece.text).join('') + head;
  const item: Item = {
    text,
    pieces: [...upper, pieceOf(last, head)],
    meanings: label.meanings,
    name: label.name,
    unit: printedUnit(text),
    sameLine: false,
    blankBefore: lines[0].blankBefore,
    newPage: false,
    glued: false,
    row,
  };
  return { item, rest: { ...last, text: ' '.repeat(cut) + last.text.slice(cut) } };
}

/** One line → its labels and the text between them. */
export function splitLine(line: Line, row: number, vocabulary: Vocabulary, newPage = false): Item[] {
  const labels = findLabels(line.text, vocabulary);
  const items: Item[] = [];
  let at = 0;
  let end = 0;
  const push = (from: number, to: number, label: FoundLabel | null) => {
    const text = line.text.slice(from, to);
    if (!text.trim()) return;
    const lead = text.length - text.trimStart().length;
    const trimmed = text.trim();
    const start = from + lead;
    items.push({
      text: trimmed,
      pieces: [pieceOf(line, trimmed)],
      meanings: label?.meanings ?? null,
      name: label?.name ?? null,
      unit: label ? printedUnit(trimmed) : null,
      sameLine: items.length > 0,
      blankBefore: items.length > 0 ? 0 : line.blankBefore,
      newPage: items.length === 0 && newPage,
      glued: items.length > 0 && start === end,
      row,
    });
    end = start + trimmed.length;
  };
  for (const label of labels) {
    push(at, label.from, null);
    push(label.from, label.to, label);
    at = label.to;
  }
  push(at, line.text.length, null);
  return items;
}

/** A piece that stands for (part of) a line of a dump. */
export function pieceOf(line: Line, text: string): Piece {
  return { text, page: line.page, line: line.line, box: null };
}

/** All that a line prints as one piece. */
export function wholePiece(line: Line): Piece {
  return pieceOf(line, line.text.trim());
}

/** A part of a line as an item of its own. */
export function partOf(item: Item, text: string): Item {
  return { ...item, text, pieces: [{ ...item.pieces[0], text }] };
}

/** All pieces of these items. */
export function piecesOf(items: readonly Item[]): Piece[] {
  return flatMap(items, (item) => item.pieces);
}
