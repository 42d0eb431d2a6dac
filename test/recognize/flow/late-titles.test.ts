import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

/** A form as a spreadsheet program draws it: first what is of one script, then the title and all other cells. */
const FORMS = [
  {
    early:
      '项目名称|校车监控平台|主管部门|临河县教育局|实施单位|临河县校车办|资金总额|87.40|其中：财政拨款|87.40|其他资金|0.00|年度目标|一级指标|二级指标|三级指标|指标值|产出指标|数量指标|安装监控校车|培训照管员|质量指标|视频在线率|≥96%|时效指标|全部安装时间|效益指标|社会效益指标|校车安全事件|满意度指标|家长满意度|≥90%',
    late: '2024年度项目支出绩效目标表|项目资金（万元）|全县90辆校车安装监控，培训照管员2轮。|90辆|2轮|8月底前|0起|服务对象满意度|指标',
  },
  {
    early:
      '项目名称|农村公厕改造|主管部门|临河县住建局|实施单位|临河县环卫所|资金总额|64.10|其中：财政拨款|64.10|其他资金|0.00|年度目标|一级指标|二级指标|三级指标|指标值|产出指标|数量指标|改造公厕|配备保洁员|质量指标|验收合格率|100%|时效指标|全部完工时间|效益指标|社会效益指标|异味投诉|满意度指标|村民满意度|≥88%',
    late: '2024年度项目支出绩效目标表|项目资金（万元）|改造35座农村公厕，配备保洁员。|35座|35名|11月底前|下降10%|服务对象满意度|指标',
  },
];

const read = async (dump: string) => {
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  return projects.map(({ year, projectName, narrative, indicators }) => [
    ...[year, projectName, narrative?.annualGoal],
    ...indicators.map(({ target }) => target),
  ]);
};

const RIGHT = [
  [2024, '校车监控平台', '全县90辆校车安装监控，培训照管员2轮。', '90辆', '2轮', '≥96%', '8月底前', '0起', '≥90%'],
  [2024, '农村公厕改造', '改造35座农村公厕，配备保洁员。', '35座', '35名', '100%', '11月底前', '下降10%', '≥88%'],
];

describe('titles that were drawn behind the table', () => {
  it('begin the form of their page', async () => {
    const pages = FORMS.map(({ early, late }) => `${early}|${late}`.split('|').join('\n'));
    expect(await read(pages.join('\n\f'))).toEqual(RIGHT);
  });

  it('bring the late cells of each of two forms on a page to its own', async () => {
    const page = [...FORMS.map(({ early }) => early), ...FORMS.map(({ late }) => late)].join('|').split('|');
    expect(await read(`${page.join('\n')}\n\f`)).toEqual(RIGHT);
  });

  it('tell the pages of a dump that marks none', async () => {
    const early = FORMS.map((form) => form.early).join('|');
    const late = FORMS.map((form) => form.late).join('|');
    expect(await read(`${early}|${late}`.split('|').join('\n'))).toEqual(RIGHT);
    const pages = FORMS.map((form) => `${form.early}|${form.late}`.split('|').join('\n'));
    expect(await read(pages.join('\n'))).toEqual(RIGHT);
  });
});
