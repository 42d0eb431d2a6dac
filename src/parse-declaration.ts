import { hash } from 'node:crypto';
import { checkArguments } from './check-arguments.js';
import { FORMS } from './forms/index.js';
import { type Language, printDiagnostic } from './messages/index.js';
import { type Diagnostic, diagnostic, SEVERITY } from './model/diagnostic.js';
import type { FormDefinition } from './model/form.js';
import type { Block } from './model/grid.js';
import { flatMap } from './model/group.js';
import type { Line, Page, Piece } from './model/page.js';
import type { Coverage, DocumentResult, Source } from './model/project.js';
import type { Recognition } from './model/raw-form.js';
import { decodeText } from './read/decode.js';
import { detectKind } from './read/detect.js';
import { toLines } from './read/lines.js';
import type { EngineChoice } from './read/pdf/index.js';
import { recognizeText } from './recognize/celled/index.js';
import { unreadForms } from './recognize/unread-forms.js';
import { addsUp, countCoverage, countLines, countSpans } from './validate/coverage.js';
import { validateForms } from './validate/index.js';
import { settleRows } from './validate/settle.js';

export type { Language } from './messages/index.js';

export interface ParseOptions {
  /** What `source.path` says; "-" when not given. */
  readonly path?: string;
  /** The form families to look for; the built-in ones when not given. */
  readonly forms?: readonly FormDefinition[];
  /** Language of the messages in diagnostics; English when not given. */
  readonly language?: Language;
  /** Adds `evidence` to every project. */
  readonly evidence?: boolean;
  /**
   * What reads PDFs: pdf.js (`pdfjs`), or PDFium (`native`) if the optional package `@embedpdf/pdfium` is there. `auto`, when
   * not given, takes PDFium where it reads just what pdf.js does. A page that one fails on is read by the other.
   */
  readonly engine?: EngineChoice;
  /** For an encrypted PDF. */
  readonly password?: string;
  /** Auditor's checks as diagnostics; on when not given. */
  readonly rules?: boolean;
  /**
   * Reading a PDF stops after so many milliseconds: what was read by then is recognised, and `time-limit` says how far
   * that is. Two minutes when not given. It is looked at between pages; see `isolated`.
   */
  readonly timeoutMs?: number;
  /** Parses PDFs in a thread, which the time limit can stop within a page; a fifth to a half slower. For files of strangers. */
  readonly isolated?: boolean;
}

