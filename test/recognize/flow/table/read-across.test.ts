import { describe, expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import type { ColumnKey } from '../../../../src/model/form.js';
import { readAcross } from '../../../../src/recognize/flow/table/read-across.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

const COLUMNS: ColumnKey[] = ['level3', 'target', 'actual', 'weight', 'score', 'deviation'];

function across(text: string) {
  return readAcross(toTokens(itemsOf(text, selfEvaluation), selfEvaluation, true), COLUMNS, 'none');
}

function read(text: string) {
  const reading = across(text);
  return (
    reading && {
      rows: reading.rows.map((row) => COLUMNS.map((key) => row[key]?.map((token) => token.text).join('') ?? '')),
      labels: reading.labels.map(({ token, before }) => [token.text, before]),
      doubtful: [...reading.doubtful],
    }
  );
}

describe('readAcross', () => {
  it('puts the lines of centred cells together again', () => {
    const lines = ['受汛期影响，', '河道清淤完成', '≥36公里', '33公里', '10', '8', '开工推迟，下', '长度', '季度补齐'];
    const next = [
      '河岸绿化面积',
      '≥1200平方米',
      '1260平方米',
      '10',
      '10',
      '植树数量',
      '≥80棵',
      '80棵',
      '10',
      '10',
      '居民对河道环',
      '≥90%',
      '93%',
      '10',
      '10',
    ];
    expect(read([...lines, '数量指标', ...next, '境满意度'].join('\n'))).toEqual({
      rows: [
        ['河道清淤完成长度', '≥36公里', '33公里', '10', '8', '受汛期影响，开工推迟，下季度补齐'],
        ['河岸绿化面积', '≥1200平方米', '1260平方米', '10', '10', ''],
        ['植树数量', '≥80棵', '80棵', '10', '10', ''],
        ['居民对河道环境满意度', '≥90%', '93%', '10', '10', ''],
      ],
      labels: [['数量指标', 1]],
      doubtful: [0, 3],
    });
  });

  it('reads rows that an extractor sorted by where their cells end, targets in another font a little lower', () => {
    const rows = [
      ['≥85%', '85%', '9', '9', '主次干道机械化清', '扫率'],
      ['亮灯率', '8', '8', '≥98.2%', '98.2%'],
      ['路灯改造数量', '8', '8', '≥700盏', '698盏'],
      ['≥90%', '93.2%', '8', '6', '环卫作业人员满意', '度', '部分对象未反馈，', '将改进方式，下', '年补上'],
    ];
    expect(read(rows.flat().join('\n'))?.rows).toEqual([
      ['主次干道机械化清扫率', '≥85%', '85%', '9', '9', ''],
      ['亮灯率', '≥98.2%', '98.2%', '8', '8', ''],
      ['路灯改造数量', '≥700盏', '698盏', '8', '8', ''],
      ['环卫作业人员满意度', '≥90%', '93.2%', '8', '6', '部分对象未反馈，将改进方式，下年补上'],
    ]);
  });

  it('puts lines of cells together that begin at the top', () => {
    const lines = ['水质监测断面', '≥12个', '10个', '10', '8', '两处断面因施', '达标数', '工暂停'];
    const next = ['巡河问题按时', '=100%', '97%', '10', '9', '两处问题逾期', '办结率', '一天'];
    const last = ['河长制知识培', '≥20场', '18场', '10', '9', '两场培训推迟', '训场次数', '至年底'];
    expect(read([...lines, ...next, ...last].join('\n'))?.rows).toEqual([
      ['水质监测断面达标数', '≥12个', '10个', '10', '8', '两处断面因施工暂停'],
      ['巡河问题按时办结率', '=100%', '97%', '10', '9', '两处问题逾期一天'],
      ['河长制知识培训场次数', '≥20场', '18场', '10', '9', '两场培训推迟至年底'],
    ]);
  });

  it('leaves tables alone that are printed cell by cell, or without a wrapped cell', () => {
    expect(
      read('河道清淤完成\n长度\n≥36公里\n33公里\n10\n8\n河岸绿化面积\n≥1200平方米\n1260平方米\n10\n10'),
    ).toBeNull();
    expect(read('河岸绿化面积\n≥1200平方米\n1260平方米\n10\n10\n植树数量\n≥80棵\n80棵\n10\n10')).toBeNull();
  });
});
