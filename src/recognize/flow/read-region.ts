import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Line, Piece } from '../../model/page.js';
import type { RawForm, RawRow, RawValue } from '../../model/raw-form.js';
import { means } from '../label-meaning.js';
import { findLevel, levelIndex } from '../levels.js';
import { ACROSS } from '../tolerances.js';
import { type BodyReading, readBody } from './body.js';
import { unshuffle } from './deferred/unshuffle.js';
import { doubtsOf } from './doubts.js';
import { withFilledHeader } from './filled-form.js';
import { readFrame } from './frame.js';
import { measureGaps } from './gaps.js';
import { withAmountsInRow } from './header/amounts-in-row.js';
import { readBudget } from './header/budget.js';
import { readFunds } from './header/funds.js';
import { readHeader } from './header/header.js';
import { takeLateAmount } from './header/late-amount.js';
import { withLateFundColumns } from './header/late-fund-columns.js';
import { withStrayRates } from './header/stray-rates.js';
import { takeTornPeriod } from './header/torn-period.js';
import { type Item, piecesOf, settleLabels, toItems } from './items.js';
import { cutNarratives, lateRuns, NO_TEXTS, takeGathered } from './narrative/cut-narratives.js';
import { gatherBeside } from './narrative/gather-beside.js';
import { type Parts, partTable } from './part-table.js';
import { joinScattered } from './scattered-names.js';
import { withForeignColumns, withoutForeign } from './table/foreign-columns.js';
import { settleTotals } from './table/settle-totals.js';
import { namesOf } from './torn-cells.js';
import { unknot } from './untangle/unknot.js';
import { takeYearHeadings } from './year-heading.js';

export interface RegionReading {
  readonly form: RawForm;
  /** Text after the form's table that is no part of it. */
  readonly outside: readonly Piece[];
  /** How blank lines are used, for the `dump-kind` info. */
  readonly kind: string;
}

/** Reads the one form that these lines of a dump hold; `visual` ones hold the words of all cells beside each other. */
export function readRegion(
  lines: readonly Line[],
  definition: FormDefinition,
  visual = false,
  dump?: readonly Line[],
): RegionReading {
  const { form, frame, gaps, across, printed, heading, gathered, items } = inReadingOrder(
    lines,
    definition,
    visual,
    dump,
  );
  const parts = withLateFundColumns(withoutItems(partTable(items, form), gathered?.taken), form);
  const funds = readFunds(withAmountsInRow(parts.header), form, visual);
  const rates = withStrayRates(funds.funds, parts.body);
  const budget = readBudget(funds.rest, form, parts.body);
  const table = parts.body.filter((item) => !budget.strays.has(item) && !rates.strays.has(item));
  const header = readHeader(budget.rest, gaps, visual);
  const body = readBody(table, form, gaps, across, visual ? printedLines(frame.lines) : undefined, parts.header);
  const totals = settleTotals(body.values, body.rows, rates.funds);
  const sections = form.sections.map(({ key }) => key).filter((key) => header.openSections.includes(key));
  const late = lateRuns(sections, body.leftovers);
  const early = lateRuns(late.runs.length + header.runs.length > 0 ? [] : sections, header.leftovers);
  const narratives = cutNarratives(
    [...(gathered?.runs ?? []), ...header.runs, ...early.runs, ...late.runs],
    form,
    gaps,
    body.across,
    items.filter(({ meanings }) => means(meanings, 'heading')),
    body.rows,
    late.runs.length + early.runs.length > 0 ? [] : sections,
  );
  const beside = gathered ? takeGathered(gathered, body.rows) : NO_TEXTS;
  const isCutOff = body.after.some(({ text }) => findLevel(text, levelIndex(form)).length > 0);
  // rows of a table are no text behind it
  const cutOff = isCutOff ? body.after : [];
  const once = valuesOnce([header, budget, narratives, beside, totals, { values: body.proven }]);
  const labels = [
    ...frame.labels,
    ...heading.labels,
    ...(gathered?.labels ?? []),
    ...narratives.labels,
    ...funds.labels,
    ...budget.labels,
    ...header.labels,
    ...body.labels,
    ...totals.rests,
  ];
  const placed = takeLateAmount(form, once.values, labels, [
    ...frame.foot,
    ...once.doubled,
    ...narratives.doubled,
    ...piecesOf([
      ...funds.leftovers,
      ...early.leftovers,
      ...narratives.leftovers,
      ...late.leftovers,
      ...body.strays,
      ...cutOff,
    ]),
  ]);
  const { values, unplaced, diagnostics } = takeTornPeriod(placed);
  const { rows, foreign } = withoutForeign(body.rows);
  const read = { definition, values, rows, funds: rates.funds, labels, unplaced };
  return {
    form: {
      ...read,
      unplaced: [...unplaced, ...foreign],
      title: frame.title,
      year: frame.year ?? heading.year,
      diagnostics: [
        ...funds.diagnostics,
        ...rates.diagnostics,
        ...budget.diagnostics,
        ...header.diagnostics,
        ...narratives.diagnostics,
        ...beside.diagnostics,
        ...body.diagnostics,
        ...diagnostics,
        ...doubtsOf({ ...read, unplaced: [...unplaced, ...piecesOf(body.after)] }, lines, gaps, printed),
        ...truncation(form, items, parts, body),
        ...unplaced.map(({ page, line, text }) => diagnostic('unplaced-text', { page, line }, { text })),
        ...foreign
          .slice(0, 1)
          .map(({ page, line, text }) => diagnostic('unplaced-text', { page, line }, { text, count: foreign.length })),
      ],
    },
    outside: isCutOff ? [] : piecesOf(body.after),
    kind: gaps.kind,
  };
}

