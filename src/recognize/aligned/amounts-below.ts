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
 * is put behind its label, where it stands in other forms; fewer amounts than labels only where they make up their total, and as a guess.
 */
export function liftAmounts(lines: readonly TextLine[], form: FormDefinition): TextLine[] {
  const lifted = [...lines];
  for (let at = 1; at < lines.length; at++) {
    const top = lines[at - 1].words.every((word) => isSide(word, form) && !isMoneyLabel(word, form)) ? at - 2 : at - 1;
    if (top < 0 || lines[top].words.some(isAmount)) continue;
    const heads = lines[top].words.filter((word) => isMoneyLabel(word, form));
    const printed = lines[at].words.filter(isAmount);
    const amounts = printed.length < heads.length ? printed.map((word) => ({ ...word, guessed: true })) : printed;
    if (!lines[at].words.every((word) => isAmount(word) || isSide(word, form))) continue;
    const own = heads.length < LEAST_HEADS ? null : headsOf(amounts, heads);
    const words = own && behindHeads(lines[top].words, own, amounts);
    if (!words) continue;
    lifted[top] = { ...lines[top], words };
    lifted[at] = { ...lines[at], words: lines[at].words.filter((word) => !isAmount(word)) };
  }
  return lifted;
}

/** The head of each amount: all of them in their order, or the nearest ones where what stands below the first is the sum of the others. */
function headsOf(amounts: readonly Word[], heads: readonly Word[]): readonly Word[] | null {
  if (amounts.length === heads.length) return heads;
  if (amounts.length < 2 || amounts.length > heads.length) return null;
  const off = (head: Word, amount: Word) => Math.abs(head.x0 + head.x1 - amount.x0 - amount.x1);
  const own = amounts.map((amount) => heads.reduce((a, b) => (off(b, amount) < off(a, amount) ? b : a)));
  const [total, ...parts] = amounts.map(({ text }) => Number(text.normalize('NFKC').replace(/,/gu, '')));
  const isSum = Math.abs(parts.reduce((sum, part) => sum + part, 0) - total) < CENT;
  return own[0] === heads[0] && new Set(own).size === own.length && isSum ? own : null;
}

const CENT = 0.005;

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
  const next = (head: Word) => words[words.indexOf(head) + 1]?.x0 ?? Number.POSITIVE_INFINITY;
  const fits = moved.every((word, i) => word.x1 < next(heads[i]));
  return fits ? flatMap(words, (word) => [word, ...moved.filter((_, i) => heads[i] === word)]) : null;
}
