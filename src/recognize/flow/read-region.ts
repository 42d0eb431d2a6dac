import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition, SectionDefinition } from '../../model/form.js';
import type { Line, Piece } from '../../model/page.js';
import type { RawForm, RawRow, RawValue } from '../../model/raw-form.js';
import { parseTitle, parseYearLine } from '../title.js';
import { ACROSS, BESIDE } from '../tolerances.js';
import { type BodyReading, readBody } from './body.js';
import { unshuffle } from './deferred/unshuffle.js';
import { doubtsOf } from './doubts.js';
import { isFurniture, repeatedFields } from './furniture.js';
import { type GapMeaning, measureGaps } from './gaps.js';
import { readBudget } from './header/budget.js';
import { readFunds } from './header/funds.js';
import { readHeader } from './header/header.js';
import type { NarrativeRun } from './header/walk.js';
import { type Item, pieceOf, toItems } from './items.js';
import { cueFit, reportsOf, tellsReport } from './narrative/cues.js';
import { cutSections } from './narrative/cut-sections.js';
import { type Dealt, dealBeside } from './narrative/deal-beside.js';
import { type Gathered, gatherBeside, sideNames, withoutSide } from './narrative/gather-beside.js';
import { columnWidth, joinParagraphs } from './narrative/paragraphs.js';
import { findSeam, type Seam } from './narrative/unglue.js';
import { type Parts, partTable } from './part-table.js';
import { joinScattered } from './scattered-names.js';
import { namesOf } from './torn-cells.js';
import { unsettledDiagnostics } from './unsettled.js';
import { unknot } from './untangle/unknot.js';
import { vocabularyOf } from './vocabulary.js';
import { takeYearHeadings } from './year-heading.js';

export interface RegionReading {
  readonly form: RawForm;
  /** Text after the form's table that is no part of it. */
  readonly outside: readonly Piece[];
  /** How blank lines are used, for the `dump-kind` info. */
  readonly kind: string;
}

/** Reads the one form that these lines hold; `visual` ones hold the words of all cells beside each other. */
export function readRegion(lines: readonly Line[], form: FormDefinition, visual = false): RegionReading {
  const frame = readFrame(lines, form);
  const names = namesOf(form);
  const gaps = measureGaps(frame.lines, names);
  const own = gaps.kind === 'block' ? unknot(frame.lines, form) : frame.lines;
  const mended = joinScattered(own, names);
  const printed = unshuffle(toItems(mended, names), form);
  const across = visual || own.length - mended.length >= ACROSS.leastTorn;
  const heading = takeYearHeadings(printed.items, form);
  const gathered = gaps.kind !== 'block' ? null : gatherBeside(heading.items, form);
  const items = gathered?.rest ?? heading.items;
  const parts = withoutItems(partTable(items, form), gathered?.taken);
  const funds = readFunds(parts.header, form);
  const budget = readBudget(funds.rest, form);
  const header = readHeader(budget.rest, gaps);
  const body = readBody(parts.body, form, gaps, across);
  const sections = form.sections.map(({ key }) => key).filter((key) => header.openSections.includes(key));
  const late = lateRuns(sections, body.leftovers);
  const early = lateRuns(late.runs.length + header.runs.length > 0 ? [] : sections, header.leftovers);
  const narratives = cutNarratives(
    [...(gathered?.runs ?? []), ...header.runs, ...early.runs, ...late.runs],
    form,
    gaps,
    body.across,
  );
  const beside = gathered ? takeGathered(gathered) : NO_TEXTS;
  const { values, doubled } = valuesOnce([header, budget, narratives, beside, body]);
  const unplaced = [
    ...doubled,
    ...narratives.doubled,
    ...piecesOf([...funds.leftovers, ...early.leftovers, ...narratives.leftovers, ...late.leftovers]),
  ];
  const labels = [
    ...frame.labels,
    ...heading.labels,
    ...(gathered?.labels ?? []),
    ...narratives.labels,
    ...funds.labels,
    ...budget.labels,
    ...header.labels,
    ...body.labels,
  ];
  const read = { definition: form, values, rows: body.rows, funds: funds.funds, labels, unplaced };
  return {
    form: {
      ...read,
      title: frame.title,
      year: frame.year ?? heading.year,
      diagnostics: [
        ...funds.diagnostics,
        ...budget.diagnostics,
        ...header.diagnostics,
        ...narratives.diagnostics,
        ...beside.diagnostics,
        ...body.diagnostics,
        ...unsettledDiagnostics(read, printed),
        ...doubtsOf({ ...read, unplaced: [...unplaced, ...piecesOf(body.after)] }, lines, gaps),
        ...truncation(form, items, parts, body),
        ...unplaced.map(({ page, line, text }) => diagnostic('unplaced-text', { page, line }, { text })),
      ],
    },
    outside: piecesOf(body.after),
    kind: gaps.kind,
  };
}

