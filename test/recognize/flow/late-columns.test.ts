import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { recognizeLines } from '../../../src/recognize/flow/index.js';
import { linesOf } from '../../support/dump.js';

const LEVELS = [
  '成本指标',
  '产出指标',
  '满意度指标',
  '二级指标',
  '三级指标',
  '经济成本指标',
  '人均教学成本',
  '数量指标',
];
const NAMES = ['开设教学班', '在校学员', '服务对象满意度指标', '学员满意度'];
const LEFT = ['一级指标', ...LEVELS, ...NAMES];
const TARGETS = ['指标值', '≤200元', '≥168个', '≥7400人次', '≥95%'];
const OTHERS = ['指标值', '≤180元', '≥12个', '≥300人次', '≥92%'];

function header(name: string): string[] {
  return ['项目名称', name, '业务主管部门', '北原市教育局', '项目实施单位', '北原市老年大学', '年度目标', '按期开课。'];
}

const TITLE = ['项目绩效目标表', '（2024年度）'];

function read(...lines: string[]) {
  return recognizeLines(linesOf(lines.join('\n\n')), FORMS).forms.map(({ year, rows }) => ({
    year,
    targets: rows.map(({ target }) => target?.text),
  }));
}

describe('withColumnsOfForms', () => {
  const FIRST = TARGETS.slice(1);

  it('gives a table back its column of targets that stands below the title of the next form', () => {
    const [title, year] = TITLE;
    const found = read(
      ...TITLE,
      ...header('老年教育办学'),
      ...LEFT,
      title,
      ...TARGETS,
      year,
      ...header('社区教育'),
      ...LEFT,
      ...OTHERS,
    );
    expect(found.map(({ targets }) => targets)).toEqual([FIRST, OTHERS.slice(1)]);
    expect(found.map((form) => form.year)).toEqual([2024, 2024]);
  });

  it('gives back targets whose heading stands in the table itself', () => {
    const [title, year] = TITLE;
    const head = LEFT.toSpliced(1, 0, '三级指标', '指标值').filter((word, at) => at < 3 || word !== '三级指标');
    const found = read(
      ...TITLE,
      ...header('老年教育办学'),
      ...head,
      title,
      ...FIRST,
      ...header('社区教育'),
      year,
      ...LEFT,
      ...OTHERS,
    );
    expect(found.map(({ targets }) => targets)).toEqual([FIRST, OTHERS.slice(1)]);
  });

  it('does so whatever the year of the heading at the side of the table looks like', () => {
    const head = LEFT.toSpliced(1, 0, '三级指标', '指标值').filter((word, at) => at < 3 || word !== '三级指标');
    // a level that no form knows is no name, so that the names are fewer than the targets
    const side = head.flatMap((word) =>
      word === '产出指标' ? ['2024年绩', '效目标', word] : word === '在校学员' ? ['11月底在校学员'] : [word],
    );
    const other = [...TITLE, ...header('社区教育'), ...LEFT, ...OTHERS];
    const found = read(...TITLE, ...header('老年教育办学'), ...side, ...TITLE, ...FIRST, ...other.slice(2));
    expect(found[0].targets).toEqual(FIRST);
  });

  it('gives back the last targets of a table that has some, below the year of the next form', () => {
    const head = LEFT.toSpliced(1, 0, '三级指标', '指标值').filter((word, at) => at < 3 || word !== '三级指标');
    const named = head.map((word) => (word === '在校学员' ? '在校学员人数' : word));
    const rows = ['质量指标', '教学事故起数', '0起', '考核合格率', '≥99%'];
    const other = [...TITLE, ...header('社区教育'), ...LEFT, ...OTHERS];
    const found = read(
      ...TITLE,
      ...header('老年教育办学'),
      ...named.slice(0, 3),
      ...rows,
      ...named.slice(3),
      ...TITLE,
      ...FIRST,
      ...other.slice(2),
    );
    expect(found.map(({ targets }) => targets)).toEqual([['0起', '≥99%', ...FIRST], OTHERS.slice(1)]);
  });

  it('leaves a form its own targets where the one before has all', () => {
    const found = read(
      ...TITLE,
      ...header('老年教育办学'),
      ...LEFT,
      ...TARGETS,
      ...TITLE,
      ...OTHERS,
      ...header('社区教育'),
      ...LEFT,
    );
    expect(found[0].targets).toEqual(FIRST);
  });
});
