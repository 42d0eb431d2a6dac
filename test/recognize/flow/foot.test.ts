import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { footLines } from '../../../src/recognize/flow/foot.js';
import { vocabularyOf } from '../../../src/recognize/flow/vocabulary.js';
import { linesOf } from '../../support/dump.js';

function footOf(text: string): string[] {
  const lines = linesOf(text);
  const foot = footLines(lines, vocabularyOf(projectGoal));
  return lines.filter((line) => foot.has(line)).map((line) => line.text.trim());
}

describe('footLines', () => {
  it('finds who filled a form in, on one line or a word a line', () => {
    const line = '填报人：周平　　联系电话：0559-5550123　　填报日期：2023年11月20日';
    expect(footOf(`满意度\n≥90%\n${line}`)).toEqual([line]);
    expect(footOf('满意度\n≥90%\n填报人：\n周平\n联系电话：\n0559-5550123')).toEqual([
      '填报人：',
      '周平',
      '联系电话：',
      '0559-5550123',
    ]);
  });

  it('finds where someone signs', () => {
    expect(footOf('满意度\n≥90%\n评价组长（签字）：        评价日期：2023年3月15日')).toHaveLength(1);
    expect(footOf('满意度\n≥90%\n单位负责人（签章）：\n')).toHaveLength(1);
    expect(footOf('满意度（调查）\n≥90%')).toEqual([]);
  });

  it('finds a remark with its points', () => {
    const remark = ['注：1.本表由项目单位填写，', '一式两份。', '2.指标值应可衡量。'];
    expect(footOf(['满意度', '≥90%', ...remark].join('\n'))).toEqual(remark);
    expect(footOf(['注：由单位填写。', '满意度', '≥90%'].join('\n'))).toEqual([]);
    expect(footOf(['备注：含税', '满意度', '≥90%'].join('\n'))).toEqual([]);
    expect(footOf(['备注', '满意度', '≥90%'].join('\n'))).toEqual([]);
  });

  it('finds it at the end of each page, and nothing above other text', () => {
    expect(footOf('满意度\n填报人：周平\n\f≥90%\n填报日期：2023年11月20日')).toHaveLength(2);
    expect(footOf('填报人：周平\n满意度\n≥90%')).toEqual([]);
    expect(footOf('其他资金\n0.00\n联系电话\n≥90%')).toEqual([]);
  });
});
