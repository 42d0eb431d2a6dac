import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { ColumnKey, FormDefinition, TableDefinition } from '../../model/form.js';
import { insertBefore } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import { ownCells, type RawRow, type RawValue } from '../../model/raw-form.js';
import { rememberOf } from '../../model/remember.js';
import { joinLines } from '../../rebuild/join-lines.js';
import { placeOf } from '../doubt.js';
import { columnIn, columnsIn, means, meansOnly } from '../label-meaning.js';
import { resolveLevels, sizeOf } from '../merged-levels/index.js';
import type { PrintedLevel, Printing } from '../merged-levels/printed-level.js';
import { partsUnits } from '../parts-han-from-latin.js';
import { pairCost } from '../target-kind.js';
import { ODD } from '../tolerances.js';
import { type CellLook, cellLook } from './cell-words.js';
import { type GapMeaning, isApart, measureTableGaps, type TableGaps } from './gaps.js';
import { isBrokenNumber } from './header/value-looks.js';
import type { Item } from './items.js';
import { isPoints } from './table/column-cost.js';
import { dealLateReasons, dealReasons, hasLost } from './table/deal-reasons.js';
import { joinMeasures, printsUnitsTwice } from './table/join-measures.js';
import { type ProvenPoints, provePoints } from './table/points-by-sums.js';
import { readAcross } from './table/read-across.js';
import { readTable, type TableReading, type TokenRow } from './table/read-table.js';
import { type Token, toTokens } from './table/tokens.js';

/** The indicator table of a form in a flow dump. */
export interface BodyReading {
  readonly rows: readonly RawRow[];
  /** Values of footer rows: 总分. */
  readonly values: Readonly<Record<string, RawValue>>;
  readonly labels: readonly Piece[];
  /** Words in the table that are no cells of it. */
  readonly leftovers: readonly Item[];
  /** Text after the table's end. */
  readonly after: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
  /** Its rows were printed line by line across their cells. */
  readonly across: boolean;
}

