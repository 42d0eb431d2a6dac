import { type Diagnostic, diagnostic } from '../../../model/diagnostic.js';
import type { FieldDefinition, FieldType } from '../../../model/form.js';
import type { Piece } from '../../../model/page.js';
import type { RawValue } from '../../../model/raw-form.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { FULL_LINE_SHARE } from '../../tolerances.js';
import type { Item } from '../items.js';
import { type GapMeaning, SENTENCE_END } from '../narrative/narrative.js';
import type { LabelMeaning } from '../vocabulary.js';
import { type Pair, pairValues } from './pair-values.js';
import { isBrokenNumber, looksLike } from './value-looks.js';
import { wrappedLines } from './wrapped-lines.js';

/** A run of narrative lines and the sections that it may belong to, in printed order. */
export interface NarrativeRun {
  readonly sections: string[];
  readonly items: Item[];
  /** Where labels stand beside their texts: for each section the item beside its label, or the border (`3.5`) that it stands at. */
  readonly anchors?: readonly number[];
}

/** What the header of a form in a flow dump says. */
export interface HeaderReading {
  readonly values: Record<string, RawValue>;
  readonly labels: Piece[];
  readonly leftovers: Item[];
  readonly runs: NarrativeRun[];
  /** Sections that were printed and got no text yet, in order. */
  readonly openSections: string[];
  readonly diagnostics: Diagnostic[];
}

/** A label that waits for its value; `field` is null for a label of no field of ours. */
interface OpenField {
  readonly field: FieldDefinition | null;
  readonly item: Item;
}

interface Walk extends HeaderReading {
  readonly gaps: GapMeaning;
  readonly openFields: OpenField[];
  readonly seen: Set<string>;
  /** Sections that a label of their own is printed for: a word that may also be a heading (总体目标) is one then. */
  readonly named: ReadonlySet<string>;
  /** Types of which a value was found apart from its label: no adjacency of that type can be trusted then. */
  readonly apart: Set<'number' | 'text'>;
  /** Types of the fields whose values stand below their labels; those on the label's own line are sure. */
  readonly below: Map<string, FieldType>;
  unit: '元' | '万元' | undefined;
  /** `单位：万元` where it is printed apart from labels. */
  readonly unitLabels: Piece[];
  /** The last text that stands on the line of its label, and has no other line. */
  inline: { readonly field: FieldDefinition; readonly line: number } | null;
  /** Lines above the label that is being read that belong to its value. */
  above: Item[];
  /** The label after the texts that are being read. */
  next: Item | null;
  readonly order: ReadonlyMap<Item, number>;
}

/** Labels and the text that follows them up to the next label. */
interface Group {
  readonly labels: Item[];
  texts: Item[];
  /** Lines of the value that stand above the label, which is centred beside it. */
  above: Item[];
}

/**
 * Reads label/value pairs and gathers narrative runs. A value follows its label, on its line or below; labels that are
 * followed by other labels stay open, and text that comes later is offered to them in order, with a warning.
 */
export function readHeader(items: readonly Item[], gaps: GapMeaning): HeaderReading {
  const walk = walkHeader(items, gaps);
  return isInBlocks(walk) ? readBlocks(items, gaps) : walk;
}

/**
 * Labels and values were not printed in turn: a value came apart from its label, is left over while a label waits, or a label
 * that must have one waits.
 */
function isInBlocks(walk: Walk): boolean {
  if (walk.apart.size > 0 || walk.openFields.some(({ field }) => field?.required)) return true;
  return walk.openFields.some(({ field }) => field) && walk.leftovers.some((item) => looksLike('text', item.text));
}

