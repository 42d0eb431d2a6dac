import type { FormDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { means } from '../../label-meaning.js';
import { UNTANGLE } from '../../tolerances.js';
import { meaningsOf } from '../vocabulary.js';
import type { Word } from './torn-names.js';

/** A label of a row and the lines of its value. */
interface Cell {
  readonly label: Word;
  readonly value: Word[];
}

/**
 * Rows without a label that stand beside rows of labels and values hold the other lines of values: they are dealt out, the
 * first lines to labels without a value, later ones to the values that are long enough to be wrapped. Such rows are
 * taken apart, one line a cell; all others stay.
 */
export function dealValues(rows: readonly (readonly Word[])[], form: FormDefinition): Word[][] {
  const end = rows.findIndex((row) => row.some((word) => isSection(word, form)));
  const cells = rows.map((row, at) => (end >= 0 && at >= end ? null : cellsOf(row, form)));
  const loose = rows.map((row, at) => (end < 0 || at < end) && isLoose(row, form));
  const dealt = new Set<number>();
  const touched = new Set<readonly Cell[]>();
  rows.forEach((row, at) => {
    if (!loose[at]) return;
    const below = cells[at + 1];
    const above = cells[at - 1] ?? (loose[at - 1] ? cells[at - 2] : null);
    const empty = below?.filter(isEmpty) ?? [];
    const open = empty.length >= row.length ? empty : (above?.filter(isOpen) ?? []);
    const into = open === empty ? empty : wrapped(open, row);
    if (into.length < row.length) return;
    const guessed = open.length > row.length;
    for (const [i, word] of row.entries()) into[i].value.push({ ...word, guessed });
    dealt.add(at);
    touched.add(empty.length >= row.length ? below! : above!);
  });
  return flatMap(rows, (row, at) => {
    if (dealt.has(at)) return [];
    const own = cells[at];
    return own && touched.has(own)
      ? flatMap(own, ({ label, value }) => [[label], ...value.map((word) => [word])])
      : [[...row]];
  });
}

function isSection({ text }: Word, form: FormDefinition): boolean {
  return means(meaningsOf(text, form), 'section');
}

/** A label, and no mere heading. */
export function isLabel({ text }: Word, form: FormDefinition): boolean {
  return meaningsOf(text, form).some(({ kind }) => kind !== 'heading');
}

const PAGE_NUMBER = /^[-—第]?\s*\d+(?:\s*[-—页/].*)?$/u;

function isLoose(row: readonly Word[], form: FormDefinition): boolean {
  return row.length > 0 && row.every(({ text }) => meaningsOf(text, form).length === 0 && !PAGE_NUMBER.test(text));
}

/** A box of several to be ticked. */
export const OPTION = /[□☐√☑✓■]/u;

/** Labels and values in turn, a value of one word each or of boxes, or label and value as one; null for any other row. */
function cellsOf(row: readonly Word[], form: FormDefinition): Cell[] | null {
  const cells: Cell[] = [];
  for (const word of row) {
    const last = cells.at(-1);
    if (isLabel(word, form) || holdsValue(word, form)) cells.push({ label: word, value: [] });
    else if (last && isEmpty(last)) last.value.push(word);
    else if (last && OPTION.test(word.text) && last.value.some(({ text }) => OPTION.test(text))) last.value.push(word);
    else return null;
  }
  return cells.length > 0 ? cells : null;
}

/** `项目类别：经常性项目` */
const LABEL_AND_VALUE = /^(?<label>[^:：]+)[:：]./u;

function holdsValue(word: Word, form: FormDefinition): boolean {
  const label = LABEL_AND_VALUE.exec(word.text)?.groups?.label;
  return label !== undefined && isLabel({ ...word, text: label }, form);
}

function isEmpty({ label, value }: Cell): boolean {
  return value.length === 0 && !LABEL_AND_VALUE.test(label.text);
}

const FIGURES = /^[\d,.\-/—年月日]+$/u;

/** The value may go on on another line; it does where it began above its label. */
function isOpen({ label, value }: Cell): boolean {
  if (value.length === 1 && value[0].row < label.row) return true;
  return value.length > 0 && !FIGURES.test(value[0].text) && !UNTANGLE.wholeValue.test(value[0].text);
}

/** The values that go on in this row, in their order: those that began above their label, those that it makes whole, else the longest ones. */
function wrapped(open: readonly Cell[], row: readonly Word[]): readonly Cell[] {
  const rank = ({ label, value }: Cell) =>
    displayWidth(value[0].text) +
    (value[0].row < label.row ? UNTANGLE.beganAbove : 0) +
    (row.some(({ text }) => UNTANGLE.wholeValue.test(value[0].text + text)) ? UNTANGLE.madeWhole : 0);
  const least = open.map(rank).sort((a, b) => b - a)[row.length - 1] ?? 0;
  return open.filter((cell) => rank(cell) >= least).slice(0, row.length);
}
