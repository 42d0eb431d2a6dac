import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { withLateMeasures } from '../../../../src/recognize/flow/table/late-measures.js';
import { itemsOf } from '../../../support/dump.js';

const HEAD = '一级指标 二级指标 三级指标 分值 得分';
const ROWS = ['产出指标 数量指标 检修井盖 10.00 9.00', '质量指标 合格率 ≥95% 96% 10.00 10.00', '清掏管道 5.00 5.00'];
const LATE = ['年度指标值 实际完成值 偏差原因分析及改进措施', '≥600座 540座 部分路段封闭', '≥20公里 21公里'];

/** By line of the dump, or of what was put together, its cells. */
function put(...lines: readonly string[]): string[] {
  const items = withLateMeasures(itemsOf(lines.join('\n'), selfEvaluation), selfEvaluation);
  return items
    .map(({ text, sameLine }) => (sameLine ? ' ' : '\n') + text)
    .join('')
    .trim()
    .split('\n');
}

it('puts targets and results whose headings stand below the rows behind names that have points only', () => {
  expect(put(HEAD, ...ROWS, ...LATE)).toEqual([
    HEAD,
    '产出指标 数量指标 检修井盖 ≥600座 540座 10.00 9.00 部分路段封闭',
    ROWS[1],
    '清掏管道 ≥20公里 21公里 5.00 5.00',
    LATE[0],
  ]);
});

it('leaves them where they are not as many as such rows, or stand under headings above', () => {
  for (const lines of [
    [HEAD, ...ROWS, ...LATE.slice(0, 2)],
    [HEAD, ROWS[1], ROWS[1], ...LATE],
    [`${HEAD} 年度指标值 实际完成值`, ...ROWS, ...LATE.slice(1)],
  ])
    expect(put(...lines)).toEqual(lines);
});