/** Pairs the labels with their values wherever they stand; what remains are sections and their texts. */
function readBlocks(printed: readonly Item[], gaps: GapMeaning): HeaderReading {
  const units = newWalk(printed, gaps);
  const items = printed.flatMap((item) => (item.meanings ? [item] : takeUnits(units, [item])));
  const scratch = { ...newWalk(items, gaps), unitLabels: units.unitLabels, unit: units.unit };
  const meanings = new Map<Item, LabelMeaning | null>();
  const unitOf = new Map<Item, '元' | '万元' | undefined>();
  for (const item of items) {
    if (!item.meanings) continue;
    const meaning = chooseMeaning(scratch, item.meanings);
    meanings.set(item, meaning);
    noteLabel(scratch, item, meaning);
    unitOf.set(item, item.unit ?? scratch.unit);
  }
  const pairs = pairValues(items, (item) => meanings.get(item) ?? null, gaps);
  const taken = new Set(pairs.flatMap(({ label, value }) => [label, ...value]));
  const rest = walkHeader(
    items.filter((item) => !taken.has(item)),
    gaps,
  );
  const reading: HeaderReading = { ...rest, labels: [...scratch.unitLabels, ...rest.labels] };
  for (const pair of pairs) {
    // what stood there for want of a better value fits nowhere now
    const before = pair.field && pair.value.length > 0 ? reading.values[pair.field.key] : undefined;
    if (before)
      reading.leftovers.push(...items.filter((item) => item.pieces.some((each) => before.pieces.includes(each))));
    addPair(reading, pair, unitOf.get(pair.label) ?? scratch.unit);
  }
  reading.leftovers.sort((a, b) => scratch.order.get(a)! - scratch.order.get(b)!);
  return reading;
}

function addPair(reading: HeaderReading, { label, field, value, sure }: Pair, unit: '元' | '万元' | undefined): void {
  if (!field) {
    reading.leftovers.push(label, ...value);
    return;
  }
  reading.labels.push(...label.pieces);
  if (value.length === 0) return;
  const pieces = value.flatMap((item) => item.pieces);
  const text = joinLines(value.map((item) => item.text));
  reading.values[field.key] = { text, pieces, ...(unit && { unit }) };
  const { page, line } = pieces[0];
  if (!sure) reading.diagnostics.push(diagnostic('value-inferred', { field: field.key, page, line }, { value: text }));
}

function newWalk(items: readonly Item[], gaps: GapMeaning): Walk {
  return {
    gaps,
    values: {},
    labels: [],
    leftovers: [],
    runs: [],
    openFields: [],
    openSections: [],
    diagnostics: [],
    seen: new Set(),
    named: namedSections(items),
    apart: new Set(),
    below: new Map(),
    unit: undefined,
    unitLabels: [],
    next: null,
    inline: null,
    above: [],
    order: new Map(items.map((item, i) => [item, i])),
  };
}

function walkHeader(items: readonly Item[], gaps: GapMeaning): Walk {
  const walk = newWalk(items, gaps);
  const groups = groupItems(items);
  liftCentred(groups, gaps);
  liftNarratives(groups, gaps);
  for (let i = 0; i < groups.length; ) {
    const beside = Math.max(besideSections(groups, i), centredSections(groups, i, gaps));
    walk.next = groups[i + 1]?.labels[0] ?? null;
    if (beside > 1) readBeside(walk, groups.slice(i, i + beside));
    else readGroup(walk, groups[i]);
    i += Math.max(1, beside);
  }
  serveBackwards(walk);
  for (const open of walk.openFields) if (!open.field) walk.leftovers.push(open.item);
  warnApart(walk);
  walk.labels.push(...walk.unitLabels);
  return walk;
}

function namedSections(items: readonly Item[]): Set<string> {
  const sure = items.filter((item) => item.meanings?.length === 1).flatMap((item) => item.meanings!);
  return new Set(sure.flatMap((meaning) => (meaning.kind === 'section' ? [meaning.key] : [])));
}

function groupItems(items: readonly Item[]): Group[] {
  const groups: Group[] = [{ labels: [], texts: [], above: [] }];
  for (const item of items) {
    let group = groups[groups.length - 1];
    if (item.meanings && group.texts.length > 0) {
      group = { labels: [], texts: [], above: [] };
      groups.push(group);
    }
    (item.meanings ? group.labels : group.texts).push(item);
  }
  return groups;
}

/**
 * A label is centred beside a value of three lines or more: as many lines stand above its own line as below. Those above
 * were printed right after the value before, on whose line nothing of theirs stands.
 */