const NO_BODY: BodyReading = {
  rows: [],
  values: {},
  labels: [],
  leftovers: [],
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

/**
 * Items from the table header on → tokens → rows → levels. Rows may be printed line by line `across` their cells; where all
 * were, `linesOf` tells on which lines a text stood.
 */
export function readBody(
  items: readonly Item[],
  form: FormDefinition,
  gaps: GapMeaning,
  across = false,
  linesOf?: (piece: Piece) => readonly number[],
  header: readonly Item[] = [],
): BodyReading {
  if (!form.table || items.length === 0) return NO_BODY;
  const proven = POINTS_OF_ROW.every((key) => form.table!.columns.some((column) => column.key === key))
    ? provePoints(items, header)
    : null;
  const withProven = proven && readItems(proven.rest, form, form.table, gaps, across, linesOf, proven);
  return withProven ?? readItems(items, form, form.table, gaps, across, linesOf, null)!;
}

const POINTS_OF_ROW: readonly ColumnKey[] = ['weight', 'score'];

/** The same, with points that are dealt to the rows already; null where there are not as many rows. */
function readItems(
  items: readonly Item[],
  form: FormDefinition,
  table: TableDefinition,
  gaps: GapMeaning,
  across: boolean,
  linesOf: ((piece: Piece) => readonly number[]) | undefined,
  proven: ProvenPoints | null,
): BodyReading | null {
  const { labels, texts, values, others } = partBody(items);
  const words = toTokens(texts, form, hasCellLines(items, texts));
  const printedOnes = printedColumns(items, form, words);
  const isDealt = (key: ColumnKey) => isPoints(key) || (key === 'deviation' && proven!.remarks.length > 0);
  const columns = proven ? printedOnes.filter((key) => !isDealt(key)) : printedOnes;
  const compared = columns.includes('targetComparator');
  const mayBeCells = columns.includes('targetUnit') && !printsUnitsTwice(words);
  const spaced = gaps.kind !== 'none' && !mayBeCells && partsUnits(texts);
  const tokens = joinMeasures(words, { compared, spaced });
  const tableGaps = measureTableGaps(tokens, gaps, columns);
  const shape = { columns, gaps: tableGaps, fixedNames: fixedNames(table) };
  const byLines = across ? readAcross(tokens, columns, tableGaps, inFormOrder(columns, form)) : null;
  const read = byLines ?? readTable(tokens, shape);
  if (proven && proven.weights.length !== read.rows.length) return null;
  const late = proven && dealLateReasons(withPoints(read.rows, proven, form), read.after);
  const reading = late ? { ...read, ...late, rows: dealReasons(late.rows, tokens), apart: true } : read;
  const cells = reading.rows.map((row) => toRawRow(row));
  const printed = reading.labels.map(
    ({ token, before, inline }): PrintedLevel => ({
      value: { text: token.text, pieces: token.pieces },
      names: token.names,
      before,
      inline,
      lines: linesOf && token.pieces.flatMap(linesOf),
    }),
  );
  const onLine = cells.map(({ level3, target }) => level3?.pieces[0].line === target?.pieces[0].line);
  const hasLines = onLine.filter(Boolean).length >= MOSTLY_LINES * cells.length;
  const hasBlocks = gaps.kind !== 'none' && !isApart(tableGaps);
  const levels = resolveLevels(
    cells.map(({ level3, target }, i) => ({
      level3: level3?.text ?? '',
      target: target?.text ?? '',
      page: level3?.pieces[0].page,
      line: level3?.pieces[0].line,
      inBlock: hasBlocks && reading.rows[i].level3?.[0].blankBefore === 0,
      isOneLine: level3?.pieces.length === 1 && (hasBlocks || (hasLines && onLine[i])),
      lines: linesOf && tallest(reading.rows[i], linesOf),
      sizes: () => [level3, target].map((cell) => (cell ? sizeOf(cell) : null)),
    })),
    printed,
    table,
    linesOf ? 'lines' : PRINTING[tableGaps],
  );
  const rows = cells.map((row, i) => withLevels(row, levels[i]?.level1 ?? null, levels[i]?.level2 ?? null));
  const used = new Set(rows.flatMap(({ level1, level2 }) => [level1, level2]).flatMap((value) => value?.pieces ?? []));
  const orphans = printed.flatMap((label) => label.value.pieces).filter((piece) => !used.has(piece));
  const [sum, total] = proven?.totals ?? [];
  return {
    rows,
    values: total ? { ...values, totalScore: { text: total.text, pieces: total.pieces } } : values,
    labels: [...labels, ...orphans, ...(sum?.pieces ?? [])],
    leftovers: [...others, ...reading.skipped.map(toItem)],
    after: reading.after.map(toItem),
    diagnostics: [
      ...rowDiagnostics(rows, levels, {
        ...reading,
        doubtful: new Set(isUnsure(reading, columns, items) ? rows.keys() : reading.doubtful),
      }),
      ...(isApart(tableGaps) ? rows.flatMap(strayRemarks) : []),
    ],
    across: byLines !== null,
  };
}

/** Where so many names have their targets on their lines, the dump prints visual lines. */
const MOSTLY_LINES = 0.8;

function withPoints(rows: readonly TokenRow[], proven: ProvenPoints, form: FormDefinition): TokenRow[] {
  const [weights, scores] = [proven.weights, proven.scores].map((items) => items.map((item) => toTokens([item], form)));
  const remarks = proven.remarks.map((items) => toTokens(items, form));
  return rows.map((row, i) => {
    const dealt = { ...row, weight: weights[i], score: scores[i] };
    return remarks.length > 0 && hasLost(dealt) ? { ...dealt, deviation: remarks.shift()! } : dealt;
  });
}

/**
 * Some rows were printed before the head of the table: an extractor sorted the cells, and their order tells nothing for sure. Or
 * what was torn of the head leaves it to the cells which columns there are.
 */
function isUnsure({ rows }: TableReading, columns: readonly ColumnKey[], items: readonly Item[]): boolean {
  const headings = items.filter((item) => columnIn(item.meanings));
  const named = new Set(headings.flatMap(({ meanings }) => columnsIn(meanings)));
  const isNamed = (key: ColumnKey) => named.has(key) || key === 'level3' || key === 'target';
  const head = headings[0]?.row ?? 0;
  return !columns.every(isNamed) || rows.some(({ level3 }) => level3 && level3[0].item.row < head);
}

/** Every cell has a line of its own: the headings stand apart, and no name has its target, no weight its score behind it. */
function hasCellLines(items: readonly Item[], texts: readonly Item[]): boolean {
  const heads = items.filter((item) => columnIn(item.meanings));
  const apart = heads.length > 0 && heads.every((item) => !item.sameLine);
  return apart && !texts.some(({ text }) => TWO_CELLS.test(text));
}

/** A name with its target, a weight with its score, or a number with its unit twice, `≥5500人次 5634人次`: a target with its result. */
const TWO_CELLS =
  /\p{Script=Han}\s+[<>=≤≥]|(?<=\s)\d+\s+(?:\d+(?:\s|$)|[—/-])|^[<>=≤≥]\s?\d[\d.,]*\s?(?<unit>[^\s\d.,]{1,8})\s+\d[\d.,]*\s?\k<unit>(?:\s|$)/u;

const fixedNames = rememberOf(
  ({ levels }: TableDefinition): ReadonlySet<string> =>
    new Set(levels.flatMap((level1) => level1.children).flatMap((level2) => level2.level3 ?? [])),
);

/** Column headings (also repeated ones), group headings, footers and labels of no field of ours apart from the cells. */
function partBody(items: readonly Item[]) {
  const labels: Piece[] = [];
  const texts: Item[] = [];
  const others: Item[] = [];
  const values: Record<string, RawValue> = {};
  let apart: string | null = null;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const footer = item.meanings?.find((each) => each.kind === 'footer');
    if (columnIn(item.meanings) || means(item.meanings, 'heading')) labels.push(...item.pieces);
    else if (footer?.kind === 'footer' && !values[footer.key]) {
      labels.push(...item.pieces);
      const used = takeFooter(items.slice(i + 1), footer.key, values, labels);
      if (used === 0) apart = footer.key;
      i += used;
    } else if (isOther(item) && (!mayBeName(item) || !isMeasure(items[i + 1]))) {
      others.push(item);
      if (isValueOf(items[i + 1], item)) others.push(items[++i]);
    } else texts.push(item);
  }
  if (apart && !values[apart]) takeTotals(items, texts, apart, values, labels);
  return { labels, texts, values, others };
}

