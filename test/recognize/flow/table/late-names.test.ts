import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import type { ColumnKey } from '../../../../src/model/form.js';
import { withLateNames } from '../../../../src/recognize/flow/table/late-names.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

function read(text: string, columns: readonly ColumnKey[] = ['level3', 'target', 'weight']): string {
  const tokens = withLateNames(toTokens(itemsOf(text, projectGoal), projectGoal), columns);
  return tokens.map((token) => token.text).join(' ');
}

it('puts a name on the line of its level before the cells of its row, which were printed above', () => {
  const rows = '新建步道\n≥9公里\n7\n≥30套\n8\n数量指标 配建健身器材\n更换护栏\n21件\n6';
  expect(read(rows)).toBe('新建步道 ≥9公里 7 数量指标 配建健身器材 ≥30套 8 更换护栏 21件 6');
});

it('does so with the first row, behind another level, and behind a target that is a word', () => {
  expect(read('3台\n9\n数量指标 改造窑炉\n净化系统\n3套\n9')).toBe('数量指标 改造窑炉 3台 9 净化系统 3套 9');
  const behind = '开展宣教\n≥20场\n7\n产出指标（50分）\n100%\n6\n质量指标 冷链合格率\n录入准确率\n≥99%\n7';
  expect(read(behind)).toBe('开展宣教 ≥20场 7 产出指标（50分） 质量指标 冷链合格率 100% 6 录入准确率 ≥99% 7');
  const word = '数据上传\n实时\n10\n≥90%\n5\n满意度指标 家属满意度\n居民满意度\n≥80%\n5';
  expect(read(word)).toBe('数据上传 实时 10 满意度指标 家属满意度 ≥90% 5 居民满意度 ≥80% 5');
});

it.each([
  '新建步道\n≥9公里\n7\n数量指标 配建健身器材\n≥30套\n8',
  '新建步道\n配建器材\n≥9公里\n7\n质量指标 合格率\n及时率',
])('leaves a name alone whose cells stand behind it, or where none are left over', (rows) =>
  expect(read(rows)).toBe(rows.replaceAll('\n', ' ')),
);
