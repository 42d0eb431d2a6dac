import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { ColumnKey, FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import { ownCells, type RawForm, type RawRow, type RawValue } from '../../model/raw-form.js';
import { displayWidth, headWidth } from '../../rebuild/display-width.js';
import { linesBesideUnplaced } from '../beside-unplaced.js';
import { doubt, placeOf } from '../doubt.js';
import { cellLook } from '../flow/cell-words.js';
import { ORGANISATIONS } from '../flow/header/value-misfit.js';
import { isOddValue } from '../flow/odd-values.js';
import { levelIndex } from '../levels.js';
import { holdsCutLevel, holdsLevel, isOddCell, lackingRows, strayLevels } from '../odd-cells.js';
import { isUnitRest } from '../torn-texts.js';

/** What the reader of aligned dumps could not settle. */
export interface Unsettled {
  readonly pieces: ReadonlySet<Piece>;
  /** Indicator rows whose level 1, and whose level 2, is not settled. */
  readonly narrow1: ReadonlySet<number>;
  readonly narrow2: ReadonlySet<number>;
}

/** The form with the warnings that `doubtsOf` gives. */
export function withDoubts(form: RawForm, unsettled: Unsettled): RawForm {
  return { ...form, diagnostics: [...form.diagnostics, ...doubtsOf(form, unsettled)] };
}

/** Warnings that name the values whose place is not settled, or whose looks say that they were cut in the wrong place. */
export function doubtsOf(form: RawForm, unsettled: Unsettled): Diagnostic[] {
  return [...fieldDoubts(form, unsettled), ...rowDoubts(form, unsettled), ...fundDoubts(form, unsettled)];
}

/** A cell in more pieces than this holds those of several rows. */
const MOST_PIECES = 6;

function isUnsettled(value: RawValue, { pieces }: Unsettled): boolean {
  return value.pieces.some((piece) => pieces.has(piece) || WIDE_GAP.test(piece.text));
}

/** A cell holds no wide gap: two cells were taken for one. */
const WIDE_GAP = /\S\s{2,}\S/u;

function fieldDoubts(form: RawForm, unsettled: Unsettled): Diagnostic[] {
  const lines = linesBesideUnplaced(form);
  const isBesideLost = (key: string, { pieces }: RawValue) =>
    isName(key) && pieces.some(({ line }) => line !== null && lines.has(line));
  return flatMap(Object.entries(form.values), ([key, value]) => {
    if (!isUnsettled(value, unsettled) && !isOddValue(key, value, form) && !isBesideLost(key, value)) return [];
    return [doubt(key.startsWith('narrative.') ? 'boundary-inferred' : 'alignment-inferred', key, value)];
  });
}

/** Names go on with words beside them that found no place. */
function isName(key: string): boolean {
  return key === 'projectName' || ORGANISATIONS.has(key);
}

function rowDoubts(form: RawForm, unsettled: Unsettled): Diagnostic[] {
  const { rows, definition } = form;
  const isStray = strayLevels(rows, levelIndex(definition));
  const isLacking = lackingRows(rows, definition);
  const isTorn = rows.map((row) => isTornRow(row, definition));
  const isOdd = rows.map(
    (row, i) =>
      isTorn[i] ||
      isLacking(row) ||
      isRestOfOther(rows[i + 1]?.target?.text ?? '') ||
      (Object.entries(row) as [ColumnKey, RawValue][]).some(([key, value]) => isOddCell(key, value.text)),
  );
  const isEarly = earlyNames(rows);
  return flatMap(rows, (row, i) => {
    const cells = Object.entries(row) as [ColumnKey, RawValue][];
    // its neighbours hold what it lacks, or lack what it holds
    const torn = isTorn[i] || (isOdd[i] && cells.some(([, value]) => isOfTwo(value))) || isTornBy(row, isTorn, rows, i);
    if (torn) return [diagnostic('row-inferred', { field: `indicators[${i}]`, ...placeOf(cells[0][1].pieces) })];
    const strayLevel = isStray(row);
    return flatMap(cells, ([key, value]) => {
      const field = `indicators[${i}].${key}`;
      if (isLevelKey(key)) {
        const narrow = (key === 'level1' ? unsettled.narrow1 : unsettled.narrow2).has(i);
        return narrow || strayLevel ? [doubt('level-inferred', field, value)] : [];
      }
      const isOfTwoRows = key === 'level3' && (holdsTwoNames(row) || isEarly[i] || isEarly[i + 1]);
      const isCut = isRestAtTop(key, rows[i - 1], row) || isRestAtTop(key, row, rows[i + 1]);
      return isOdd[i] || isOfTwoRows || isCut || isUnsettled(value, unsettled)
        ? [doubt('alignment-inferred', field, value)]
        : [];
    });
  });
}

/** `间` / `电梯困人死亡事故`: a name whose first line has room for the next, as others show, may begin with the last line of the one above. */
function earlyNames(rows: readonly RawRow[]): boolean[] {
  const lines = rows.map(({ level3 }) => level3?.pieces.map(({ text }) => text.trim()) ?? []);
  const widest = Math.max(...lines.map((texts) => displayWidth(texts[0] ?? '')));
  return lines.map((texts) => texts.length > 1 && displayWidth(texts[0]) + headWidth(texts[1]) + SLACK <= widest);
}

/** Widths of digits are rough, and what stands at the end of a line may hang over. */
const SLACK = 4;

/** On top of a page, a cell wholly above its row's target may be the rest of the one at the end of the page before: both are in doubt. */
function isRestAtTop(key: ColumnKey, above: RawRow | undefined, row: RawRow | undefined): boolean {
  const [upper, own, target] = [above?.[key]?.pieces.at(-1), row?.[key]?.pieces.at(-1), row?.target?.pieces[0]];
  if (!upper || own?.line == null || target?.line == null) return false;
  return upper.page !== own.page && own.page === target.page && own.line < target.line;
}

/** `工作日`, `套=512个`: a target that begins with the unit of the one above. */
function isRestOfOther(text: string): boolean {
  return isUnitRest(text) || UNIT_BEFORE.test(text.normalize('NFKC').trim());
}

const UNIT_BEFORE = /^\p{Script=Han}{1,2}\s*[<>=≤≥]\s*\d/u;

/** Two rows that were taken for one: nothing of it is settled, its levels neither. */
function isOfTwo({ text, pieces }: RawValue): boolean {
  return WIDE_GAP.test(text) || pieces.length > MOST_PIECES;
}

/** A line with a part of a level alone stands between two lines of the name: these are names of two rows. */
function holdsTwoNames(row: RawRow): boolean {
  const linesOf = (value: RawValue | null | undefined) => flatMap(value?.pieces ?? [], ({ line }) => line ?? []);
  const name = linesOf(row.level3);
  const own = new Set(flatMap(ownCells(row), ([key, value]) => (isLevelKey(key) ? [] : linesOf(value))));
  const levels = [...linesOf(row.level1), ...linesOf(row.level2)].filter((line) => !own.has(line));
  return name.some((line, i) => i > 0 && levels.some((level) => level > name[i - 1] && level < line));
}

function isLevelKey(key: string): boolean {
  return key === 'level1' || key === 'level2';
}

/** A row without a name or a target, or with a part of a level in them: a part of one, or of two. */
function isTornRow(row: RawRow, form: FormDefinition): boolean {
  return !row.level3 || !row.target || holdsCutLevel(row, form) || holdsLevel(row.level3.text, form);
}

/** The row on the page before a torn one, whose cells may go on there, and the one below a row without a name. */
function isTornBy(row: RawRow, isTorn: readonly boolean[], rows: readonly RawRow[], i: number): boolean {
  const page = (other: RawRow) => ownCells(other)[0]?.[1].pieces[0]?.page;
  if (isTorn[i + 1] && page(rows[i + 1]) !== page(row)) return true;
  return isTorn[i - 1] === true && !rows[i - 1].level3;
}

/** What no cell of this column looks like says that the cells beside it may be cut in the wrong place as well. */
function fundDoubts({ funds }: RawForm, unsettled: Unsettled): Diagnostic[] {
  return flatMap(funds, (fund, i) => {
    const cells = Object.entries(fund.values) as [string, RawValue][];
    const odd = cells.some(([key, value]) => isOddAmount(key, value));
    return [
      ...(fund.source.pieces.length > 0 && !HAN.test(fund.source.text)
        ? [doubt('alignment-inferred', `funds[${i}].source`, fund.source)]
        : []),
      ...flatMap(cells, ([key, value]) =>
        odd || isUnsettled(value, unsettled) ? [doubt('alignment-inferred', `funds[${i}].${key}`, value)] : [],
      ),
    ];
  });
}

/** `00` is what is left of a number. */
const AMOUNT = /^[-+]?(?:0|[1-9][\d,]*)?(?:\.\d+)?%?$/u;

function isOddAmount(key: string, value: RawValue): boolean {
  const text = value.text.normalize('NFKC').replace(/\s/gu, '');
  if (!AMOUNT.test(text) && !cellLook(text).blank) return true;
  return key === 'weight' || key === 'score' ? /,|\d{4}|%/u.test(text) : key === 'rate' && /,\d{3}/u.test(text);
}

/** Nothing but amounts names no source of money. */
const HAN = /\p{Script=Han}/u;
