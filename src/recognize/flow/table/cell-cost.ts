import type { ColumnKey } from '../../../model/form.js';
import { ACROSS, MOVE } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import type { CellLine } from './cheapest-rows.js';
import { columnCost, goesOnAsUnit, isBareComparator, isCutNumber, isRemark, OPEN_CELL } from './column-cost.js';
import { isBroken } from './join-measures.js';
import { isTooShort } from './table-search.js';

/** How unlike a cell of this column these lines are; `widest` is the width of a wide line of it, as far as it is known. */
export function cellCost(
  lines: readonly CellLine[],
  column: ColumnKey,
  columns: readonly ColumnKey[],
  widest = 0,
): number {
  let text = '';
  let cost = 0;
  const most = Math.max(widest, ...lines.map(({ width }) => width));
  lines.forEach((line, i) => {
    if (i > 0) cost += wrapCost(text, line.text, column, lines[i - 1].width, most);
    text += line.text;
  });
  const scrap = isRemark(column) && text.length < SHORT_REMARK && !cellLook(text).blank ? MOVE.wrap : 0;
  return cost + scrap + columnCost(text, column, columns);
}

/** So few characters are rather the last line of another cell than a remark. */
const SHORT_REMARK = 4;

/** What it costs that a cell goes on in this line. */
function wrapCost(before: string, line: string, column: ColumnKey, width: number, widest: number): number {
  if (isBroken(before, line, false) || isCutNumber(before, line) || (isBareComparator(before) && column === 'target'))
    return 0;
  const look = cellLook(line).target;
  const into = look < SURE_TARGET ? MOVE.wrapIntoNumber : 0;
  if (/\d$/u.test(before) && goesOnAsUnit(before, line)) return MOVE.wrapUnit + into;
  const complete = cellLook(before).target;
  const full = widest >= ACROSS.narrow && width >= widest - ACROSS.edge;
  const ended =
    isRemark(column) || full || goesOnAsUnit(before, line)
      ? 0
      : complete < SURE_TARGET
        ? MOVE.wrapComplete
        : complete < 0.3
          ? MOVE.wrapWords
          : 0;
  const short = isTooShort(width, widest) ? MOVE.wrapShort : 0;
  const open = OPEN_CELL.test(before) ? MOVE.wrapOpen : 0;
  return Math.max(0, MOVE.wrap + (isRemark(column) ? MOVE.wrapRemark + into / 2 : into) + ended + short + open);
}

const SURE_TARGET = 0.15;
