import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Line, Piece } from '../../model/page.js';
import { fieldsIn, means } from '../label-meaning.js';
import { parseTitle, parseYearLine } from '../title.js';
import { findLabels } from './find-labels.js';
import { footLines } from './foot.js';
import { isFurniture, isPageNumber, repeatedFields } from './furniture.js';
import { wholePiece } from './items.js';
import { type Vocabulary, vocabularyOf } from './vocabulary.js';

/** What stands around the cells of a form. */
export interface Frame {
  readonly title: string | null;
  readonly year: number | null;
  readonly labels: Piece[];
  /** Who filled the form in, and remarks on it. */
  readonly foot: readonly Piece[];
  /** The lines that remain: no title, year, page furniture or foot. */
  readonly lines: readonly Line[];
  readonly behind: Behind;
}

/** Lines (1-based, of the dump) that stood right behind the year, and right behind the number of a page. */
export type Behind = Readonly<Record<'year' | 'number', ReadonlySet<number>>>;

/** Takes title, year line and page numbers off. What is printed again on a later page is furniture as well. */
export function readFrame(lines: readonly Line[], form: FormDefinition): Frame {
  const vocabulary = vocabularyOf(form);
  const repeated = repeatedFields(lines, vocabulary);
  const own = [form];
  const heads = withoutCells(
    lines.map(({ text }, at) => headOf(text, own, lines[at + 1]?.text)),
    lines,
    vocabulary,
  );
  const isFrame = (line: Line, at: number) => heads[at] !== null || repeated.has(line) || isFurniture(lines, at);
  const rest = lines.filter((line, at) => !isFrame(line, at));
  const foot = footLines(rest, vocabulary);
  return {
    ...titleAndYear(heads, lines, vocabulary),
    labels: lines.filter(isFrame).map(wholePiece),
    foot: [...foot].reverse().map(wholePiece),
    lines: rest.filter((line) => !foot.has(line)),
    behind: {
      year: linesBehind(lines, (at) => heads[at]?.year != null),
      number: linesBehind(lines, (at) => isPageNumber(lines[at].text)),
    },
  };
}

function linesBehind(lines: readonly Line[], isOne: (at: number) => boolean): ReadonlySet<number> {
  return new Set(flatMap(lines, ({ line }, at) => (at > 0 && line !== null && isOne(at - 1) ? [line] : [])));
}

interface Head {
  readonly title: string | null;
  readonly year: number | null;
}

/** Stands alone above a year in another script: `（` / `2020 年度）`. */
const BRACKET = /^\s*[(（]\s*$/u;
const YEAR_BELOW = /^\s*(?:19|20)\d\d/u;

function headOf(text: string, forms: readonly FormDefinition[], below = ''): Head | null {
  const title = parseTitle(text, forms);
  if (title) return title;
  const year = parseYearLine(text);
  return year !== null || (BRACKET.test(text) && YEAR_BELOW.test(below)) ? { title: null, year } : null;
}

const IN_BRACKETS = /[(（)）]/u;
/** A year stands so many lines from its title, or nearer. */
const NEAR_TITLE = 2;

/**
 * `2024年`, without brackets and far from a title, is a cell of the table below its head: when something is due. In a form that says
 * its year elsewhere and asks for its period, 项目期, it is that.
 */
function withoutCells(
  heads: readonly (Head | null)[],
  lines: readonly Line[],
  vocabulary: Vocabulary,
): readonly (Head | null)[] {
  const isCell = (head: Head | null, at: number) =>
    head !== null &&
    head.year !== null &&
    head.title === null &&
    !IN_BRACKETS.test(lines[at].text) &&
    !heads.slice(Math.max(0, at - NEAR_TITLE), at + NEAR_TITLE + 1).some((other) => other?.title) &&
    (lines.slice(0, at).some(({ text }) => isColumn(text, vocabulary)) ||
      (heads.some((other, i) => i !== at && other && other.year !== null) &&
        lines.some(({ text }) => asksPeriod(text, vocabulary))));
  return heads.map((head, at) => (isCell(head, at) ? null : head));
}

function isColumn(text: string, vocabulary: Vocabulary): boolean {
  return findLabels(text, vocabulary).some(({ meanings }) => means(meanings, 'column'));
}

function asksPeriod(text: string, vocabulary: Vocabulary): boolean {
  return findLabels(text, vocabulary).some(({ meanings }) =>
    fieldsIn(meanings).some(({ key }) => key === 'projectPeriod'),
  );
}

/**
 * Of several titles before the table the last is the form's, which may be drawn after labels: `一、项目绩效目标表` over it heads
 * a chapter. One that was printed before is a running head. The year is the first from the title on, or the first at all.
 */
function titleAndYear(heads: readonly (Head | null)[], lines: readonly Line[], vocabulary: Vocabulary): Head {
  const titles = flatMap(heads, (head, at) =>
    head?.title && heads.findIndex((each) => each?.title === head.title) === at ? [at] : [],
  );
  const isBeforeTable = (at: number) => !lines.slice(titles[0], at).some(({ text }) => isColumn(text, vocabulary));
  const title = titles.findLast((at, i) => i === 0 || isBeforeTable(at)) ?? 0;
  const years = flatMap(heads, (head, at) => (head && head.year !== null ? [{ at, year: head.year }] : []));
  const year = years.find(({ at }) => at >= title) ?? years[0];
  return { title: heads[title]?.title ?? null, year: year?.year ?? null };
}
