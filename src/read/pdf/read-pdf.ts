import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import { flatMap } from '../../model/group.js';
import type { Box, Page, Span } from '../../model/page.js';
import { countBroken } from './broken-parts.js';
import { type OpenOptions, type OpenPdf, TimeIsUp } from './engine.js';
import { inOrder } from './in-order.js';
import { type EngineChoice, openPdf } from './open-pdf.js';
import type { PaintedPage, PaintedText } from './painted.js';
import { rulesFromPainted, ruleWithin } from './rules.js';
import { type PlacedText, spansOf, textsFromRuns } from './spans.js';
import { holdsImages, isWholePdf } from './structure.js';
import { beginsInTable, endsInTable } from './table-ends.js';
import { isBeyond, viewOf } from './view.js';
import { visibleRuns } from './visibility.js';
import { overlaidRuns } from './watermarks.js';

/** The time limit stops the reading between pages (within one, if isolated); what was read so far is returned. */
export interface ReadPdfOptions extends OpenOptions {
  /** `auto` when not given. */
  readonly engine?: EngineChoice;
  /** The pages that can hold a form, by the text of all: only they, and those on which their tables go on, pay for their rules. */
  readonly pagesWithRules?: (texts: readonly TextPage[]) => ReadonlySet<number>;
  /** Pages beyond this many are not read. */
  readonly maxPages?: number;
}

export interface ReadPdfResult {
  readonly pages: Page[];
  /** How many pages the document says it has; 0 when it could not be opened. */
  readonly pageCount: number;
  readonly diagnostics: Diagnostic[];
}

/** A page before its rules are known, with what stands off the page too: a table may go on there. */
export type TextPage = PlacedText & { readonly number: number };

/** pdf.js keeps the fonts of all pages that it has seen: they are let go after this many. */
const PAGES_BETWEEN_CLEANUPS = 100;
const DEFAULT_MAX_PAGES = 5000;
/** Pages under way at a time: the thread that parses should never wait for the one that places. */
const PAGES_AT_ONCE = 4;
/** Milliseconds for one file when the caller sets no time: a thousand dense pages take less. */
const DEFAULT_TIME_LIMIT = 120_000;
/** A scan fills its page; a page with a smaller picture and no text is a blank one with a logo. */
const SCAN_SHARE = 0.3;
/** So many pages without text are looked at for a scan when other pages do have text. */
const MAX_SCAN_PROBES = 20;

/**
 * Reads a PDF's pages: text of every page, drawn rules of those that can hold a form. Never throws for a bad document.
 * @param bytes the file
 * @returns pages in upright coordinates, in order; those that could not be read are left out and named in a diagnostic
 */
export async function readPdf(bytes: Uint8Array, given: ReadPdfOptions): Promise<ReadPdfResult> {
  const options = { ...given, deadline: given.deadline ?? performance.now() + DEFAULT_TIME_LIMIT };
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic) => diagnostics.push(found);
  const damage = findDamage(bytes);
  const isSound = damage.length === 0;
  // Of a damaged file the engines recover different parts, pdf.js more of them.
  const { engine = 'auto' } = options;
  const opened = await openPdf(bytes, options, engine === 'auto' && !isSound ? 'pdfjs' : engine, report);
  if ('code' in opened) return { pages: [], pageCount: 0, diagnostics: [opened] };
  diagnostics.unshift(...damage);
  if (opened.pageCount <= 0) diagnostics.push(diagnostic('pdf-damaged', {}, { reason: 'no pages' }));
  try {
    return await readDocument(opened, bytes, isSound, options, diagnostics);
  } finally {
    await opened.close();
  }
}

/** What is wrong with the bytes themselves: no engine says that it repaired them, or left out what it could not read. */
function findDamage(bytes: Uint8Array): Diagnostic[] {
  const { broken, packed } = countBroken(bytes);
  return [
    ...(broken > 0 ? [diagnostic('content-damaged', {}, { broken, packed })] : []),
    ...(isWholePdf(bytes) ? [] : [diagnostic('pdf-recovered')]),
  ];
}

