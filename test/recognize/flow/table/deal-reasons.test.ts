import { describe, expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { joinLines } from '../../../../src/rebuild/join-lines.js';
import { dealLateReasons, reasonsBefore } from '../../../../src/recognize/flow/table/deal-reasons.js';
import { readTable, type TokenRow } from '../../../../src/recognize/flow/table/read-table.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

function reasons(text: string): string[] {
  const columns = ['level3', 'target', 'actual', 'weight', 'score', 'deviation'] as const;
  const tokens = toTokens(itemsOf(text, selfEvaluation), selfEvaluation, true);
  const { rows } = readTable(tokens, { columns, gaps: 'cellBlock', fixedNames: new Set() });
  return rows.map(({ deviation = [] }) => joinLines(deviation.map((token) => token.text)));
}

const ROWS = [
  '培训场次\n\n≥20场\n\n22场\n\n10\n\n10',
  '培训人数\n\n≥800人\n\n640人\n\n10\n\n8',
  '教材印制数量\n\n≥900册\n\n910册\n\n10\n\n10',
  '学员满意度\n\n≥95%\n\n90%\n\n10\n\n9',
  '课件更新数量\n\n≥6个\n\n6个\n\n10\n\n10',
];
const [first, second] = ['部分学员请假，\n明年补训', '问卷回收较少，\n今后扩大范围'];

describe('reasons of lost points behind all rows', () => {
  it('go in their order to the rows that lost points, where those are as many', () => {
    expect(reasons([...ROWS, first, second].join('\n\n'))).toEqual([
      '',
      '部分学员请假，明年补训',
      '',
      '问卷回收较少，今后扩大范围',
      '',
    ]);
  });

  it('are parted where the second follows the short last line of the first', () => {
    const found = reasons([...ROWS, `${first}\n${second}`].join('\n\n'));
    expect(found.filter(Boolean)).toEqual(['部分学员请假，明年补训', '问卷回收较少，今后扩大范围']);
  });

  it('are taken from behind the end of the table, a name there is not', () => {
    const tokensOf = (text: string) => toTokens(itemsOf(text, selfEvaluation), selfEvaluation, true);
    const rows = [10, 8, 10, 9].map((score) => ({ weight: tokensOf('10'), score: tokensOf(String(score)) }));
    const late = dealLateReasons(rows, tokensOf(`某市农民培训中心\n\n${first}\n\n${second}`));
    expect(late.rows.map((row) => 'deviation' in row)).toEqual([false, true, false, true]);
    expect(late.after.map(({ text }) => text)).toEqual(['某市农民培训中心']);
    expect(dealLateReasons(rows, tokensOf(first)).rows).toBe(rows);
  });

  it('are not taken from what is said below the table of how to fill it in', () => {
    const tokensOf = (text: string) => toTokens(itemsOf(text, selfEvaluation), selfEvaluation, true);
    const rows = [10, 8, 10, 9].map((score) => ({ weight: tokensOf('10'), score: tokensOf(String(score)) }));
    const after = tokensOf('填表说明\n\n1.得分最多为该指标的分值，不得超过。\n\n2.未完成的，按比例计分。');
    expect(dealLateReasons(rows, after)).toEqual({ rows, after });
  });

  it('are those of the rows that fall short of their target, where more lost points', () => {
    const worded = '学员服务水平\n\n提高\n\n有所提高\n\n10\n\n9';
    expect(reasons([...ROWS, worded, first, second].join('\n\n'))).toEqual([
      '',
      '部分学员请假，明年补训',
      '',
      '问卷回收较少，今后扩大范围',
      '',
      '',
    ]);
  });

  it('may be a few words without a comma beside others, and fill the rows that have none yet', () => {
    const tokensOf = (text: string) => toTokens(itemsOf(text, selfEvaluation), selfEvaluation, true);
    const rows = [10, 8, 10, 9].map((score) => ({ weight: tokensOf('10'), score: tokensOf(String(score)) }));
    const textsOf = (late: ReturnType<typeof dealLateReasons>) =>
      late.rows.map(({ deviation = [] }) => joinLines(deviation.map(({ text }) => text)));
    expect(textsOf(dealLateReasons(rows, tokensOf(`${first}\n\n问卷回收\n较少`)))).toEqual([
      '',
      '部分学员请假，明年补训',
      '',
      '问卷回收较少',
    ]);
    expect(dealLateReasons(rows, tokensOf('问卷回收较少\n\n教室偏小')).rows).toBe(rows);
    const told = rows.map((row, i) => (i === 3 ? { ...row, deviation: tokensOf(second) } : row));
    expect(textsOf(dealLateReasons(told, tokensOf(first)))).toEqual([
      '',
      '部分学员请假，明年补训',
      '',
      '问卷回收较少，今后扩大范围',
    ]);
  });

  it('stay where they are read where the numbers differ', () => {
    const found = reasons([...ROWS, first].join('\n\n'));
    expect(found.filter(Boolean)).toEqual(['部分学员请假，明年补训']);
  });
});

describe('words on the line of a score that fell short', () => {
  const tokensOf = (text: string) => toTokens(itemsOf(text, selfEvaluation), selfEvaluation, true);
  const read = (score: string, explanation: string) => {
    const [, own, ...words] = tokensOf(`36场次\n${score} ${explanation}`);
    const rows = [
      { weight: tokensOf('4'), score: [own] },
      { weight: tokensOf('4'), score: tokensOf('4'), explanation: words },
    ];
    const textOf = (cell: readonly { text: string }[] = []) => cell.map(({ text }) => text).join('');
    const dealt = reasonsBefore({ rows, doubtful: new Set<number>() });
    return dealt.rows.map((row: TokenRow) => textOf(row.deviation ?? row.explanation));
  };

  it('are the reason of its row, and no explanation of the next one', () => {
    expect(read('3.6', '部分企业转向第三方检测\n机构')).toEqual(['部分企业转向第三方检测机构', '']);
    expect(read('3.6', '部分企业转向第三方\n机构\n完好台数')).toEqual(['部分企业转向第三方机构', '完好台数']);
    expect(read('4.0', '部分企业转向第三方')).toEqual(['', '部分企业转向第三方']);
  });
});