/** `其他需要说明的问题`: a label below the table. */
function isOther({ meanings }: Item): boolean {
  return meansOnly(meanings, 'other');
}

/** One of money may be the name of an indicator, which has its target behind; `填报日期：`, `联系电话` are none. */
function mayBeName({ text }: Item): boolean {
  return !/[:：]$|(?:人|电话|日期|时间|方式)$/u.test(text);
}

function isMeasure(item: Item | undefined): boolean {
  return item !== undefined && !item.meanings && cellLook(item.text).target < ODD.targetLook;
}

/** What stands on the line of such a label, or tells that there is nothing. */
function isValueOf(item: Item | undefined, label: Item): boolean {
  if (!item || item.meanings) return false;
  return item.sameLine || item.pieces[0].line === label.pieces.at(-1)?.line || cellLook(item.text).blank;
}

const POINTS = /^\d{1,4}(?:\.\d+)?$/u;
const NUMBERS = /^\d+(?:\.\d+)?(?:\s+\d+(?:\.\d+)?)*$/u;

/** Full-width digits count as digits. */
function plain(item: Item): string {
  return item.text.normalize('NFKC');
}

/** `总分 100 97.4`: the last number behind the label is the value, one before it the sum of weights. Returns the items used. */
function takeFooter(items: readonly Item[], key: string, values: Record<string, RawValue>, labels: Piece[]): number {
  let count = 0;
  const words: Piece[] = [];
  while (words.length < 2 && count < items.length && !items[count].meanings && NUMBERS.test(plain(items[count]))) {
    const item = items[count++];
    words.push(...item.text.split(/\s+/u).map((text) => ({ ...item.pieces[0], text })));
  }
  const last = words.pop();
  labels.push(...words);
  if (!last) return count;
  const tail = items[count];
  const broken = words.length > 0 && tail && !tail.meanings && isBrokenNumber(last.text, plain(tail));
  values[key] = broken
    ? { text: last.text + plain(tail).trim(), pieces: [last, ...tail.pieces] }
    : { text: last.text, pieces: [last] };
  return broken ? count + 1 : count;
}

/** Totals of less than this are not told from the points of one row by their size. */
const LEAST_TOTAL = 50;

/**
 * Extractors that print in blocks may print a total apart from its label, at the end of the column that it adds up: numbers
 * that are larger than all others together can be nothing else. Takes them out of `texts`.
 */