function liftCentred(groups: readonly Group[], gaps: GapMeaning): void {
  for (let i = 0; i + 1 < groups.length; i++) {
    const [group, next] = [groups[i], groups[i + 1]];
    if (next.labels.length !== 1 || !next.texts[0]?.sameLine || !group.texts[0]?.sameLine) continue;
    const below = wrappedLines(next.texts, gaps, null) - 1;
    const lines = group.texts.filter((item) => !item.sameLine);
    if (below < 1 || lines.length !== below) continue;
    next.above = lines;
    group.texts = group.texts.filter((item) => item.sameLine);
  }
}

function isSection(label: Item | undefined): boolean {
  return label?.meanings?.some(({ kind }) => kind === 'section') ?? false;
}

/** How many groups from `at` on are a section's label with its text on the same line. */
function besideSections(groups: readonly Group[], at: number): number {
  let count = 0;
  for (const { labels, texts } of groups.slice(at)) {
    if (labels.length !== 1 || !isSection(labels[0]) || !texts[0]?.sameLine) break;
    count++;
  }
  return count;
}

/** Share of the widest narrative line that a line above the first label must have to be narrative and no wrapped name. */
const NARRATIVE_SHARE = 0.6;

/**
 * Labels are centred beside their texts: the lines above the first one were printed after the value before it. Below the
 * label of a section stands its own text.
 */
function liftNarratives(groups: readonly Group[], gaps: GapMeaning): void {
  const glued = (i: number) => gaps.kind === 'block' && groups[i].labels[0]?.blankBefore === 0;
  const first = groups.findIndex(
    (_, i) => besideSections(groups, i) > 1 || (glued(i) && sectionRun(groups, i).length > 1),
  );
  if (first < 1 || isSection(groups[first - 1].labels.at(-1))) return;
  const [before, group] = [groups[first - 1], groups[first]];
  const width = Math.max(...sectionRun(groups, first).flatMap(({ texts }) => texts.map(lineWidth)));
  let at = before.texts.length;
  while (at > 0 && !before.texts[at - 1].sameLine && lineWidth(before.texts[at - 1]) >= NARRATIVE_SHARE * width) at--;
  group.above = before.texts.slice(at);
  before.texts = before.texts.slice(0, at);
}

function lineWidth(item: Item): number {
  return displayWidth(item.text);
}

/**
 * How many groups from `at` on are sections whose labels are centred beside their texts: a label stands inside of a sentence,
 * or glued below a line of text. 0 where each label stands above its own text.
 */
function centredSections(groups: readonly Group[], at: number, gaps: GapMeaning): number {
  if (gaps.kind !== 'block') return 0;
  const run = sectionRun(groups, at);
  if (run.length < 2) return 0;
  const width = Math.max(...run.flatMap(({ texts }) => texts.map(lineWidth)));
  const centred = run.some(
    ({ labels, above }, k) => above.length > 0 || (k > 0 && isInside(run[k - 1], labels[0], width)),
  );
  return centred ? run.length : 0;
}

/** The groups from `at` on that are one section's label with a text. */
function sectionRun(groups: readonly Group[], at: number): readonly Group[] {
  const end = groups.slice(at).findIndex(({ labels }) => labels.length !== 1 || !isSection(labels[0]));
  return groups.slice(at, end < 0 ? groups.length : at + end);
}

/** The text above this label goes on below it. */
function isInside({ texts }: Group, label: Item, width: number): boolean {
  const last = texts[texts.length - 1];
  const full = lineWidth(last) >= FULL_LINE_SHARE * width && !SENTENCE_END.test(last.text);
  return full || label.blankBefore === 0;
}

/** Sections whose labels stand beside their texts are cut together: each label is on the first line or in the middle. */
function readBeside(walk: Walk, groups: readonly Group[]): void {
  const sections: string[] = [];
  const items: Item[] = [];
  const anchors: number[] = [];
  for (const { labels, texts, above } of groups) {
    openLabel(walk, labels[0]);
    items.push(...above);
    if (texts.length === 0) continue; // its section stays open
    const alone = !texts[0].sameLine && lastLine(labels[0]) < firstLine(texts[0]);
    anchors.push(items.length - (alone ? 0.5 : 0));
    // what stands before the label's line parts its text from the one before; what stands around a label alone says nothing
    const { blankBefore, newPage } = labels[0];
    items.push({ ...texts[0], blankBefore, newPage: newPage || (alone && blankBefore > 0) }, ...texts.slice(1));
    const key = walk.openSections.pop();
    if (key) sections.push(key);
  }
  if (sections.length === anchors.length) walk.runs.push({ sections, items, anchors });
  else walk.leftovers.push(...items);
}