/** What reading, rebuilding and recognising make of the bytes, whichever way they take. */
export interface Stages {
  readonly kind: Source['kind'];
  readonly encoding: Source['encoding'];
  readonly pages: number | null;
  /** Non-blank characters of the source, counted before recognition. */
  readonly characters: number;
  /** What was read: pages of a PDF, lines of a text dump. */
  readonly read: { readonly pages: readonly Page[] } | { readonly lines: readonly Line[] };
  /** What a PDF's pages were rebuilt to: lines and tables in reading order. A dump stays lines. */
  readonly blocks: readonly Block[];
  readonly recognition: Recognition;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Bytes of one PDF or text dump → one document: its projects, what was rejected, what was found wrong, and where every
 * character went. What is wrong with the input stands in `diagnostics`; no bytes make it throw. A call with other arguments
 * than the types allow rejects with a `TypeError`.
 */
export async function parseDeclaration(bytes: Uint8Array, options: ParseOptions = {}): Promise<DocumentResult> {
  const { path = '-', language = 'en', forms = FORMS } = options;
  const found = await runStages(bytes, options);
  const recognition = settleRows(found.recognition);
  const { projects, rejected } = await validateForms(recognition.forms, options);
  const coverage = countCoverage(recognition, found.characters);
  const diagnostics = [...found.diagnostics, ...recognition.diagnostics];
  diagnostics.push(...missingForms(recognition, diagnostics, forms), ...lostText(coverage));
  const { kind, encoding, pages } = found;
  return {
    schemaVersion: 1,
    source: { path, sha256: hash('sha256', bytes), bytes: bytes.length, kind, encoding, pages },
    projects,
    rejected,
    diagnostics: diagnostics.map((each) => printDiagnostic(each, language)),
    coverage,
  };
}

/** What each stage before validation made. The way for PDFs is loaded when needed: a text dump must not wait for it. */
export async function runStages(bytes: Uint8Array, options: ParseOptions = {}): Promise<Stages> {
  checkArguments(bytes, options);
  const kind = detectKind(bytes);
  if (kind === 'pdf') return recognizePdf(bytes, options);
  if (kind === 'text') return recognizeDump(bytes, options);
  return nothingToRead(kind);
}

async function recognizePdf(
  bytes: Uint8Array,
  { forms = FORMS, engine, password, isolated, timeoutMs }: ParseOptions,
): Promise<Stages> {
  const deadline = timeoutMs === undefined ? undefined : performance.now() + timeoutMs;
  const [
    { readPdf },
    { partSheets, toBlocks },
    { recognizeBlocks, unreadTables },
    { drawFreeHeaders, withHeaderDoubts },
    { withUnruled },
    { formPages },
    { onSheets },
  ] = await Promise.all([
    import('./read/pdf/index.js'),
    import('./rebuild/index.js'),
    import('./recognize/grid/index.js'),
    import('./recognize/free-header.js'),
    import('./recognize/unruled.js'),
    import('./recognize/form-pages.js'),
    import('./recognize/on-sheets.js'),
  ]);
  // A Buffer is a Uint8Array that the PDF engine refuses, so it gets a plain view of the same bytes.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pagesWithRules = (texts: Parameters<typeof formPages>[0]) => formPages(texts, forms);
  const {
    pages,
    pageCount,
    diagnostics: ofReading,
  } = await readPdf(plain, {
    ...{ engine, password, deadline, isolated },
    pagesWithRules,
  });
  const parted = partSheets(pages);
  const { blocks: printed, furniture, slanted, diagnostics: rebuilt } = toBlocks(parted?.pages ?? pages);
  const sheets = parted?.pages ?? pages;
  let blocks: readonly Block[] = printed;
  const recognize = () => {
    const { unsure, ...drawn } = drawFreeHeaders(printed, sheets, forms);
    blocks = drawn.blocks;
    const read = recognizeBlocks(blocks, furniture, forms);
    const ruled = { ...read, forms: read.forms.map((form) => withHeaderDoubts(form, unsure)) };
    const found = withUnruled(ruled, blocks, furniture, sheets, forms);
    const unread = found.forms.length > 0 ? unreadTables(blocks, found.outside, forms) : [];
    return { ...found, diagnostics: [...found.diagnostics, ...unread], outside: [...found.outside, ...slanted] };
  };
  const recognition = orUnread(recognize, () => [...flatMap(printed, textOf), ...furniture, ...slanted]);
  return {
    kind: 'pdf',
    encoding: null,
    pages: pageCount,
    characters: countSpans(pages),
    read: { pages },
    blocks,
    recognition: parted ? onSheets(recognition, parted) : recognition,
    diagnostics: [...ofReading, ...(parted ? rebuilt.map(parted.ofSheet) : rebuilt)],
  };
}

function recognizeDump(bytes: Uint8Array, { forms = FORMS }: ParseOptions): Stages {
  const { text, encoding, problem } = decodeText(bytes);
  const { lines: printed, pages, isRunOn } = toLines(text);
  let lines: readonly Line[] = printed;
  const recognize = () => {
    const read = recognizeText(printed, forms);
    lines = read.lines;
    return read.recognition;
  };
  const unread = () => printed.map(({ text, page, line }) => ({ text: text.trim(), page, line, box: null }));
  const recognition = orUnread(recognize, unread);
  return {
    kind: 'text',
    encoding,
    pages,
    characters: countLines(lines),
    read: { lines },
    blocks: [],
    recognition,
    diagnostics: [...(problem ? [problem] : []), ...(isRunOn ? [diagnostic('line-ends-lost')] : [])],
  };
}

/** A mistake of ours costs the records, and not the promise that no bytes make a call throw: all text is outside of any form then. */
function orUnread(recognize: () => Recognition, unread: () => readonly Piece[]): Recognition {
  try {
    return recognize();
  } catch (error) {
    return { forms: [], outside: unread(), diagnostics: [diagnostic('internal-error', {}, { reason: String(error) })] };
  }
}

function textOf(block: Block): readonly Piece[] {
  return block.kind === 'line' ? [block.piece] : flatMap(block.grid.cells, ({ lines }) => lines);
}

function nothingToRead(kind: 'empty' | 'binary'): Stages {
  const recognition: Recognition = { forms: [], outside: [], diagnostics: [] };
  const diagnostics = [diagnostic(kind === 'empty' ? 'empty-input' : 'binary-input')];
  return {
    kind: 'text',
    encoding: null,
    pages: null,
    characters: 0,
    read: { lines: [] },
    blocks: [],
    recognition,
    diagnostics,
  };
}

/** No page of Chinese is without all of these. */
const COMMON = /[的年一项目]/u;

/** A document without a form is a finding, unless an error says why already; so is a form that no reader took. */
function missingForms(
  { forms: found, outside }: Recognition,
  soFar: readonly Diagnostic[],
  forms: readonly FormDefinition[],
): Diagnostic[] {
  if (found.length > 0) return unreadForms(outside, forms);
  if (soFar.some((each) => SEVERITY[each.code] === 'error')) return [];
  const isChinese = outside.length === 0 || outside.some(({ text }) => COMMON.test(text));
  return [diagnostic('no-form', {}, isChinese ? {} : { foreign: 1 })];
}

/** The promise that nothing is lost is checked on every document, not only in tests. */
function lostText(coverage: Coverage): Diagnostic[] {
  if (addsUp(coverage)) return [];
  const { characters, values, labels, unplaced, outside } = coverage;
  const reason = `${characters} characters read, ${values + labels + unplaced + outside} accounted for`;
  return [diagnostic('internal-error', {}, { reason })];
}
