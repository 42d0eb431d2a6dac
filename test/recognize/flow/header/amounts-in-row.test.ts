import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { withAmountsInRow } from '../../../../src/recognize/flow/header/amounts-in-row.js';
import { toItems } from '../../../../src/recognize/flow/items.js';
import { namesOf } from '../../../../src/recognize/flow/torn-cells.js';

const HEADS = '年度资金总额 财政拨款 上年结转资金 其他资金';
const AMOUNTS = '86.00 80.00 6.00 0.00';

const put = (...lines: string[]) => {
  const items = toItems(
    lines.map((text, at) => ({ text, page: 1, line: at + 1, blankBefore: 0 })),
    namesOf(projectGoal),
  );
  return withAmountsInRow(items).map(({ text }) => text);
};

it('puts each of the amounts on the line below their labels behind its own', () => {
  expect(put('项目名称 水文站网改造', HEADS, AMOUNTS)).toEqual([
    ...['项目名称', '水文站网改造'],
    ...['年度资金总额', '86.00', '财政拨款', '80.00', '上年结转资金', '6.00', '其他资金', '0.00'],
  ]);
});

it('leaves them with other numbers of both, with a text among the amounts, or with another label before those of money', () => {
  for (const lines of [
    [HEADS, '86.00 80.00 0.00'],
    [HEADS, `${AMOUNTS} 不含税`],
    [`项目属性 ${HEADS}`, AMOUNTS],
    [`${HEADS} ${AMOUNTS}`],
  ])
    expect(put(...lines).join(' ')).toEqual(lines.join(' '));
});

it('does so where the heading beside both lines stands between them', () => {
  const [heads, amounts] = [HEADS.split(' '), AMOUNTS.split(' ')];
  const dealt = heads.flatMap((head, i) => [head, amounts[i]]);
  expect(put(HEADS, '项目资金（万元）', AMOUNTS)).toEqual([...dealt, '项目资金（万元）']);
});

it('parts fewer amounts, for which sums tell the labels', () => {
  expect(put(HEADS, '86.00 86.00')).toEqual([...HEADS.split(' '), '86.00', '86.00']);
});
