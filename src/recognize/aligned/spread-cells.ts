import type { ColumnKey, FormDefinition } from '../../model/form.js';
import type { Line } from '../../model/page.js';
import { findLabels } from '../flow/find-labels.js';
import { type Item, splitLine, startsLabel } from '../flow/items.js';
import { type Vocabulary, vocabularyOf } from '../flow/vocabulary.js';
import { mayBegin, normalizeLabel } from '../label.js';
import { columnIn, means, meansOnly } from '../label-meaning.js';
import { lookOf, shapesOf } from './column-shapes.js';
import type { ColumnShape } from './columns.js';
import { cheapestColumns } from './place-words.js';
import { SPREAD } from './tolerances.js';

/**
 * Some extractors print every visual line of a page with its cells joined by single blanks: the columns are lost, but
 * what stands beside what is kept. The cells of each line are moved apart, so that the same columns begin at the same
 * places again: above the table labels and values by their order, below its head by what the columns hold. Null for
 * forms with texts side by side or a money grid and for labels printed downwards, which are lost for good, and when the
 * lines do not show that they are such: labels are torn, with text of other cells between their lines.
 */
export function spreadCells(lines: readonly Line[], form: FormDefinition): Line[] | null {
  if (form.funds || form.sections.some(({ beside }) => beside)) return null;
  const vocabulary = vocabularyOf(form);
  const labels = lines.map(({ text }) => findLabels(text, vocabulary));
  const head = labels.findIndex((own) => headKeys(own, form) !== null);
  if (head < 0 || labels.slice(head).flat().some(takesValue)) return null;
  if (lines.slice(head).filter(({ text }) => /^\s*\S(?:\s|$)/u.test(text)).length > SPREAD.mostUpright) return null;
  const items = (line: Line, row: number) => splitLine(line, row, vocabulary);
  const upper = lines.slice(0, head).map(items);
  const parts = tornLabels(upper, vocabulary);
  const isTorn = [...parts.values()].some(({ apart }) => apart) || hasValueAround(upper) || hasTextAbove(upper);
  if (!isTorn) return null;
  const shapes = spreadShapes(headKeys(items(lines[head], head), form)!, form);
  return lines.map((line, row) => {
    if (row < head) return spreadHeader(line, upper[row], parts.get(row));
    return headKeys(labels[row], form) ? line : spreadRow(line, shapes);
  });
}

/** The columns of a head that stands on one line, from its labels or all of its items; null for any other line. */
function headKeys(items: readonly Pick<Item, 'meanings'>[], form: FormDefinition): (ColumnKey | null)[] | null {
  if (items.length === 0) return null;
  const keys = items.map(({ meanings }) => columnIn(meanings));
  const required = form.table?.columns.filter((column) => column.required) ?? [];
  return required.length > 0 && keys.includes('level3') && required.every(({ key }) => keys.includes(key))
    ? keys
    : null;
}

const ORNAMENT = /^[*★☆：:]+$/u;
const CUT_UNIT = /^(?:万?元)?[)）]/u;

function readsAsLabel(text: string, { meanings }: Vocabulary): boolean {
  const name = normalizeLabel(text);
  return meanings.has(name) || meanings.has(name.replace(/\(万?元\)$/u, ''));
}

interface TornPart {
  /** Which of the line's items is part of a label. */
  readonly at: number;
  /** Text of other cells stands between the parts. */
  readonly apart: boolean;
  /** Of a label that carries no value. */
  readonly heading: boolean;
}

/** A label's parts stand on lines at most so far from each other. */
const REACH = 4;

/** By line: the text that is a part of a label whose rest stands on another line. */
function tornLabels(items: readonly (readonly Item[])[], vocabulary: Vocabulary): Map<number, TornPart> {
  const parts = new Map<number, TornPart>();
  items.forEach((own, row) => {
    const first = own[0];
    if (!first || parts.has(row) || !(first.meanings || mayGoOn(first.text, vocabulary))) return;
    for (let below = row + 1; below < items.length && below - row <= REACH; below++) {
      const rest = items[below][0];
      if (!rest || rest.meanings || !isRest(first, rest, vocabulary)) continue;
      const apart = below > row + 1;
      const meanings = first.meanings ?? vocabulary.meanings.get(normalizeLabel(first.text + rest.text.split(' ')[0]));
      const heading = meansOnly(meanings, 'heading');
      if (!first.meanings) parts.set(row, { at: 0, apart, heading });
      parts.set(below, { at: 0, apart, heading });
      return;
    }
  });
  return parts;
}

