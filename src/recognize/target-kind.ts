import type { TargetKind } from '../model/form.js';
import { remember } from '../model/remember.js';

/** What a target is about, by its unit: `≥95%`, `61个`, `2小时内`, `≤65万元`, `健全`; null for a blank. */
export const targetKind = remember((target): TargetKind | null => {
  const text = target.normalize('NFKC').replace(/\s/gu, '');
  if (text === '') return null;
  if (!/\d/u.test(text)) return 'words';
  if (/[%‰]|百分|\d\/10+万/u.test(text)) return 'percent';
  if (/\d(?:个)?(?:年|月|日|天|小时|分钟|秒|工作日|周)|[月年]底|[月日]前/u.test(text)) return 'time';
  if (/元/u.test(text)) return 'money';
  return 'count';
});

/** What the last word of an indicator's name lets one expect of its target. */
const EXPECTED: readonly { readonly ending: RegExp; readonly kinds: readonly TargetKind[] }[] = [
  { ending: /(?:率|比例|占比|满意度|比重)$/u, kinds: ['percent'] },
  { ending: /(?:天|日|小时|分钟|[年月]|周)数$/u, kinds: ['time', 'count'] },
  { ending: /(?:数量?|次数|人数|面积|长度|规模|[^质]量|场次|册数|套数|家数)$/u, kinds: ['count'] },
  { ending: /(?:时间|时限|时长|周期|频率|进度|期限)$/u, kinds: ['time', 'words'] },
  { ending: /(?:成本|费用|造价|单价|金额|标准)$/u, kinds: ['money', 'percent'] },
  { ending: /性$/u, kinds: ['words', 'time', 'percent'] },
  { ending: /(?:机制|制度|程度|情况|水平|能力|影响|意识|协同|共享|公示)$/u, kinds: ['words'] },
];

const expectedKinds = remember(
  (name): readonly TargetKind[] => EXPECTED.find(({ ending }) => ending.test(name))?.kinds ?? [],
);

/** A bound whose percent sign the source left out: `≥90`. */
const UNITLESS = /^[<>=≤≥]+\s*\d+(?:\.\d+)?$/u;

/** What `pairCost` is at least. */
export const LEAST_PAIR_COST = -1;

const TAKES_UP = -0.5;
/** A shorter text has too few words. */
const LEAST_CLAUSE = 5;

/** `文献资料入库开放` … `入库并向公众开放`: a target in more than a word begins with one of the name. */
function takesUp(name: string, target: string): boolean {
  return target.length >= LEAST_CLAUSE && name.includes(target.slice(0, 2));
}

/** How ill a target goes with a name: -1 where it holds the word (健全性 … 健全), below 0 for the expected kind, up to 1. */
export function pairCost(name: string, target: string): number {
  const kind = targetKind(target);
  if (kind === null) return 0;
  if (kind === 'words' && target.length >= 2 && name.includes(target.slice(0, 2)) && name.endsWith('性')) return -1;
  const kinds = expectedKinds(name);
  if (kinds.length === 0) return kind === 'words' && takesUp(name, target) ? TAKES_UP : 0;
  if (kinds.includes(kind)) return kind === 'words' ? 0 : -0.5;
  if (kinds.includes('percent') && UNITLESS.test(target)) return 0;
  return kind === 'words' ? 0.5 : 1;
}
