import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../src/forms/self-evaluation.js';
import { joinScattered } from '../../../src/recognize/flow/scattered-names.js';
import { goesOnWith, namesOf } from '../../../src/recognize/flow/torn-cells.js';
import { mayBegin } from '../../../src/recognize/label.js';
import { itemsOf, linesOf } from '../../support/dump.js';

const texts = (text: string) => itemsOf(text, projectGoal).map((item) => item.text);

describe('a label whose lines were printed with another cell between them', () => {
  it('is put together where the other cell stands on a line of its own', () => {
    expect(texts('可持续影响指\n管护责任书签订率\n标\n\n=100%')).toEqual([
      '可持续影响指标',
      '管护责任书签订率',
      '=100%',
    ]);
  });

  it('is put together where the other cell stands on its first line', () => {
    expect(texts('年度资金 732.72\n总额')).toEqual(['年度资金总额', '732.72']);
  });

  it('gets no points that are those of another level', () => {
    const lines = [
      '时效 维修及时率 =100%',
      '效益指标（2',
      '0分）',
      '可持续影响',
      '养护制度 健全',
      '满意度指标',
      '（10分）',
      '居民满意度 ≥90%',
    ];
    expect(texts(lines.join('\n'))).toEqual(lines);
  });

  it('gets no rest that goes on with the line right above it', () => {
    const lines = ['生态环境成', '本 文明施工情况 可控', '产出', '指标', '数量 更新标识牌 112块'];
    expect(texts(lines.join('\n'))).toEqual(lines);
    expect(joinScattered(linesOf(lines.join('\n')), namesOf(projectGoal)).map(({ text }) => text)).toEqual(lines);
  });

  it('keeps the pieces of both', () => {
    const [label] = itemsOf('服务对象满意\n周边群众满意度\n度指标', projectGoal);
    expect(label.pieces.map(({ text, line }) => [text, line])).toEqual([
      ['服务对象满意', 1],
      ['度指标', 3],
    ]);
  });

  it('is no label across a blank line, or where the words are no name', () => {
    expect(texts('可持续影响指\n管护责任书签订率\n\n标')).toHaveLength(3);
    expect(texts('可持续影响\n管护责任书签订率\n很大')).toHaveLength(3);
  });

  it('is put together behind other cells of its line', () => {
    expect(texts('其中：财政拨款 4,007.00 其中：财政拨\n款\n1,001.75')).toEqual([
      '其中：财政拨款',
      '4,007.00',
      '其中：财政拨款',
      '1,001.75',
    ]);
  });
});

