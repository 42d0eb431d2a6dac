import type { ColumnKey } from '../../model/form.js';
import { flatMap, groupBy } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { MONEY_UNIT } from '../marks.js';
import { FULL_LINE_SHARE } from '../tolerances.js';
import { cellLook } from './cell-words.js';
import { numbering } from './narrative/line-mark.js';
import { isRemark } from './table/column-cost.js';
import type { Token } from './table/tokens.js';
import { isName, isTornName, type Names } from './torn-cells.js';

/** What blank lines mean in a dump. */
export interface GapMeaning {
  /** `blank`: a blank line parts all lines but those of two cells. `block`: it parts cells (MuPDF). `none`: unknown. */
  readonly kind: 'blank' | 'block' | 'none';
  /** Lines that surely go on tell so, not just the share of blank ones. */
  readonly sure?: boolean;
  /** Blank lines part columns: lines without one between are printed by their height. Unknown where they part no columns. */
  readonly byHeight?: boolean;
}

const LONG = 40;
const MOSTLY = 0.7;
/** So many lines that were surely wrapped tell what stands inside a cell; fewer do only where none is followed by a blank. */
const LEAST_INSIDE = 3;

/** What blank lines mean in the lines of a form; where they do not tell for sure, all lines of the dump do. */
export function measureGaps(lines: readonly Line[], names: Names, dump = lines): GapMeaning {
  const own = kindOf(lines, names);
  if (own.kind !== 'blank' || own.sure || dump === lines) return own;
  return kindOf(dump, names).kind === 'block' ? blocks(lines) : own;
}

/**
 * What blank lines mean, measured where it is known: a long line before another one was wrapped, and items of a list are one
 * text, so that what stands between stands inside a cell. Where such lines are rare, the share of blank lines decides; but if
 * many lines, or most parts of wrapped names, stand without a blank one between, it parts cells.
 */
function kindOf(lines: readonly Line[], names: Names): GapMeaning {
  let insideBlank = 0;
  let inside = 0;
  let blank = 0;
  const torn: boolean[] = [];
  const widths = lines.map((line) => displayWidth(line.text.trim()));
  const full = FULL_LINE_SHARE * Math.min(Math.max(0, ...widths), 3 * LONG);
  for (let i = 1; i < lines.length; i++) {
    if (lines[i].page !== lines[i - 1].page) continue;
    const apart = lines[i].blankBefore > 0;
    if (apart) blank++;
    const [above, below] = [lines[i - 1].text.trim(), lines[i].text.trim()];
    if (isTornName(above, below, names) || (MONEY_UNIT.test(below) && isName(above, names))) torn.push(apart);
    const wrapped = widths[i - 1] >= Math.max(LONG, full * 0.8) && widths[i] >= LONG / 4;
    if (!wrapped && !goesOnCounting(lines[i - 1].text, lines[i].text)) continue;
    inside++;
    if (apart) insideBlank++;
  }
  if (blank === 0) return { kind: 'none' };
  if (lines[0].joined) return { kind: 'blank' };
  const blankShare = blank / Math.max(1, lines.length - 1);
  const together = torn.filter((apart) => !apart).length;
  const mayBeBlank = blankShare > MOSTLY && together <= torn.length / 2;
  if (inside >= LEAST_INSIDE || (inside > 0 && insideBlank === 0)) {
    if (mayBeBlank && insideBlank / inside > 0.5) return { kind: 'blank', sure: true };
    return blankShare > 0.05 ? blocks(lines) : { kind: 'none' };
  }
  if (!mayBeBlank) return blocks(lines);
  return { kind: 'blank', sure: torn.length > 0 };
}

/** Where the numbers of a form stand apart from the cells beside them, blank lines part columns, and lines of one are sorted by height. */
function blocks(lines: readonly Line[]): GapMeaning {
  const measures = lines.slice(1).filter(({ text }) => /\d/u.test(text) && cellLook(text.trim()).target < SURE);
  const beside = measures.filter(({ blankBefore }) => blankBefore === 0);
  return beside.length < MOST_BESIDE * measures.length ? { kind: 'block', byHeight: true } : { kind: 'block' };
}

const MOST_BESIDE = 0.3;

/** `1、` and `2、`, or two characters of a heading down the side of a form: lines of one cell. */
export function goesOnCounting(before: string, text: string): boolean {
  if (/^\s*\p{Script=Han}\s*$/u.test(before) && /^\s*\p{Script=Han}\s*$/u.test(text)) return true;
  const second = numbering(text);
  const first = second && numbering(before);
  return first !== null && second !== null && first.style === second.style && second.value === first.value + 1;
}

/** What blank lines mean inside an indicator table: see `GAP` in tolerances. */
export type TableGaps = 'blank' | 'beside' | 'rowBlock' | 'cellBlock' | 'lineBlock' | 'column' | 'none';

/** Cells may be printed far from their row: in blocks, or column by column. */
export function isApart(gaps: TableGaps): gaps is 'cellBlock' | 'lineBlock' | 'column' {
  return gaps === 'cellBlock' || gaps === 'lineBlock' || gaps === 'column';
}

const SURE = 0.3;

