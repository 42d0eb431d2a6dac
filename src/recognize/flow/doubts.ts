import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition } from '../../model/form.js';
import { flatMap, flatten } from '../../model/group.js';
import type { Line, Piece } from '../../model/page.js';
import { ownCells, type RawForm, type RawRow, type RawValue } from '../../model/raw-form.js';
import { rememberWith } from '../../model/remember.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { lineOf, linesBesideUnplaced, REST_REACH } from '../beside-unplaced.js';
import { doubt, placeOf } from '../doubt.js';
import { normalizeLabel } from '../label.js';
import { findLevel, levelIndex } from '../levels.js';
import { SENTENCE_END } from '../marks.js';
import { holdsCutLevel, holdsLevel, isOddCell, lackingRows, strayLevels } from '../odd-cells.js';
import { targetKind } from '../target-kind.js';
import { FULL_LINE_SHARE, ODD } from '../tolerances.js';
import { beginsWorded, cellLook } from './cell-words.js';
import type { Unshuffled } from './deferred/unshuffle.js';
import type { GapMeaning } from './gaps.js';
import { CHOICES, ORGANISATIONS } from './header/value-misfit.js';
import { lateRemarks } from './late-remarks.js';
import { lackingParts } from './lost-parts.js';
import { isOddValue } from './odd-values.js';
import { strayRows } from './stray-rows.js';
import { vocabularyOf } from './vocabulary.js';

type Reading = Pick<RawForm, 'values' | 'rows' | 'funds' | 'labels' | 'unplaced' | 'definition'>;

/**
 * Warnings for values that look as if a line was cut in the wrong place: cells that no column would hold, values with a label
 * in them, neighbours of words without a place, and what was put together from characters or put back in order.
 */
export function doubtsOf(
  form: Reading,
  printed: readonly Line[],
  gaps: GapMeaning,
  { unsettled, unsettledLevels }: Pick<Unshuffled, 'unsettled' | 'unsettledLevels'>,
): Diagnostic[] {
  const joined = printed.filter((line) => line.joined).map(({ line }) => line);
  const lines = new Set([...linesBesideUnplaced(form), ...joined, ...unsettled]);
  const touches = (value: RawValue, own: ReadonlySet<number | null> = lines) =>
    own.size > 0 && value.pieces.some(({ line }) => line !== null && own.has(line));
  const torn = tornTexts(form, printed, gaps);
  const odd = new Set(
    flatMap(Object.entries(form.values), ([field, value]) =>
      torn.has(field) || isOddValue(field, value, form) ? [field] : [],
    ),
  );
  const robbed = new Set([...robbedBy(odd, form), ...lackingParts(form)]);
  const fields = flatMap(Object.entries(form.values), ([field, value]) =>
    touches(value) || odd.has(field) || robbed.has(field) ? [warn(field, value)] : [],
  );
  const sides = blankSides(form).filter(({ field }) => !fields.some((other) => other.field === field));
  const funds = flatMap(form.funds, ({ source, values }, i) =>
    Object.values(values).some((value) => touches(value)) ? [warn(`funds[${i}]`, source)] : [],
  );
  const isStray = strayLevels(form.rows, levelIndex(form.definition));
  const isOdd = oddRows(form, (row) => lines.size > 0 && ownCells(row).some(([, value]) => touches(value)));
  const rows = flatMap(form.rows, (row, i) => {
    // what is printed first on a page may be the rest of cells on the page before
    const odd = isOdd[i] || (isOdd[i + 1] && pageOf(row) !== pageOf(form.rows[i + 1]));
    const isLost = row.level3 !== undefined && touches(row.level3, unsettledLevels);
    const stray = isLost || isStray(row) ? warnLevels(row, `indicators[${i}]`) : [];
    return odd ? [warnRow(row, `indicators[${i}]`), ...stray] : stray;
  });
  return [...fields, ...sides, ...funds, ...rows, ...earlyWraps(form), ...lateRemarks(form.rows)];
}

