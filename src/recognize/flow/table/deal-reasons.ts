import { flatMap, flatten, runsOf } from '../../../model/group.js';
import { headWidth } from '../../../rebuild/display-width.js';
import { WRAP_SLACK } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { isReached } from './attainment.js';
import type { TableReading, TokenRow } from './read-table.js';
import type { Token } from './tokens.js';

/** `10 9.5 雷击造成采集站离线6天` where 备注 stands beside 偏差原因分析: the one text of a row that lost points is its reason. */
export function noteAsReason(row: TokenRow): TokenRow {
  const { note, deviation, ...others } = row;
  return note && !deviation && hasLost(row) && !cellLook(note[0].text).blank ? { ...others, deviation: note } : row;
}

/**
 * Reasons of lost points that were printed apart from their rows: if as many rows lost points, each has its own, in the order
 * of both. Not where some rows have a mark for none.
 */
export function dealReasons(
  rows: readonly TokenRow[],
  tokens: readonly Token[],
  after: readonly Token[],
): readonly TokenRow[] {
  const told = flatMap(rows, (row) =>
    row.deviation ? [{ row, own: row.deviation, at: tokens.indexOf(row.deviation[0]) }] : [],
  );
  const isLeft = parted(after, ({ blankBefore }) => blankBefore > 0).some(isReason);
  const lost = isLeft ? rows.filter(hasLost) : rowsToTell(rows, told.length);
  if (told.length !== lost.length || told.some(({ own }) => cellLook(own[0].text).blank)) return rows;
  const inOrder = told.toSorted((a, b) => a.at - b.at);
  return rows.map((row) => {
    const { deviation: _, ...others } = row;
    return lost.includes(row) ? { ...others, deviation: inOrder[lost.indexOf(row)].own } : others;
  });
}

/** The same where fewer rows have a reason than lost points; nothing changes unless as many are found in the end. */
export function dealLateReasons(
  rows: readonly TokenRow[],
  after: readonly Token[],
): { readonly rows: readonly TokenRow[]; readonly after: readonly Token[] } {
  const all = rows.filter(hasLost);
  const told = flatMap(rows, ({ deviation = [] }) => (deviation.length > 0 ? [deviation] : []));
  const foot = after.findIndex(({ text }) => INSTRUCTIONS.test(text));
  const below = foot < 0 ? after : after.slice(0, foot);
  const texts = parted(below, ({ blankBefore }) => blankBefore > 0).filter(isText);
  const sure = texts.filter(isReason);
  const late = told.length === 0 && sure.length > 0 && texts.length === all.length ? texts : sure;
  const whole = [...told, ...late];
  const byLines = whole.length < all.length ? flatMap(whole, linesApart) : whole;
  const reasons = byLines.length === all.length ? byLines : whole;
  const lost = rowsToTell(rows, reasons.length);
  const isOpen = told.length < lost.length && reasons.length === lost.length && told.every(isReason);
  if (!isOpen || rows.some((row) => row.deviation && !hasLost(row))) return { rows, after };
  const open = lost.filter(({ deviation }) => !deviation);
  const [due, given] = open.length === late.length ? [open, late] : [lost, reasons];
  const dealt = new Map(due.map((row, i) => [row, { ...row, deviation: [...given[i]] }]));
  return {
    rows: rows.map((row) => dealt.get(row) ?? row),
    after: after.filter((token) => !flatten(late).includes(token)),
  };
}

/** How to fill in the form, below it. */
const INSTRUCTIONS = /^(?:填[表报写])?说明\s*[:：]?|^注\s*[:：]/u;

/** The rows that lost points; if more did than reasons are given, those that are seen to fall short of their target, as others need none. */
function rowsToTell(rows: readonly TokenRow[], reasons: number): readonly TokenRow[] {
  const lost = rows.filter(hasLost);
  const short = lost.filter(
    ({ target, actual }) => target && actual && isReached(textOf(target), textOf(actual)) === false,
  );
  return lost.length > reasons && short.length === reasons ? short : lost;
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

/** A few words, no name: `评价结果公开范围偏小` among reasons. */
function isText(tokens: readonly Token[]): boolean {
  return /\p{Script=Han}{4}/u.test(textOf(tokens)) && tokens.every(({ names }) => names.length === 0);
}

/** A sentence, no name. */
function isReason(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => /[，；。,;]/u.test(text)) && tokens.every(({ names }) => names.length === 0);
}

/** A line that follows a short one begins another text, and so does the first line where it comes again. */
function linesApart(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const full = Math.max(...tokens.map(({ width }) => width)) - WRAP_SLACK;
  return parted(tokens, ({ text }, last) => last.width < full || text === tokens[0].text);
}

function parted(tokens: readonly Token[], begins: (token: Token, last: Token) => boolean): Token[][] {
  return runsOf(tokens, (run, token) => !begins(token, run.at(-1)!));
}

/**
 * `4` / `3.9 低温实验因液氦短缺` / `良好以上`: where an explanation may stand before a target, the words on the line of a score that fell short
 * are the reason of that row, with the lines below that go on.
 */
export function reasonsBefore<R extends Pick<TableReading, 'rows' | 'doubtful'>>(reading: R): R {
  const doubtful = new Set(reading.doubtful);
  const rows = [...reading.rows];
  const isOpen = (row: TokenRow, next: TokenRow | undefined) =>
    !row.deviation && hasLost(row) && next?.explanation?.[0].sameLine && isOnLineOf(row.score!, next.explanation[0]);
  const taken = rows.flatMap((row, i) => (isOpen(row, rows[i + 1]) ? [i] : []));
  const full = Math.max(...taken.map((i) => rows[i + 1].explanation![0].width));
  for (const i of taken) {
    const { explanation, ...others } = rows[i + 1];
    const [first, ...below] = explanation!;
    const goesOn = below.findIndex(({ text }, at) => (below[at - 1] ?? first).width + headWidth(text) <= full);
    const own = goesOn < 0 ? below : below.slice(0, goesOn);
    const rest = below.slice(own.length);
    rows[i] = { ...rows[i], deviation: [{ ...first, sameLine: false }, ...own] };
    rows[i + 1] = rest.length > 0 ? { ...others, explanation: rest } : others;
    if (below.length > 0) doubtful.add(i).add(i + 1);
  }
  return taken.length > 0 ? { ...reading, rows, doubtful } : reading;
}

function isOnLineOf(cell: readonly Token[], token: Token): boolean {
  return cell[cell.length - 1].pieces[0].line === token.pieces[0].line;
}

/** The row got less than the points that it was worth. */
export function hasLost(row: TokenRow): boolean {
  const [most, points] = pointsOf(row);
  return points < most;
}

/** The row got as many as it was worth. */
export function hasAllPoints(row: TokenRow): boolean {
  const [most, points] = pointsOf(row);
  return points === most;
}

function pointsOf({ weight, score }: TokenRow): number[] {
  return [weight, score].map((cell = []) => Number.parseFloat(cell.map(({ text }) => text).join('')));
}
