import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import type { ColumnKey } from '../../../../src/model/form.js';
import { withRaisedTargets } from '../../../../src/recognize/flow/table/raised-targets.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

function read(text: string, columns: readonly ColumnKey[] = ['level3', 'target', 'weight']): string {
  const tokens = withRaisedTargets(toTokens(itemsOf(text, projectGoal), projectGoal), columns);
  return tokens.map((token) => token.text).join(' ');
}

it('puts targets behind the names below them, before what else stands on the line', () => {
  const rows = '≤98万元\n成本指标 铺设成本 10\n产出指标 数量指标 ≥9公里\n新建步道 20\n12月底前\n时效指标 完工时间 20';
  const read3 = '成本指标 铺设成本 ≤98万元 10 产出指标 数量指标 新建步道 ≥9公里 20 时效指标 完工时间 12月底前 20';
  expect(read(rows)).toBe(read3);
});

it('does so with a name over two lines, and with what looks like the other thing between two alike', () => {
  const wrapped = '≥9公里\n新建滨河沿岸\n步道长度\n≥30套\n健身器材数量\n≥90%\n居民满意度';
  expect(read(wrapped)).toBe('新建滨河沿岸 步道长度 ≥9公里 健身器材数量 ≥30套 居民满意度 ≥90%');
  const alike = '≥95%\n设备完好率\n≥520场\n演出场次\n≥6万人次\n观众人数\n逢周二\n送戏下乡频率\n≥90%\n观众满意度';
  expect(read(alike)).toBe('设备完好率 ≥95% 演出场次 ≥520场 观众人数 ≥6万人次 送戏下乡频率 逢周二 观众满意度 ≥90%');
});

it.each([
  ['新建步道\n≥9公里\n健身器材\n≥30套\n居民满意度\n≥90%', 'names stand first'],
  ['≥9公里\n新建步道\n≥30套\n健身器材\n≥90%', 'the last has no name'],
  ['≥9公里\n健身器材\n≥30套\n居民满意度', 'only two stand so'],
  [
    '≥9公里\n设备完好率\n≥95%\n完工时间\n12月底前\n购置成本\n≤9万元\n其他保障工作',
    'each goes well with the name above',
  ],
])('leaves %j alone: %s', (rows) => expect(read(rows)).toBe(rows.replaceAll('\n', ' ')));
