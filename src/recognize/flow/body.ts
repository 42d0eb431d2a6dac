import type { Diagnostic } from '../../model/diagnostic.js';
import type { ColumnKey, FormDefinition, TableDefinition } from '../../model/form.js';
import { flatMap, mostOf } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import type { RawRow, RawValue } from '../../model/raw-form.js';
import { rememberOf } from '../../model/remember.js';
import { joinLines } from '../../rebuild/join-lines.js';
import { columnIn, columnsIn } from '../label-meaning.js';
import { resolveLevels, sizeOf } from '../merged-levels/index.js';
import type { PrintedLevel, Printing } from '../merged-levels/printed-level.js';
import { partsUnits } from '../parts-han-from-latin.js';
import { type GapMeaning, isApart, measureTableGaps, type TableGaps } from './gaps.js';
import type { Item } from './items.js';
import { isPoints } from './table/column-cost.js';
import { dealLateReasons, dealReasons, hasLost, noteAsReason, reasonsBefore } from './table/deal-reasons.js';
import { behindTotal, headedElsewhere, standTogether } from './table/headed-columns.js';
import { joinMeasures, printsUnitsTwice } from './table/join-measures.js';
import { withLateMeasures } from './table/late-measures.js';
import { withLateNames } from './table/late-names.js';
import { dealOpenReasons, dealTails } from './table/late-tails.js';
import { partNotes } from './table/notes-behind.js';
import { settleOvertaken } from './table/overtaken-rows.js';
import { partBody } from './table/part-body.js';
import { type ProvenPoints, provePoints } from './table/points-by-sums.js';
import { printedColumns } from './table/printed-columns.js';
import { withRaisedTargets } from './table/raised-targets.js';
import { readAcross } from './table/read-across.js';
import { readTable, type TableReading, type TokenRow } from './table/read-table.js';
import { agreement, roundness } from './table/round-points.js';
import { blockPoints, lastRemarks, openRemarks, rowDiagnostics, withoutStrays } from './table/row-doubts.js';
import { readSplitTargets } from './table/split-targets.js';
import { type Token, toTokens } from './table/tokens.js';
import { settleTwoRemarks } from './table/two-remarks.js';
import { withWordsFirst } from './table/words-first.js';

/** The indicator table of a form in a flow dump. */
export interface BodyReading {
  readonly rows: readonly RawRow[];
  /** Values of footer rows: 总分. */
  readonly values: Readonly<Record<string, RawValue>>;
  /** Those that their parts prove, whatever stands behind their labels. */
  readonly proven: Readonly<Record<string, RawValue>>;
  readonly labels: readonly Piece[];
  /** Words in the table that are no cells of it. */
  readonly leftovers: readonly Item[];
  /** Remarks of no row that could be told. */
  readonly strays: readonly Item[];
  /** Text after the table's end. */
  readonly after: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
  /** Its rows were printed line by line across their cells. */
  readonly across: boolean;
}

const NO_BODY: BodyReading = {
  rows: [],
  values: {},
  proven: {},
  labels: [],
  leftovers: [],
  strays: [],
  after: [],
  diagnostics: [],
  across: false,
};

const PRINTING: Readonly<Record<TableGaps, Printing>> = {
  blank: 'rows',
  beside: 'rows',
  rowBlock: 'rows',
  none: 'rows',
  cellBlock: 'blocks',
  lineBlock: 'blocks',
  column: 'columns',
};

/** Items from the table header on → tokens → rows → levels; `linesOf` tells the lines of a text where rows were printed `across`. */
export function readBody(
  printed: readonly Item[],
  form: FormDefinition,
  gaps: GapMeaning,
  across = false,
  linesOf?: LinesOf,
  header: readonly Item[] = [],
): BodyReading {
  if (!form.table || printed.length === 0) return NO_BODY;
  const items = withLateMeasures(printed, form);
  const hasPoints = form.table.columns.filter(({ key }) => isPoints(key)).length > 1;
  const { table } = form;
  const proofs = hasPoints ? provePoints(items, header) : [];
  const readings = flatMap(proofs, (proven) => {
    const reading = readItems(proven.rest, form, table, gaps, across, linesOf, proven);
    return reading ? [{ proven, reading }] : [];
  });
  const best = proofs.some(({ isOpen }) => isOpen) ? roundest(readings) : readings[0];
  return best?.reading ?? readItems(items, form, table, gaps, across, linesOf, null)!;
}