/** The last value read for each key, and what was read for one before: 总分 in the header and at the foot of the table. */
function valuesOnce(readings: readonly { readonly values: Readonly<Record<string, RawValue>> }[]) {
  const values: Record<string, RawValue> = {};
  for (const reading of readings) Object.assign(values, reading.values);
  const all = new Set(readings.flatMap((reading) => Object.values(reading.values).flatMap(({ pieces }) => pieces)));
  for (const piece of Object.values(values).flatMap(({ pieces }) => pieces)) all.delete(piece);
  return { values, doubled: [...all] };
}

function withoutItems({ header, body }: Parts, taken: ReadonlySet<Item> = new Set()): Parts {
  const isLeft = (item: Item) => !taken.has(item);
  return { header: header.filter(isLeft), body: body.filter(isLeft) };
}

function piecesOf(items: readonly Item[]): Piece[] {
  return items.flatMap((item) => item.pieces);
}

interface Frame {
  readonly title: string | null;
  readonly year: number | null;
  readonly labels: Piece[];
  /** The lines that remain: no title, year, or page furniture. */
  readonly lines: readonly Line[];
}

/** Takes title, year line and page numbers off. What is printed again on a later page is furniture as well. */
function readFrame(lines: readonly Line[], form: FormDefinition): Frame {
  let title: string | null = null;
  let year: number | null = null;
  const labels: Piece[] = [];
  const repeated = repeatedFields(lines, vocabularyOf(form));
  const forms = [form];
  const rest = lines.filter((line, at) => {
    const printed = parseTitle(line.text, forms);
    const printedYear = printed ? printed.year : parseYearLine(line.text);
    if (!printed && printedYear === null && !repeated.has(line) && !isFurniture(lines, at)) return true;
    title ??= printed?.title ?? null;
    year ??= printedYear;
    labels.push(pieceOf(line, line.text.trim()));
    return false;
  });
  return { title, year, labels, lines: rest };
}

const SHORTEST_LATE_TEXT = 14;

/**
 * Some exporters draw long cells after all short ones, so that a narrative comes after the table, and some extractors print the
 * column of texts before that of their labels: long lines that fit nowhere are offered to the sections that still wait for a
 * text, in the order of the form.
 */
function lateRuns(
  openSections: readonly string[],
  leftovers: readonly Item[],
): { runs: NarrativeRun[]; leftovers: Item[] } {
  const first = leftovers.findIndex((item) => item.text.length >= SHORTEST_LATE_TEXT);
  if (openSections.length === 0 || first < 0) return { runs: [], leftovers: [...leftovers] };
  return {
    runs: [{ sections: [...openSections], items: leftovers.slice(first) }],
    leftovers: leftovers.slice(0, first),
  };
}

interface Narratives {
  readonly values: Record<string, RawValue>;
  readonly leftovers: Item[];
  /** Of texts for a section that has another one. */
  readonly doubled: Piece[];
  /** Characters of headings that were printed between the lines. */
  readonly labels: Piece[];
  readonly diagnostics: Diagnostic[];
}