async function readDocument(
  open: OpenPdf,
  bytes: Uint8Array,
  isSound: boolean,
  options: ReadPdfOptions,
  diagnostics: Diagnostic[],
): Promise<ReadPdfResult> {
  const texts = await readTexts(open, options, diagnostics);
  const pages = await withRules(open, texts, options, diagnostics);
  if (isOver(options) || open.isTimeUp()) diagnostics.push(timeLimit(texts, open.pageCount));
  const silent = texts.filter(({ spans }) => spans.length === 0);
  diagnostics.push(...(isSound ? await scannedPages(open, bytes, texts, options) : silent.map(lostPage)));
  return { pages, pageCount: open.pageCount, diagnostics };
}

async function readTexts(open: OpenPdf, options: ReadPdfOptions, diagnostics: Diagnostic[]): Promise<TextPage[]> {
  const last = Math.min(open.pageCount, options.maxPages ?? DEFAULT_MAX_PAGES);
  if (last < open.pageCount) diagnostics.push(diagnostic('page-limit', {}, { pages: open.pageCount, limit: last }));
  const texts: TextPage[] = [];
  const numbers = Array.from({ length: last }, (_, i) => i + 1);
  const read = inOrder(numbers, PAGES_AT_ONCE, async (number): Promise<TextPage | null> => {
    if (mustStop(open, options)) return null;
    const text = await attempt(number, diagnostics, open.readText(number));
    return text && { ...text, number };
  });
  for await (const text of read) {
    if (!text) continue;
    texts.push(text);
    await tidy(open, text.number);
  }
  return texts;
}

/** Does something with a page; a page that cannot be read is a finding, not the end. */
async function attempt<T>(number: number, diagnostics: Diagnostic[], work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TimeIsUp) return null;
    diagnostics.push(diagnostic('page-unreadable', { page: number }, { reason: (error as Error).message }));
    return null;
  }
}

/** A page by what is seen of its text. */
function bare({ number, width, height, spans, slanted }: TextPage): Page {
  const seen = (all: readonly Span[]) => all.filter(({ box }) => !isBeyond(box, { width, height }));
  return { number, width, height, spans: seen(spans), rules: [], ...slantedOf({ slanted: seen(slanted) }) };
}

function slantedOf({ slanted }: Pick<PlacedText, 'slanted'>): Pick<Page, 'slanted'> {
  return slanted.length > 0 ? { slanted } : {};
}

/** Adds their rules to the wanted pages, and to those after them for as long as a table goes on over the page. */
async function withRules(
  open: OpenPdf,
  texts: readonly TextPage[],
  options: ReadPdfOptions,
  diagnostics: Diagnostic[],
): Promise<Page[]> {
  const wanted = options.pagesWithRules?.(texts);
  const draw = async (text: TextPage): Promise<Page> => {
    const drawn = mustStop(open, options) ? null : await drawnPage(open, text, diagnostics);
    return { ...bare(text), ...drawn };
  };
  const isWanted = ({ number }: TextPage) => !wanted || wanted.has(number);
  const finished = inOrder(texts, PAGES_AT_ONCE, (text) => (isWanted(text) ? draw(text) : Promise.resolve(bare(text))));
  const pages: Page[] = [];
  let mayGoOn = false;
  for await (const page of finished) {
    const text = texts[pages.length]!;
    const next: Page = mayGoOn && !isWanted(text) ? await draw(text) : page;
    mayGoOn = (isWanted(text) || (mayGoOn && beginsInTable(next, texts))) && endsInTable(next, texts);
    pages.push(next);
    await tidy(open, page.number);
  }
  return pages;
}

async function drawnPage(
  open: OpenPdf,
  text: TextPage,
  diagnostics: Diagnostic[],
): Promise<Pick<Page, 'spans' | 'rules' | 'slanted'> | null> {
  const drawing = await attempt(text.number, diagnostics, open.readPainted(text.number, text));
  if (!drawing) return null;
  const rules = rulesFromPainted(drawing.painted);
  const view = viewOf(rules, text);
  const seen = visibleRuns(drawing.painted);
  const placed = isAllSeen(drawing, seen, text, view) ? text : placedTexts(seen, view);
  if (placed.spans.some(({ box }) => isBeyond(box, text)))
    diagnostics.push(diagnostic('beyond-page', { page: text.number }));
  if (drawing.hasNotes) diagnostics.push(diagnostic('notes-read', { page: text.number }));
  return { spans: placed.spans, ...slantedOf(placed), rules: flatMap(rules, (rule) => ruleWithin(rule, view) ?? []) };
}

