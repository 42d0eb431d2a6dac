import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { type GapMeaning, measureGaps, measureTableGaps } from '../../../src/recognize/flow/gaps.js';
import { toTokens } from '../../../src/recognize/flow/table/tokens.js';
import { namesOf } from '../../../src/recognize/flow/torn-cells.js';
import { itemsOf, linesOf } from '../../support/dump.js';

const FULL = '这一行文字一直写到了栏目的最右边才换到下一行去，而且后面还有';
const wrapped = [FULL, FULL, FULL, '到此结束。'];
const kindOf = (text: string) => measureGaps(linesOf(text), namesOf(projectGoal)).kind;

describe('measureGaps', () => {
  it('is blank where wrapped lines are parted by blank lines', () => {
    expect(kindOf(wrapped.join('\n\n'))).toBe('blank');
  });

  it('is block where wrapped lines touch and blank lines stand elsewhere', () => {
    expect(kindOf(`项目概况\n\n${wrapped.join('\n')}\n\n立项依据\n\n${wrapped.join('\n')}`)).toBe('block');
  });

  it('is none where there are no blank lines', () => {
    expect(kindOf(`项目概况\n${wrapped.join('\n')}`)).toBe('none');
    expect(kindOf('')).toBe('none');
  });

  it('knows the items of a list and the characters of a heading for lines of one cell where no line is long', () => {
    const short = '项目名称\n\n河道疏浚\n\n实施单位\n\n水务站';
    expect(kindOf(`${short}\n\n1、疏浚河道\n2、补种绿化\n\n其他资金\n\n0.00`)).toBe('block');
    expect(kindOf(`${short}\n\n绩\n效\n\n其他资金\n\n0.00`)).toBe('block');
    expect(kindOf(`${short}\n\n1、疏浚河道\n\n2、补种绿化\n\n3、验收`)).toBe('blank');
  });

  it('knows the lines of a name for those of one cell, whatever the share of blank lines', () => {
    const cells = '河道\n\n桥梁\n\n道路\n\n路灯\n\n公园\n\n水务站';
    expect(kindOf(`${cells}\n\n可持续影响指\n标`)).toBe('block');
    expect(kindOf(`${cells}\n\n可持续影响指\n\n标`)).toBe('blank');
  });

  it('is block where many lines touch, although the last lines of texts are long', () => {
    const cells = '预算编制合理性\n合理\n\n预算执行率\n≥95%\n\n财务制度健全性\n健全';
    expect(kindOf(`${FULL}\n\n${FULL}\n\n${FULL}\n\n到此结束。\n\n${cells}`)).toBe('block');
  });

  it('asks all lines of the dump where those of the form do not tell', () => {
    const form = '河道\n\n桥梁\n\n道路\n\n路灯';
    const dump = `${form}\n\n项目概况\n\n${wrapped.join('\n')}\n\n立项依据\n\n${wrapped.join('\n')}`;
    expect(measureGaps(linesOf(form), namesOf(projectGoal), linesOf(dump)).kind).toBe('block');
  });

  it('knows the unit of the money for the last line of its label', () => {
    const cells = '河道\n\n桥梁\n\n道路\n\n路灯\n\n公园\n\n水务站';
    expect(kindOf(`${cells}\n\n项目资金\n（万元）`)).toBe('block');
    expect(kindOf(`${cells}\n\n项目资金\n\n（万元）`)).toBe('blank');
  });

  it('goes by the share of blank lines where no line is long', () => {
    expect(kindOf('甲\n\n乙\n\n丙\n\n丁')).toBe('blank');
    expect(kindOf('甲\n乙\n\n丙\n丁\n\n戊\n己')).toBe('block');
  });
});

describe('measureTableGaps', () => {
  const measure = (text: string, kind: GapMeaning['kind'] = 'block') =>
    measureTableGaps(toTokens(itemsOf(text, projectGoal), projectGoal), { kind }, ['level3', 'explanation', 'target']);

  it.each([
    ['blank', '改造数量 =21处\n\n合格率 =100%\n\n满意度 ≥85%', 'blank'],
    ['blank', '改造数量 =21处\n\n合格率\n=100%\n\n满意度 ≥85%', 'blank'],
    ['none', '改造数量 =21处\n\n合格率\n\n=100%\n\n满意度 ≥85%', 'blank'],
    ['none', '改造数量\n\n=21处\n\n合格率\n\n=100%\n\n满意度\n\n≥85%', 'blank'],
    ['cellBlock', '改造公墓数量\n\n=21处\n\n验收合格率\n\n=100%', 'block'],
    ['lineBlock', '改造公墓\n\n数量\n\n验收合格率\n\n=21处\n\n2座\n\n=100%\n\n0起', 'blank'],
    ['rowBlock', '改造公墓数量\n=21处\n\n补种苗木数量\n≥460株\n\n管护制度健全性\n健全', 'block'],
    ['beside', '改造公墓\n\n数量\n=21处\n\n验收合格率\n=100%\n\n管护制度\n\n健全性\n\n健全', 'blank'],
    ['rowBlock', '改造公墓数量\n=21处\n\n可持续影响指\n标\n\n验收合格率\n=100%\n\n管护次数\n≥3次', 'blank'],
    [
      'rowBlock',
      '数量指标\n改造公墓数量\n=21处\n\n质量指标\n验收合格率\n=100%\n\n时效指标\n完工时间\n12月底前',
      'block',
    ],
    ['column', '改造公墓数量\n验收合格率\n管护制度健全性\n=21处\n=100%\n健全', 'block'],
    ['column', '改造公墓数量\n骨灰堂翻新\n验收合格率\n墓区安全事故\n=21处\n2座\n=100%\n0起', 'block'],
    ['none', '改造公墓数量\n反映项目的\n完成情况\n=21处\n验收合格率\n反映完成的\n质量\n=100%', 'none'],
    ['none', '改造公墓数量\n=21处\n验收合格率\n=100%\n管护制度健全性\n健全', 'none'],
    ['none', '可持续影\n响指标 改造公墓数量\n=21处\n服务对象满\n意度指标 验收合格率\n=100%', 'none'],
  ] as const)('%s: %j', (gaps, text, kind) => {
    expect(measure(text, kind)).toBe(gaps);
  });

  it('is column where one page of a table is printed so', () => {
    const rows = '改造公墓数量\n=21处\n补种苗木数量\n≥460株\n管护制度健全性\n健全';
    const columns = '骨灰堂翻新数量\n验收合格率\n墓区安全事故次数\n群众满意度\n2座\n=100%\n0起\n≥95%';
    expect(measure(`${rows}\f${columns}`, 'none')).toBe('column');
    expect(measure(`${rows}\n${columns}`, 'none')).toBe('none');
  });
});