function isRest(first: Item, rest: Item, vocabulary: Vocabulary): boolean {
  const text = rest.text.split(' ')[0];
  if (first.meanings) return ORNAMENT.test(text) || (/[(（]$/u.test(first.text) && CUT_UNIT.test(text));
  return readsAsLabel(first.text + text, vocabulary);
}

/** One word that a label begins with, or its ornament. */
function mayGoOn(text: string, vocabulary: Vocabulary): boolean {
  if (text.includes(' ') || !mayBegin(text, vocabulary.firsts)) return false;
  return startsLabel(text, vocabulary) || normalizeLabel(text) === '';
}

/** A label right behind another, with text on the lines above and below: the value of the first is wrapped around them. */
function hasValueAround(items: readonly (readonly Item[])[]): boolean {
  const isText = (own: readonly Item[] | undefined) => own?.length === 1 && own[0].meanings === null;
  return items.some(
    (own, row) =>
      own.some((item, i) => isField(item) && isField(own[i + 1])) && isText(items[row - 1]) && isText(items[row + 1]),
  );
}

/** A long text above the first label of a text, directly below labels that have their values. */
function hasTextAbove(items: readonly (readonly Item[])[]): boolean {
  const first = items.findIndex((own) => means(own[0]?.meanings, 'section'));
  let at = first - 1;
  while (at >= 0 && items[at].length === 1 && items[at][0].meanings === null) at--;
  const above = items[at];
  if (!above || above.length % 2 > 0) return false;
  const hasLong = items.slice(at + 1, first).some(([{ text }]) => text.length >= SPREAD.longText);
  return hasLong && above.every((item, i) => (item.meanings !== null) === (i % 2 === 0));
}

/** All labels with values stand above the table; a dump in another order prints some below. */
function takesValue({ meanings }: Pick<Item, 'meanings'>): boolean {
  return meansOnly(meanings, 'field', 'section');
}

function isField(item: Item | undefined): boolean {
  return means(item?.meanings, 'field');
}

interface Cell {
  readonly from: number;
  readonly text: string;
}

function cellsOf(line: Line, texts: readonly string[]): Cell[] {
  let at = 0;
  return texts.map((text) => {
    const from = line.text.indexOf(text, at);
    at = from + text.length;
    return { from, text };
  });
}

/** The line with each cell at its place, or behind the one before. */
function place(line: Line, cells: readonly Cell[], starts: readonly number[]): Line {
  let text = '';
  cells.forEach((cell, i) => {
    text = text.padEnd(starts[i], ' ');
    if (text.length > starts[i]) text += '  ';
    text += cell.text;
  });
  return { ...line, text };
}

function columnStart(column: number): number {
  return SPREAD.margin + SPREAD.column * column;
}

/** Labels and values in turn; text without a label before it stands under the value of the first. */
function spreadHeader(line: Line, items: readonly Item[], torn: TornPart | undefined): Line {
  const texts: string[] = [];
  const starts: number[] = [];
  let slot = -1;
  items.forEach((item, i) => {
    const words = torn?.at === i ? splitFirst(item.text) : [item.text];
    words.forEach((text, w) => {
      const isLabel = item.meanings !== null || (torn?.at === i && w === 0);
      if (isLabel) slot++;
      texts.push(text);
      const own = meansOnly(item.meanings, 'heading') ?? (torn?.at === i && torn.heading);
      const heading = slot <= 0 && own;
      const inSlot = isLabel ? (heading ? 0 : SPREAD.label) : SPREAD.value;
      starts.push(Math.max(0, slot) * SPREAD.slot + inSlot);
    });
  });
  return place(line, cellsOf(line, texts), starts);
}

function splitFirst(text: string): string[] {
  const at = text.indexOf(' ');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1).trim()];
}

/** Without places, the looks of names have to tell more. */
function spreadShapes(keys: readonly (ColumnKey | null)[], form: FormDefinition): ColumnShape[] {
  const look = (text: string) => lookOf(text).level3;
  return shapesOf(keys, form).map((shape, c) => (keys[c - 1] === 'level3' ? { look, single: true } : shape));
}

/** The words of a line below the head, by the cheapest way through the columns. */
function spreadRow(line: Line, shapes: readonly ColumnShape[]): Line {
  const words = line.text.trim().split(/\s+/u);
  const stay = (c: number) => (shapes[c].single ? SPREAD.staySingle : SPREAD.stay);
  const look = (i: number, c: number) => shapes[c].look(words[i]);
  const { way: at } = cheapestColumns(
    words.length,
    shapes.length,
    (c) => look(0, c),
    (i, p, c) => look(i, c) + (p === c ? stay(c) : 0),
  );
  let text = '';
  words.forEach((word, i) => {
    text = at[i] === at[i - 1] ? `${text} ` : text.padEnd(at[i] === 0 ? 0 : columnStart(at[i] - 1), ' ');
    text += word;
  });
  return { ...line, text };
}
