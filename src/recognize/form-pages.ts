import type { FormDefinition } from '../model/form.js';
import { flatMap } from '../model/group.js';
import type { Page } from '../model/page.js';
import { piecesFromLine, visualLines } from '../rebuild/index.js';
import { lacksColumns } from './grid/header.js';
import { PAGES_BEFORE_TABLE } from './grid/region-start.js';
import { normalizeLabel } from './label.js';
import { parseNoteHeading } from './note/note-heading.js';
import { parseNoteTitle } from './note/note-title.js';
import { parseTitle } from './title.js';

/** Numbers that a heading of a note can have. */
const HEADING_NUMBERS = Array.from({ length: 12 }, (_, i) => i + 1);

/** The text of a page, before anything is known of its drawn rules. */
export type PageText = Pick<Page, 'number' | 'spans'>;

/** What is asked of a page's text, worked out when it is first asked. */
interface Reading {
  readonly page: PageText;
  readonly characters: ReadonlySet<string>;
  /** Its lines, cut at wide gaps, and where they stand. */
  readonly pieces: () => readonly { readonly text: string; readonly top: number }[];
}

/**
 * The pages whose drawn rules are needed, told from the text alone: those that can hold the header of an indicator table,
 * those before on which the form may begin, and those of notes; of a form that breaks off before its table the page with title
 * and labels and the next. Rules themselves tell where a table goes on.
 */
export function formPages(texts: readonly PageText[], forms: readonly FormDefinition[]): Set<number> {
  const withTable = forms.filter((form) => form.table !== null);
  const pages = texts.map(readingOf);
  const wanted = notePages(
    pages,
    forms.filter((form) => form.table === null),
  );
  pages.forEach((page, i) => {
    const candidates = withTable.filter((form) => holdsHeader(page.characters, form));
    const isTop = (form: FormDefinition) =>
      mayHoldTitle(page.characters, form) && topOfForm(page, form, forms) !== null;
    if (candidates.length === 0) {
      if (withTable.some(isTop)) wanted.add(page.page.number).add(page.page.number + 1);
      return;
    }
    wanted.add(page.page.number);
    if (i === 0 || candidates.every((form) => beginsAboveHeader(page, form, forms))) return;
    for (let at = i - 1; at >= Math.max(0, i - PAGES_BEFORE_TABLE); at--) {
      const before = pages[at]!;
      wanted.add(before.page.number);
      if (candidates.every((form) => topOfForm(before, form, forms) !== null)) break;
    }
  });
  return wanted;
}

/** Whether these texts have all characters of a form's table header. */
export function mayHoldHeader(texts: readonly string[], form: FormDefinition): boolean {
  return holdsHeader(charactersOf(texts), form);
}

function readingOf(page: PageText): Reading {
  let pieces: { text: string; top: number }[] | undefined;
  const piecesOf = () =>
    flatMap(visualLines(page.spans), (line) =>
      piecesFromLine(line, page.number).map(({ piece }) => ({ text: piece.text, top: line.top })),
    );
  return {
    page,
    characters: charactersOf(page.spans.map(({ text }) => text)),
    pieces: () => {
      pieces ??= piecesOf();
      return pieces;
    },
  };
}

/** Whether the characters of a label of each column that decides are there: words may be broken, or in another order. */
function holdsHeader(characters: ReadonlySet<string>, form: FormDefinition): boolean {
  const columns = form.table?.columns ?? [];
  const isThere = ({ labels }: { readonly labels: readonly string[] }) =>
    labels.some((label) => holdsAll(characters, label));
  const decides = columns.some(({ required }) => required);
  return decides ? !lacksColumns(form.table!, isThere) : columns.some(isThere);
}

function holdsAll(characters: ReadonlySet<string>, label: string): boolean {
  return [...normalizeLabel(label)].every((character) => characters.has(character));
}

function charactersOf(texts: readonly string[]): Set<string> {
  const all = new Set<string>();
  for (const text of texts) for (const character of text.normalize('NFKC')) all.add(character);
  return all;
}

/** Whether the form of the first header on a page certainly begins on this page: under a title that no header precedes. */
function beginsAboveHeader(reading: Reading, form: FormDefinition, forms: readonly FormDefinition[]): boolean {
  const top = topOfForm(reading, form, forms);
  if (top === null) return false;
  const above = reading.page.spans.filter(({ box }) => box[1] < top);
  return !holdsHeader(charactersOf(above.map(({ text }) => text)), form);
}

/** Where a title stands that all required labels follow on the same page; null without one. */
function topOfForm({ pieces }: Reading, form: FormDefinition, forms: readonly FormDefinition[]): number | null {
  const title = pieces().find(({ text }) => parseTitle(text, forms));
  const required = form.fields.filter((field) => field.required);
  if (!title || required.length === 0) return null;
  const below = flatMap(pieces(), ({ text, top }) => (top > title.top ? [normalizeLabel(text)] : []));
  const isThere = (label: string) => below.some((text) => text.startsWith(normalizeLabel(label)));
  return required.every(({ labels }) => labels.some(isThere)) ? title.top : null;
}

/**
 * Forms without a table stand outside of all tables, so the text of tables near them must be known for what it is: on the
 * page with the title, and on later ones with a line that could be a numbered heading, each with the page after it.
 */
function notePages(pages: readonly Reading[], forms: readonly FormDefinition[]): Set<number> {
  const wanted = new Set<number>();
  for (const { page, characters, pieces } of pages) {
    if (wanted.size === 0 && !forms.some((form) => mayHoldTitle(characters, form))) continue;
    const isNote = ({ text }: { text: string }) =>
      parseNoteTitle(text, forms) !== null || (wanted.size > 0 && forms.some((form) => isHeading(text, form)));
    if (pieces().some(isNote)) wanted.add(page.number).add(page.number + 1);
  }
  return wanted;
}

/** The quick look: a title's own words are all there. */
function mayHoldTitle(characters: ReadonlySet<string>, form: FormDefinition): boolean {
  return form.titles.some((title) => holdsAll(characters, title.replace(/\{[^}]*\}/gu, '')));
}

function isHeading(text: string, form: FormDefinition): boolean {
  return HEADING_NUMBERS.some((number) => parseNoteHeading(text, form, number) !== null);
}
