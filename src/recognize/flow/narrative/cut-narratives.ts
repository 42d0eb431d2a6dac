import { type Diagnostic, diagnostic } from '../../../model/diagnostic.js';
import type { FormDefinition, SectionDefinition } from '../../../model/form.js';
import { flatMap, flatten } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import type { RawRow, RawValue } from '../../../model/raw-form.js';
import { placeOf } from '../../doubt.js';
import type { GapMeaning } from '../gaps.js';
import type { NarrativeRun } from '../header/walk.js';
import { type Item, partOf, piecesOf } from '../items.js';
import type { PrintedLine } from './by-height.js';
import { leansTo, reportsOf, standSwapped, textScores } from './cues.js';
import { cutSections, type SectionCut } from './cut-sections.js';
import { type Dealt, dealBeside } from './deal-beside.js';
import { anchorsOf, withEarlyTexts } from './early-texts.js';
import { type Gathered, sideNames, withoutSide } from './gather-beside.js';
import { continues } from './line-mark.js';
import { columnWidth, joinParagraphs } from './paragraphs.js';
import { hintsOf, type TableHints } from './table-hints.js';
import { BESIDE } from './tolerances.js';
import { findSeam, type Seam } from './unglue.js';

const SHORTEST_LATE_TEXT = 14;

/**
 * Long lines that fit nowhere go to the sections that still wait for a text, in the order of the form: some exporters draw
 * long cells after all others, some extractors print the column of texts before that of their labels.
 */
