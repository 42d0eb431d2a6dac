import type { FormDefinition } from '../../model/form.js';
import type { Line } from '../../model/page.js';
import { statedUnit } from '../money-unit.js';
import { parseTitle } from '../title.js';

/** `第三部分 名词解释`: the heading of another part of a long document. */
const PART = /^第[一二三四五六七八九十]{1,3}(?:部分|章|节)[^:：，,。；;]{0,30}$/u;
/** `绥阳县医疗保障局概况`, `一、部门概况`. */
const OVERVIEW =
  /^(?:[一二三四五六七八九十]{1,3}、)?\p{Script=Han}{0,24}(?:部门|单位|机构|[局委厅办院所处站会府])概况$/u;
const TABLE_NAME = /^[^。；;，,:：]{3,30}表\s*(?:[（(][^()（）]*[）)])?$/;
/** Between a table's name and its unit may stand the unit that fills it in, or a year. */
const UNIT_REACH = 2;

/**
 * Whether a line below a form's table begins something that is no part of a form: the heading of a document's next part, or
 * the name of another table with the money unit under it.
 */
export function beginsOtherPart(lines: readonly Line[], at: number, forms: readonly FormDefinition[]): boolean {
  const text = lines[at].text.trim();
  if (PART.test(text) || OVERVIEW.test(text)) return true;
  if (!TABLE_NAME.test(text) || parseTitle(text, forms)) return false;
  return lines.slice(at + 1, at + 1 + UNIT_REACH).some((line) => statedUnit(line.text)?.start === 0);
}
