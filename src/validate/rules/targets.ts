import { flatMap } from '../../model/group.js';
import type { Indicator } from '../../model/project.js';
import { remember } from '../../model/remember.js';
import { firstUnits, mayBegin } from '../../recognize/label.js';
import { readTarget } from '../target.js';
import { type Audited, type Finding, flat, type Rule } from './rule.js';

/** Shares of a whole: they cannot pass 100%. Growth, completion and comparison can, and are not among them. */
const SHARE =
  /(?:合格|达标|完好|准确|正确|通过|覆盖|到位|入库|采纳|公开|知晓|参与|有效|成活|办结|整改|普及|响应|规范|就业|优良|及时|满意|使用|利用|可用|回收|收缴|符合|检出|差错|出勤|执行|健全|完备)(?:率|度)|占比|比重/u;
const MAY_PASS = /增长|增幅|同比|提高|提升|上升|超额|增加|倍/u;

export const percentageOver100: Rule = {
  code: 'percentage-over-100',
  meaning: {
    zh: '合格率、覆盖率、满意度等占比类指标的数值超过 100%。',
    en: 'A share of a whole, such as a pass rate or satisfaction, is over 100%.',
  },
  example: { zh: '验收合格率 ≥105%', en: 'acceptance rate ≥105%' },
  check: (record) => [
    ...flatMap(record.indicators, (indicator, i) => (isOcrLike(indicator) ? [] : overShares(indicator, i))),
    ...overExecuted(record),
  ],
};

const isShare = remember((level3) => SHARE.test(flat(level3)) && !MAY_PASS.test(flat(level3)));

function overShares(indicator: Indicator, i: number): Finding[] {
  if (!isShare(indicator.level3 ?? '')) return [];
  return flatMap(['target', 'actual'] as const, (key) => {
    const value = indicator[key];
    return value && percentOf(value) > 100 ? [{ field: `indicators[${i}].${key}`, params: { value } }] : [];
  });
}

/** More money spent than the budget holds. */
function overExecuted(record: Audited): Finding[] {
  const funds = (record.funds ?? []) as { rate?: number | null }[];
  return flatMap(funds, ({ rate }, i) =>
    typeof rate === 'number' && rate > 1
      ? [{ field: `funds[${i}].rate`, params: { value: `${Math.round(rate * 1e4) / 100}%` } }]
      : [],
  );
}

function percentOf(text: string): number {
  const { targetNumber, targetUnit } = readTarget(text);
  return targetUnit && /^[%％]$/u.test(targetUnit) && targetNumber !== null ? targetNumber : 0;
}

/** `≥` misread as 2: the rest is a likely percentage, and no comparator is printed. */
const TWO = firstUnits('2');
const MISREAD = /^2(100|[5-9]\d)(?:\.\d+)?%$/u;

export const ocrLikeTarget: Rule = {
  code: 'ocr-like-target',
  meaning: {
    zh: '指标值像是文字识别把“≥”认成了“2”；值按原文保留。',
    en: 'The target looks as if text recognition had read ≥ as 2; it is kept as printed.',
  },
  example: { zh: '292%（应为 ≥92%）', en: '292% (for ≥92%)' },
  check: (record) =>
    flatMap(record.indicators, (indicator, i) =>
      isOcrLike(indicator)
        ? [
            {
              field: `indicators[${i}].target`,
              params: { value: indicator.target ?? '', likely: `≥${flat(indicator.target).slice(1)}` },
            },
          ]
        : [],
    ),
};

function isOcrLike({ level3, target }: Indicator): boolean {
  if (!target || !mayBegin(target, TWO)) return false;
  return MISREAD.test(flat(target)) && !MAY_PASS.test(flat(level3));
}
