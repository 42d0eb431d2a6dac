import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { withWordsFirst } from '../../../../src/recognize/flow/table/words-first.js';
import { itemsOf } from '../../../support/dump.js';

function read(text: string): string {
  return withWordsFirst(toTokens(itemsOf(text, selfEvaluation), selfEvaluation, true))
    .map((token) => token.text)
    .join('|');
}

const ROWS = [
  '10\n10\n≤55 万元\n54.3 万元\n经济成本指标\n单站升级费用\n合同结算价',
  '≥95%\n96%\n5\n5\n植被恢复率',
  '10\n10\n=216 个\n216 个\n自动化升级站数\n数量指标',
  '5\n5\n≤90 天\n84 天\n设备到货时间',
  '10\n10\n≥21 万小时\n23.6 万小时\n节约观测工时',
];

it('puts the words of a row before its numbers, which a sorting extractor prints first where they stand a little higher', () => {
  expect(read(ROWS.join('\n'))).toBe(
    [
      '经济成本指标|单站升级费用|≤55 万元|54.3 万元|10|10|合同结算价',
      '植被恢复率|≥95%|96%|5|5',
      '自动化升级站数|=216 个|216 个|10|10|数量指标',
      '设备到货时间|≤90 天|84 天|5|5',
      '节约观测工时|≥21 万小时|23.6 万小时|10|10',
    ].join('|'),
  );
});

it('leaves a table that begins with a name or ends with numbers, that parts its cells by blank lines or has few rows', () => {
  const named = `绿化覆盖率\n${ROWS.join('\n')}\n10\n10`;
  expect(read(named)).toBe(named.split('\n').join('|'));
  const shifted = `${ROWS.join('\n')}\n10\n10\n≥90%`;
  expect(read(shifted)).toBe(shifted.split('\n').join('|'));
  const apart = ROWS.join('\n').split('\n').join('\n\n');
  expect(read(apart)).toBe(apart.split('\n\n').join('|'));
  const few = ROWS.slice(0, 3).join('\n');
  expect(read(few)).toBe(few.split('\n').join('|'));
});