/** Whether each row lacks a cell, holds what no cell would, or stands beside what was torn. */
function oddRows({ rows, definition, labels, unplaced }: Reading, isBesideLost: (row: RawRow) => boolean): boolean[] {
  const isLacking = lackingRows(rows, definition);
  const tornRemarks = rows.map((row) => isTornRemark(row.explanation?.text));
  const isStray = strayRows(rows, definition);
  const lostUnits = unplaced.some(({ text }) => UNIT.test(text.trim()));
  // `1100` beside `20` `个工作日`: characters that a font gives no text for are lost, units such as 人 among them
  const hasUnits = rows.some(({ targetUnit }) => targetUnit);
  const lacksUnit = ({ target, targetUnit }: RawRow) => hasUnits && !targetUnit && BARE_TARGET.test(target?.text ?? '');
  return rows.map(
    (row, i) =>
      isLacking(row) ||
      isStray[i] ||
      lacksUnit(row) ||
      isOddRow(row, definition) ||
      ownCells(row).some(([key, value]) => key !== 'level1' && key !== 'level2' && isAroundLabel(value, labels)) ||
      isBesideLost(row) ||
      [tornRemarks[i - 1], tornRemarks[i], tornRemarks[i + 1]].includes(true) ||
      (lostUnits && BARE_TARGET.test(row.target?.text ?? '')),
  );
}

/**
 * Remarks with a line that is not full although another follows: the next may be of the note beside, or the name of the next
 * row, so both are in doubt. A number or a Latin word may not have fitted.
 */
function earlyWraps({ rows, definition }: Reading): Diagnostic[] {
  const hasNotes = definition.table?.columns.some(({ key }) => key === 'note');
  const early = (key: 'explanation' | 'deviation', slack: number, doubtful: (i: number) => readonly string[]) => {
    const lines = rows.map((row) => linesIn(row[key]));
    const widest = Math.max(...flatten(lines).map(displayWidth));
    const isEarly = (text: string, i: number, all: readonly string[]) =>
      i + 1 < all.length && /^\p{Script=Han}/u.test(all[i + 1]) && displayWidth(text) + slack <= widest;
    return flatMap(rows, (row, i) =>
      lines[i].some(isEarly)
        ? doubtful(i).map((field) => diagnostic('boundary-inferred', { field, ...placeOf(row[key]?.pieces) }))
        : [],
    );
  };
  const explanations = (i: number) => ['explanation', 'note'].map((key) => `indicators[${i}].${key}`);
  const deviations = (i: number) => [
    `indicators[${i}].deviation`,
    ...(i + 1 < rows.length ? [`indicators[${i + 1}].level3`] : []),
  ];
  return [
    ...(hasNotes ? early('explanation', ODD.wrapSlack, explanations) : []),
    ...early('deviation', ODD.remarkSlack, deviations),
  ];
}

/** A label was printed between the lines of a cell: they may be of two cells. */
function isAroundLabel({ pieces }: RawValue, labels: readonly Piece[]): boolean {
  if (pieces.length < 2) return false;
  const lines = flatMap(pieces, ({ line }) => line ?? []);
  const [first, last] = [Math.min(...lines), Math.max(...lines)];
  return last - first > 1 && labels.some(({ line }) => line !== null && line > first && line < last);
}

function pageOf(row: RawRow): number | null | undefined {
  return ownCells(row)[0]?.[1].pieces[0]?.page;
}

/** The texts of a value by their lines. */
function linesIn(value: RawValue | undefined): string[] {
  const texts = new Map<number, string>();
  for (const piece of value?.pieces ?? [])
    texts.set(lineOf(piece), (texts.get(lineOf(piece)) ?? '') + piece.text.trim());
  return [...texts.values()];
}

/**
 * Of two texts side by side, one is blank although its label is printed: the other one may hold both. What is a label of one
 * form heads both texts on another, which a text of one line says nothing against.
 */
