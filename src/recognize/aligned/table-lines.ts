import type { ColumnKey, FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { readLabel } from '../grid/read-label.js';
import { type LabelMeaning, means } from '../label-meaning.js';
import { findLevel, levelIndex } from '../levels.js';
import { SIGNATURE } from '../marks.js';
import { lookOf, shapesOf } from './column-shapes.js';
import { type Borders, fitBorders, rangesFromBorders, rangesFromHeadings } from './columns.js';
import { byColumn, placeLines } from './place-words.js';
import type { BodyLine } from './rows.js';
import type { ColumnHead, TableHead } from './table-head.js';
import { type TextLine, textOf, toFragments, type Word } from './text-lines.js';
import { TABLE } from './tolerances.js';

/** The lines of the table below its head, with their words by column, and the first line that is no longer of it. */
export interface TableBody {
  readonly lines: readonly BodyLine[];
  readonly end: number;
}

/**
 * Takes the lines after the head apart by columns, page by page: columns drift from page to page. `beside` tells of the first columns,
 * where the form does not know them, which of its own their cells look like.
 */
export function readTableLines(
  lines: readonly TextLine[],
  heads: readonly TableHead[],
  form: FormDefinition,
  beside: readonly (ColumnKey | null)[] = [],
): TableBody {
  const [head] = heads;
  const shapes = shapesOf(
    head.columns.map(({ key }, at) => key ?? beside[at] ?? null),
    form,
  );
  const headLines = (index: number) => heads.some((each) => index >= each.first && index <= each.last);
  const body: BodyLine[] = [];
  let borders: Borders | null = null;
  let headings: readonly ColumnHead[] = head.columns;
  let end = lines.length;
  for (let page = head.page; page <= (lines.at(-1)?.page ?? 0); page++) {
    const printed = sameColumns(
      heads.find((each) => each.page === page),
      head,
    );
    if (printed) headings = printed;
    const all = lines.filter((line) => line.page === page && line.index > head.last && !headLines(line.index));
    const own = all.slice(0, tableEnd(all, headings, form));
    if (!printed && own.length > 0 && own.every((line) => footerLabel(line, form) !== null)) {
      body.push(...own.map((line) => footerBelow(line, head, form)));
    } else if (own.length > 0) {
      const ranges = printed
        ? rangesFromHeadings(headings)
        : rangesFromBorders(borders ?? headings.map(({ x0 }) => x0));
      borders = fitBorders(
        own.filter((line) => !isBar(line, head, form)),
        shapes,
        ranges,
      );
      if (!printed && !looksLikeRows(own, borders, head)) {
        end = own[0].index;
        break;
      }
      const placed = placeLines(own, borders, shapes);
      body.push(...own.map((line, i) => toBodyLine(line, placed[i], head, form)));
    }
    if (own.length < all.length) {
      end = all[own.length].index;
      break;
    }
  }
  return { lines: body, end };
}

/** `总分   100    97.85` alone on a page: no row tells the columns; from the right they are those of the last ones of the table, in doubt if too few or many. */
function footerBelow(line: TextLine, { columns }: TableHead, form: FormDefinition): BodyLine {
  const label = footerLabel(line, form) ?? [];
  const values = line.words.filter((word) => !label.includes(word));
  const places = flatMap(columns, ({ key }, i) => (key === 'weight' || key === 'score' ? [i + 1] : []));
  const first = places.length - values.length;
  const placed = [[], ...columns].map((_, at) => values.filter((_, i) => places[first + i] === at));
  const left = values.filter((_, i) => places[first + i] === undefined);
  return { line, columns: withLabel([left, ...placed.slice(1)], label), alone: true, mended: first !== 0 };
}

function toBodyLine(line: TextLine, placed: BodyLine['columns'], head: TableHead, form: FormDefinition): BodyLine {
  if (isBar(line, head, form)) {
    return { line, columns: placed.map((_, at) => (at === 1 ? line.words : [])), alone: true };
  }
  const label = footerLabel(line, form);
  return { line, columns: label ? withLabel(placed, label) : placed, alone: label !== null };
}

/** `产出指标` across the table, above the rows that it is the level of, where level 1 has no column. */
function isBar({ words }: TextLine, { columns }: TableHead, form: FormDefinition): boolean {
  if (columns.some(({ key }) => key === 'level1') || toFragments(words).length > 1) return false;
  return findLevel(textOf(words), levelIndex(form)).some(({ level }) => level === 1);
}

/** The headings that a page prints again, in the columns of the first head; null when one of them is missing. */
function sameColumns(printed: TableHead | undefined, head: TableHead): ColumnHead[] | null {
  const columns = flatMap(head.columns, ({ key }, i) => {
    const own = key ? printed?.columns.find((column) => column.key === key) : printed?.columns[i];
    return own ? [own] : [];
  });
  return columns.length === head.columns.length ? columns : null;
}

/** `1. 财政拨款收入：指…`, an entry of 名词解释 behind the table. */
const NUMBERING = /^[(（]?[\d一二三四五六七八九十]{1,3}[)）.．、]$/u;
const NOTE = /^(?:审核人?|注|说明|填表说明|其他.{0,6}说明.{0,6})\s*[:：(（]/u;
const LABELLED = /^([^:：]{2,12})[:：]/u;

/** A note under the table, or who filled the form in: a label of nothing in the table, with a colon. */
function isSignOff(text: string, form: FormDefinition): boolean {
  return NOTE.test(text) || SIGNATURE.test(text) || isLabelBelow(LABELLED.exec(text)?.[1] ?? '', form);
}

/** A label with a value: of the rows no cell reads like one. 说明 names a column, but in the place of a level a remark. */
function isLabelBelow(text: string, form: FormDefinition): boolean {
  return readLabel(text, form)?.meanings.every(isForeign) ?? false;
}

/** … or its first lines do: `偏差大或目标未` above `完成原因分析`. */
function beginsLabelBelow(lines: readonly TextLine[], at: number, form: FormDefinition): boolean {
  const next = lines.slice(at, at + MOST_LABEL_LINES);
  const isLabel = (texts: readonly string[]) =>
    texts.some((_, i) => isLabelBelow(texts.slice(0, i + 1).join(''), form));
  // one blank may stand between a label and the text beside it
  return (
    isLabel(next.map(({ words }) => textOf(toFragments(words)[0]?.words ?? []))) ||
    isLabel(next.map(({ words }) => words[0]?.text ?? ''))
  );
}

const MOST_LABEL_LINES = 3;

function isForeign(meaning: LabelMeaning): boolean {
  if (meaning.kind === 'field') return meaning.field.under === undefined;
  if (meaning.kind === 'column') return meaning.key === 'note' || meaning.key === 'explanation';
  return meaning.kind === 'section' || meaning.kind === 'other';
}

/** Number of lines up to what ends a table: a sentence over several columns, a title, a note, or the next label. */
function tableEnd(lines: readonly TextLine[], headings: readonly ColumnHead[], form: FormDefinition): number {
  const names = headings.find(({ key }) => key === 'level3')?.x0 ?? Number.POSITIVE_INFINITY;
  const lastFooter = lines.findLastIndex((line) => footerLabel(line, form) !== null);
  const end = lines.findIndex((line, at) => {
    if (line.words.length > 0 && isSignOff(textOf(line.words), form)) return true;
    const [first] = toFragments(line.words);
    if (!first || first.x0 >= names) return false;
    if (at > lastFooter && first.x0 < headings[0].x1 && beginsLabelBelow(lines, at, form)) return true;
    const opening = first.words.find(({ text }) => !NUMBERING.test(text)) ?? first.words[0];
    if (opening.text.length < TABLE.proseWord) return false;
    return headings.filter(({ x0, x1 }) => first.x0 <= x0 && first.x1 >= x1).length >= TABLE.proseColumns;
  });
  return end < 0 ? lines.length : withoutTitle(lines, end);
}

/** A title stands alone in the middle of its line, with room above, and what it is the title of follows. */
function withoutTitle(lines: readonly TextLine[], end: number): number {
  const title = lines[end - 1];
  if (!title || toFragments(title.words).length > 1) return end;
  const first = lines[end].words[0];
  const room = end === 1 || title.y - lines[end - 2].y > 1;
  return room && title.words[0].x0 > first.x0 ? end - 1 : end;
}

/** Whether lines of a page without a head go on with the table: most of what stands among the targets looks like one. */
function looksLikeRows(lines: readonly TextLine[], borders: Borders, { columns }: TableHead): boolean {
  const at = (key: string) => columns.findIndex((column) => column.key === key) + 1;
  const placed = lines.map((line) => byColumn(line, borders));
  const targets = placed.map((words) => words[at('target')]).filter((words) => words.length > 0);
  const fit = targets.filter((words) => lookOf(textOf(words)).target < TABLE.targetLook).length;
  return (
    fit > 0 && fit >= targets.length * TABLE.leastTargets && placed.some((words) => words[at('level3')].length > 0)
  );
}

/** The label of a footer, which may begin left of the first column, and whose characters may stand apart, is in one column. */
function withLabel(columns: readonly (readonly Word[])[], label: readonly Word[]): (readonly Word[])[] {
  const at = Math.max(
    1,
    columns.findIndex((words) => words.includes(label[0])),
  );
  return columns.map((words, c) => (c === at ? [...label] : []).concat(words.filter((word) => !label.includes(word))));
}

/** The words of the label with which a footer begins; null where none does. */
function footerLabel(line: TextLine, form: FormDefinition): readonly Word[] | null {
  const [first] = toFragments(line.words);
  const more = line.words.findIndex(({ text }) => text.length > 1 || /\d/u.test(text));
  const single = line.words.slice(0, more < 0 ? line.words.length : more);
  return (
    [first?.words ?? [], single].find(
      (words) => words.length > 0 && means(readLabel(words.map(({ text }) => text).join(''), form)?.meanings, 'footer'),
    ) ?? null
  );
}