interface ProvenReading {
  readonly proven: ProvenPoints;
  readonly reading: BodyReading;
}

/**
 * Of several readings, the one in which the points of every level 1 are the roundest number: 50, 30 and 10. Of several of those, the
 * one in which most rows that fall short of their target lost points, and least weights have their score behind them.
 */
function roundest(readings: readonly ProvenReading[]): ProvenReading | undefined {
  const round = mostOf(readings, ({ reading }) => roundness(reading.rows));
  if (round.length === 0 || roundness(round[0].reading.rows) === 0) return undefined;
  const agreed = mostOf(round, ({ reading }) => agreement(reading.rows));
  const best = mostOf(agreed, ({ proven }) => -proven.paired);
  return best.length === 1 ? best[0] : undefined;
}

/** The lines of the dump on which a text stood. */
type LinesOf = (piece: Piece) => readonly number[];

/** The same, with points that are dealt to the rows already; null where there are not as many rows. */
function readItems(
  items: readonly Item[],
  form: FormDefinition,
  table: TableDefinition,
  gaps: GapMeaning,
  across: boolean,
  linesOf: LinesOf | undefined,
  proven: ProvenPoints | null,
): BodyReading | null {
  const { labels, texts, values, others } = partBody(items);
  const words = toTokens(texts, form, hasCellLines(items, texts));
  const printedOnes = printedColumns(items, form, words);
  const isDealt = (key: ColumnKey) => isPoints(key) || (key === 'deviation' && proven!.remarks.length > 0);
  const columns = proven ? printedOnes.filter((key) => !isDealt(key)) : printedOnes;
  const compared = columns.includes('targetComparator');
  const mayBeCells = columns.includes('targetUnit') && !printsUnitsTwice(words);
  const isParted = !mayBeCells && partsUnits(texts);
  const isOpen = gaps.kind === 'none';
  const joined = joinMeasures(words, { compared, spaced: isParted, open: isOpen });
  // lines that hold the words of all cells beside each other have none behind its row
  const tokens = withRaisedTargets(linesOf ? joined : withLateNames(withWordsFirst(joined), columns), columns);
  const elsewhere = headedElsewhere(items, tokens);
  const measured = measureTableGaps(tokens, gaps, columns);
  const tableGaps = elsewhere && (!isApart(measured) || standTogether(tokens)) ? 'column' : measured;
  const noNames = elsewhere ?? behindTotal(items, tokens);
  const shape = { columns, gaps: tableGaps, fixedNames: fixedNames(table), elsewhere: noNames };
  const byLines = across ? readAcross(tokens, columns, tableGaps, inFormOrder(columns, form)) : null;
  const own = byLines ?? readTable(tokens, shape);
  const read = (!byLines && own.apart && readSplitTargets(tokens, shape)) || own;
  if (proven && proven.weights.length !== read.rows.length) return null;
  const whole = proven ? withPoints(read.rows, proven, form) : read.rows;
  const hasBoth = printedOnes.includes('deviation') && printedOnes.includes('note');
  const parted = hasBoth && !isApart(tableGaps) ? settleTwoRemarks(whole, columns) : null;
  const reasoned = hasBoth ? (parted?.rows ?? whole).map(noteAsReason) : whole;
  const late = proven && dealLateReasons(reasoned, read.after);
  const dealt = late
    ? { ...read, ...late, rows: dealReasons(late.rows, tokens, late.after), apart: true }
    : { ...read, rows: reasoned };
  const tailed = partNotes(dealTails(reasonsBefore(dealt), isApart(tableGaps)), columns);
  const near = withoutStrays(tailed.rows, items, isApart(tableGaps));
  const cleared = { ...tailed, rows: near.rows };
  const reading = isApart(tableGaps) ? cleared : dealOpenReasons(cleared);
  const cells = reading.rows.map(toRawRow);
  const hasBlocks = gaps.kind !== 'none' && !isApart(tableGaps);
  const { printed, levels } = readLevels(reading, cells, table, tableGaps, hasBlocks, linesOf);
  const settled = settleOvertaken(cells, levels, reading);
  const rows = settled.rows.map((row, i): RawRow => {
    const { level1, level2 } = levels[i] ?? NO_LEVELS;
    return { ...(level1 && { level1 }), ...(level2 && { level2 }), ...row };
  });
  const used = new Set(
    flatMap(
      flatMap(rows, ({ level1, level2 }) => [level1, level2]),
      (value) => value?.pieces ?? [],
    ),
  );
  const orphans = flatMap(printed, (label) => label.value.pieces).filter((piece) => !used.has(piece));
  const total = proven?.totals.at(-1);
  return {
    rows,
    values,
    proven: total ? { totalScore: { text: total.text, pieces: total.pieces } } : {},
    labels: [...labels, ...orphans, ...flatMap(proven?.totals.slice(0, -1) ?? [], ({ pieces }) => pieces)],
    leftovers: [...others, ...(proven?.strays ?? []), ...reading.skipped.map(toItem)],
    after: reading.after.map(toItem),
    diagnostics: [
      ...rowDiagnostics(rows, levels, {
        ...reading,
        doubtful: new Set(
          isUnsure(reading, columns, items) ? rows.keys() : [...reading.doubtful, ...settled.overtaken],
        ),
      }),
      ...(isApart(tableGaps) ? flatMap(rows, lastRemarks) : []),
      ...flatMap(reasoned, (row, i) =>
        row === (parted?.rows ?? whole)[i] && !parted?.open.has(i) ? [] : openRemarks(rows[i], i),
      ),
      ...(proven && !proven.inOneBlock ? flatMap(rows, blockPoints) : []),
    ],
    strays: near.strays.map(toItem),
    across: byLines !== null,
  };
}

