import { flatMap } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { fieldsIn } from '../../label-meaning.js';
import { WRAP_SLACK } from '../../tolerances.js';
import { beginsChoice, isChoice, isWholeChoice } from '../../torn-texts.js';
import type { Item } from '../items.js';
import { looksLike } from './value-looks.js';
import { CHOICES, isUnit } from './value-misfit.js';

/**
 * What a choice says is one of a few known words, in a narrow cell: its lines are put together wherever they were printed, and what
 * else stands among choices and their labels goes back to the name before them. `moved` are lines that did not follow each other.
 */
export function mendChoices(printed: readonly Item[]): {
  readonly items: readonly Item[];
  readonly moved: readonly Piece[];
} {
  const moved: Piece[] = [];
  return { items: giveBack(joinTorn(printed, moved), moved), moved };
}

/** `经常性` / `项目类别` / `其他运转类` / `项目`: the lines of one choice. */
function joinTorn(items: readonly Item[], moved: Piece[]): Item[] {
  const gone = new Set<Item>();
  const mended = items.map((item, at) => {
    const rest = gone.has(item) ? null : restOf(items, at, gone);
    for (const part of rest ?? []) gone.add(part);
    if (rest?.some((part, i) => part.blankBefore > 0 || part !== items[at + 1 + i])) moved.push(...item.pieces);
    return rest ? joined([item, ...rest]) : item;
  });
  return mended.filter((item) => !gone.has(item));
}

/** Labels and values of the cells beside stand between the lines of a choice. */
const CHOICE_REACH = 6;

function restOf(items: readonly Item[], at: number, gone: ReadonlySet<Item>): Item[] | null {
  let { text } = items[at];
  const alone = text.length > 1 || (at > 0 && isOfChoice(items[at - 1]));
  if (items[at].meanings || !alone || !beginsChoice(text)) return null;
  const rest: Item[] = [];
  for (let next = at + 1, last = at; next < items.length && next <= last + CHOICE_REACH; next++) {
    const item = items[next];
    if (item.meanings || gone.has(item)) continue;
    if (isWholeChoice(text + item.text)) return [...rest, item];
    if (!beginsChoice(text + item.text)) continue;
    text += item.text;
    rest.push(item);
    last = next;
  }
  return null;
}

function joined(items: readonly Item[]): Item {
  return {
    ...items[0],
    text: joinLines(items.map(({ text }) => text)),
    pieces: flatMap(items, ({ pieces }) => pieces),
  };
}

function isOfChoice({ meanings, name }: Item): boolean {
  const ofField = fieldsIn(meanings).some(({ key }) => CHOICES.has(key));
  return ofField || (meanings !== null && CHOICE_LABEL.test(name ?? ''));
}

/** A label of no field of ours on this form. */
const CHOICE_LABEL = /^项目(?:性质|类别)$/u;

/**
 * `全国经济普` / `项目类别` / `经常性项目` / `查`, `追溯码采` / `经常性项目` / `集终端配置` / `项目类别`, `通借通还` / `项目名称` / `项目类别` / `物流` / `经常性项目`:
 * of the texts among labels of choices, each of which has a whole one, any other is a line of the name before them.
 */
function giveBack(items: readonly Item[], moved: Piece[]): Item[] {
  const mended = [...items];
  for (let at = 1; at < mended.length; at++) {
    const before = mended[at - 1];
    const own = isCentredName(mended, at) ? [mended[at]] : [];
    const from = at + own.length;
    const item = mended[from];
    const isBeside = own.length === 0 && isRightBelow(item) && isWholeText(item);
    const isName = !before.meanings && !isWholeText(before) && !isDateOrAnswer(before);
    if (!isName || !(isOfChoice(item) || isBeside)) continue;
    const run = runOfChoices(mended, from, isBeside);
    const labels = run.filter(({ meanings }) => meanings);
    const choices = run.filter((each) => !each.meanings && isWholeText(each));
    const rest = run.filter((each) => !each.meanings && !isWholeText(each));
    const isDealt = labels.length === choices.length && rest.length <= MOST_REST && (isBeside || rest.length > 0);
    if (!isDealt || !rest.every((line) => isLineBelow(line, before))) continue;
    if (!isBeside) moved.push(...flatMap(rest, ({ pieces }) => pieces));
    mended.splice(
      at - 1,
      1 + own.length + run.length,
      ...own,
      joined([before, ...rest]),
      ...flatMap(labels, (label, i) => [label, choices[i]]),
    );
  }
  return mended;
}

/** The label of the name, right below a line that stands beside no other label: beside two lines it is printed between them. */
function isCentredName(items: readonly Item[], at: number): boolean {
  const ofName = fieldsIn(items[at].meanings).some(({ key }) => key === 'projectName');
  return ofName && items[at].blankBefore === 0 && !items[at - 1].sameLine && at + 1 < items.length;
}

function isRightBelow({ sameLine, blankBefore, meanings }: Item): boolean {
  return !sameLine && blankBefore === 0 && !meanings;
}

/** The labels of choices and the texts among them, up to the next label of something else, or its date or answer behind a label of a choice. */
function runOfChoices(items: readonly Item[], from: number, isBeside: boolean): Item[] {
  const isOther = (item: Item) => (item.meanings ? !isOfChoice(item) : !isBeside && isDateOrAnswer(item));
  const end = items.findIndex((each, i) => i > from && isOther(each));
  return items.slice(from, end < 0 ? items.length : end);
}

function isDateOrAnswer({ text }: Item): boolean {
  return looksLike('date', text) || looksLike('boolean', text);
}

/** A name takes few lines. */
const MOST_REST = 2;

function isWholeText({ text }: Item): boolean {
  return (isChoice(text) && !beginsChoice(text)) || SHORT_CHOICE.test(text);
}

/** What 项目属性 says is often printed without 项目; the lines of a longer word are put together before. */
const SHORT_CHOICE = /^(?:新增|延续)$/u;

function isLineBelow(line: Item, { text }: Item): boolean {
  return (
    !line.sameLine &&
    looksLike('text', line.text) &&
    !looksLike('date', line.text) &&
    !isUnit(line.text) &&
    /\p{Script=Han}/u.test(line.text) &&
    displayWidth(line.text) <= displayWidth(text) + WRAP_SLACK
  );
}
