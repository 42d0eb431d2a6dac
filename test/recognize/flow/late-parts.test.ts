import { expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

/** Beside the amounts stands what the rate of spending is worth: no column of them, although 执行率 and 分值 head columns elsewhere. */
function form(name: string, total: string, fiscal: string): string[] {
  return [
    ...[
      '项目支出绩效目标表',
      '',
      '（2022 年度）',
      '',
      '项目名称',
      name,
      '',
      '主管部门',
      '南湖水务总局',
      '实施单位',
      '水文中心',
      '',
    ],
    ...[
      '项目资金',
      '（万元）',
      '',
      '年度资金总额：',
      total,
      '',
      '执行率',
      '分值',
      '',
      '（10）',
      '',
      '其中：财政拨款',
      fiscal,
      '',
    ],
    ...['上年结转', '36.50', '', '其他资金', '0.00', '', '年度', '总体', '目标', '全年监测水情，及时发布预报。', ''],
    ...[
      '一级指标',
      '二级指标',
      '三级指标',
      '指标值',
      '分值权重',
      '（90）',
      '',
      '产出指标',
      '数量指标',
      '监测断面数',
      '≥120 个',
      '20',
      '',
    ],
    ...['质量指标', '数据合格率', '≥98%', '20', '', '效益指标', '社会效益指标', '预报服务受众', '≥30 万人', '30', ''],
    ...['满意度指标', '服务对象满意度指标', '用户满意度', '≥90%', '20', ''],
  ];
}

it('takes no amount of the next form for a point of this one', async () => {
  const dump = [...form('水情监测', '486.50', '450.00'), ...form('水质监测', '326.50', '290.00')].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  expect(projects.map(({ budget }) => [budget?.currentYear, budget?.currentYearFiscal])).toEqual([
    [4865000, 4500000],
    [3265000, 2900000],
  ]);
  expect(projects.map(({ indicators }) => indicators.map(({ weight }) => weight))).toEqual([
    [20, 20, 30, 20],
    [20, 20, 30, 20],
  ]);
});