function blankSides({ values, labels, definition }: Reading): Diagnostic[] {
  if (!definition.sections.some(({ beside }) => beside)) return [];
  const { meanings } = vocabularyOf(definition);
  const found = flatMap(labels, ({ text }) => meanings.get(normalizeLabel(text)) ?? []);
  const printed = new Set(found.map((each) => ('key' in each ? each.key : '')));
  const headed = new Set(found.map((each) => (each.kind === 'heading' ? each.section : '')));
  const longest = Math.max(...definition.sections.map(({ key }) => countTexts(values[key])));
  const sides = definition.sections.filter(
    ({ key, beside }) => beside && (printed.has(key) || values[key] || (longest > 1 && headed.has(key))),
  );
  const filled = sides.find(({ key }) => values[key]);
  if (!filled || sides.every(({ key }) => values[key])) return [];
  return sides.map(({ key }) => warn(key, values[filled.key]));
}

/** Lines, and sentences that blanks part on one. */
function countTexts(value: RawValue | undefined): number {
  return flatMap(value?.pieces ?? [], ({ text }) => text.split(/(?<=。)\s+/u)).length;
}

/** Texts that may share lines with others: they end full in mid-sentence, hold blank lines, or stand near lost full lines. */
function tornTexts({ values, unplaced }: Reading, printed: readonly Line[], { kind }: GapMeaning): ReadonlySet<string> {
  const texts = Object.entries(values).filter(([field]) => field.startsWith('narrative.'));
  const widest = Math.max(
    ODD.fullLine,
    ...flatMap(texts, ([, { pieces }]) => pieces.map(({ text }) => displayWidth(text))),
  );
  const gapBefore = kind === 'none' ? null : new Map(printed.map(({ line, blankBefore }) => [line, blankBefore]));
  const isCut = ({ text }: Piece) => !SENTENCE_END.test(text) && displayWidth(text) >= FULL_LINE_SHARE * widest;
  const isGlued = (piece: Piece, i: number) => i > 0 && gapBefore?.get(lineOf(piece)) === 0;
  const isApart = (piece: Piece, i: number) => i > 0 && (gapBefore?.get(lineOf(piece)) ?? 0) > 0;
  const ends = unplaced.filter(isCut).map(lineOf);
  const isTorn = ({ pieces }: RawValue) => {
    if (pieces.length === 0) return false;
    const [first, last] = [pieces[0], pieces[pieces.length - 1]];
    const isNear = (line: number) => lineOf(first) - line <= REST_REACH && line - lineOf(last) <= REST_REACH;
    return ends.some(isNear) || isCut(last) || (pieces.some(isApart) && (kind === 'block' || pieces.some(isGlued)));
  };
  return new Set(flatMap(texts, ([field, value]) => (isTorn(value) ? [field] : [])));
}

/** What a value has too many, another lacks: the texts before and behind an odd one, and the name beside odd short values. */
function robbedBy(odd: ReadonlySet<string>, { values, definition }: Reading): ReadonlySet<string> {
  const texts = definition.sections.map(({ key }) => key).filter((key) => values[key]);
  const beside = texts.filter((_, at) => [texts[at - 1], texts[at + 1]].some((key) => key && odd.has(key)));
  const short = definition.fields.some(({ key }) => odd.has(key) && (CHOICES.has(key) || ORGANISATIONS.has(key)));
  return new Set([...beside, ...(short ? ['projectName'] : [])]);
}

function warn(field: string, value: RawValue): Diagnostic {
  if (!field.startsWith('narrative.')) return doubt('value-inferred', field, value);
  return diagnostic('boundary-inferred', { field, ...placeOf(value.pieces) });
}

function warnRow(row: RawRow, field: string): Diagnostic {
  return diagnostic('row-inferred', { field, ...placeOf(ownCells(row)[0]?.[1].pieces) });
}

function warnLevels(row: RawRow, field: string): Diagnostic[] {
  const place = placeOf(ownCells(row)[0]?.[1].pieces);
  const value = [row.level1?.text, row.level2?.text].filter(Boolean).join(' / ');
  return ['level1', 'level2'].map((key) =>
    diagnostic('level-inferred', { field: `${field}.${key}`, ...place }, { value }),
  );
}

/** `况`, `否达到预期`, `×100%`: the end of an explanation whose beginning stands in another cell. */
function isTornRemark(text: string | undefined): boolean {
  return text !== undefined && /^(?:\p{Script=Han}{1,3}$|[×况率否])/u.test(text) && !cellLook(text).blank;
}

