import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import { dealValues } from '../../../../src/recognize/flow/untangle/deal-values.js';
import { textOf, wordsOf } from '../../../../src/recognize/flow/untangle/torn-names.js';
import { linesOf } from '../../../support/dump.js';

it('puts the lines above and below a label into the value that it is centred beside', () => {
  const rows = wordsOf(linesOf('安河县应急广播播\n主管部门 安河县广播电视和融媒体中心 实施单位\n控部'));
  expect(dealValues(rows, projectGoal).map(textOf)).toEqual([
    '主管部门',
    '安河县广播电视和融媒体中心',
    '实施单位',
    '安河县应急广播播',
    '控部',
  ]);
});

it('knows a label with its value behind a colon beside a label without one', () => {
  const rows = wordsOf(linesOf('体格检查与役前教育训\n项目名称*： 项目类别*：经常性业务费\n练'));
  expect(dealValues(rows, shanghai2020).map(textOf)).toEqual([
    '项目名称*：',
    '体格检查与役前教育训',
    '练',
    '项目类别*：经常性业务费',
  ]);
});

it('puts a period that began above its label beside boxes together, and takes a page number for none', () => {
  const row = '项目属性 新增项目□ 延续项目√ 项目期';
  const dealt = (...lines: string[]) => dealValues(wordsOf(linesOf(lines.join('\n'))), projectGoal).map(textOf);
  expect(dealt('2025年-20', row, '27年')).toEqual([
    '项目属性',
    '新增项目□',
    '延续项目√',
    '项目期',
    '2025年-20',
    '27年',
  ]);
  expect(dealt('- 3 -', row)).toEqual(['- 3 -', row]);
});
