import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import {
  isVisual,
  measureTangle,
  sumTangles,
  untangle,
  visualForms,
} from '../../../../src/recognize/flow/untangle/index.js';
import { linesOf } from '../../../support/dump.js';

const HEAD = '一级指标 二级指标 三级指标 指标值';
const untangled = (...lines: readonly string[]) =>
  untangle(linesOf(lines.join('\n')), projectGoal).map((line) => line.text);
const visual = (...lines: readonly string[]) => {
  const tangle = measureTangle(linesOf(lines.join('\n')), projectGoal);
  return isVisual(tangle, sumTangles([tangle]));
};

describe('untangle', () => {
  it('loses no label of money that waits for the next one beside its amount', () => {
    const lines = ['项目总预算 9,120,000.00', '项目当年预算 6,384,000.00', '（元）*:', '（元）*:', '项目名称*： 甲'];
    const sorted = (texts: readonly string[]) => [...texts.join('').replace(/\s/gu, '')].toSorted().join('');
    const found = untangle(linesOf(lines.join('\n')), shanghai2020).map(({ text }) => text);
    expect(sorted(found)).toBe(sorted(lines));
  });

  it('parts a merged level from the last line of the remark that it stands beside', () => {
    const rows = ['扫描古籍册数 =30册 不得拆装，不得折页', '产出指标 、裁切', '产出指标 数量指标 扫描册数 ≥9册'];
    expect(untangled(HEAD, ...rows)).toEqual([HEAD, rows[0], '产出指标', '、裁切', rows[2]]);
  });

  it('puts names together that are printed with blanks between their characters', () => {
    const lines = [
      '一 级 二 级 指',
      '三 级 指 标 指 标 值 备 注',
      '指 标 标',
      '产出指',
      '数量指标 组织文体活动 36场',
      '标',
    ];
    expect(untangled(...lines)).toEqual([
      '一级指标 二级指标 三级指标 指标值 备注',
      '产出指标 数量指标 组织文体活动 36场',
    ]);
  });

  it('puts a label in one piece before the value that it stands beside', () => {
    const lines = [
      '项目实施单',
      '主管部门 南湖区水务局 南湖区水利站',
      '位',
      '其中：财政 其中：财政',
      '96.00 48.00',
      '资金 资金',
    ];
    expect(untangled(...lines, HEAD).slice(0, 2)).toEqual([
      '主管部门 南湖区水务局 项目实施单位 南湖区水利站',
      '其中：财政资金 96.00 其中：财政资金 48.00',
    ]);
  });

  it('puts torn headings where the rows of the table have their cells', () => {
    const head = ['年度 实际', '一级指标 二级指标 三级指标 分值 得分', '指标值 完成值'];
    const headOf = (...rows: readonly string[]) =>
      untangle(linesOf([...head, ...rows].join('\n')), selfEvaluation).map((line) => line.text)[0];
    expect(headOf('产出指标 数量指标 巡河次数 8 ≥40次 44次 8', '水质达标率 7 ≥90% 93% 7')).toBe(
      '一级指标 二级指标 三级指标 分值 年度指标值 实际完成值 得分',
    );
    expect(headOf('产出指标 数量指标 巡河次数 ≥40次 44次 8 8', '水质达标率 ≥90% 93% 7 7')).toBe(
      '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分',
    );
  });

  it('leaves a level 1 and the level 2 below it apart, which together may name another', () => {
    const rows = ['巡河次数 40次', '产出', '质量', '水质达标率 90%'];
    expect(untangled(HEAD, ...rows)).toEqual([HEAD, ...rows]);
    const torn = ['产出 巡河次数 40次', '数量', '产出 水质达标率 90%', '质量'];
    expect(untangled(HEAD, ...torn).slice(1)).toEqual(['产出数量 巡河次数 40次', '产出质量 水质达标率 90%']);
  });

  it('leaves a level before the cells of its row out of a name whose lines stand alone above and below', () => {
    const rows = ['社会公众或服务对象', '满意度指标 库区居民满意度 ≥85%', '满意度'];
    const whole = '满意度指标 社会公众或服务对象满意度 库区居民满意度 ≥85%';
    expect(untangled(HEAD, ...rows)).toEqual([HEAD, whole]);
  });

  it('takes a unit that is printed with a blank before it for no points of a level above', () => {
    const rows = ['效益指标 社会效益指标 水质达标率 90%', '居民满意度 ≥88 分'];
    expect(untangled(HEAD, ...rows)).toEqual([HEAD, ...rows]);
  });

  it('leaves the unit below a name between to that name', () => {
    const lines = ['年度资金总', '640.22 656.13', '额', '项目资金 其中：当年', '605.51 621.42', '（万元） 财政拨款'];
    const head = '一级指标 二级指标 三级指标 年度指标值 实际完成值';
    const texts = untangle(linesOf([...lines, head].join('\n')), selfEvaluation).map((line) => line.text);
    expect(texts.slice(0, 2)).toEqual(['年度资金总额 640.22 656.13', '项目资金（万元）']);
  });

  it('parts a label from the line of the text at its colon, unless the text has its label above', () => {
    const text = [
      '绩效类型：修缮类 项目类别：经常性',
      '本区有河道12条，部分河段淤积',
      '项目概况*：严重，需清淤。',
      '立项依据*：见附件',
    ];
    const lines = untangle(linesOf([...text, '一级目标 二级目标 三级目标 指标目标值'].join('\n')), shanghai2020);
    expect(lines.map((line) => line.text).slice(1, -1)).toEqual([
      '项目概况*：',
      '本区有河道12条，部分河段淤积',
      '严重，需清淤。',
      '立项依据*：',
      '见附件',
    ]);
    const goal = '中期目标：建成十五分钟阅读圈';
    expect(untangled('中期目标 年度目标', goal, HEAD)).toContain(goal);
  });

  it('puts the other lines of a value below its first one', () => {
    const lines = ['项目名称 南湖区城区排水管网改造与', '修复 类', '实施单位 水利站'];
    expect(
      untangled('项目名称 南湖区城区排水管网改造与 项目性质 经常性项目 项目属性 特定目标', '修复 类', HEAD),
    ).toEqual([
      '项目名称',
      '南湖区城区排水管网改造与',
      '修复',
      '项目性质',
      '经常性项目',
      '项目属性',
      '特定目标',
      '类',
      HEAD,
    ]);
    expect(untangled(...lines.slice(0, 1), '修复', ...lines.slice(2), HEAD).slice(0, 3)).toEqual([
      '项目名称',
      '南湖区城区排水管网改造与',
      '修复',
    ]);
  });

  it('prints texts side by side one after the other', () => {
    const lines = [
      '总体 中期目标 年度总体目标',
      '完成管网改造三十公里，消除积水点十 完成管网改造十公里，消除积水点',
      '目标 六处，保障汛期安全。 四处。',
      HEAD,
    ];
    expect(untangled(...lines)).toEqual([
      '总体目标',
      '中期目标',
      '完成管网改造三十公里，消除积水点十',
      '六处，保障汛期安全。',
      '年度总体目标',
      '完成管网改造十公里，消除积水点',
      '四处。',
      HEAD,
    ]);
  });

  it('knows the label of a text with the years of a goal in brackets, and a mark that had no room on its line', () => {
    const lines = [
      '项目总体目标（2026年-2028年） 年度总体目标',
      '完成管网改造三十公里，消除积水点十 改造十公里，消除积水点九处，保障汛期',
      '六处，保障汛期安全 。',
      '。',
      HEAD,
    ];
    expect(untangled(...lines)).toEqual([
      '项目总体目标（2026年-2028年）',
      '完成管网改造三十公里，消除积水点十',
      '六处，保障汛期安全',
      '。',
      '年度总体目标',
      '改造十公里，消除积水点九处，保障汛期',
      '。',
      HEAD,
    ]);
  });

  it('prints texts below 总体目标 and 年度目标 one after the other, also where the first stands down their side as well', () => {
    const lines = [
      '总体目标 年度目标',
      '总体',
      '三年建成全县林地火情监测网络，监控覆盖率 新建监控塔九座，采购无人机八架，',
      '目标',
      '达到九成以上。 组建巡护飞行队。',
      HEAD,
    ];
    expect(untangled(...lines).filter((text) => text !== '总体目标')).toEqual([
      ...['三年建成全县林地火情监测网络，监控覆盖率', '达到九成以上。'],
      ...['年度目标', '新建监控塔九座，采购无人机八架，', '组建巡护飞行队。', HEAD],
    ]);
  });

  it('puts one amount beside two torn labels behind the second of them, as a guess', () => {
    const lines = ['中期资金总 年度资金总', '420.50', '额： 额：', '其中：财政拨款 其中：财政拨款 420.50', HEAD];
    expect(untangled(...lines)[0]).toBe('中期资金总额： 年度资金总额： 420.50');
    const both = ['中期资金总 年度资金总', '900.00 420.50', '额： 额：', HEAD];
    expect(untangled(...both)[0]).toBe('中期资金总额： 900.00 年度资金总额： 420.50');
  });

  it('prints texts below their labels, which stand in the middle or on the first line', () => {
    const own = (...lines: readonly string[]) =>
      untangle(linesOf([...lines, '一级目标 二级目标 三级目标 指标目标值'].join('\n')), shanghai2020).map(
        (line) => line.text,
      );
    const values = '项目名称 管网改造 项目类别 一次性项目';
    const labels = ['项目概况', '立项依据', '项目设立的必要性'];
    const middle = [
      '管网建于1998年。',
      '漏损率两成。',
      '项目概况',
      '拟改造三公里。',
      '依据如下：',
      '立项依据 一是城镇供水条例；',
      '二是会议纪要。',
    ];
    expect(own(values, ...middle, '项目设立 水压不足。', '的必要性').slice(1, -1)).toEqual([
      labels[0],
      '管网建于1998年。',
      '漏损率两成。',
      '拟改造三公里。',
      labels[1],
      '依据如下：',
      '一是城镇供水条例；',
      '二是会议纪要。',
      labels[2],
      '水压不足。',
    ]);
    const top = [
      '项目概况 管网建于1998年。',
      '漏损率两成。',
      '立项依据 会议纪要。',
      '项目设立 水压不足。',
      '的必要性',
      '居民反映多。',
    ];
    expect(own(values, ...top).slice(1, -1)).toEqual([
      labels[0],
      '管网建于1998年。',
      '漏损率两成。',
      labels[1],
      '会议纪要。',
      labels[2],
      '水压不足。',
      '居民反映多。',
    ]);
  });

  it('takes an only text below two goals for that of the year', () => {
    const text = [
      '对到农村学校任教的480名教师按每人每年7200',
      '元标准发放补助，骨干教师占比达到20%',
      '以上，缩小城乡师资差距。',
    ];
    const goals = (...lines: string[]) => untangled('中期目标 年度目标', ...lines, HEAD).slice(0, -1);
    expect(goals(...text)).toEqual(['年度目标', ...text, '中期目标']);
    expect(goals('救助未成年人，开展回访。')).toEqual(['年度目标', '救助未成年人，开展回访。', '中期目标']);
  });

  it('knows a label with what a template asks for below it', () => {
    const text = ['为21家农贸市场快检室配备试剂耗材，对蔬菜', '农药残留开展快速检测，结果在市场入口公示', '。'];
    const lines = [text[0], '项目概况', text[1], '（限200字）', text[2], '年度目标 检测11.5万批次。'];
    expect(untangled('项目名称 快检室运行', ...lines, HEAD).slice(1, 5)).toEqual(['项目概况（限200字）', ...text]);
  });

  it('takes a line of amounts with labels for none of a text above its label', () => {
    const amounts = '资金（万元） 年度资金总额 2214.00 其中：财政拨款 2000.00 其他资金 214.00';
    const lines = ['项目名称 公租房租金补贴', amounts, '立项依据 《公共租赁住房管理办法》。', HEAD];
    expect(untangled(...lines).indexOf(amounts)).toBe(1);
  });

  it('leaves amounts above a text that begins above its label to the labels above them', () => {
    const lines = ['资金总额 其中：财政资金', '11.72 11.72', '目标1：改造管网；', '年度目标 目标2：消除积水。'];
    expect(untangled(...lines, HEAD)).toEqual([...lines.slice(0, 2), '年度目标', lines[2], '目标2：消除积水。', HEAD]);
  });

  it('puts torn levels before the cells of their row, the first before the second', () => {
    const rows = [
      '社会效益指',
      '效益指标 积水点减少数量 ≥16处',
      '标',
      '满意度指 服务对象满',
      '居民满意度 ≥90%',
      '标 意度指标',
    ];
    expect(untangled(HEAD, ...rows).slice(1)).toEqual([
      '效益指标 社会效益指标 积水点减少数量 ≥16处',
      '满意度指标 服务对象满意度指标 居民满意度 ≥90%',
    ]);
  });

  it('makes headings whole, also one of which the first line is a name, and puts them where they turn the fewest around', () => {
    const lines = ['一级 二级 实际完成 偏差原因', '三级指标 分值 年度指标值 得分 分析及改', '指标 指标 值 进措施'];
    expect(untangle(linesOf(lines.join('\n')), selfEvaluation).map((line) => line.text)).toEqual([
      '一级指标 二级指标 三级指标 分值 年度指标值 实际完成值 得分 偏差原因分析及改进措施',
    ]);
  });

  it('leaves the unit of money to the name right above it', () => {
    const lines = ['年度资', '96.00', '金总额', '项目资金 上年结 0.00', '（元） 转资金'];
    expect(untangled(...lines, HEAD).slice(0, 2)).toEqual(['年度资金总额 96.00', '项目资金（元）']);
  });

  it('… and to a heading before the label of an amount', () => {
    const lines = ['年度资金总额 96.00', '项目资金 90,000', '其中：本年财政拨款 10', '（元） .00'];
    expect(untangled(...lines, HEAD).slice(2, 4)).toEqual(['项目资金（元）', '其中：本年财政拨款 10']);
  });

  it('… and to a name that has a line for itself, as it has, before one beside amounts', () => {
    const lines = ['年度资金总额 1860 1924', '项目资金', '其中：当年财政拨款 1860 1860', '（万元）', '其他资金 0 0'];
    expect(untangled(...lines, HEAD).slice(1, 3)).toEqual(['项目资金（万元）', '其中：当年财政拨款 1860 1860']);
  });

  it('knows lines that hold all cells by names with other words between their lines', () => {
    const head = ['项目名称 管网改造', '主管部门 水务局 项目实施单'];
    expect(visual(...head, '位 水利站', HEAD)).toBe(false);
    expect(visual('项目名称 管网改造', '项目实施单', '主管部门 水务局 水利站', '位', HEAD)).toBe(true);
    expect(visual('项目名称', '管网改造', '项目实施单', '主管部门', '水务局', '位', '水利站', HEAD)).toBe(false);
  });

  it('asks so where a line holds the beginnings of most headings', () => {
    const labels = ['项目名称 管网改造', '项目实施单', '主管部门 水务局 水利站', '位'];
    const head = ['一级 二级 三级指标 指标', '指标 指标 值'];
    const ask = (lines: readonly string[]) => visualForms([{ lines: linesOf(lines.join('\n')), form: projectGoal }])(0);
    expect(ask([...labels, ...head])).toBe(true);
    expect(ask([...labels, '三级指标 甲 乙 丙'])).toBe(false);
  });

  it('knows them by a text above its label, below labels with values', () => {
    const head = ['项目名称 管网改造', '实施单位 水利站 项目负责人 陶某'];
    expect(visual(...head, '管网建于1998年，漏损率两成。', '项目概况 拟改造三公里。', HEAD)).toBe(true);
    expect(visual(...head, '联系电话： 5550-1723', '项目概况 拟改造三公里。', HEAD)).toBe(false);
  });
});