function takeTotals(
  items: readonly Item[],
  texts: Item[],
  key: string,
  values: Record<string, RawValue>,
  labels: Piece[],
): void {
  const size = (item: Item) => (!item.meanings && POINTS.test(plain(item)) ? Number(plain(item)) : 0);
  const largest = Math.max(0, ...items.map(size).filter((value) => value < LEAST_TOTAL));
  const large = texts.filter((item) => size(item) >= Math.max(LEAST_TOTAL, 2 * largest));
  const totals = large.length > 2 ? [] : large;
  const last = totals.at(-1);
  if (!last) return;
  values[key] = { text: last.text, pieces: last.pieces };
  labels.push(...totals.slice(0, -1).flatMap((item) => item.pieces));
  for (const item of totals) texts.splice(texts.indexOf(item), 1);
}

/**
 * Columns from level 3 on, in printed order where the whole head stands together, else in the form's order: those that are
 * named, those that the form is not without, and those whose cells tell that their headings were torn.
 */
function printedColumns(items: readonly Item[], form: FormDefinition, words: readonly Token[]): ColumnKey[] {
  const printed: ColumnKey[] = [];
  for (const item of items) {
    const column = columnIn(item.meanings);
    if (column) printed.push(column);
    else if (!item.meanings) break;
  }
  const head = withParts(printed);
  const anywhere = new Set(items.flatMap((item) => columnIn(item.meanings) ?? []));
  const { columns } = form.table!;
  const named = columns
    .filter(({ key, required }) => anywhere.has(key) || required || key === 'target')
    .map(({ key }) => key);
  const pointed = new Set(pointColumns(words, named, columns));
  const inOrder = columns.map(({ key }) => key).filter((key) => named.includes(key) || pointed.has(key));
  const whole = head.includes('level3') && head.includes('target');
  // torn headings stand where their first lines do, before all others
  const first = head.findIndex((key) => LEVELS.has(key));
  const order = whole ? withMissing([...new Set(head.slice(first))], inOrder) : inOrder;
  const rest = order.filter((key) => key !== 'level1' && key !== 'level2' && key !== 'level3');
  return ['level3', ...rest];
}

const PARTS: ReadonlySet<ColumnKey> = new Set(['targetComparator', 'target', 'targetUnit']);

/** `绩效指标值 权重` above `指标性质 指标值 度量单位`: what stands below a heading is printed after all that stands beside that. */
function withParts(head: readonly ColumnKey[]): readonly ColumnKey[] {
  const over = head.indexOf('target');
  const parts = head.filter((key, at) => at > over && PARTS.has(key));
  if (!parts.includes('target')) return head;
  return head.flatMap((key, at) => (at === over ? parts : at > over && PARTS.has(key) ? [] : [key]));
}

/** Rows are counted by the cells that are surely theirs, some seven in ten or all: a column has 1 to 1.4 numbers for each, two have 2 to 2.9. */
const NUMBERS_OF = { one: 0.7, two: 1.7 } as const;

/** Columns of points that hold as many bare numbers as a row has, where the form has points of both kinds. */
function pointColumns(
  words: readonly Token[],
  named: readonly ColumnKey[],
  columns: TableDefinition['columns'],
): readonly ColumnKey[] {
  const points = columns.map(({ key }) => key).filter(isPoints);
  if (points.length < 2 || named.includes('targetUnit')) return [];
  const looks = words.filter(({ names }) => names.length === 0).map(({ text }) => cellLook(text));
  const count = (isOne: (look: CellLook) => boolean) => looks.filter(isOne).length;
  const names = count(({ level3, target }) => level3 < ODD.nameLook && target > ODD.noTargetLook);
  const measures = count(({ target, number, blank }) => target < ODD.targetLook && !number && !blank);
  const share = count(({ number }) => number) / Math.max(1, names, measures / 2);
  const most = share > NUMBERS_OF.two ? 2 : share > NUMBERS_OF.one ? 1 : 0;
  return named.filter(isPoints).length < most ? points.slice(0, most) : [];
}

function inFormOrder(columns: readonly ColumnKey[], form: FormDefinition): ColumnKey[] {
  return form.table!.columns.map(({ key }) => key).filter((key) => columns.includes(key));
}

const LEVELS: ReadonlySet<ColumnKey> = new Set(['level1', 'level2', 'level3']);

/** Headings that were printed elsewhere, such as torn ones, stand where the form has them. */
function withMissing(printed: readonly ColumnKey[], canonical: readonly ColumnKey[]): ColumnKey[] {
  const order = [...printed];
  for (const [at, key] of canonical.entries()) {
    if (!order.includes(key)) insertBefore(order, key, (other) => canonical.indexOf(other) > at);
  }
  return order;
}

