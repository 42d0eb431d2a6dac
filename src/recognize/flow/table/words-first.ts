import { flatMap, runsOf } from '../../../model/group.js';
import { cellLook } from '../cell-words.js';
import type { Token } from './tokens.js';

/** Fewer rows, or a smaller share of all, may stand so by chance. */
const LEAST_ROWS = 5;
const LEAST_SHARE = 0.6;
const MOST_BLANKS = 0.1;
const SURE = { measure: 0.3, name: 0.5 } as const;

/**
 * `10` / `10` / `≥21 万小时` / `23.6 万小时` / `经济效益指标` / `年节约人工观测工时`: digits and Latin letters have a font of their own, which may stand
 * a little higher than Han. An extractor that sorts the lines of a page then prints the numbers of each row before its words. Puts
 * the words before the numbers, as all other dumps have them; the same tokens where a table is not printed so. One that ends with
 * numbers has them behind their words: it begins with a number by chance.
 */
export function withWordsFirst(tokens: readonly Token[]): readonly Token[] {
  const rows = runsOf(tokens, (run, token) => !isFigure(token) || isFigure(run[run.length - 1]));
  const whole = rows.filter((row) => isFigure(row[0]) && row.some(isWord));
  const isSorted = tokens.filter(({ blankBefore }) => blankBefore > 0).length <= MOST_BLANKS * tokens.length;
  const isSo =
    isSorted &&
    whole.some((row) => row.some(isMeasure)) &&
    isFigure(tokens[0]) &&
    !isFigure(tokens[tokens.length - 1]) &&
    whole.length >= LEAST_ROWS &&
    whole.length >= LEAST_SHARE * rows.length;
  return isSo ? flatMap(rows, rowInOrder) : tokens;
}

/** Levels and name, measures, points, and what else stands behind the name. */
function rowInOrder(row: readonly Token[]): Token[] {
  const figures = row.filter(isFigure);
  const words = row.slice(figures.length);
  const sure = words.findIndex(isName);
  const name = sure < 0 ? words.findIndex(isWord) : sure;
  const behind = name < 0 ? words.length : name + 1;
  const points = figures.filter(({ text }) => cellLook(text).number);
  const measures = figures.filter((token) => !points.includes(token));
  return [...words.slice(0, behind), ...measures, ...points, ...words.slice(behind)];
}

/** A cell that is, or begins with, a number. */
function isFigure({ names, text, sameLine }: Token): boolean {
  return names.length === 0 && !sameLine && (cellLook(text).number || cellLook(text).target < SURE.measure);
}

function isMeasure(token: Token): boolean {
  return isFigure(token) && !cellLook(token.text).number;
}

/** A word that may be a name, and is no level. */
function isWord(token: Token): boolean {
  return token.names.length === 0 && !isFigure(token) && /\p{Script=Han}{2}/u.test(token.text);
}

function isName({ names, text }: Token): boolean {
  const { level3, target, sentence } = cellLook(text);
  return names.length === 0 && level3 < SURE.name && level3 < target && !sentence;
}
