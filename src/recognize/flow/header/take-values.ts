import type { FieldDefinition, FieldType } from '../../../model/form.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { doubt } from '../../doubt.js';
import { PAIR, WRAP_SLACK } from '../../tolerances.js';
import type { Item } from '../items.js';
import { isTotal } from './pair-values.js';
import { isBrokenNumber, looksLike } from './value-looks.js';
import { joinMisfit, valueMisfit } from './value-misfit.js';
import { type OpenField, setValue, type Walk } from './walk.js';
import { wrappedLines } from './wrapped-lines.js';

export function firstLine({ pieces }: Item): number {
  return pieces[0].line ?? 0;
}

export function lastLine({ pieces }: Item): number {
  return pieces[pieces.length - 1].line ?? 0;
}

/** Takes the values of open labels off the front of the texts; what is left is narrative or fits nowhere. */
export function takeValues(walk: Walk, last: Item | undefined, texts: Item[]): Item[] {
  if (texts.length === 0 || !last) return texts;
  if (isOpenSection(walk, last)) {
    if (!texts[0].sameLine) return texts;
    walk.runs.push({ sections: [walk.openSections.pop()!], items: texts });
    return [];
  }
  const open = walk.openFields.at(-1);
  const rest = texts.slice(open?.item === last ? takeValue(walk, open, texts) : 0);
  walk.stray.push(...rest);
  return rest;
}

/** Gives the label that was read last its value; returns how many of the texts behind it that is. */
function takeValue(walk: Walk, open: OpenField, texts: readonly Item[]): number {
  const total = texts[0].sameLine ? null : totalBefore(walk, open);
  const count = texts[0].sameLine ? inlineLines(walk, open, texts) : valueLines(walk, open, texts);
  if (count === 0) return 0;
  if (total) {
    walk.openFields.splice(walk.openFields.indexOf(total), 1);
    setValue(walk, total, texts.slice(0, count));
    warnValue(walk, total.field!.key);
    return count;
  }
  walk.openFields.pop();
  const below = isLastLine(walk, open, texts, count) ? 1 : 0;
  setValue(walk, open, [...walk.above, ...texts.slice(0, count + below)]);
  walk.above = [];
  if (below > 0) warnValue(walk, open.field!.key);
  else if (texts[0].sameLine) return count + takeBeside(walk, open, texts, count);
  else warnOpposite(walk, open);
  return count + below;
}

/** `项目总预算` / `同名项目上年预算额` / `3,500,000.00`: of two labels with one amount the total has it. */
function totalBefore(walk: Walk, { field, item }: OpenField): OpenField | null {
  if (field?.type !== 'money' || isTotal(field)) return null;
  const at = walk.order.get(item)!;
  const isNear = (other: OpenField) =>
    other.field !== null && isTotal(other.field) && walk.order.get(other.item)! >= at - COLUMN;
  return walk.openFields.find(isNear) ?? null;
}

/** The next line, maybe behind a blank one. */
const NEXT_LINE = 2;

/** `项目名称： 馆藏民国档案` / `项目类别： 经常性专项` / `数字化`: a line below two values may be of either. Returns the lines of the first. */
function takeBeside(walk: Walk, { field, item }: OpenField, texts: readonly Item[], count: number): number {
  const beside = walk.inline;
  const value = texts.slice(0, count);
  const wraps = value.some((line) => !line.sameLine);
  walk.inline = field && isText(field.type) && !wraps ? { field, line: lastLine(item), label: item, value } : null;
  if (!field || !isBeside(beside, item)) return 0;
  const isRest = !wraps && texts.length === count + 1 && goesOnIn(walk, beside, texts[count]);
  if (isRest) setValue(walk, { field: beside.field, item: beside.label }, [...beside.value, texts[count]]);
  if (wraps || isRest) for (const { key } of [beside.field, field]) warnValue(walk, key);
  return isRest ? 1 : 0;
}

type Inline = NonNullable<Walk['inline']>;

function isBeside(inline: Inline | null, label: Item): inline is Inline {
  return inline !== null && firstLine(label) <= inline.line + NEXT_LINE;
}