describe('joinScattered', () => {
  it('leaves a label alone that has its value, whatever longer one begins so', () => {
    const lines = ['项目期 长期', '', '中期资金总额：', '长期目标', '总体 稳定教师队伍。', '目标'];
    const own = lines.filter((line) => line !== '');
    expect(joinScattered(linesOf(lines.join('\n')), namesOf(projectGoal)).map(({ text }) => text)).toEqual(own);
  });

  const join = (...lines: string[]) =>
    joinScattered(linesOf(lines.join('\n\n')), namesOf(projectGoal)).map((line) => line.text);

  it('gives a level whose lines follow each other none of the lines of the next one', () => {
    const lines = '成本指\n标（20\n分）\n\n产出指\n标（40\n分）\n\n效益指\n标（20\n分）';
    expect(joinScattered(linesOf(lines), namesOf(selfEvaluation)).map(({ text }) => text)).toEqual(lines.split(/\n+/u));
  });

  it('leaves the first line of a label down the side to it', () => {
    const lines = [
      '年度',
      '绩效',
      '目标',
      '',
      '新建充电桩126台。',
      '',
      '绩效',
      '指标',
      '',
      '一级指标',
      '指标性质',
      '指标值',
    ];
    const joined = joinScattered(linesOf(lines.join('\n')), namesOf(projectGoal)).map(({ text }) => text);
    expect(joined).toEqual(lines.filter((text) => text !== ''));
  });

  it('leaves the last character of a wrapped heading to its first', () => {
    const lines = ['预期目标 实际完成情况', '准确报汛。', '三级指标', '分', '值', '年度指标值 实际完成值'];
    expect(joinScattered(linesOf(lines.join('\n')), namesOf(selfEvaluation)).map(({ text }) => text)).toEqual(lines);
  });

  it('puts the unit of money together that runs down the side', () => {
    expect(join('项目资金', '（', '万', '元', '）', '全年预算数')).toEqual(['项目资金', '（万元）', '全年预算数']);
    expect(join('项目资金', '︵', '元', '全年预算数', '︶')).toEqual(['项目资金', '︵元︶', '全年预算数']);
    expect(join('项目资金', '（', '万亩', '元')).toEqual(['项目资金', '（', '万亩', '元']);
  });

  it('puts a heading down the side together, also where a level stands beside one of its characters', () => {
    expect(join('≥3402件', '绩 产出指标', '部署自助终端', '效', '质量指标', '指', '=100%', '标')).toEqual([
      ...['≥3402件', '绩效指标', '产出指标', '部署自助终端', '质量指标', '=100%'],
    ]);
    expect(join('≥80%', '标 推荐就业率')).toEqual(['≥80%', '标 推荐就业率']);
  });

  it('gives a label or level the rest that was printed below other cells', () => {
    expect(join('年度资金总', '其中：财政拨', '732.72', '额', '732.72', '款')).toEqual([
      '年度资金总额',
      '其中：财政拨款',
      '732.72',
      '732.72',
    ]);
    expect(join('效益指标 社会效益', '居民知晓率', '≥80%', '指标')).toEqual([
      '效益指标 社会效益指标',
      '居民知晓率',
      '≥80%',
    ]);
  });

  it('gives a row of the money grid its rest behind all numbers, and a unit its own', () => {
    const numbers = Array.from({ length: 12 }, (_, i) => `${i}.00`);
    expect(join('其中：财政', ...numbers, '拨款')).toEqual(['其中：财政拨款', ...numbers]);
    expect(join('（万', '其他资金', '250.00', '元）')).toEqual(['（万元）', '其他资金', '250.00']);
  });

  it('gives a name all of its parts, points to their level, and a heading its characters down the side', () => {
    expect(join('服务对象', '居民投诉办', '满意度指', '≥90%', '标')).toEqual([
      '服务对象满意度指标',
      '居民投诉办',
      '≥90%',
    ]);
    expect(join('产出指标', '改造数量', '（40分）', '≥3处')).toEqual(['产出指标（40分）', '改造数量', '≥3处']);
    expect(join('产出指标', '改造数量', '（40 分）', '≥3处')).toEqual(['产出指标（40 分）', '改造数量', '≥3处']);
    expect(join('绩', '改造数量', '效', '≥3处', '指', '数量指标', '标')).toEqual([
      '绩效指标',
      '改造数量',
      '≥3处',
      '数量指标',
    ]);
  });

  it('gives points to their level where other cells stand on the line of either', () => {
    const lines = ['满意度指标 服务对象满', '农户满意度', '≥85%', '10', '（10分） 意度指标'];
    const joined = joinScattered(linesOf(lines.join('\n')), namesOf(projectGoal)).map(({ text }) => text);
    expect(joined).toEqual(['满意度指标（10分） 服务对象满意度指标', '农户满意度', '≥85%', '10']);
    const rows = [
      '产出指标',
      '正常运行终',
      '（50分） 质量指标',
      '设施正常运行率',
      '效益指标 社会效益指 均衡度 提升 30',
      '（30分）',
      '标',
    ];
    expect(joinScattered(linesOf(rows.join('\n')), namesOf(projectGoal)).map(({ text }) => text)).toEqual([
      ...[
        '产出指标（50分）',
        '正常运行终',
        '质量指标',
        '设施正常运行率',
        '效益指标（30分） 社会效益指标 均衡度 提升 30',
      ],
    ]);
  });

  it('gives a level that has its points on the next line no others', () => {
    const lines = ['效益指标', '（20分）', '满意度指', '标', '（10分）'];
    const joined = joinScattered(linesOf(lines.join('\n')), namesOf(selfEvaluation)).map(({ text }) => text);
    expect(joined).toEqual(lines);
  });

  it('gives a name its rest also where that stands below the rest of another', () => {
    const lines = ['二级指', '年度', '实际', '偏差原因分析', '标', '指标值', '完成值'].join('\n\n');
    expect(joinScattered(linesOf(lines), namesOf(selfEvaluation)).map(({ text }) => text)).toEqual([
      '二级指标',
      '年度指标值',
      '实际完成值',
      '偏差原因分析',
    ]);
  });

  it('leaves points to the level whose parenthesis is open, and a rest that stands before other cells', () => {
    expect(join('产出指标（', '数量指标', '改造数量', '40分）')).toEqual(['产出指标（40分）', '数量指标', '改造数量']);
    expect(join('社会效益指', '标 居民知晓率', '满意度指', '标')).toHaveLength(4);
  });
});

describe('what a name goes on with', () => {
  it('holds every rest of every name, with what is printed behind names, but for those of an open parenthesis', () => {
    const missed = FORMS.map(namesOf).flatMap((names) =>
      [...names.vocabulary.meanings.keys(), ...names.levels.byName.keys()].flatMap((name) =>
        ['', '指标', '指标（50分）', '(20分)', '（万元）', '：'].flatMap((end) =>
          Array.from(name + end, (_, at) => [(name + end).slice(0, at), (name + end).slice(at)]).filter(
            ([head, rest]) => head && !/[(（][^)）]*$/u.test(head) && !mayBegin(rest, goesOnWith(head, names)),
          ),
        ),
      ),
    );
    expect(missed).toEqual([]);
  });
});
