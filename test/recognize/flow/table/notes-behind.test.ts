import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { partNotes } from '../../../../src/recognize/flow/table/notes-behind.js';
import type { TokenRow } from '../../../../src/recognize/flow/table/read-table.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

const tokens = (text: string) => toTokens(itemsOf(text, projectGoal), projectGoal);
const textOf = (cell: readonly { text: string }[] = []) => cell.map(({ text }) => text).join(' ');

function part(
  target: string,
  others = {},
  columns: readonly ('level3' | 'target' | 'note')[] = ['level3', 'target', 'note'],
) {
  const rows: TokenRow[] = [{ level3: tokens('巡查完成率'), target: tokens(target), ...others }];
  const { rows: found, doubtful } = partNotes({ rows, doubtful: new Set<number>() }, columns);
  return [textOf(found[0].target), textOf(found[0].note), doubtful.size];
}

it('gives the words behind a share to the remark that the row lacks, with a doubt', () => {
  expect(part('=100% 按月统计')).toEqual(['=100%', '按月统计', 1]);
  expect(part('≥95.00(%) 按月统计')).toEqual(['≥95.00(%)', '按月统计', 1]);
});

it('parts them also where the blanks of a dump are kept, and behind a unit of Latin letters', () => {
  const kept = toTokens(itemsOf('≥95% 以清单为准', projectGoal), projectGoal, true);
  expect(kept.map(({ text }) => text)).toEqual(['≥95% 以清单为准']);
  const rows: TokenRow[] = [{ level3: tokens('事项进驻率'), target: kept }];
  const { rows: found } = partNotes({ rows, doubtful: new Set<number>() }, ['level3', 'target', 'note']);
  expect([textOf(found[0].target), textOf(found[0].note)]).toEqual(['≥95%', '以清单为准']);
  expect(part('≤0.5mg/m3 第三方检测')).toEqual(['≤0.5mg/m3', '第三方检测', 1]);
});

it('leaves a bound whole, a target whose unit may go on, a row with a remark, and a table without any', () => {
  expect(part('100% 以上部分')).toEqual(['100% 以上部分', '', 0]);
  expect(part('≥5 万平方米')).toEqual(['≥5 万平方米', '', 0]);
  expect(part('=100% 按月统计', { note: tokens('抽查') })).toEqual(['=100% 按月统计', '抽查', 0]);
  expect(part('=100% 按月统计', {}, ['level3', 'target'])).toEqual(['=100% 按月统计', '', 0]);
});