/** Texts by their places; those of a watermark or stamp are no part of the page's flow. */
function placedTexts(seen: readonly PaintedText[], view: Box): Pick<PlacedText, 'spans' | 'slanted'> {
  const overlaid = overlaidRuns(seen);
  const { spans, slanted } = spansOf(
    textsFromRuns(
      seen.filter((run) => !overlaid.has(run)),
      view,
    ),
    view,
  );
  const over = spansOf(textsFromRuns(overlaid, view), view);
  return { spans, slanted: [...slanted, ...over.spans, ...over.slanted] };
}

/** Whether the text of the page, as it was read without knowing what is hidden or off the page, is what is seen of it. */
function isAllSeen({ painted, isWholeText }: PaintedPage, seen: readonly PaintedText[], text: PlacedText, view: Box) {
  const shown = () => painted.filter((thing) => thing.kind === 'text' && thing.glyphs.length > 0);
  const isIn = ({ box }: Span) => box[0] >= view[0] && box[1] >= view[1] && box[2] <= view[2] && box[3] <= view[3];
  if (overlaidRuns(seen).size > 0) return false;
  return isWholeText === true && seen.length === shown().length && text.spans.every(isIn) && text.slanted.every(isIn);
}

/** Names the pages that show something and hold no text. */
async function scannedPages(
  open: OpenPdf,
  bytes: Uint8Array,
  texts: readonly TextPage[],
  options: ReadPdfOptions,
): Promise<Diagnostic[]> {
  const silent = texts.filter(({ spans }) => spans.length === 0);
  if (silent.length === 0) return [];
  const all = silent.length === texts.length;
  if (!all && !holdsImages(bytes)) return [];
  const scanned = all ? silent : await filterScans(open, silent.slice(0, MAX_SCAN_PROBES), options);
  return scanned.length === 0 ? [] : [noTextLayer(scanned.map(({ number }) => number))];
}

/** A page without text in a damaged file: its content was in the part that is damaged or missing. */
function lostPage({ number }: TextPage): Diagnostic {
  return diagnostic('page-unreadable', { page: number }, { lost: 1 });
}

async function filterScans(open: OpenPdf, texts: readonly TextPage[], options: ReadPdfOptions): Promise<TextPage[]> {
  const scans: TextPage[] = [];
  for (const text of texts) {
    if (mustStop(open, options)) break;
    const drawing = await attempt(text.number, [], open.readPainted(text.number, text));
    if (drawing && drawing.largestImage >= SCAN_SHARE * text.width * text.height) scans.push(text);
  }
  return scans;
}

function noTextLayer(numbers: readonly number[]): Diagnostic {
  return diagnostic('no-text-layer', { page: numbers[0]! }, { pages: ranges(numbers), count: numbers.length });
}

/** `1–3, 7`. */
function ranges(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs[runs.length - 1];
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

function timeLimit(texts: readonly TextPage[], pages: number): Diagnostic {
  const missing = texts.findIndex(({ number }, i) => number !== i + 1);
  const page = (missing < 0 ? texts.length : missing) + 1;
  return diagnostic('time-limit', { page: Math.min(page, pages) }, { read: texts.length, pages });
}

/** Whether reading must stop: no time left, or nothing to read with. */
function mustStop(open: OpenPdf, options: ReadPdfOptions): boolean {
  return isOver(options) || open.isLost();
}

function isOver({ deadline }: ReadPdfOptions): boolean {
  return deadline !== undefined && performance.now() > deadline;
}

/** Lets timers have their turn, and the fonts go that piled up. */
async function tidy(open: OpenPdf, number: number): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (number % PAGES_BETWEEN_CLEANUPS === 0 && !open.isLost()) await open.tidy();
}
