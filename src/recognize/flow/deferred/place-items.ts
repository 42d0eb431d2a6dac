import { flatMap } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import type { Item } from '../items.js';
import type { Placed } from './merge-runs.js';
import { inTable } from './state.js';
import type { Word } from './words.js';

/** Items in their new order; `moved` are those that were drawn after all others. */
export function placeItems(placed: readonly Placed[]): { items: Item[]; moved: Set<Item> } {
  const items: Item[] = [];
  const moved = new Set<Item>();
  const { order, headed } = headSections(placed);
  for (let at = 0; at < order.length; at++) {
    const first = order[at];
    const words = [...first.cell.words];
    if (words.length === 1)
      while (followsOn(words[words.length - 1], order[at + 1])) words.push(order[++at].cell.words[0]);
    const printed = toItem(words, first, order[at - words.length]);
    const item = headed.has(first) && printed.blankBefore === 0 ? { ...printed, blankBefore: 1 } : printed;
    items.push(item);
    if (first.cell.deferred) moved.add(item);
  }
  return { items, moved };
}

/**
 * The label of a section that was drawn at once may stand between two lines of deferred text. What the lines say settles where
 * one text ends, so it is put above them, and both sections wait; the text is `headed`, without its own label right above.
 */
function headSections(placed: readonly Placed[]): { order: Placed[]; headed: Set<Placed> } {
  const order: Placed[] = [];
  const headed = new Set<Placed>();
  for (const each of placed) {
    const splits = each.state.mode === 'section' && !each.cell.deferred && isLateText(order[order.length - 1]);
    if (!splits) {
      order.push(each);
      continue;
    }
    let start = order.length;
    while (start > 0 && isLateText(order[start - 1])) start--;
    headed.add(order[start]);
    order.splice(start, 0, each);
  }
  return { order, headed };
}

function isLateText(each: Placed | undefined): boolean {
  return each !== undefined && each.state.mode === 'text' && each.cell.deferred;
}

/** The next word of the same item, with nothing between. */
function followsOn(word: Word, next: Placed | undefined): boolean {
  if (!next || next.cell.words.length > 1) return false;
  const other = next.cell.words[0];
  if (other.item !== word.item || other.from <= word.from) return false;
  return word.item.text.slice(word.from + word.text.length, other.from).trim() === '';
}

/** One item of one cell; a wrapped cell becomes one line, words that stayed together stay as printed. */
function toItem(words: readonly Word[], { cell, state }: Placed, before: Placed | undefined): Item {
  const { item } = words[0];
  const last = words[words.length - 1];
  const single = last.item === item;
  const text = single ? item.text.slice(words[0].from, last.from + last.text.length) : cell.text;
  const whole = single && text === item.text;
  const sameLine = standsBeside(state, before, words[0]);
  const pieces = whole ? item.pieces : single ? [{ ...item.pieces[0], text }] : piecesOf(words);
  return { ...item, text, pieces, sameLine, blankBefore: sameLine ? 0 : item.blankBefore, newPage: false };
}

/** Whether an item goes on in the row of the one before: values stand beside their labels, cells beside the first of their row. */
function standsBeside(state: Placed['state'], before: Placed | undefined, word: Word): boolean {
  if (!before) return false;
  if (state.mode === 'value') return before.state.mode === 'field' || (before.state.mode === 'value' && word.sameLine);
  if (!inTable(state) || state.mode === 'level1') return false;
  if (state.mode === 'level2') return before.state.mode === 'level1';
  if (state.mode === 'row' && state.count === 1)
    return before.state.mode === 'level1' || before.state.mode === 'level2';
  return state.mode === 'row' || (state.mode === 'footer' && word.item.meanings === null);
}

function piecesOf(words: readonly Word[]): Piece[] {
  return flatMap(words, (word) => {
    const whole = word.text === word.item.text;
    return whole ? word.item.pieces : [{ ...word.item.pieces[0], text: word.text }];
  });
}