function firstLine({ pieces }: Item): number {
  return pieces[0].line ?? 0;
}

function lastLine({ pieces }: Item): number {
  return pieces[pieces.length - 1].line ?? 0;
}

function readGroup(walk: Walk, { labels, texts, above }: Group): void {
  walk.above = above;
  for (const label of labels) openLabel(walk, label);
  const values = takeUnits(walk, texts);
  const rest = takeValues(walk, labels.at(-1), values.slice(dealDates(walk, labels, values)));
  // lines above a label that takes no value
  walk.leftovers.push(...walk.above);
  walk.above = [];
  if (rest.length === 0) return;
  if (walk.openSections.length > 0) walk.runs.push({ sections: walk.openSections.splice(0), items: rest });
  else walk.leftovers.push(...rest);
}

const UNIT = /(?:^|\s)[(（]?(?:金额)?单位\s*[:：]\s*(万?元)\s*[)）]?$/u;

/** The money unit that a line states: `单位：万元`. */
export function statedUnit(text: string): '元' | '万元' | null {
  return (UNIT.exec(text)?.[1] as '元' | '万元' | undefined) ?? null;
}

/** `（2024年-2026年）` below a heading of goals. */
const YEARS = /^[(（]\s*\d{4}\s*年?\s*[-—–~至]+\s*\d{4}\s*年?\s*[)）]$/u;

/** `单位：万元` beside a table, also behind a value on its line, is printed matter and the unit of what follows. */
function takeUnits(walk: Walk, texts: readonly Item[]): Item[] {
  return texts.flatMap((item) => {
    if (YEARS.test(item.text)) {
      walk.unitLabels.push(...item.pieces);
      return [];
    }
    const found = UNIT.exec(item.text);
    if (!found) return [item];
    walk.unit = found[1] as '元' | '万元';
    const value = item.text.slice(0, found.index).trim();
    walk.unitLabels.push({ ...item.pieces[0], text: item.text.slice(found.index).trim() });
    return value === '' ? [] : [{ ...item, text: value, pieces: [{ ...item.pieces[0], text: value }] }];
  });
}

/**
 * As many dates as there are labels of dates before them: a column of labels was printed, then the column of their values.
 * Returns how many were dealt out in order. Money is not: its labels stand in two columns, and any of them may be blank.
 */
function dealDates(walk: Walk, labels: readonly Item[], texts: readonly Item[]): number {
  const open = walk.openFields.filter(({ item }) => labels.includes(item));
  const dates = texts.filter((item) => !item.sameLine && looksLike('date', item.text));
  const suits = open.every(({ field }, at) => field?.type === 'date' && texts[at] === dates[at]);
  if (open.length < 2 || open.length !== dates.length || open.length !== labels.length || !suits) return 0;
  open.forEach((each, at) => {
    setValue(walk, each, [dates[at]]);
    walk.below.set(each.field!.key, 'date');
  });
  walk.apart.add('number');
  walk.openFields.splice(walk.openFields.indexOf(open[0]), open.length);
  return open.length;
}

/** Takes the values of open labels off the front of the texts; what is left is narrative or fits nowhere. */
function takeValues(walk: Walk, last: Item | undefined, texts: Item[]): Item[] {
  if (texts.length === 0 || !last) return texts;
  if (isOpenSection(walk, last)) {
    if (!texts[0].sameLine) return texts;
    walk.runs.push({ sections: [walk.openSections.pop()!], items: texts });
    return [];
  }
  const open = walk.openFields.at(-1);
  if (open?.item === last) {
    const count = texts[0].sameLine ? inlineLines(walk, open, texts) : valueLines(walk, open, texts);
    if (count > 0) {
      walk.openFields.pop();
      setValue(walk, open, [...walk.above, ...texts.slice(0, count)]);
      walk.above = [];
      if (texts[0].sameLine) warnBeside(walk, open, texts.slice(0, count));
      else warnOpposite(walk, open);
      if (!texts[0].sameLine && open.field) walk.below.set(open.field.key, open.field.type);
      return serveOpen(walk, texts.slice(count));
    }
  }
  return serveOpen(walk, texts);
}