function goesOnIn(walk: Walk, { field, value }: Inline, line: Item): boolean {
  const lines = [value[value.length - 1], line];
  return wrappedLines(lines, walk.gaps) === 2 && fittingLines(field, lines, 2) === 2;
}

/** A value that is narrower than the one beside it does not fill its cell, so the line below both is the other's; not what it lacks (`2025年-20` / `26年`). */
function isRestOfWider(walk: Walk, { field, item }: OpenField, texts: readonly Item[], count: number): boolean {
  const { inline } = walk;
  if (!isBeside(inline, item) || texts.length !== count + 1) return false;
  const wide = displayWidth(inline.value[inline.value.length - 1].text);
  const own = joinLines(texts.slice(0, count).map(({ text }) => text));
  if (joinMisfit(own, texts[count].text, field) < 0) return false;
  return displayWidth(texts[count - 1].text) < wide - WRAP_SLACK && goesOnIn(walk, inline, texts[count]);
}

function warnValue(walk: Walk, key: string): void {
  walk.diagnostics.push(doubt('value-inferred', key, walk.values[key]));
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
function inlineLines(walk: Walk, open: OpenField, texts: readonly Item[]): number {
  const { field } = open;
  let count = 1;
  while (count < texts.length && texts[count].sameLine) count++;
  if (isBrokenNumber(texts[count - 1].text, texts[count]?.text)) return count + 1;
  if (isRestOfWider(walk, open, texts, count)) return count;
  const wraps = isText(field?.type ?? 'text') && walk.openSections.length === 0;
  const lines = texts.slice(count - 1);
  return wraps ? count - 1 + fittingLines(field, lines, wrappedLines(lines, walk.gaps)) : count;
}

/** How many lines below its label are the value: wrapped text takes several, a number one (or two where it was broken). */
function valueLines(walk: Walk, { field }: OpenField, texts: readonly Item[]): number {
  const type = field?.type ?? 'text';
  if (!looksLike(type, texts[0].text) || (field && valueMisfit(texts[0].text, field) >= PAIR.noText)) return 0;
  if (isText(type)) return fittingLines(field, texts, wrappedLines(texts, walk.gaps));
  return isBrokenNumber(texts[0].text, texts[1]?.text) ? 2 : 1;
}

/** Of so many lines those behind which none makes a worse value of it: `防灾指挥中心` / `政拨款`. */
function fittingLines(field: FieldDefinition | null, texts: readonly Item[], most: number): number {
  const textOf = (lines: readonly Item[]) => joinLines(lines.map(({ text }) => text));
  let count = 1;
  while (count < most && joinMisfit(textOf(texts.slice(0, count)), texts[count].text, field) <= 0) count++;
  return count;
}

function isText(type: FieldType): boolean {
  return type === 'text' || type === 'choice';
}

/** `项目` / (blank) / `项目类别` / `其他运转类`: a line behind a blank one is the value's last all the same where no label waits for it. */
function isLastLine(walk: Walk, { field }: OpenField, texts: readonly Item[], count: number): boolean {
  if (walk.gaps.kind !== 'block' || texts.length <= count || !isText(field?.type ?? 'money')) return false;
  const [first, last] = [texts[0], texts[count]];
  const narrow = displayWidth(last.text) <= displayWidth(first.text);
  const before = joinLines(texts.slice(0, count).map(({ text }) => text));
  const misfit = joinMisfit(before, last.text, field);
  if (!narrow || misfit > 0 || !looksLike('text', last.text)) return false;
  // the value is none without
  if (misfit < 0) return true;
  const isOnly = texts.length === count + 1 && walk.nextServed;
  return isOnly && walk.openFields.length === 0 && walk.openSections.length === 0;
}

const LONGEST_NAME = 40;

/** A number is no name, although it would pass as text; and a long line is none either. */
export function fits({ type }: FieldDefinition, text: string): boolean {
  if (!looksLike(type, text)) return false;
  if (!isText(type)) return true;
  return text.length <= LONGEST_NAME && !looksLike('money', text) && !looksLike('date', text);
}