const NO_TEXTS: Pick<Narratives, 'values' | 'diagnostics'> = { values: {}, diagnostics: [] };

/** Texts that were found whole; which of them is which may not be settled. */
function takeGathered({ texts }: Gathered): Pick<Narratives, 'values' | 'diagnostics'> {
  const [before = '', after = ''] = texts.map(({ section }) => section.labels[0]);
  const params = { before, after };
  return {
    values: Object.fromEntries(
      texts.map(({ section, items }) => [
        section.key,
        { text: joinParagraphs(items, columnWidth(items)), pieces: piecesOf(items) },
      ]),
    ),
    diagnostics: texts.flatMap(({ section, items, sure }) => {
      const { page, line } = items[0].pieces[0];
      return sure ? [] : [diagnostic('boundary-inferred', { page, line, field: section.key }, params)];
    }),
  };
}

/** Cuts every narrative run among the sections that it may belong to. */
function cutNarratives(
  printed: readonly NarrativeRun[],
  form: FormDefinition,
  gaps: GapMeaning,
  across: boolean,
): Narratives {
  const found: Narratives = { values: {}, leftovers: [], doubled: [], labels: [], diagnostics: [] };
  const runs = printed.map((run) => takeSide(run, form, found.labels));
  const width = columnWidth(runs.flatMap((run) => run.items));
  for (const run of runs) {
    const sections = run.sections.map((key) => form.sections.find((section) => section.key === key)!);
    if (dealRun(run, sections, gaps, across, found)) continue;
    const cut = cutSections(run.items, sections, gaps, run.anchors);
    if (!cut) {
      found.leftovers.push(...run.items);
      continue;
    }
    const texts = sections.map((_, k) => run.items.slice(cut.starts[k], cut.starts[k + 1]));
    // of texts centred beside each other the lower or the higher one may be printed first
    const swapped = isBeside(sections) && tellsReport(texts[0], texts[1], sections);
    sections.forEach(({ key }, k) => {
      const items = texts[swapped ? 1 - k : k];
      if (items.length > 0) putText(found, key, items, width);
    });
    found.diagnostics.push(...boundaryDiagnostics(run, sections, swapped ? { ...cut, narrow: [1] } : cut));
  }
  return found;
}

function isBeside(sections: readonly SectionDefinition[]): boolean {
  return sections.length === 2 && sections.every((section) => section.beside);
}

/** Of two texts for one section the longer one is it; the other one is kept apart. */
function putText(found: Narratives, key: string, items: readonly Item[], width: number): void {
  const text = { text: joinParagraphs(items, width), pieces: piecesOf(items) };
  const other = found.values[key];
  const isLonger = !other || text.text.length > other.text.length;
  if (isLonger) found.values[key] = text;
  found.doubled.push(...((isLonger ? other : text)?.pieces ?? []));
}

/** Takes a heading down the side off texts that stand side by side. */
function takeSide(run: NarrativeRun, form: FormDefinition, labels: Piece[]): NarrativeRun {
  const isBeside = (key: string) => form.sections.find((section) => section.key === key)?.beside;
  if (run.anchors || !run.sections.every(isBeside)) return run;
  const { texts, side } = withoutSide(run.items, sideNames(form));
  if (texts.length === 0 || side.length < LEAST_SIDE) return run;
  labels.push(...side);
  return { ...run, items: [...texts] };
}

/** Fewer lines with such characters may be text. */
const LEAST_SIDE = 2;

/**
 * Two texts side by side are dealt out, with a warning, where their lines were printed in turn or no border parts them;
 * false elsewhere.
 */