/** The next line, maybe behind a blank one. */
const NEXT_LINE = 2;

/**
 * `项目名称： 馆藏民国档案` / `项目类别： 经常性专项` / `数字化`: of two values side by side, a line below both may belong to either.
 */
function warnBeside(walk: Walk, { field, item }: OpenField, value: readonly Item[]): void {
  const { inline } = walk;
  const wraps = value.some((line) => !line.sameLine);
  walk.inline = field && isText(field.type) && !wraps ? { field, line: lastLine(item) } : null;
  if (!field || !inline || !wraps || firstLine(item) > inline.line + NEXT_LINE) return;
  for (const { key } of [inline.field, field]) warnValue(walk, key);
}

function warnValue(walk: Walk, key: string): void {
  const { text, pieces } = walk.values[key];
  const { page, line } = pieces[0];
  walk.diagnostics.push(diagnostic('value-inferred', { field: key, page, line }, { value: text }));
}

/** An amount below a column of labels that wait for one may belong to any of them. */
function warnOpposite(walk: Walk, { field, item }: OpenField): void {
  const at = walk.order.get(item)!;
  const waits = walk.openFields.some(
    (other) => other.field?.type === 'money' && walk.order.get(other.item)! >= at - COLUMN,
  );
  if (field?.type === 'money' && waits) warnValue(walk, field.key);
}

/** Labels that are no further apart, headings between them counted, stand in one column. */
const COLUMN = 4;

function isOpenSection(walk: Walk, label: Item): boolean {
  const key = walk.openSections.at(-1);
  return label.meanings!.some((meaning) => meaning.kind === 'section' && meaning.key === key);
}

/** How many items an inline value takes: the rest of its line, a number's broken tail, the wrapped rest of a name. */
function inlineLines(walk: Walk, { field }: OpenField, texts: readonly Item[]): number {
  let count = 1;
  while (count < texts.length && texts[count].sameLine) count++;
  if (isBrokenNumber(texts[count - 1].text, texts[count]?.text)) return count + 1;
  const wraps = isText(field?.type ?? 'text') && walk.openSections.length === 0;
  return wraps ? count - 1 + wrappedLines(texts.slice(count - 1), walk.gaps, walk.next) : count;
}

/** How many lines below its label are the value: wrapped text takes several, a number one (or two where it was broken). */
function valueLines(walk: Walk, { field }: OpenField, texts: readonly Item[]): number {
  const type = field?.type ?? 'text';
  if (!looksLike(type, texts[0].text)) return 0;
  if (isText(type)) return wrappedLines(texts, walk.gaps, walk.next);
  return isBrokenNumber(texts[0].text, texts[1]?.text) ? 2 : 1;
}

function isText(type: FieldType): boolean {
  return type === 'text' || type === 'choice';
}

const LONGEST_NAME = 40;

/** Lines that follow no label of theirs go to open labels further up, the first that they look right for. */
function serveOpen(walk: Walk, texts: readonly Item[]): Item[] {
  const rest: Item[] = [];
  for (let i = 0; i < texts.length; ) {
    const item = texts[i];
    const at = walk.openFields.findIndex(({ field }) => field !== null && fits(field, item.text));
    if (at < 0) {
      rest.push(item);
      i++;
      continue;
    }
    const [open] = walk.openFields.splice(at, 1);
    const count = valueLines(walk, open, texts.slice(i));
    setValue(walk, open, texts.slice(i, i + count));
    walk.apart.add(isText(open.field!.type) ? 'text' : 'number');
    walk.below.set(open.field!.key, open.field!.type);
    i += count;
  }
  return rest;
}

