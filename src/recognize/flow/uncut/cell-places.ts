import type { ColumnKey } from '../../../model/form.js';
import { UNCUT } from '../../tolerances.js';
import { beginsWorded } from '../cell-words.js';
import type { Ends } from './ends.js';
import { TWICE } from './look-cost.js';
import { LONGEST_MEASURE, MEASURE_END } from './measures.js';

/** Names of indicators end so. */
const NAME_END = /[率数量次积性度况制间限长本平力模益面期识响用额费入出失境队设理障享同作示布]/u;

/** A target of so few characters may be any word. */
const SHORT_TARGET = 6;

/** Places where a cell may begin: anywhere, or where ends are printed there and where the look of the words changes. */
export function placesIn(run: string, ends: Ends, columns: readonly ColumnKey[]): number[] {
  const points = columns.includes('weight') || columns.includes('score');
  const results = columns.includes('actual');
  const places = [0];
  const codes = [...run.matchAll(UNIT_CODE)];
  const isInCode = (at: number) => codes.some(({ 0: code, index }) => at > index && at < index + code.length);
  for (let at = 1; at < run.length; at++)
    if (
      !isInCode(at) &&
      (ends.has(at) || mayTouch(run, at, ends, points) || (results && (isSaidAgain(run, at) || isSaidTwice(run, at))))
    )
      places.push(at);
  return [...places, run.length];
}

/** `219-岭北市交通运输局`: the code of a unit, which was drawn below the rows. */
const UNIT_CODE = /(?<!\d)\d{3,6}-(?=\p{Script=Han})/gu;

/** Between two characters of one number, word or sign. */
function isInside(run: string, at: number): boolean {
  return /[\w.,%<>=≤≥(（][\w.,%=)）]/u.test(run.slice(at - 1, at + 1));
}

/** Two cells may touch here: one of them ends or begins with a number or a sign, or as targets in words do. */
function mayTouch(run: string, at: number, ends: Ends, points: boolean): boolean {
  const [before, after] = [run[at - 1], run[at]];
  if (/[<>=≤≥＜＞＝]/u.test(after)) return !/[<>=≤≥＜＞＝(（]/u.test(before);
  if (/\d/u.test(before) && /\d/u.test(after)) return points;
  if (/[%)）]/u.test(before) && /\d/u.test(after)) return true;
  if (isInside(run, at) || /[<>=≤≥＜＞＝(（]/u.test(before)) return false;
  if (TIME_END.test(before) && TIME_TAIL.test(run.slice(at, at + 2))) return false;
  if (/\d/u.test(after) || /[\d%]/u.test(before) || beginsWorded(run.slice(at, at + SHORT_TARGET))) return true;
  if (MEASURE_END.test(run.slice(Math.max(0, at - LONGEST_MEASURE), at))) return true;
  return NAME_END.test(before) && isShort(run, at, ends);
}

/** `8月31日前9月28日`, `20个工作日内18个工作日`: no result begins with the end of a time limit. */
const TIME_END = /[年月日天周时钟]/u;

const TIME_TAIL = /^(?:[底初中末]?前|[以之][内前]|内|[底末初]|[上中下]旬)/u;

/** A result that is printed just as its target is begins here. */
function isSaidAgain(run: string, at: number): boolean {
  if (/\d[.,%]/u.test(run.slice(at - 1, at + 1))) return false;
  for (let length = 2; length <= UNCUT.longestTarget; length++)
    if (run.startsWith(run.slice(Math.max(0, at - length), at), at)) return true;
  return false;
}

/** Words begin here that are printed twice: a target and the result that is just as it is. */
function isSaidTwice(run: string, at: number): boolean {
  return !/\d/u.test(run[at]) && TWICE.test(run.slice(at, at + 2 * UNCUT.longestTarget));
}

/** Few characters follow up to the next printed end. */
function isShort(run: string, at: number, ends: Ends): boolean {
  for (let to = at + 1; to <= at + SHORT_TARGET; to++) if (to === run.length || ends.has(to)) return true;
  return false;
}