const NO_LEVELS = { level1: null, level2: null };

/** Where so many names have their targets on their lines, the dump prints visual lines. */
const MOSTLY_LINES = 0.8;

/** The levels of the rows, and the labels that are printed for them. */
function readLevels(
  reading: TableReading,
  cells: readonly RawRow[],
  table: TableDefinition,
  gaps: TableGaps,
  hasBlocks: boolean,
  linesOf: LinesOf | undefined,
) {
  const printed = reading.labels.map(
    ({ token: { text, pieces, names }, before, inline }): PrintedLevel => ({
      ...{ value: { text, pieces }, names, before, inline },
      lines: linesOf && flatMap(pieces, linesOf),
    }),
  );
  const onLine = cells.map(({ level3, target }) => level3?.pieces[0].line === target?.pieces[0].line);
  const hasLines = onLine.filter(Boolean).length >= MOSTLY_LINES * cells.length;
  const rows = cells.map(({ level3, target }, i) => ({
    level3: level3?.text ?? '',
    target: target?.text ?? '',
    page: level3?.pieces[0].page,
    line: level3?.pieces[0].line,
    inBlock: hasBlocks && reading.rows[i].level3?.[0].blankBefore === 0,
    isOneLine: level3?.pieces.length === 1 && (hasBlocks || (hasLines && onLine[i])),
    lines: linesOf && tallest(reading.rows[i], linesOf),
    sizes: () => [level3, target].map((cell) => (cell ? sizeOf(cell) : null)),
  }));
  return { printed, levels: resolveLevels(rows, printed, table, linesOf ? 'lines' : PRINTING[gaps]) };
}

