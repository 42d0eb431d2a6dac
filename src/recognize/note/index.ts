import type { FieldDefinition, FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import type { RawForm, RawValue } from '../../model/raw-form.js';
import { joinLines } from '../../rebuild/index.js';
import { cutPiece } from '../cut-piece.js';
import { isPageNumber } from '../grid/title-rows.js';
import { type NoteHeading, parseNoteHeading } from './note-heading.js';
import { isFullLine, measureNote, type NoteMeasure, noteParagraphs } from './note-text.js';
import { type NoteTitle, parseNoteTitle } from './note-title.js';

/** A title is a note's only when at least so many of the form's headings follow it. */
const HEADINGS_THAT_DECIDE = 2;
/** Lines of one block stand no further apart than this, in line heights. */
const LINE_SPACING = 1.5;

interface Heading extends NoteHeading {
  readonly at: number;
}

/**
 * Finds forms that have no table: a title that names the project, then numbered headings with their texts. For lines of
 * a page and of a dump alike.
 * @param lines lines that belong to no other form, in reading order
 * @returns the notes, and the lines that belong to none
 */
export function takeNotes(
  lines: readonly Piece[],
  forms: readonly FormDefinition[],
): { forms: RawForm[]; rest: Piece[] } {
  const withoutTable = forms.filter((form) => form.table === null);
  const titles = flatMap(lines, (line, at) => {
    const title = parseNoteTitle(line.text, withoutTable);
    return title ? [{ ...title, at }] : [];
  });
  const found: RawForm[] = [];
  const rest: Piece[] = [];
  let done = 0;
  titles.forEach((title, i) => {
    const next = titles[i + 1]?.at ?? lines.length;
    const headings = readHeadings(lines, title.at + 1, next, title.form);
    if (headings.filter((heading) => heading.key).length < HEADINGS_THAT_DECIDE) return;
    const end = endOfNote(lines, headings[headings.length - 1].at, next);
    rest.push(...lines.slice(done, title.at));
    found.push(
      readNote(lines.slice(title.at, end), title, readHeadings(lines, title.at + 1, end, title.form), title.at),
    );
    done = end;
  });
  return { forms: found, rest: [...rest, ...lines.slice(done)] };
}

function readHeadings(lines: readonly Piece[], from: number, to: number, form: FormDefinition): Heading[] {
  const headings: Heading[] = [];
  for (let at = from; at < to; at++) {
    const heading = parseNoteHeading(lines[at].text, form, (headings.at(-1)?.number ?? 0) + 1);
    if (heading) headings.push({ ...heading, at });
  }
  return headings;
}

/** The last section has no heading after it: it ends with its page, and in a dump with its paragraph. */
function endOfNote(lines: readonly Piece[], lastHeading: number, next: number): number {
  const measure = measureNote(lines.slice(Math.max(0, lastHeading - 20), Math.min(next, lastHeading + 2)));
  let end = Math.min(lastHeading + 2, next);
  while (end < next) {
    const [before, line] = [lines[end - 1], lines[end]];
    const goesOn = isFullLine(before, measure) || followsClosely(before, line, measure);
    if (!goesOn && !/^\s*[(（]?\d{1,2}[)）、.．]/u.test(line.text)) break;
    end++;
  }
  return end;
}

/** The next line of the same block on a page; a dump does not tell. */
function followsClosely(before: Piece, line: Piece, { unit }: NoteMeasure): boolean {
  if (!before.box || !line.box || before.page !== line.page) return false;
  return line.box[1] - before.box[3] < LINE_SPACING * unit;
}

function readNote(lines: readonly Piece[], title: NoteTitle, headings: readonly Heading[], offset: number): RawForm {
  const { form } = title;
  const values: Record<string, RawValue> = { [title.key]: { text: title.value, pieces: [lines[0]] } };
  const labels: Piece[] = [];
  const unplaced: Piece[] = [];
  const measure = measureNote(lines.slice(1));
  headings.forEach(({ at, key, length }, i) => {
    const line = lines[at - offset];
    const tail = cutPiece(line, length, line.text.length);
    labels.push(cutPiece(line, 0, length));
    const below = lines.slice(at - offset + 1, (headings[i + 1]?.at ?? offset + lines.length) - offset);
    const text = [...(tail.text.trim() === '' ? [] : [tail]), ...below];
    labels.push(...text.filter(isPageNumber));
    const pieces = text.filter((piece) => !isPageNumber(piece));
    if (!key || key in values) unplaced.push(...pieces);
    else if (pieces.length > 0) values[key] = sectionValue(pieces, key, form, measure);
  });
  unplaced.unshift(...lines.slice(1, (headings[0]?.at ?? offset + lines.length) - offset));
  const all = { ...statedAmounts(values, form), ...values };
  return {
    definition: form,
    title: title.title,
    year: null,
    values: all,
    rows: [],
    funds: [],
    labels,
    unplaced,
    diagnostics: [],
  };
}

function sectionValue(pieces: readonly Piece[], key: string, form: FormDefinition, measure: NoteMeasure): RawValue {
  const isSection = form.sections.some((section) => section.key === key);
  return { text: isSection ? noteParagraphs(pieces, measure) : joinLines(pieces.map((piece) => piece.text)), pieces };
}

function statedAmounts(values: Readonly<Record<string, RawValue>>, form: FormDefinition): Record<string, RawValue> {
  const stated = flatMap(form.fields, (field) => {
    const text = field.within ? values[field.within]?.text : undefined;
    const amount = text ? amountWithin(text, field) : null;
    return amount ? [[field.key, amount] as const] : [];
  });
  return Object.fromEntries(stated);
}

const LINK = '(?:总额|资金|金额|经费|合计|共计|安排|约|为|是|共|[:：,，\\s])*';
const AMOUNT = '([\\d,，]+(?:\\.\\d+)?\\s*(?:亿元?|万元?|元))';

/** An amount right behind a label of the field: `2025年度项目总预算1720.00万`; null for none, or different ones. */
function amountWithin(text: string, { labels }: FieldDefinition): RawValue | null {
  for (const label of labels) {
    const found = [...text.matchAll(new RegExp(escapeRegExp(label) + LINK + AMOUNT, 'gu'))].map((match) => match[1]);
    if (new Set(found).size === 1) return { text: found[0], pieces: [] };
    if (found.length > 1) return null;
  }
  return null;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
