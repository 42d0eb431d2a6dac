import { displayWidth } from '../../rebuild/display-width.js';
import { headWidth } from '../flow/head-width.js';
import { HEAD } from './tolerances.js';

/** What begins like the rest of a number, `.00`, or holds two: `.004,935,100.00`, `4,935,10015,460`. */
const NO_NUMBER = /^[.,，]|\.\d*[.,，]|[,，]\d{1,2}(?:[,，.]|$)|[,，]\d{4}|\d{4}[,，]/u;

/**
 * How unlike one value the lines are that stand in its cell, from the top: those of a wrapped value are as full as they can be
 * but for the last one, and an amount is one number.
 */
export function wrapCost(lines: readonly string[], isNumber: boolean): number {
  const widths = lines.map((line) => displayWidth(line));
  const widest = Math.max(...widths);
  const ragged = lines.filter((line, at) => at > 0 && widths[at - 1] + headWidth(line) <= widest).length;
  const broken = isNumber && NO_NUMBER.test(lines.join(''));
  return HEAD.ragged * ragged + (broken ? HEAD.misfit : 0);
}