/** Of the table as a whole; column by column, too, where one of its pages is: such cells find their rows on the others as well. */
export function measureTableGaps(tokens: readonly Token[], gaps: GapMeaning, columns: readonly ColumnKey[]): TableGaps {
  const whole = gapsOf(tokens, gaps, columns);
  if (isApart(whole)) return whole;
  const pages = [...groupBy(tokens, ({ pieces }) => pieces[0].page).values()];
  const isByColumn = (page: readonly Token[]) =>
    hasColumnRun(page, columns) && gapsOf(page, gaps, columns) === 'column';
  return pages.length > 1 && pages.some(isByColumn) ? 'column' : whole;
}

/** Measured where columns are sure: targets stand under names, and names under the row before, at once or a line away. */
function gapsOf(tokens: readonly Token[], gaps: GapMeaning, columns: readonly ColumnKey[]): TableGaps {
  const share = (column: 'target' | 'level3') => {
    const sure = flatMap(tokens, ({ text, sameLine }, i) =>
      !sameLine && i > 0 && cellLook(text)[column] < SURE ? [rowStart(tokens, i)] : [],
    );
    return sure.filter((token) => token.blankBefore > 0).length / Math.max(1, sure.length);
  };
  const runs = hasColumnRun(tokens, columns);
  const spaced = !runs && isSpaced(tokens, gaps);
  if (gaps.kind === 'blank' && inlineShare(tokens) > (spaced ? ALL_INLINE : 0.5)) return 'blank';
  const byColumn = nameUnderName(tokens) > 0.6;
  const mayBeBeside = gaps.kind === 'blank' && !spaced && !(runs && byColumn) && share('target') < CELL_BLOCKS;
  if (mayBeBeside && !wrapsTogether(tokens) && (gaps.sure || besideShare(tokens) > MOSTLY)) return 'beside';
  if (share('target') > 0.5 && !spaced) return isSpaced(tokens, gaps) ? 'lineBlock' : 'cellBlock';
  // lines of wrapped remarks look like a column of names
  if (byColumn && (runs || gaps.kind === 'block' || !columns.some(isRemark))) return 'column';
  return gaps.kind !== 'none' && share('level3') > 0.3 && !spaced ? 'rowBlock' : 'none';
}

/** The first of the labels right before a cell. */
function rowStart(tokens: readonly Token[], at: number): Token {
  const before = tokens.findLastIndex(({ names }, i) => i < at && names.length === 0);
  return tokens[before + 1];
}

/** Where every cell is a block, so many targets are parted from their names. */
const CELL_BLOCKS = 0.9;

const SPACED = 0.95;
/** … and no cell stands on a line of its own that is not wrapped. */
const ALL_INLINE = 0.9;

/** A blank line stands before (nearly) every line, and so says nothing. */
function isSpaced(tokens: readonly Token[], { kind }: GapMeaning): boolean {
  const lines = tokens.slice(1).filter((token) => !token.sameLine && !token.newPage);
  return kind === 'blank' && lines.filter((token) => token.blankBefore > 0).length >= SPACED * lines.length;
}

/** More measures stand one behind the other than a row has. */
function hasColumnRun(tokens: readonly Token[], columns: readonly ColumnKey[]): boolean {
  const most = columns.filter((column) => column !== 'level3' && !isRemark(column)).length;
  let run = 0;
  return tokens.some(({ text }) => {
    run = cellLook(text).target < SURE ? run + 1 : 0;
    return run > most;
  });
}

/** Share of the names with another name right behind them: a column of names was printed, and then the next column. */
function nameUnderName(tokens: readonly Token[]): number {
  const cells = tokens.filter((token) => token.names.length === 0).map((token) => cellLook(token.text));
  const isName = cells.map(({ level3, target }) => level3 < 0.5 && target > 1);
  const names = isName.filter(Boolean).length;
  const under = cells.map(({ level3, target }, i) => i > 0 && isName[i - 1] && level3 < target);
  return under.filter(Boolean).length / Math.max(1, names);
}

/** Of the lines without a blank one above, the share that can only be cells of their own: the others go on with the line above. */
function besideShare(tokens: readonly Token[]): number {
  const adjacent = tokens
    .slice(1)
    .filter(({ sameLine, blankBefore, newPage }) => !sameLine && blankBefore === 0 && !newPage);
  const cells = adjacent.filter(({ text }) => cellLook(text).target < SURE || cellLook(text).number);
  return cells.length / Math.max(1, adjacent.length);
}

/** Most lines of wrapped levels stand without a blank one between: so do those of any cell, whatever the text around the table does. */
function wrapsTogether(tokens: readonly Token[]): boolean {
  const levels = tokens.filter(({ names }) => names.length > 0);
  const steps = flatMap(levels, ({ pieces }) =>
    pieces.slice(1).map(({ line }, i) => (line ?? 0) - (pieces[i].line ?? 0)),
  );
  return steps.filter((step) => step === 1).length > steps.filter((step) => step > 1).length;
}

/** Share of the targets that stand on the line of their name, as in the seed. */
function inlineShare(tokens: readonly Token[]): number {
  const targets = tokens.filter((token) => cellLook(token.text).target < SURE);
  return targets.filter((token) => token.sameLine).length / Math.max(1, targets.length);
}
