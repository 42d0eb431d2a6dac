import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FieldDefinition, FormDefinition } from '../../model/form.js';
import type { Piece } from '../../model/page.js';
import type { RawValue } from '../../model/raw-form.js';
import { joinLines } from '../../rebuild/join-lines.js';
import type { Item } from './items.js';
import { looksLike, MOST_VALUE_LINES } from './value-looks.js';
import type { LabelMeaning } from './vocabulary.js';

/** A run of narrative lines and the sections that it may belong to, in printed order. */
export interface NarrativeRun {
  readonly sections: string[];
  readonly items: Item[];
}

/** What the header of a form in a flow dump says; filled by one walk over its items. */
export interface HeaderReading {
  readonly values: Record<string, RawValue>;
  readonly labels: Piece[];
  readonly leftovers: Item[];
  readonly runs: NarrativeRun[];
  /** Labels that were printed and got no value yet, in order. */
  readonly openFields: OpenField[];
  readonly openSections: string[];
  readonly diagnostics: Diagnostic[];
}

interface OpenField {
  readonly field: FieldDefinition;
  readonly item: Item;
}

interface Walk extends HeaderReading {
  readonly form: FormDefinition;
  readonly seen: Map<string, number>;
  unit: '元' | '万元' | undefined;
}

/** Labels and the text that follows them up to the next label. */
interface Group {
  readonly labels: readonly Item[];
  readonly texts: readonly Item[];
}

/**
 * Reads label/value pairs and gathers narrative runs. A value follows its label, on its line or below; labels that are
 * followed by other labels stay open, and text that comes later is offered to them in order.
 */
export function readHeader(items: readonly Item[], form: FormDefinition): HeaderReading {
  const walk: Walk = {
    form,
    values: {},
    labels: [],
    leftovers: [],
    runs: [],
    openFields: [],
    openSections: [],
    diagnostics: [],
    seen: new Map(),
    unit: undefined,
  };
  for (const group of groupItems(items)) readGroup(walk, group);
  return walk;
}

function groupItems(items: readonly Item[]): Group[] {
  const groups: { labels: Item[]; texts: Item[] }[] = [{ labels: [], texts: [] }];
  for (const item of items) {
    let group = groups[groups.length - 1];
    if (item.meanings && group.texts.length > 0) {
      group = { labels: [], texts: [] };
      groups.push(group);
    }
    (item.meanings ? group.labels : group.texts).push(item);
  }
  return groups;
}

function readGroup(walk: Walk, { labels, texts }: Group): void {
  for (const label of labels) openLabel(walk, label);
  if (texts.length === 0) return;
  const last = labels[labels.length - 1];
  let rest = [...texts];
  if (last && texts[0].sameLine) rest = takeInline(walk, last, rest);
  else rest = takeBelow(walk, last, rest);
  if (rest.length === 0) return;
  if (walk.openSections.length > 0) addRun(walk, rest);
  else walk.leftovers.push(...rest);
}

/** The value on the label's own line. A section's text goes on in the lines below; a name may be wrapped once or twice. */
function takeInline(walk: Walk, label: Item, texts: Item[]): Item[] {
  const open = walk.openFields.at(-1);
  if (open?.item !== label) {
    if (!isOpenSection(walk, label)) return texts;
    walk.runs.push({ sections: [walk.openSections.pop()!], items: texts });
    return [];
  }
  let count = 1;
  while (count < texts.length && texts[count].sameLine) count++;
  const tail = texts.slice(count);
  if (open.field.type === 'text' && isContinuation(walk, tail)) count = texts.length;
  setValue(walk, open, texts.slice(0, count));
  walk.openFields.pop();
  return texts.slice(count);
}

/** A short run between an inline value and the next label is the rest of that value. */
function isContinuation(walk: Walk, tail: readonly Item[]): boolean {
  if (tail.length === 0 || tail.length > 2) return false;
  if (walk.openSections.length > 0) return false;
  return tail.every((item) => item.text.length <= 30 && looksLike('text', item.text));
}

function isOpenSection(walk: Walk, label: Item): boolean {
  const key = walk.openSections.at(-1);
  return (
    key !== undefined && (label.meanings ?? []).some((meaning) => meaning.kind === 'section' && meaning.key === key)
  );
}