/** A unit that was printed apart from its number, and a number that may lack it. */
const UNIT = /^(?:[万亿]?元|[个次件人家户套台项处座]次?|%)(?:\/\S{1,6})?$/u;
const BARE_TARGET = /^[<>=≤≥]*\s*[\d.,]+$/u;

/** `资金到位 及时`, `业务化运行 2021年12月1日起`: words of two cells. */
const TWO_CELLS = /\p{Script=Han}\s+(?:\p{Script=Han}|(?:19|20)\d\d年)/u;

/** The rest of a heading that a page break tore: `2020年` / `绩效目标`. */
const HEADING = /^(?:项目)?(?:年度)?绩效(?:目标|指标)$/u;

const isOddName = rememberWith(
  (name, form: FormDefinition): boolean => TWO_CELLS.test(name) || HEADING.test(name) || holdsLevel(name, form),
);

/** `项目验收规范性` beside `=137处`: what is a quality has no count. */
const QUALITY = /\p{Script=Han}{3}性$/u;

function isCounted({ target }: RawRow): boolean {
  return targetKind(target?.text ?? '') === 'count';
}

function isOddRow(row: RawRow, form: FormDefinition): boolean {
  const name = row.level3?.text ?? '';
  return (
    holdsCutLevel(row, form) ||
    ownCells(row).some(([key, value]) => isOddCell(key, value.text)) ||
    isOddName(name, form) ||
    isLooseUnit(row) ||
    isLooseNumber(row) ||
    (QUALITY.test(name) && isCounted(row)) ||
    findLevel(row.deviation?.text ?? '', levelIndex(form)).length > 0 ||
    goesOnAsName(row)
  );
}

/**
 * A later line of a remark, or one behind a whole measure, that looks like the name of an indicator begins the next row; one of a
 * name that is a target in words (`医教协同转介机制` / `完善`) is that of the row.
 */
function goesOnAsName({ level3, target, note, explanation, deviation }: RawRow): boolean {
  const isMeasure = (value: RawValue) => cellLook(value.pieces[0].text).target < ODD.targetLook;
  return (
    [target, note, explanation, deviation].some(
      (value) => value?.pieces.slice(1).some(beginsName) && (value !== target || isMeasure(value)),
    ) ||
    [level3, target].some((value) => value?.pieces.slice(1).some(isWholeTarget)) ||
    (note !== undefined && isNameWithTarget(note))
  );
}

/** `全民阅读氛围` / `进一步浓厚`: two lines of a remark that are a name and its target in words as well. */
function isNameWithTarget({ pieces }: RawValue): boolean {
  const [name, target, ...others] = pieces;
  if (!target || others.length > 0 || target.text.length > LONGEST_WORDS) return false;
  const { level3, target: look } = cellLook(name.text);
  return level3 < look && beginsWorded(target.text.trim());
}

const LONGEST_WORDS = 8;

/** So much like a target are `健全` and other whole words of one. */
const WORDED = 0.3;

/** `进一步提高` / `健全`: the second line is a target itself. */
function isWholeTarget({ text }: Piece): boolean {
  return cellLook(text).target < WORDED && beginsWorded(text.trim());
}

function beginsName({ text }: Piece): boolean {
  const look = cellLook(text);
  return look.level3 < ODD.nameLook && look.target > ODD.noTargetLook;
}

/** A unit in a column of its own belongs behind a number. */
function isLooseUnit({ target, targetUnit }: RawRow): boolean {
  return (
    targetUnit !== undefined &&
    !cellLook(targetUnit.text).blank &&
    !/\d\s*$/u.test(target?.text.normalize('NFKC') ?? '')
  );
}

/** `10月底前完成`, `5`: a result of another kind than its target, or the points beside it. */
function isLooseNumber({ target, targetUnit, actual }: RawRow): boolean {
  return (
    actual !== undefined &&
    target !== undefined &&
    targetUnit === undefined &&
    BARE_TARGET.test(actual.text) &&
    !BARE_TARGET.test(target.text)
  );
}