/** What an extractor tore, drew late or put elsewhere is brought back; gives what was taken out on the way, too. */
function inReadingOrder(lines: readonly Line[], definition: FormDefinition, visual: boolean, dump?: readonly Line[]) {
  const frame = readFrame(lines, definition);
  const names = namesOf(definition);
  const measured = measureGaps(frame.lines, names, dump);
  const gaps = visual ? { ...measured, byHeight: false } : measured;
  const own = gaps.kind === 'block' ? unknot(frame.lines, definition) : frame.lines;
  const mended = joinScattered(own, names);
  const across = visual || own.length - mended.length >= ACROSS.leastTorn;
  const { items: named, form } = withForeignColumns(settleLabels(toItems(mended, names)), definition);
  const printed = unshuffle(named, form, visual, frame.behind);
  const heading = takeYearHeadings(printed.items, form);
  const gathered = gaps.kind !== 'block' ? null : gatherBeside(heading.items, form);
  const items = withFilledHeader(gathered?.rest ?? heading.items, form);
  return { form, frame, gaps, across, printed, heading, gathered, items };
}

/** Asks which lines of the dump a text stood on. */
function printedLines(lines: readonly Line[]): (piece: Piece) => readonly number[] {
  const torn = new Map(
    flatMap(lines, ({ line, torn = [] }) => [...torn].map(([text, own]) => [`${line} ${text}`, own])),
  );
  return ({ line, text }) => torn.get(`${line} ${text}`) ?? [line!];
}

/** The last value read for each key, and what was read for one before: 总分 in the header and at the foot of the table. */
function valuesOnce(readings: readonly { readonly values: Readonly<Record<string, RawValue>> }[]) {
  const values: Record<string, RawValue> = {};
  for (const reading of readings) Object.assign(values, reading.values);
  const all = new Set(flatMap(readings, (reading) => flatMap(Object.values(reading.values), ({ pieces }) => pieces)));
  for (const piece of flatMap(Object.values(values), ({ pieces }) => pieces)) all.delete(piece);
  return { values, doubled: [...all] };
}

function withoutItems({ header, body }: Parts, taken: ReadonlySet<Item> = new Set()): Parts {
  const isLeft = (item: Item) => !taken.has(item);
  return { header: header.filter(isLeft), body: body.filter(isLeft) };
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