function dealRun(
  run: NarrativeRun,
  sections: readonly SectionDefinition[],
  gaps: GapMeaning,
  across: boolean,
  found: Narratives,
): boolean {
  if ((run.anchors && !across) || !isBeside(sections)) return false;
  const bordered = gaps.kind !== 'none' && run.items.slice(1).some((item) => item.blankBefore > 0);
  const seam = bordered ? null : findSeam(run.items.map((item) => item.text));
  const deal = seam
    ? { dealt: dealtAt(seam, run.items.length), margin: 0 }
    : dealBeside(run.items, across, reportsOf(sections));
  if (!deal || (deal.margin < BESIDE.leastGain && bordered && !across)) return false;
  const sides: [Item[], Item[]] = [[], []];
  run.items.forEach((item, i) => {
    const { side, at } = deal.dealt[i];
    if (side !== 'both') sides[side].push(item);
    else {
      sides[0].push(partOf(item, item.text.slice(0, at).trim()));
      sides[1].push(partOf(item, item.text.slice(at).trim()));
    }
  });
  const inTurn = across || deal.margin < BESIDE.leastGain;
  const fit = (k: number, side: number) => cueFit(sides[side].map((item) => item.text).join(''), sections[k]);
  const turns = deal.dealt.filter(({ side }, i) => i > 0 && side !== deal.dealt[i - 1].side).length;
  // centred beside each other, the lower or the higher text may be printed first
  const swapped =
    turns === 1 ? tellsReport(sides[0], sides[1], sections) : !inTurn && fit(0, 1) + fit(1, 0) > fit(0, 0) + fit(1, 1);
  sections.forEach(({ key }, k) => {
    const items = sides[swapped ? 1 - k : k];
    if (items.length === 0) return;
    putText(found, key, items, columnWidth(items));
    const { page, line } = items[0].pieces[0];
    const params = { before: sections[0].labels[0], after: sections[1].labels[0] };
    found.diagnostics.push(diagnostic('boundary-inferred', { page, line, field: key }, params));
  });
  return true;
}

function dealtAt({ line, at }: Seam, count: number): Dealt[] {
  return Array.from({ length: count }, (_, i) => ({ side: i < line ? 0 : i > line ? 1 : 'both', at }));
}

function partOf(item: Item, text: string): Item {
  return { ...item, text, pieces: [{ ...item.pieces[0], text }] };
}

/** A boundary that is not settled is told for the sections on both of its sides. */
function boundaryDiagnostics(
  run: NarrativeRun,
  sections: readonly SectionDefinition[],
  cut: { starts: readonly number[]; narrow: readonly number[] },
): Diagnostic[] {
  return cut.narrow.flatMap((k) => {
    const item = run.items[Math.min(cut.starts[k], run.items.length - 1)];
    const at = { page: item.pieces[0].page, line: item.pieces[0].line };
    const params = { before: sections[k - 1].labels[0], after: sections[k].labels[0] };
    return [sections[k - 1], sections[k]].map(({ key }) =>
      diagnostic('boundary-inferred', { ...at, field: key }, params),
    );
  });
}

/** A level 1 that is printed, not inferred; labels of several rows are often printed after all of them. */
function hasPrintedLevel({ level1 }: RawRow): boolean {
  return level1 !== undefined && level1.pieces.length > 0;
}

/** A dump that ends before the table, or in its middle, is told as such: its last row or all its merged labels are cut off. */
function truncation(form: FormDefinition, items: readonly Item[], parts: Parts, body: BodyReading): Diagnostic[] {
  if (!form.table) return [];
  const last = items.at(-1)?.pieces[0];
  const at = { field: 'indicators', page: last?.page, line: last?.line };
  if (parts.body.length === 0 || body.rows.length === 0) return [diagnostic('table-truncated', at, { reason: 'none' })];
  const levelled = form.table.levels.length === 0 || body.rows.some(hasPrintedLevel);
  const row = body.rows.at(-1)!;
  const endsInside =
    !row.target && last !== undefined && Object.values(row).some((cell) => cell?.pieces.includes(last));
  return levelled && !endsInside ? [] : [diagnostic('table-truncated', at, { reason: 'row' })];
}