function withPoints(rows: readonly TokenRow[], proven: ProvenPoints, form: FormDefinition): TokenRow[] {
  const [weights, scores] = [proven.weights, proven.scores].map((items) => items.map((item) => toTokens([item], form)));
  const remarks = proven.remarks.map((items) => toTokens(items, form));
  return rows.map((row, i) => {
    const dealt = { ...row, weight: weights[i], score: scores[i] };
    return remarks.length > 0 && hasLost(dealt) ? { ...dealt, deviation: remarks.shift()! } : dealt;
  });
}

/** Rows stand before the head of the table, so that order tells little; or a torn head leaves it to cells what columns are. */
function isUnsure({ rows }: TableReading, columns: readonly ColumnKey[], items: readonly Item[]): boolean {
  const headings = items.filter((item) => columnIn(item.meanings));
  const named = new Set(flatMap(headings, ({ meanings }) => columnsIn(meanings)));
  const isNamed = (key: ColumnKey) => named.has(key) || key === 'level3' || key === 'target';
  const head = headings[0]?.row ?? 0;
  return !columns.every(isNamed) || rows.some(({ level3 }) => level3 && level3[0].item.row < head);
}

/** Every cell has a line of its own: the headings stand apart, and no name has its target, no weight its score behind it. */
function hasCellLines(items: readonly Item[], texts: readonly Item[]): boolean {
  const heads = items.filter((item) => columnIn(item.meanings));
  const lines = new Set(heads.map(({ pieces: [{ line }] }) => line));
  // glued headings were cut, and are of one line
  const apart = lines.size > 0 && lines.size === heads.length && heads.every((item) => !item.sameLine);
  return apart && !texts.some(({ text }) => TWO_CELLS.test(text));
}

/** A name with its target, a weight with its score, or a number with its unit twice, `≥5500人次 5634人次`: a target with its result. */
const TWO_CELLS =
  /\p{Script=Han}\s+[<>=≤≥]|(?<=\s)\d+\s+(?:\d+(?:\s|$)|[—/-])|^[<>=≤≥]\s?\d[\d.,]*\s?(?<unit>[^\s\d.,]{1,8})\s+\d[\d.,]*\s?\k<unit>(?:\s|$)/u;

const fixedNames = rememberOf(
  ({ levels }: TableDefinition): ReadonlySet<string> =>
    new Set(
      flatMap(
        flatMap(levels, (level1) => level1.children),
        (level2) => level2.level3 ?? [],
      ),
    ),
);

function inFormOrder(columns: readonly ColumnKey[], form: FormDefinition): ColumnKey[] {
  return form.table!.columns.map(({ key }) => key).filter((key) => columns.includes(key));
}

/** The lines of a row's tallest cell. */
function tallest(row: TokenRow, linesOf: LinesOf): readonly number[] {
  const cells = Object.values(row).map((tokens = []) => [
    ...new Set(flatMap(tokens, ({ pieces }) => flatMap(pieces, linesOf))),
  ]);
  return cells.reduce((most, lines) => (lines.length > most.length ? lines : most), []);
}

function toRawRow(row: TokenRow): RawRow {
  const cells: RawRow = {};
  for (const [key, tokens] of Object.entries(row)) if (tokens) cells[key as ColumnKey] = toValue(tokens);
  return cells;
}

/** Words of one line keep their blank, wrapped lines are rejoined. */
function toValue(tokens: readonly Token[]): RawValue {
  const lines: string[] = [];
  for (const token of tokens) {
    if (token.sameLine && lines.length > 0) lines[lines.length - 1] += ` ${token.text}`;
    else lines.push(token.text);
  }
  return { text: joinLines(lines), pieces: flatMap(tokens, (token) => token.pieces) };
}

/** A token as an item of its own: words of one line were parted for the table. */
function toItem(token: Token): Item {
  return { ...token.item, text: token.text, pieces: token.pieces, sameLine: token.sameLine };
}
