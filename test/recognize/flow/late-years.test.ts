import { expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

/** Two forms of one page as a spreadsheet program draws them: all cells of one script and line, then the others of each form. */
const EARLY = [
  '项目支出绩效目标表|项目名称|校车监控平台|主管部门|临河县教育局|实施单位|临河县校车办|项目期|资金总额|87.40|其中：财政拨款|87.40|其他资金|0.00|年度目标|一级指标|二级指标|三级指标|指标值|产出指标|数量指标|安装监控校车|培训照管员|质量指标|视频在线率|≥96%|时效指标|全部安装时间|效益指标|社会效益指标|校车安全事件|满意度指标|服务对象满意度指标|家长满意度|≥90%',
  '项目支出绩效目标表|项目名称|农村公厕改造|主管部门|临河县住建局|实施单位|临河县环卫所|项目期|资金总额|64.10|其中：财政拨款|64.10|其他资金|0.00|年度目标|一级指标|二级指标|三级指标|指标值|产出指标|数量指标|改造公厕|配备保洁员|质量指标|验收合格率|100%|时效指标|全部完工时间|效益指标|社会效益指标|异味投诉|满意度指标|服务对象满意度指标|村民满意度|≥88%',
];
const LATE = [
  '（2024年度）|2024年|全县90辆校车安装监控，培训照管员2轮。|90辆|2轮|8月底前|0起',
  '（2024年度）|2024年|改造35座农村公厕，配备保洁员。|35座|35名|11月底前|下降10%',
];

async function read(cells: readonly string[]) {
  const dump = cells.join('|').split('|').join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  return projects.map(({ year, projectName, indicators }) => [
    ...[year, projectName],
    ...indicators.map(({ target }) => target),
  ]);
}

const RIGHT = [
  [2024, '校车监控平台', '90辆', '2轮', '≥96%', '8月底前', '0起', '≥90%'],
  [2024, '农村公厕改造', '35座', '35名', '100%', '11月底前', '下降10%', '≥88%'],
];

it('gives each form of a page its own late cells, which begin with its year', async () => {
  expect(await read([...EARLY, ...LATE])).toEqual(RIGHT);
});

it('leaves years where they stand when each form has its own', async () => {
  expect(await read([EARLY[0]!, LATE[0]!, EARLY[1]!, LATE[1]!])).toEqual(RIGHT);
});
