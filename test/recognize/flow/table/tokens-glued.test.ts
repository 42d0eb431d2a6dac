import { expect, it } from 'vitest';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import { shanghai2026 } from '../../../../src/forms/shanghai-2026.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

const words = (text: string) => toTokens(itemsOf(text, shanghai2026), shanghai2026).map((token) => token.text);

it('parts a level from the target to which it is glued', () => {
  expect(words('标线单价 ≤52.50(元/平方米)经济成本指标')).toEqual(['标线单价', '≤52.50(元/平方米)', '经济成本指标']);
  expect(words('改善当地社会效益指标')).toEqual(['改善当地社会效益指标']);
});

it('parts levels from the targets behind which they were printed, where no other line names them', () => {
  const read = (text: string) => toTokens(itemsOf(text, shanghai2020), shanghai2020).map((token) => token.text);
  const line = '清运方量 17000立方米\n数量\n销项时间 6月底时效';
  expect(read(`预算编制合理性 合理投入管理\n${line}`)).toEqual([
    ...['预算编制合理性', '合理', '投入管理', '清运方量', '17000立方米', '数量', '销项时间', '6月底', '时效'],
  ]);
  expect(read(`${line}\n质量`)).toContain('6月底时效');
  expect(read(`${line}\n复绿面积 9500数量`)).toContain('9500数量');
});
