import { expect, it } from 'vitest';
import { parseDeclaration } from '../../src/parse-declaration.js';

const dump = (...heading: readonly string[]) => [
  '项目支出绩效目标申报表',
  '项目名称',
  '乡村泵站更新',
  '主管部门',
  '河湾县水务局',
  '实施单位',
  '河湾县泵站所',
  ...heading,
  '年度资金总额',
  '96.8',
  '财政拨款',
  '76.8',
  '其他资金',
  '20',
  '年度目标',
  '更新六座泵站。',
  '一级指标',
  '二级指标',
  '三级指标',
  '指标值',
  '产出指标',
  '数量指标',
  '更新泵站数量',
  '6座',
];

async function currentYear(...heading: readonly string[]) {
  const text = new TextEncoder().encode(dump(...heading).join('\n\n'));
  return (await parseDeclaration(text, { path: 'dump.txt' })).projects[0].budget?.currentYear;
}

it('puts the halves of a unit together that is torn between 万 and 元', async () => {
  expect(await currentYear('资金总额（万', '元）')).toBe(968000);
  expect(await currentYear('项目资金（', '元）')).toBe(96.8);
});
