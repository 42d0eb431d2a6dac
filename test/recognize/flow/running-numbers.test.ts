import { expect, it } from 'vitest';
import { withoutRunningNumbers } from '../../../src/recognize/flow/running-numbers.js';
import { linesOf } from '../../support/dump.js';

function take(text: string) {
  const { lines, numbers } = withoutRunningNumbers(linesOf(text));
  return {
    lines: lines.map((line) => `${'/'.repeat(line.blankBefore)}${line.text.trim()}`),
    numbers: numbers.map(({ text: number, line }) => `${number} ${line}`),
  };
}

it('takes the running numbers of rows off, at the beginning of their lines', () => {
  const rows = ['1 产出指标 培训次数 3 次', '2 产出指标 出勤率', '95%', '3 效益指标 3 起'];
  const found = take(['3 个项目', '序号 一级指标 三级指标 指标值', ...rows].join('\n'));
  const cells = ['产出指标 培训次数 3 次', '产出指标 出勤率', '95%', '效益指标 3 起'];
  expect(found.lines).toEqual(['3 个项目', '一级指标 三级指标 指标值', ...cells]);
  expect(found.numbers).toEqual(['序号 2', '1 3', '2 4', '3 6']);
});

it('takes them off where each cell has a line of its own, and keeps the blank lines before them', () => {
  const found = take('序号\n三级指标\n指标值\n\n1\n培训次数\n3\n\n2\n出勤率\n95%\n\n3\n满意度\n90%');
  expect(found.lines).toEqual(['三级指标', '指标值', '/培训次数', '3', '/出勤率', '95%', '/满意度', '90%']);
});

it('takes them off names that they run into where the heading does', () => {
  expect(take('序号三级指标\n1培训次数\n2出勤率\n3满意度\n4.5分').lines).toEqual([
    '三级指标',
    '培训次数',
    '出勤率',
    '满意度',
    '4.5分',
  ]);
});

it('leaves a form alone without such a column, or with fewer numbers in turn', () => {
  for (const text of ['三级指标\n1\n2\n3', '序号\n三级指标\n1\n2']) expect(take(text).lines).toEqual(text.split('\n'));
});