/** Values below their labels: one open label takes what looks like its value, several are served in order. */
function takeBelow(walk: Walk, last: Item | undefined, texts: Item[]): Item[] {
  if (last && isOpenSection(walk, last)) return texts;
  const open = walk.openFields.filter((field) => field.item.row >= 0);
  if (open.length === 0) return texts;
  const direct = open.at(-1)!;
  if (direct.item === last) return serveDirect(walk, direct, texts);
  return serveInOrder(walk, texts);
}

function serveDirect(walk: Walk, open: OpenField, texts: Item[]): Item[] {
  const count = valueLines(open.field, texts);
  if (count === 0) return serveInOrder(walk, texts);
  walk.openFields.pop();
  setValue(walk, open, texts.slice(0, count));
  const rest = texts.slice(count);
  return rest.length > 0 && walk.openFields.length > 0 ? serveInOrder(walk, rest) : rest;
}

/** How many of these lines are the value: wrapped text takes several, all other types one (or a number and its broken tail). */
function valueLines(field: FieldDefinition, texts: readonly Item[]): number {
  if (!looksLike(field.type, texts[0].text)) return 0;
  if (field.type !== 'text' && field.type !== 'choice') return 1;
  let count = 1;
  while (count < texts.length && count < MOST_VALUE_LINES && looksLike('text', texts[count].text)) count++;
  return count;
}

/** Open labels from further up get the lines that look like their values, first come first served, each with a warning. */
function serveInOrder(walk: Walk, texts: Item[]): Item[] {
  const rest: Item[] = [];
  for (const item of texts) {
    const at = walk.openFields.findIndex(({ field }) => looksLike(field.type, item.text) && typeFits(field, item.text));
    if (at < 0 || item.text.length > 40) {
      rest.push(item);
      continue;
    }
    const [open] = walk.openFields.splice(at, 1);
    setValue(walk, open, [item]);
    walk.diagnostics.push(
      diagnostic('value-inferred', placeOf(open.field.key, item), { value: item.text, label: open.item.text }),
    );
  }
  return rest;
}

/** A number is no name, although it would pass as text. */
function typeFits(field: FieldDefinition, text: string): boolean {
  if (field.type !== 'text' && field.type !== 'choice') return true;
  return !looksLike('money', text) && !looksLike('date', text);
}

function placeOf(field: string, item: Item) {
  return { field, page: item.pieces[0].page, line: item.pieces[0].line };
}

function addRun(walk: Walk, items: Item[]): void {
  walk.runs.push({ sections: walk.openSections.splice(0), items });
}

function setValue(walk: Walk, { field, item }: OpenField, items: readonly Item[]): void {
  const pieces = items.flatMap((each) => each.pieces);
  const text = joinLines(items.map((each) => each.text));
  walk.values[field.key] = { text, pieces, unit: item.unit ?? walk.unit };
}

function openLabel(walk: Walk, item: Item): void {
  walk.labels.push(...item.pieces);
  const meaning = chooseMeaning(walk, item.meanings!);
  if (!meaning || meaning.kind === 'heading') {
    if (item.unit) walk.unit = item.unit;
    return;
  }
  if (meaning.kind === 'section') {
    if (walk.values[meaning.key] || walk.openSections.includes(meaning.key)) repeated(walk, meaning.key, item);
    else walk.openSections.push(meaning.key);
  } else if (meaning.kind === 'field') {
    walk.seen.set(meaning.field.key, (walk.seen.get(meaning.field.key) ?? 0) + 1);
    walk.openFields.push({ field: meaning.field, item });
  }
}

function repeated(walk: Walk, key: string, item: Item): void {
  walk.diagnostics.push(diagnostic('label-repeated', placeOf(key, item), { label: item.text }));
}

/**
 * A sub-label like 其他资金 stands under two totals: the first one that was printed and has not had it yet. A label that
 * was served already and means nothing else is repeated.
 */
function chooseMeaning(walk: Walk, meanings: readonly LabelMeaning[]): LabelMeaning | null {
  const free = meanings.filter((meaning) => {
    if (meaning.kind === 'field') return !walk.seen.has(meaning.field.key);
    return meaning.kind === 'section' || meaning.kind === 'heading';
  });
  const under = free.filter(
    (meaning) => meaning.kind !== 'field' || !meaning.field.under || walk.seen.has(meaning.field.under),
  );
  return under[0] ?? free[0] ?? null;
}
