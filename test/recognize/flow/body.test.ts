import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../src/forms/self-evaluation.js';
import { shanghai2026 } from '../../../src/forms/shanghai-2026.js';
import { readBody } from '../../../src/recognize/flow/body.js';
import { itemsOf } from '../../support/dump.js';

const TABLE = ['一级指标', '二级指标', '三级指标', '指标值', '产出指标', '数量指标', '改造公墓数量', '=21处'];

function read(...behind: string[]) {
  const { rows, leftovers } = readBody(itemsOf([...TABLE, ...behind].join('\n\n'), projectGoal), projectGoal, {
    kind: 'block',
  });
  return { names: rows.map(({ level3 }) => level3?.text), left: leftovers.map(({ text }) => text) };
}

describe('readBody', () => {
  it('gives the total that sums prove beside the one behind its label', () => {
    const names = ['改造公墓数量', '修缮骨灰楼数量', '火化设备完好率', '投诉办结率', '群众满意度'];
    const weights = ['分值', '10', '20', '15', '25', '20', '100'];
    const scores = ['得分', '10', '18', '15', '24.5', '20', '97'];
    const head = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值'];
    const rows = names.flatMap((name, i) => [
      ...(i === 0 ? ['产出指标', '数量指标'] : []),
      name,
      `≥${i + 2}处`,
      `${i + 3}处`,
    ]);
    const lines = [...head, ...rows, '总分', '0.00', ...weights, ...scores];
    const items = itemsOf(lines.join('\n\n'), selfEvaluation);
    const header = itemsOf(['10', '9.5', '5'].join('\n\n'), selfEvaluation);
    const { values, proven } = readBody(items, selfEvaluation, { kind: 'block' }, false, undefined, header);
    expect([values.totalScore?.text, proven.totalScore?.text]).toEqual(['0.00', '97']);
  });

  it('takes labels of no field below the table for no rows, and leaves what stands behind them', () => {
    expect(read('其他需要说明的问题', '无')).toEqual({ names: ['改造公墓数量'], left: ['其他需要说明的问题', '无'] });
    expect(read('填报人：张三')).toEqual({ names: ['改造公墓数量'], left: ['填报人：', '张三'] });
    const foot = ['填报人：', '张三', '联系电话：', '5003884', '填报日期：', '2026年3月2日'];
    expect(read('填报人：张三 联系电话：5003884 填报日期：2026年3月2日')).toEqual({
      names: ['改造公墓数量'],
      left: foot,
    });
  });

  it('parts the cells of a line where the headings stand on one, too, and were cut', () => {
    const head = ['一级指标', '二级指标', '三级指标', '分值', '年度指标值', '实际完成值', '得分'];
    const rows = ['产出指标 数量指标 改造公墓数量 10 =52所 52所 10', '修缮骨灰楼 10 合格 合格 10'];
    const lines = itemsOf([...head, ...rows].join('\n'), selfEvaluation);
    const onOne = (at: number) => (at < head.length ? 1 : at);
    const items = lines.map((item, at) => ({
      ...item,
      pieces: item.pieces.map((piece) => ({ ...piece, line: onOne(at) })),
    }));
    const { rows: found } = readBody(items, selfEvaluation, { kind: 'none' });
    expect(found.map(({ target, actual, score }) => [target?.text, actual?.text, score?.text])).toEqual([
      ['=52所', '52所', '10'],
      ['合格', '合格', '10'],
    ]);
  });

  it('doubts a remark at the end of a table that is printed in blocks, and none right behind its row', () => {
    const head = ['一级指标', '二级指标', '三级指标', '指标值', '备注', '产出指标', '数量指标'];
    const doubted = (...rows: string[]) => {
      const items = itemsOf([...head, ...rows].join('\n\n'), projectGoal);
      return readBody(items, projectGoal, { kind: 'block' }).diagnostics.map(({ field }) => field);
    };
    const rows = ['新建通道长度', '≥8600米', '验收合格率', '=100%'];
    expect(doubted('改造公墓数量', '=21处', ...rows, '按合同约定')).toContain('indicators[2].note');
    expect(doubted('改造公墓数量', '=21处', '按合同约定', ...rows)).not.toContain('indicators[0].note');
  });

  it('doubts points that were printed in several blocks, which sums do not order', () => {
    const head = [
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
      '产出指标',
      '数量指标',
    ];
    const rows = [
      '窗口人员配备',
      '=58名',
      '56名',
      '受理办件量',
      '≥46万件',
      '51.2万件',
      '平均等候时间',
      '≤10分钟',
      '8分钟',
    ];
    const last = ['满意度指标', '服务对象满意度指标', '办事群众满意度', '≥95%', '97.4%'];
    const doubted = (...points: string[]) => {
      const items = itemsOf([...head, ...rows, ...last, ...points].join('\n\n'), selfEvaluation);
      const money = itemsOf('10\n\n10', selfEvaluation);
      const { diagnostics } = readBody(items, selfEvaluation, { kind: 'block' }, false, undefined, money);
      return diagnostics.map(({ field }) => field);
    };
    const [weights, scores] = [
      ['40', '30', '10'],
      ['38', '30', '10'],
    ];
    const points = ['indicators[0].weight', 'indicators[3].score'];
    expect(doubted('10', '10', '总分', '100', '98', ...weights, ...scores)).toEqual(expect.arrayContaining(points));
    const once = doubted(...weights, '10', ...scores, '10', '总分', '100', '98');
    expect(once.filter((field) => field && points.includes(field))).toEqual([]);
  });

  it('finds the columns below a heading in its place, before those beside it', () => {
    const head = ['一级指标', '二级指标', '三级指标', '绩效指标值', '权重', '指标性质', '指标值', '度量单位'];
    const rows = [
      '产出指标',
      '数量指标',
      '改造公墓数量',
      '≥',
      '21',
      '处',
      '15',
      '质量指标',
      '验收合格率',
      '＝',
      '98',
      '%',
      '10',
    ];
    const { rows: found } = readBody(itemsOf([...head, ...rows].join('\n'), projectGoal), projectGoal, {
      kind: 'none',
    });
    expect(
      found.map(({ target, targetUnit, weight }) => [target, targetUnit, weight].map((cell) => cell?.text)),
    ).toEqual([
      ['21', '处', '15'],
      ['98', '%', '10'],
    ]);
  });

  it('takes 项目指标值 for the heading of the targets, which 年度(/项目)指标值 leaves open', () => {
    for (const form of [shanghai2026, projectGoal]) {
      const table = [...TABLE.slice(0, 3), '项目指标值', ...TABLE.slice(4)];
      const { rows, leftovers } = readBody(itemsOf(table.join('\n\n'), form), form, { kind: 'block' });
      expect(leftovers).toEqual([]);
      expect(rows.map(({ level3, target }) => [level3?.text, target?.text])).toEqual([['改造公墓数量', '=21处']]);
    }
  });

  it('takes a label before a target for the name of an indicator', () => {
    expect(read('成本指标', '经济成本指标', '上级补助资金', '≤500万元').names).toEqual([
      '改造公墓数量',
      '上级补助资金',
    ]);
  });

  it('takes columns whose headings are torn for printed where the form is not without them, or their cells are there', () => {
    const names = ['维护泵站座数', '补贴耕地面积', '抽检样品批次'];
    const cells = ['44座', '48.8万亩', '2240批次'].flatMap((target, i) => [names[i], `≥${target}`, target, '9', '8']);
    const heads = ['一级指标', '二级指标', '三级指标', '指标值', '产出指标', '数量指标'];
    const items = itemsOf([...heads, ...cells].join('\n\n'), selfEvaluation);
    const { rows, diagnostics } = readBody(items, selfEvaluation, { kind: 'block' });
    expect(rows.map(({ level3 }) => level3?.text)).toEqual(names);
    expect(diagnostics.filter(({ code }) => code === 'row-inferred')).toHaveLength(names.length);
    for (const { actual, weight, score } of rows)
      expect([actual?.text[0], weight?.text, score?.text]).toEqual([expect.any(String), '9', '8']);
  });

  it('parts a target from its result on its line, where a number stands with its unit twice', () => {
    const head = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '产出指标', '数量指标'];
    const rows = ['补贴发放人次', '≥5500人次 5634人次', '抽查覆盖户数', '≥300户', '312户'];
    const { rows: found } = readBody(itemsOf([...head, ...rows].join('\n\n'), selfEvaluation), selfEvaluation, {
      kind: 'block',
    });
    expect(found.map(({ target, actual }) => [target?.text, actual?.text])).toEqual([
      ['≥5500人次', '5634人次'],
      ['≥300户', '312户'],
    ]);
  });
});
