import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { looksLike } from '../flow/header/value-looks.js';
import { readLabel } from '../grid/read-label.js';
import { fieldsIn } from '../label-meaning.js';
import { MONEY_UNIT } from '../marks.js';
import { type TextLine, WIDE_GAP, type Word } from './text-lines.js';

/** So many labels of amounts beside each other, none of them with one, are the heads of columns. */
const LEAST_HEADS = 3;

/**
 * `年度资金总额 财政拨款 上年结转资金 其他资金` over `1,350.00 1,350.00 0.00 0.00`: money as one row of labels above one row of values. Each amount
 * is put behind its label, where it stands in other forms.
 */
export function liftAmounts(lines: readonly TextLine[], form: FormDefinition): TextLine[] {
  const lifted = [...lines];
  for (let at = 1; at < lines.length; at++) {
    const heads = lines[at - 1].words.filter((word) => isMoneyLabel(word, form));
    const amounts = lines[at].words.filter(isAmount);
    if (heads.length < LEAST_HEADS || heads.length !== amounts.length || lines[at - 1].words.some(isAmount)) continue;
    if (!lines[at].words.every((word) => isAmount(word) || isSide(word, form))) continue;
    const words = behindHeads(lines[at - 1].words, heads, amounts);
    if (!words) continue;
    lifted[at - 1] = { ...lines[at - 1], words };
    lifted[at] = { ...lines[at], words: lines[at].words.filter((word) => !isAmount(word)) };
  }
  return lifted;
}

function isMoneyLabel({ text }: Word, form: FormDefinition): boolean {
  return fieldsIn(readLabel(text, form)?.meanings ?? null).some(({ type }) => type === 'money');
}

function isAmount({ text }: Word): boolean {
  return looksLike('money', text);
}

/** What stands beside both rows: `项目资金`, `（万元）`. */
function isSide({ text }: Word, form: FormDefinition): boolean {
  return MONEY_UNIT.test(text) || readLabel(text, form) !== null;
}

/** The words of the heads' line with each amount behind its head; null where one has no room there. */
function behindHeads(words: readonly Word[], heads: readonly Word[], amounts: readonly Word[]): Word[] | null {
  const moved = heads.map((head, i): Word => {
    const x0 = head.x1 + WIDE_GAP;
    return { ...amounts[i], x0, x1: x0 + amounts[i].x1 - amounts[i].x0, gap: WIDE_GAP };
  });
  const fits = moved.every((word, i) => i === moved.length - 1 || word.x1 < heads[i + 1].x0);
  return fits ? flatMap(words, (word) => [word, ...moved.filter((_, i) => heads[i] === word)]) : null;
}