export function lateRuns(
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

export const NO_TEXTS: Pick<Narratives, 'values' | 'diagnostics'> = { values: {}, diagnostics: [] };

/** Texts that were found whole; which of them is which may not be settled before the rows of the table are known. */
export function takeGathered(
  { texts: found }: Gathered,
  rows: readonly RawRow[],
): Pick<Narratives, 'values' | 'diagnostics'> {
  const figures = found.map(({ items }) => hintsOf(rows).reached(items.map(({ text }) => text).join('\n')));
  const printed = found.map(({ items }) => joinParagraphs(items, columnWidth(items)));
  const sections = found.map(({ section }) => section);
  const isSwapped = found.length === 2 && (figures[0] > figures[1] || standSwapped([printed[0], printed[1]], sections));
  const texts = isSwapped ? found.map((text, k) => ({ ...text, items: found[1 - k].items, sure: false })) : found;
  const [before = '', after = ''] = texts.map(({ section }) => section.labels[0]);
  const params = { before, after };
  return {
    values: Object.fromEntries(
      texts.map(({ section, items }) => [
        section.key,
        { text: joinParagraphs(items, columnWidth(items)), pieces: piecesOf(items) },
      ]),
    ),
    diagnostics: flatMap(texts, ({ section, items, sure }) => {
      const at = { field: section.key, ...placeOf(items[0].pieces) };
      return sure ? [] : [diagnostic('boundary-inferred', at, params)];
    }),
  };
}

/** Every text has such characters; a number alone is a value of the header. */
const HAN = /\p{Script=Han}/u;

/**
 * Cuts every narrative run among the sections that it may belong to, beside the headings of the form.
 * @param open sections whose labels were printed, but nothing behind them
 */
export function cutNarratives(
  printed: readonly NarrativeRun[],
  form: FormDefinition,
  gaps: GapMeaning,
  across: boolean,
  headings: readonly Item[] = [],
  rows: readonly RawRow[] = [],
  open: readonly string[] = [],
): Narratives {
  const hints = hintsOf(rows);
  const beside = headings.map(({ pieces }) => pieces);
  const found: Narratives = { values: {}, leftovers: [], doubled: [], labels: [], diagnostics: [] };
  const runs = withEarlyTexts(printed, open, form, gaps).map((run) => takeSide(run, form, found.labels));
  const width = columnWidth(flatMap(runs, (run) => run.items));
  for (const run of runs) {
    const sections = run.sections.map((key) => form.sections.find((section) => section.key === key)!);
    if (dealRun({ ...run, beside, hints }, sections, gaps, across, found)) continue;
    const cut = cutInColumn(run, sections, gaps, width);
    if (!cut || !run.items.some(({ text }) => HAN.test(text))) {
      found.leftovers.push(...run.items);
      continue;
    }
    const texts = sections.map((_, k) => run.items.slice(cut.starts[k], cut.starts[k + 1]));
    sections.forEach(({ key }, k) => {
      if (texts[k].length > 0) putText(found, key, texts[k], width);
    });
    const late = run.early ? [1] : runs.length > 1 ? blankLast(cut, run) : [];
    const narrow = [...new Set([...cut.narrow, ...late])];
    found.diagnostics.push(...boundaryDiagnostics(run, sections, { ...cut, narrow }));
  }
  found.diagnostics.push(...seamDoubts(runs, form));
  return found;
}

/** Where other texts have labels of their own, one that is not that of the label right above it is in doubt. */
function blankLast({ starts, narrow }: SectionCut, { sections, items }: NarrativeRun): number[] {
  return sections.map((_, k) => k).filter((k) => k > 0 && starts[k] === items.length && !narrow.includes(k));
}

/** Cut by the width of the column that all sections below each other stand in; what their own lines would cut otherwise is told. */
function cutInColumn(
  run: NarrativeRun,
  sections: readonly SectionDefinition[],
  gaps: GapMeaning,
  width: number,
): SectionCut | null {
  const places = anchorsOf(run, gaps);
  const own = cutSections(run.items, sections, gaps, places);
  if (!own || isBeside(sections) || width <= columnWidth(run.items)) return own;
  const cut = cutSections(run.items, sections, gaps, places, width);
  if (!cut) return null;
  const isNarrow = (k: number) => cut.narrow.includes(k) || own.narrow.includes(k) || cut.starts[k] !== own.starts[k];
  return { starts: cut.starts, narrow: sections.map((_, k) => k).filter(isNarrow) };
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
  return { ...run, items: [...texts], side };
}

/** Fewer such characters may be text. */
const LEAST_SIDE = 2;

/** Deals out, with a warning, two texts side by side that were printed in turn or without a border; false for others. */
function dealRun(
  run: NarrativeRun & { readonly beside: readonly (readonly Piece[])[]; readonly hints: TableHints },
  sections: readonly SectionDefinition[],
  gaps: GapMeaning,
  across: boolean,
  found: Narratives,
): boolean {
  if ((run.anchors && !across) || !isBeside(sections)) return false;
  const bordered = gaps.kind !== 'none' && run.items.slice(1).some((item) => item.blankBefore > 0);
  const byHeight = gaps.byHeight ?? isAmongHeading(run.items, [run.side ?? [], ...run.beside]);
  const seam = bordered || byHeight ? null : findSeam(run.items.map((item) => item.text));
  const deal = seam
    ? { dealt: dealtAt(seam, run.items.length), margin: 0, settled: true }
    : dealBeside(besideLines(run.items, [run.side ?? [], ...run.beside]), {
        across,
        byHeight,
        begins: reportsOf(sections),
        leans: leansTo(sections),
        hints: run.hints,
      });
  if (!deal || (run.items.length === 1 && deal.dealt[0].side !== 'both')) return false;
  const inTurnToo = byHeight ? deal.margin <= 0 : deal.margin < BESIDE.leastGain;
  if (inTurnToo && bordered && !across) return false;
  const sides = ([0, 1] as const).map((side) => itemsOn(side, run.items, deal.dealt));
  const inTurn = across || deal.margin < BESIDE.leastGain;
  const fits = sides.map((items) => textScores(items.map((item) => item.text).join(''), sections));
  const swapped = !inTurn && !deal.settled && fits[0][1] + fits[1][0] > fits[0][0] + fits[1][1];
  sections.forEach(({ key }, k) => {
    const items = sides[swapped ? 1 - k : k];
    if (items.length === 0) return;
    putText(found, key, items, columnWidth(items));
    const params = { before: sections[0].labels[0], after: sections[1].labels[0] };
    found.diagnostics.push(diagnostic('boundary-inferred', { field: key, ...placeOf(items[0].pieces) }, params));
  });
  return true;
}

/** The items of one side; a line of both is cut. */
function itemsOn(own: 0 | 1, items: readonly Item[], dealt: readonly Dealt[]): Item[] {
  return flatMap(items, (item, i) => {
    const { side, at } = dealt[i];
    if (side !== 'both') return side === own ? [item] : [];
    return [partOf(item, (own === 0 ? item.text.slice(0, at) : item.text.slice(at)).trim())];
  });
}

/** A line of the texts stands between those of a heading down the side: all of it was printed by height. */
function isAmongHeading(items: readonly Item[], headings: readonly (readonly Piece[])[]): boolean {
  const texts = items.map(lineOf);
  return headings.some((pieces) => {
    const lines = pieces.map(({ line }) => line ?? 0);
    return texts.some((line) => line > Math.min(...lines) && line < Math.max(...lines));
  });
}

/** The rest of a line that a heading down the side begins is of the text on the left. */
function besideLines(items: readonly Item[], headings: readonly (readonly Piece[])[]): PrintedLine[] {
  const lines = new Set(flatten(headings).map(({ line }) => line ?? 0));
  return items.map((item) => ({ ...item, behindSide: lines.has(lineOf(item)) }));
}

function lineOf({ pieces: [{ line }] }: Item): number {
  return line ?? 0;
}

function dealtAt({ line, at }: Seam, count: number): Dealt[] {
  return Array.from({ length: count }, (_, i) => ({ side: i < line ? 0 : i > line ? 1 : 'both', at }));
}

/** Texts that were printed below their own labels each, of which one seems to go on below the next label: lines of both may stand above it. */
function seamDoubts(runs: readonly NarrativeRun[], form: FormDefinition): Diagnostic[] {
  return flatMap(runs, (run, at) => {
    const before = runs[at - 1];
    const first = run.items[0];
    if (!before || !first || !continues(before.items.at(-1)?.text ?? '', first.text)) return [];
    const own = [before.sections.at(-1), run.sections[0]].map((key) => form.sections.find((each) => each.key === key)!);
    const params = { before: own[0].labels[0], after: own[1].labels[0] };
    return own.map(({ key }) => diagnostic('boundary-inferred', { field: key, ...placeOf(first.pieces) }, params));
  });
}

/** A boundary that is not settled is told for the sections on both of its sides. */
function boundaryDiagnostics(
  run: NarrativeRun,
  sections: readonly SectionDefinition[],
  cut: { starts: readonly number[]; narrow: readonly number[] },
): Diagnostic[] {
  return flatMap(cut.narrow, (k) => {
    const item = run.items[Math.min(cut.starts[k], run.items.length - 1)];
    const at = placeOf(item.pieces);
    const params = { before: sections[k - 1].labels[0], after: sections[k].labels[0] };
    return [sections[k - 1], sections[k]].map(({ key }) =>
      diagnostic('boundary-inferred', { ...at, field: key }, params),
    );
  });
}