/** The lines of a row's tallest cell. */
function tallest(
  row: Partial<Record<ColumnKey, Token[]>>,
  linesOf: (piece: Piece) => readonly number[],
): readonly number[] {
  const cells = Object.values(row).map((tokens = []) => [
    ...new Set(tokens.flatMap(({ pieces }) => pieces.flatMap(linesOf))),
  ]);
  return cells.reduce((most, lines) => (lines.length > most.length ? lines : most), []);
}

function toRawRow(row: Partial<Record<ColumnKey, Token[]>>): RawRow {
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
  return { text: joinLines(lines), pieces: tokens.flatMap((token) => token.pieces) };
}

/** A token as an item of its own: words of one line were parted for the table. */
function toItem(token: Token): Item {
  return { ...token.item, text: token.text, pieces: token.pieces, sameLine: token.sameLine };
}

function withLevels(row: RawRow, level1: RawValue | null, level2: RawValue | null): RawRow {
  const levels: RawRow = {};
  if (level1) levels.level1 = level1;
  if (level2) levels.level2 = level2;
  return Object.assign(levels, row);
}

function rowDiagnostics(
  rows: readonly RawRow[],
  levels: ReturnType<typeof resolveLevels>,
  reading: TableReading,
): Diagnostic[] {
  const overtaken = reading.apart ? overtakenRows(rows, levels, reading) : new Set();
  return rows.flatMap((row, i) => {
    const at = (field: string) => ({ field, ...placeOf(row.level3?.pieces) });
    const level = levels[i];
    const found: Diagnostic[] = [];
    if (level?.narrow) {
      const value = [level.level1?.text, level.level2?.text].filter(Boolean).join(' / ');
      found.push(diagnostic('level-inferred', at(`indicators[${i}].level2`), { value }));
    }
    if (level?.narrow1 && !level.inferredFrom)
      found.push(diagnostic('level-inferred', at(`indicators[${i}].level1`), { value: level.level1?.text ?? '' }));
    if (level?.inferredFrom) {
      const params = { value: level.level1?.text ?? '', from: level.inferredFrom };
      found.push(diagnostic('level-inferred', at(`indicators[${i}].level1`), params));
    }
    if (reading.doubtful.has(i) || !row.target || overtaken.has(i))
      found.push(diagnostic('row-inferred', at(`indicators[${i}]`)));
    else if (reading.apart && row.deviation && !cellLook(row.deviation.text).blank)
      found.push(diagnostic('boundary-inferred', at(`indicators[${i}].deviation`)));
    return found;
  });
}

/** Its next line, or the one behind a blank line. */
const NEXT_LINE = 2;

/**
 * A remark that is printed behind something else than a cell of its row, or at the end of the table: where cells are blocks, it may
 * be that of a row above.
 */
function strayRemarks(row: RawRow, i: number, rows: readonly RawRow[]): Diagnostic[] {
  return (['note', 'explanation'] as const).flatMap((key) => {
    const remark = row[key];
    const line = remark?.pieces[0].line;
    if (!remark || !line || cellLook(remark.text).blank) return [];
    const others = ownCells(row).flatMap(([, value]) =>
      value === remark ? [] : value.pieces.map((each) => each.line),
    );
    const isNear = others.some((other) => other !== null && other <= line && line - other <= NEXT_LINE);
    const at = { field: `indicators[${i}].${key}`, ...placeOf(remark.pieces) };
    const isLast = i === rows.length - 1 && rows.some((each) => !each[key]);
    return isNear && !isLast ? [] : [diagnostic('boundary-inferred', at)];
  });
}

/**
 * The first two rows of a label that was printed right before them: an extractor that joins what stands nearest may have printed
 * the label together with the second one, before the first. Not where each name goes better with its own target.
 */
function overtakenRows(
  rows: readonly RawRow[],
  levels: ReturnType<typeof resolveLevels>,
  { labels }: TableReading,
): ReadonlySet<number> {
  const cost = (name: number, target: number) =>
    pairCost(rows[name].level3?.text ?? '', rows[target].target?.text ?? '');
  const isOpen = (at: number) =>
    levels[at + 1] !== undefined &&
    levels[at].level2 === levels[at + 1].level2 &&
    cost(at, at) + cost(at + 1, at + 1) >= cost(at, at + 1) + cost(at + 1, at);
  return new Set(labels.flatMap(({ before, inline }) => (inline && isOpen(before) ? [before, before + 1] : [])));
}