/** A wrapped value is taller than its label, so that some extractors print it first: text right before a label without a value. */
function serveBackwards(walk: Walk): void {
  for (let i = walk.openFields.length - 1; i >= 0; i--) {
    const open = walk.openFields[i];
    const block = blockBefore(walk, open.item);
    if (
      !open.field ||
      !isText(open.field.type) ||
      block.length === 0 ||
      !block.every((item) => fits(open.field!, item.text))
    )
      continue;
    for (const item of block) walk.leftovers.splice(walk.leftovers.indexOf(item), 1);
    walk.openFields.splice(i, 1);
    setValue(walk, open, block);
    walk.apart.add('text');
    walk.below.set(open.field.key, open.field.type);
  }
}

/** The left over lines that stand directly before a label, one under the other. */
function blockBefore(walk: Walk, label: Item): Item[] {
  const block: Item[] = [];
  let at = walk.order.get(label)! - 1;
  for (let i = walk.leftovers.length - 1; i >= 0; i--) {
    const item = walk.leftovers[i];
    if (walk.order.get(item) !== at) continue;
    block.unshift(item);
    if (item.blankBefore > 0) break;
    at--;
  }
  return block;
}

/** A number is no name, although it would pass as text; and a long line is none either. */
function fits({ type }: FieldDefinition, text: string): boolean {
  if (!looksLike(type, text)) return false;
  if (!isText(type)) return true;
  return text.length <= LONGEST_NAME && !looksLike('money', text) && !looksLike('date', text);
}

/** Where one value was found apart from its label, no value below a label of that kind is sure. */
function warnApart(walk: Walk): void {
  const numbersLeft = walk.leftovers.some((item) => looksLike('money', item.text));
  const textsLeft = walk.leftovers.length > 0 && walk.openFields.some(({ field }) => field && isText(field.type));
  for (const [key, type] of walk.below) {
    const text = isText(type);
    if (!walk.apart.has(text ? 'text' : 'number') && !(text ? textsLeft : numbersLeft)) continue;
    warnValue(walk, key);
  }
}

function setValue(walk: Walk, { field, item }: OpenField, items: readonly Item[]): void {
  if (!field) {
    walk.leftovers.push(item, ...items);
    return;
  }
  const pieces = items.flatMap((each) => each.pieces);
  const unit = item.unit ?? walk.unit;
  walk.values[field.key] = { text: joinLines(items.map((each) => each.text)), pieces, ...(unit && { unit }) };
}

function openLabel(walk: Walk, item: Item): void {
  const meaning = chooseMeaning(walk, item.meanings!);
  if (meaning?.kind === 'other') {
    walk.openFields.push({ field: null, item });
    return;
  }
  walk.labels.push(...item.pieces);
  noteLabel(walk, item, meaning);
  if (meaning?.kind === 'section') walk.openSections.push(meaning.key);
  else if (meaning?.kind === 'field') walk.openFields.push({ field: meaning.field, item });
}

/** What is known once a label was read. */
function noteLabel(walk: Walk, item: Item, meaning: LabelMeaning | null): void {
  if (meaning?.kind === 'section') walk.seen.add(meaning.key);
  else if (meaning?.kind === 'field') walk.seen.add(meaning.field.key);
  else if (item.unit && meaning?.kind !== 'other') walk.unit = item.unit;
}

/**
 * A sub-label like 其他资金 stands under two totals: the first one that was printed and has not had it yet. A label that
 * was served already and means nothing else is repeated: a heading.
 */
function chooseMeaning(walk: Walk, meanings: readonly LabelMeaning[]): LabelMeaning | null {
  const free = meanings.filter((meaning) => {
    if (meaning.kind === 'field') return !walk.seen.has(meaning.field.key);
    if (meaning.kind === 'section')
      return !walk.seen.has(meaning.key) && (meanings.length === 1 || !walk.named.has(meaning.key));
    return meaning.kind === 'heading' || meaning.kind === 'other';
  });
  const under = free.find(
    (meaning) => meaning.kind !== 'field' || !meaning.field.under || walk.seen.has(meaning.field.under),
  );
  return under ?? free[0] ?? null;
}
