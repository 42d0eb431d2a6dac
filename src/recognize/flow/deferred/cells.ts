import type { FormDefinition } from '../../../model/form.js';
import { countBy } from '../../../model/group.js';
import { headWidth } from '../../../rebuild/display-width.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { findLevel, levelIndex } from '../../levels.js';
import { OPEN_BRACKET } from '../../marks.js';
import { cellLook } from '../cell-words.js';
import { goesOnAsUnit } from '../table/column-cost.js';
import { isBroken } from '../table/join-measures.js';
import { CELL, MERGE_BEAM } from './costs.js';
import type { Cell } from './state.js';
import { STRAY_MARKS, type Word } from './words.js';

/** A word that was drawn at once: a cell of its own. */
export function simpleCell(word: Word, form: FormDefinition): Cell {
  const { text, names } = word;
  return { text, words: [word], deferred: false, cost: 0, lone: false, names, aside: asideOf(text, form) };
}

const UNIT_LINE = /^[(（]?\s*(?:金额)?单位\s*[:：]/u;

function asideOf(text: string, form: FormDefinition): Cell['aside'] {
  if (isYearHeading(text, form)) return 'year';
  if (STRAY_MARKS.test(text)) return 'mark';
  return UNIT_LINE.test(text) ? 'unit' : null;
}

/** `2020年绩效目标` beside the table. */
function isYearHeading(text: string, form: FormDefinition): boolean {
  return form.headings.some((heading) => {
    const [before, after] = heading.split('{year}');
    if (after === undefined || !text.startsWith(before) || !text.endsWith(after)) return false;
    return /^\s*(?:19|20)\d\d\s*$/u.test(text.slice(before.length, text.length - after.length));
  });
}

/** Lines that stand behind each other so often are those of a cell that recurs. */
const LEAST_RECURRING = 3;

/** Asks whether a word is a line of a cell that recurs, behind the line before. */
export function recurringLines(words: readonly Word[]): (at: number) => boolean {
  const pairOf = (at: number) => `${words[at - 1].text}\n${words[at].text}`;
  const counts = countBy([...words.keys()].slice(1), pairOf);
  return (at) => counts.get(pairOf(at))! >= LEAST_RECURRING && !isComplete(words[at - 1]) && !isComplete(words[at]);
}

/** The cells that may begin with a deferred word: the word alone, or with the lines after it as one wrapped cell. */
export function deferredCells(
  words: readonly Word[],
  at: number,
  end: number,
  form: FormDefinition,
  recurs: (at: number) => boolean,
): Cell[] {
  const first = words[at];
  const alone = first.mixed || first.wrapped || first.item.meanings !== null;
  const cells: Cell[] = [{ ...simpleCell(first, form), deferred: true, lone: !alone }];
  if (first.item.meanings !== null) return cells;
  let cost = 0;
  let lines = [first.text];
  let widest = first.width;
  let { names } = first;
  for (let next = at + 1; next < end && next - at < CELL.mostLines; next++) {
    const word = words[next];
    if (word.item.meanings !== null) break;
    const before = words[next - 1];
    if (!recurs(next)) cost += lineCost(before, word, widest);
    if (word.sameLine) lines = [...lines.slice(0, -1), `${lines[lines.length - 1]} ${word.text}`];
    else lines = [...lines, word.text];
    widest = Math.max(widest, word.width);
    const text = joinLines(lines);
    if (text.length > CELL.longest || cost > MERGE_BEAM.mostStep) break;
    const isLevel = names.length > 0;
    names = findLevel(text, levelIndex(form));
    if (isLevel && names.length === 0) cost += CELL.afterWhole;
    const own = words.slice(at, next + 1);
    cells.push({ text, words: own, deferred: true, cost, lone: false, names, aside: asideOf(text, form) });
  }
  return cells.map((cell, k) => ({ ...cell, cost: cell.cost + openCost(cell.text, words[at + k + 1]) }));
}

/** What it costs that `word` goes on in the cell of `before`. */
function lineCost(before: Word, word: Word, widest: number): number {
  if (word.sameLine) return CELL.joinMixed;
  if (isBroken(before.text, word.text, false)) return 0;
  let cost: number = CELL.line + (word.item.blankBefore > 0 ? CELL.blank : 0);
  if (before.width < widest - 4 && before.width + headWidth(word.text) < widest) cost += CELL.ragged;
  if (word.width > widest + 2) cost += CELL.ragged;
  const goesOn = /^[)）/／]/u.test(word.text) || goesOnAsUnit(before.text, word.text);
  if (isComplete(before) && !goesOn) cost += CELL.afterWhole;
  if (isComplete(word)) cost += CELL.afterWhole;
  return cost;
}

/** A number with its unit, as printed in a target. */
function isComplete(word: Word): boolean {
  return cellLook(word.text).target < 0.15 && !/^[×÷]|[.,（(]$/u.test(word.text);
}

const CLOSING_START = /^(?:[，,、。；;：:）)》”』」】！？×÷]|[/／]\p{Script=Han})/u;

/** A cell does not end inside a parenthesis, and none starts with a closing mark or in the middle of a unit. */
function openCost(text: string, next: Word | undefined): number {
  if (!next) return 0;
  return (OPEN_BRACKET.test(text) ? CELL.leftOpen : 0) + (CLOSING_START.test(next.text) ? CELL.leftOpen : 0);
}
