import type { FormDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { columnIn } from '../../label-meaning.js';
import { findLevel, levelIndex } from '../../levels.js';
import { cellLook } from '../cell-words.js';
import { type Item, partOf } from '../items.js';
import { isPoints } from './column-cost.js';

/** One row alone may lack its target. */
const LEAST_OPEN = 2;
const POINTS = /^\d{1,3}(?:\.\d{1,2})?$/u;
const SURE = 0.3;

/**
 * `分值 得分` head a table whose `年度指标值 实际完成值` are drawn late, below its rows, and so are their cells: `宣传活动场次 7.00 7.00` … `≥60场 64场`.
 * If as many such pairs follow as rows have points behind the name alone, each is put behind its name.
 */
export function withLateMeasures(items: readonly Item[], form: FormDefinition): readonly Item[] {
  const first = items.findIndex(({ meanings }) => !meanings);
  const head = items.findIndex(({ meanings }, at) => first >= 0 && at > first && columnIn(meanings) === 'target');
  if (head < 0 || columnIn(items[head + 1]?.meanings) !== 'actual') return items;
  const early = items.slice(0, first).filter(({ meanings }) => isPoints(columnIn(meanings) ?? 'level3')).length;
  const open = items.slice(first, head).filter((item) => early > 0 && isOpen(item, early, form));
  const late = items.slice(head).filter(isPair);
  if (open.length < LEAST_OPEN || open.length !== late.length) return items;
  return flatMap(items, (item, at) => {
    if (late.includes(item)) return [];
    // each row begins a line, whatever was put between
    const sameLine = item.sameLine && item.row === items[at - 1].row;
    const own = late[open.indexOf(item)];
    return own ? joined({ ...item, sameLine }, own, early) : [{ ...item, sameLine }];
  });
}

/** `数量指标 宣传活动场次 7.00 7.00`: a name with points right behind it. */
function isOpen({ text, meanings }: Item, points: number, form: FormDefinition): boolean {
  const words = meanings ? [] : text.split(/\s+/u);
  const names = words.slice(0, -points).filter((word) => findLevel(word, levelIndex(form)).length === 0);
  return names.length === 1 && words.length > points && words.slice(-points).every((word) => POINTS.test(word));
}

/** `≥60场 64场`: a target and its result, maybe with a reason behind them. */
function isPair({ text, meanings }: Item): boolean {
  const words = meanings ? [] : text.split(/\s+/u);
  return words.length > 1 && words.slice(0, 2).every((word) => cellLook(word).target <= SURE);
}

/** The row with its name, its target and result, its points, and what else was drawn with these. */
function joined(item: Item, late: Item, points: number): Item[] {
  const words = item.text.split(/\s+/u);
  const [target, actual, ...rest] = late.text.split(/\s+/u);
  const part = (of: Item, own: readonly string[]): Item[] =>
    own.length === 0 ? [] : [{ ...partOf(of, own.join(' ')), sameLine: true, blankBefore: 0 }];
  return [
    partOf(item, words.slice(0, -points).join(' ')),
    ...part(late, [target, actual]),
    ...part(item, words.slice(-points)),
    ...part(late, rest),
  ];
}
