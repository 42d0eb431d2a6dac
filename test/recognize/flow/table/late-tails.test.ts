import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { dealTails } from '../../../../src/recognize/flow/table/late-tails.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

const tokens = (...lines: string[]) => toTokens(itemsOf(lines.join('\n'), projectGoal), projectGoal);
const texts = (row: Readonly<Record<string, readonly { readonly text: string }[] | undefined>>, key: string) =>
  row[key]?.map(({ text }) => text);

function deal(target: string, ...note: string[]) {
  const rows = [{ level3: tokens('泵站改造费用'), target: tokens(target), note: tokens(...note) }];
  const [row] = dealTails({ rows, doubtful: new Set<number>() }, true).rows;
  return [texts(row, 'target'), texts(row, 'note')];
}

it('gives the end of a unit back to its target where a remark stood between the lines of that', () => {
  expect(deal('≤41.5万', '含监理', '元')).toEqual([['≤41.5万', '元'], ['含监理']]);
  expect(deal('≤41.5万元', '含监理', '费')).toEqual([['≤41.5万元'], ['含监理', '费']]);
});

it('gives the end of a unit that a result has twice back to its target', () => {
  const dealt = (target: string, ...actual: string[]) => {
    const rows = [{ level3: tokens('维修校舍面积'), target: tokens(target), actual: tokens(...actual) }];
    const [row] = dealTails({ rows, doubtful: new Set<number>() }, true).rows;
    return [texts(row, 'target')?.join(''), texts(row, 'actual')?.join('')];
  };
  expect(dealt('≥29000平方', '30400平方米', '米')).toEqual(['≥29000平方米', '30400平方米']);
  expect(dealt('≥29000', '31206台', '台')).toEqual(['≥29000台', '31206台']);
  expect(dealt('≥29000个', '31206台', '台')).toEqual(['≥29000个', '31206台台']);
});
