import type { FormDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import { type Harvest, NOTHING } from './harvest.js';
import type { TableColumn } from './header.js';
import { readLabel } from './read-label.js';
import { toValue } from './value.js';
import { cellText, endCol, type GridView, isBlank } from './view.js';

/** The full marks of a self-evaluation, printed in the footer by every template. */
const FULL_MARKS = /^100(?:\.0+)?分?$/u;
/** Beside them, in the cell of the reasons: there is none for a total. */
const NO_REASON = /^[—–\-/]+$/u;

/** A footer row, 总分 | 100 | 97.4: the value stands in the score column, else last. Null for any other row. */
export function readFooter(
  view: GridView,
  row: number,
  columns: readonly TableColumn[],
  form: FormDefinition,
): Harvest | null {
  const printed = view.across(row).filter((cell) => cell.row === row && !isBlank(cell));
  const filled = printed.slice(isOfSideLabel(printed[0]) ? 1 : 0);
  const key = filled.length > 0 ? footerKey(filled[0], form) : null;
  if (!key) return null;
  const rest = filled.slice(1);
  const score = columns.find((column) => column.key === 'score');
  const own = score ? rest.filter((cell) => cell.col < score.to && endCol(cell) > score.from) : rest.slice(-1);
  const value = toValue(own);
  const isMark = (text: string) => FULL_MARKS.test(text) || NO_REASON.test(text);
  const marks = rest.filter((cell) => !own.includes(cell) && isMark(cellText(cell).normalize('NFKC').trim()));
  const labels = flatMap([...printed.slice(0, -filled.length), filled[0], ...marks], (cell) => cell.lines);
  return { ...NOTHING, values: value ? { [key]: value } : {}, labels };
}

/** The last character of 绩效指标 beside the table, which may go down to its footer: in a cell of its own there. */
function isOfSideLabel(cell: Cell | undefined): boolean {
  return cell !== undefined && /^\p{Script=Han}$/u.test(cellText(cell).trim());
}

/** By the whole cell, or by one of its lines: a page break may leave a character of the side label in it. */
function footerKey(cell: Cell, form: FormDefinition): string | null {
  for (const text of [cellText(cell), ...cell.lines.map((line) => line.text)]) {
    const footer = readLabel(text, form)?.meanings.find((meaning) => meaning.kind === 'footer');
    if (footer) return footer.key;
  }
  return null;
}
