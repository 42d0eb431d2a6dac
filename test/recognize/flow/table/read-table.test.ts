import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import type { ColumnKey, FormDefinition } from '../../../../src/model/form.js';
import { joinLines } from '../../../../src/rebuild/join-lines.js';
import type { TableGaps } from '../../../../src/recognize/flow/gaps.js';
import { readTable } from '../../../../src/recognize/flow/table/read-table.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

/** Reads the lines behind a table's head; each row as `name = target`, further columns behind a comma. */
function read(
  text: string,
  gaps: TableGaps,
  columns: readonly ColumnKey[] = ['level3', 'target'],
  form: FormDefinition = projectGoal,
  cellLines = false,
) {
  const tokens = toTokens(itemsOf(text, form), form, cellLines);
  const reading = readTable(tokens, { columns, gaps, fixedNames: new Set() });
  const cell = (row: (typeof reading.rows)[number], key: ColumnKey) =>
    row[key] ? joinLines(row[key].map((token) => token.text)) : '';
  return {
    rows: reading.rows.map((row) => {
      const [first, ...rest] = columns.map((key) => cell(row, key));
      return `${first} = ${rest.join(', ')}`;
    }),
    labels: reading.labels.map(({ token, before, inline }) => `${token.text} ${before}${inline ? ' inline' : ''}`),
    skipped: reading.skipped.map((token) => token.text),
    after: reading.after.map((token) => token.text),
    doubtful: [...reading.doubtful],
  };
}

describe('a dump whose rows stand on lines, with blank lines between all lines', () => {
  const gaps = 'blank';

  it('reads one row a line, with its labels before it', () => {
    const found = read('数量指标 改造公墓数量 =21处\n\n新建防火通道 ≥8600米\n\n质量指标 工程验收合格率 =100%', gaps);
    expect(found.rows).toEqual(['改造公墓数量 = =21处', '新建防火通道 = ≥8600米', '工程验收合格率 = =100%']);
    expect(found.labels).toEqual(['数量指标 0 inline', '质量指标 2 inline']);
  });

  it('takes an adjacent line for the next cell and one behind a blank line for the rest of it', () => {
    const found = read('协调机制建设\n每季度召开一次协调会\n\n并形成纪要\n\n信息公示 及时', gaps);
    expect(found.rows).toEqual(['协调机制建设 = 每季度召开一次协调会并形成纪要', '信息公示 = 及时']);
  });

  it('joins a wrapped name before its target', () => {
    const found = read('相关部门和申报单位的满意\n\n度\n≥90%\n\n群众和企业对窗口的满意程度 ≥85%', gaps);
    expect(found.rows[0]).toBe('相关部门和申报单位的满意度 = ≥90%');
    expect(found.rows).toHaveLength(2);
  });

  it('counts the rows before labels that stand after all of them', () => {
    const found = read('改造公墓数量 =21处\n\n新建防火通道 ≥8600米\n\n产出指标\n\n数量指标', gaps);
    expect(found.labels).toEqual(['产出指标 2', '数量指标 2']);
  });
});

describe('a dump whose rows are blocks', () => {
  it('parts rows at blank lines and cells inside of them', () => {
    const found = read('数量指标\n改造公墓数量\n=21处\n\n新建防火通道\n≥8600米\n\n工程验收合格率\n=100%', 'rowBlock');
    expect(found.rows).toEqual(['改造公墓数量 = =21处', '新建防火通道 = ≥8600米', '工程验收合格率 = =100%']);
  });

  it('joins no level with points to the name above it', () => {
    const first = ['数量指标', '养护林带面积', '≥', '30', '亩'];
    const lines = `${first.join('\n')}\n\n养护制度建设\n效益指标（30分）\n健全\n\n社会效益指标\n居民的知晓率\n≥\n85\n%`;
    const { rows, labels } = read(lines, 'rowBlock', ['level3', 'targetComparator', 'target', 'targetUnit']);
    expect(rows).toEqual(['养护林带面积 = ≥, 30, 亩', '养护制度建设 = , 健全, ', '居民的知晓率 = ≥, 85, %']);
    expect(labels.map((label) => label.split(' ')[0])).toEqual(['数量指标', '效益指标（30分）', '社会效益指标']);
  });
});

describe('a dump whose cells are blocks', () => {
  const gaps = 'cellBlock';

  it('takes adjacent lines for one cell', () => {
    const found = read('周边村民对公墓建设的\n满意程度\n\n≥85%\n\n管护责任书签订率\n\n=100%', gaps);
    expect(found.rows).toEqual(['周边村民对公墓建设的满意程度 = ≥85%', '管护责任书签订率 = =100%']);
  });

  it('deals a column of targets out to a column of names, and marks every row where their numbers prove nothing', () => {
    const names = '改造公墓数量\n\n新建防火通道长度\n\n工程验收合格率';
    const found = read(`${names}\n\n=21处\n\n≥8600米\n\n=100%`, gaps);
    expect(found.rows).toEqual(['改造公墓数量 = =21处', '新建防火通道长度 = ≥8600米', '工程验收合格率 = =100%']);
    expect(found.doubtful).toEqual([]);
    expect(read(`${names}\n\n=21处\n\n=100%`, gaps).doubtful).not.toEqual([]);
  });

  it('marks all rows where a target is of another kind', () => {
    const other = read('改造公墓数量\n\n验收合格率\n\n新建防火通道长度\n\n21处\n\n8600米\n\n100%', gaps);
    expect(other.doubtful).toEqual([0, 1, 2]);
  });

  it('marks two rows where people are counted beside the name that has none, and the name of people stands next to it', () => {
    const doubtful = (...names: readonly string[]) =>
      read(['原创短视频条数', ...names, '≥900条', '≥32万人', '≥1.5亿次'].join('\n\n'), gaps).doubtful;
    expect(doubtful('全年总浏览量', '客户端注册用户')).toEqual([1, 2]);
    expect(doubtful('客户端注册用户', '全年总浏览量')).toEqual([]);
  });

  it('marks all rows where the foot of a page stood among their points', () => {
    const columns: readonly ColumnKey[] = ['level3', 'target', 'weight'];
    const doubtful = (...points: readonly string[]) => {
      const cells = ['改造公墓数量', '新建防火通道长度', '工程验收合格率', '=21处', '≥8600米', '=100%', ...points];
      const printed = itemsOf(cells.join('\n\n'), projectGoal).filter(({ text }) => text !== '- 1 -');
      return [...readTable(toTokens(printed, projectGoal), { columns, gaps, fixedNames: new Set() }).doubtful];
    };
    expect(doubtful('10', '20', '30')).toEqual([]);
    expect(doubtful('10', '- 1 -', '20', '30')).toEqual([0, 1, 2]);
  });
});

describe('a dump without blank lines', () => {
  it('tells names from targets by their words', () => {
    const found = read(
      '改造公墓数量\n=21处\n新建防火通道长度\n≥8600米\n管护制度健全性\n健全\n完成时间\n清明节前',
      'none',
    );
    expect(found.rows).toEqual([
      '改造公墓数量 = =21处',
      '新建防火通道长度 = ≥8600米',
      '管护制度健全性 = 健全',
      '完成时间 = 清明节前',
    ]);
  });

  it('joins a unit that went down to the next line', () => {
    expect(read('绿化面积\n≥32000\n平方米\n补种苗木数量\n≥460株', 'none').rows).toEqual([
      '绿化面积 = ≥32000平方米',
      '补种苗木数量 = ≥460株',
    ]);
  });

  it('gives a remark to the row that it follows', () => {
    const found = read('改造公墓数量\n=21处\n分三批实施\n新建防火通道长度\n≥8600米', 'none', [
      'level3',
      'target',
      'note',
    ]);
    expect(found.rows).toEqual(['改造公墓数量 = =21处, 分三批实施', '新建防火通道长度 = ≥8600米, ']);
  });

  it('takes what is printed again and again for no name, wherever it stands', () => {
    const cells = [
      '管网改造长度',
      '≥30公里',
      '以年报为准数',
      '验收合格率',
      '以年报为准数',
      '=100%',
      '窨井改造数量',
      '≥40座',
      '以年报为准数',
    ];
    const found = read(cells.join('\n\n'), 'cellBlock', ['level3', 'target', 'note']);
    expect(found.rows.map((row) => row.split(',')[0])).toEqual([
      '管网改造长度 = ≥30公里',
      '验收合格率 = =100%',
      '窨井改造数量 = ≥40座',
    ]);
  });

  it('takes a name and a target in words for the next row, not for a remark', () => {
    const columns: ColumnKey[] = ['level3', 'target', 'note'];
    const row = (text: string) =>
      read(`开辟巡护步道 21公里 宽1.2米\n护林员队伍稳定性 稳定\n${text}`, 'none', columns).rows.at(-1);
    expect(row('设备运维经费落实 纳入年度预算')).toBe('设备运维经费落实 = 纳入年度预算, ');
    expect(row('违禁品带入法庭 杜绝')).toBe('违禁品带入法庭 = 杜绝, ');
  });

  it('takes two dates with blanks around their numbers for two cells', () => {
    const columns: ColumnKey[] = ['level3', 'target', 'actual', 'weight', 'score', 'deviation'];
    const lines = ['收储点建成时间 9 月 20 日前 9 月 18 日 4 4 —', '新增就业岗位 ≥150 个 163 个 4 4 —'];
    expect(read(lines.join('\n'), 'none', columns, selfEvaluation).rows).toEqual([
      '收储点建成时间 = 9 月 20 日前, 9 月 18 日, 4, 4, —',
      '新增就业岗位 = ≥150个, 163个, 4, 4, —',
    ]);
  });

  it('fills the columns of a self-evaluation from left to right', () => {
    const columns: ColumnKey[] = ['level3', 'target', 'actual', 'weight', 'score', 'deviation'];
    const found = read(
      '抽检批次数量\n≥3200批次\n3268批次\n20\n20\n抽检合格率\n≥97%\n96.5%\n15\n14\n检测设备故障',
      'none',
      columns,
      selfEvaluation,
    );
    expect(found.rows).toEqual([
      '抽检批次数量 = ≥3200批次, 3268批次, 20, 20, ',
      '抽检合格率 = ≥97%, 96.5%, 15, 14, 检测设备故障',
    ]);
  });
});

describe('cells that were printed behind the last names', () => {
  const first = '无纸化办理比例\n\n≥30%\n\n办事群众满意度\n\n>=92%\n\n补贴目录动态调整机制\n\n健全\n\n';

  it('end no table, and 一年2次以上 lacks no unit', () => {
    const found = read(`${first}业务人员培训人数\n\n成果信息共享率\n\n一年2次以上\n全市`, 'cellBlock');
    expect(found.rows.slice(3)).toEqual(['业务人员培训人数 = 一年2次以上', '成果信息共享率 = 全市']);
  });

  it('are two where both begin with an operator', () => {
    const found = read(`减少窗口人力投入\n\n高频事项自助办理比例\n\n${first}>=26 人·月\n>=45%`, 'cellBlock');
    expect(found.rows.slice(0, 2)).toEqual(['减少窗口人力投入 = >=26人·月', '高频事项自助办理比例 = >=45%']);
    expect(found.after).toEqual([]);
  });

  it('are two where each has a number with its unit', () => {
    const found = read(`新增同步录音录像点位\n培训民警期数\n\n≥216个\n4期\n\n${first}`, 'cellBlock');
    expect(found.rows.slice(0, 2)).toEqual(['新增同步录音录像点位 = ≥216个', '培训民警期数 = 4期']);
  });

  it('are no rest of a line that had room for them', () => {
    const names = '取证后人均月增收\n企业技工缺口下降幅度';
    const found = read(`${first}${names}\n\n≥380(元)\n\n≥3(个百分点)`, 'cellBlock');
    expect(found.rows.slice(3)).toEqual(['取证后人均月增收 = ≥380(元)', '企业技工缺口下降幅度 = ≥3(个百分点)']);
  });
});

describe('text that is no cell', () => {
  it('keeps the first line of a remark that begins with a number', () => {
    const columns: ColumnKey[] = ['level3', 'target', 'actual', 'weight', 'score', 'deviation'];
    const cells = ['不合格样品处置率', '=100%', '98.97%', '15', '13.5'];
    const lines = [
      ...cells,
      '',
      '1 批次在复检期',
      '内，结论出具后立即处',
      '置',
      '',
      '抽检批次',
      '4200 批次',
      '4316 批次',
      '20',
      '20',
    ];
    const { rows, skipped } = read(lines.join('\n'), 'rowBlock', columns, selfEvaluation, true);
    expect(rows[0]).toBe('不合格样品处置率 = =100%, 98.97%, 15, 13.5, 1 批次在复检期内，结论出具后立即处置');
    expect(rows[1]).toBe('抽检批次 = 4200 批次, 4316 批次, 20, 20, ');
    expect(skipped).toEqual([]);
  });

  it('puts a number together that broke behind its comparator, its exponent or before its unit', () => {
    const columns = ['level3', 'target', 'actual', 'weight', 'score'] as const;
    const first = ['登记档案数量', '≥', '', '203897542', '', '件', '', '2.03898e+', '', '08件', '5', '5'];
    const second = ['', '接待查档人次', '≥136人', '140人', '5', '5'];
    const { rows, skipped } = read([...first, ...second].join('\n'), 'rowBlock', columns, selfEvaluation, true);
    expect(rows).toEqual(['登记档案数量 = ≥203897542件, 2.03898e+08件, 5, 5', '接待查档人次 = ≥136人, 140人, 5, 5']);
    expect(skipped).toEqual([]);
  });

  it('takes what tells the name of its row for its explanation', () => {
    const columns = ['level3', 'explanation', 'target'] as const;
    const first = ['读者满意度情况', '考核读者满意度情况是', '', '否达到预期', '≥ 91%'];
    const lines = [...first, '', '开放天数', '实际数/计划数', '≥ 300天'];
    const { rows } = read(lines.join('\n'), 'rowBlock', columns, projectGoal, true);
    expect(rows).toEqual(['读者满意度情况 = 考核读者满意度情况是否达到预期, ≥91%', '开放天数 = 实际数/计划数, ≥300天']);
  });

  it('takes words behind a target in words for the result', () => {
    const columns = ['level3', 'target', 'actual', 'weight', 'score'] as const;
    const first = ['骨干示范作用', '发挥明显', '部分达成预', '期指标并具', '有一定效果', '6', '6'];
    const lines = [...first, '受益学校所数', '>=52所', '52所', '6', '6'];
    const { rows } = read(lines.join('\n'), 'none', columns, selfEvaluation, true);
    expect(rows[0]).toBe('骨干示范作用 = 发挥明显, 部分达成预期指标并具有一定效果, 6, 6');
  });

  it('goes on behind a row that makes no sense, however many columns there are', () => {
    const columns = ['level3', 'target', 'actual', 'weight', 'score', 'deviation'] as const;
    const odd = ['登记档案数量', '第三', '', '≥', '', '一', '', '甲等', '', '丙8', '5', '5'];
    const others = Array.from({ length: 12 }, (_, i) => ['', `查档窗口满意率`, `≥${70 + i}%`, `${80 + i}%`, '5', '5']);
    const { rows } = read([...odd, ...others.flat()].join('\n'), 'rowBlock', columns, selfEvaluation, true);
    expect(rows.slice(-12)).toEqual(others.map((_, i) => `查档窗口满意率 = ≥${70 + i}%, ${80 + i}%, 5, 5, `));
  });

  it('leaves a sentence between two rows out', () => {
    const found = read(
      '改造公墓数量 =21处\n\n本表由系统生成，指标值由单位填报。审核意见另附。\n\n新建防火通道 ≥8600米',
      'blank',
    );
    expect(found.rows).toEqual(['改造公墓数量 = =21处', '新建防火通道 = ≥8600米']);
    expect(found.skipped.join('')).toContain('本表由系统生成');
  });

  it('ends the table before prose that follows it', () => {
    const prose =
      '四、名词解释\n\n财政拨款收入是指本年度从本级财政取得的各类拨款。\n\n基本支出是指为保障机构正常运转而发生的支出。';
    const found = read(`改造公墓数量 =21处\n\n新建防火通道 ≥8600米\n\n${prose}`, 'blank');
    expect(found.rows).toHaveLength(2);
    expect([...found.skipped, ...found.after].join('')).toBe(prose.replace(/\s/gu, ''));
  });

  it('ends a table of blocks before a table of numbers that follows it', () => {
    const budget = ['收支预算总表', '单位：万元', '2168502', '2121883', '235.87', '164.60', '856.09', '208.49'];
    const found = read(['改造公墓数量', '验收合格率', '=21处', '=100%', ...budget].join('\n\n'), 'cellBlock');
    expect(found.rows).toEqual(['改造公墓数量 = =21处', '验收合格率 = =100%']);
  });

  it('takes a bare level name for an indicator where its level is printed in full', () => {
    const found = read(
      '满意度指标\n\n服务对象满意度指标\n\n服务对象满意度\n\n受检妇女满意度\n\n≥95%\n\n≥90%',
      'cellBlock',
    );
    expect(found.rows).toEqual(['服务对象满意度 = ≥95%', '受检妇女满意度 = ≥90%']);
  });

  it('has nothing to say of nothing', () => {
    expect(read('', 'none')).toEqual({ rows: [], labels: [], skipped: [], after: [], doubtful: [] });
  });
});

describe('a dump of blocks in which names were printed with their levels', () => {
  const columns: readonly ColumnKey[] = ['level3', 'target', 'actual', 'weight', 'score'];
  const whole = ['≥95.5%', '95.5%', '8', '6'].join('\n\n');
  const late = ['≥9场', '9场', '7', '7'].join('\n\n');
  const later = ['≥5年', '5年', '5', '4'].join('\n\n');

  it('lets whole rows run ahead of their names, and names of rows below come before them', () => {
    const found = read(
      `案件结案率\n\n${whole}\n\n${late}\n\n${later}\n\n群众满意度\n\n≥90%\n\n93%\n\n6\n\n6\n\n社会效益指标 培训场次\n\n可持续影响指标\n设备质保期`,
      'cellBlock',
      columns,
      selfEvaluation,
    );
    expect(found.rows).toEqual([
      '案件结案率 = ≥95.5%, 95.5%, 8, 6',
      '培训场次 = ≥9场, 9场, 7, 7',
      '设备质保期 = ≥5年, 5年, 5, 4',
      '群众满意度 = ≥90%, 93%, 6, 6',
    ]);
    expect(found.skipped).toEqual([]);
  });

  it('lets the points of a row be printed before all its other cells', () => {
    const found = read(
      `案件结案率\n\n${whole}\n\n7\n\n7\n\n数量指标\n\n培训场次\n\n≥9场\n\n9场\n\n设备质保期\n\n${later}`,
      'cellBlock',
      columns,
      selfEvaluation,
    );
    expect(found.rows).toEqual([
      '案件结案率 = ≥95.5%, 95.5%, 8, 6',
      '培训场次 = ≥9场, 9场, 7, 7',
      '设备质保期 = ≥5年, 5年, 5, 4',
    ]);
  });

  it('takes the code of a project for no cell', () => {
    const found = read(`案件结案率\n\n3101339798764\n\n${whole}`, 'cellBlock', columns, selfEvaluation);
    expect(found.rows).toEqual(['案件结案率 = ≥95.5%, 95.5%, 8, 6']);
    expect(found.skipped).toEqual(['3101339798764']);
  });
});

describe('a self-evaluation in columns, whose units have one of their own', () => {
  const columns: ColumnKey[] = ['level3', 'target', 'targetUnit', 'actual', 'weight', 'score'];
  const rows = (text: string) => read(text, 'cellBlock', columns, selfEvaluation).rows;

  it('gives results with units to the rows that have these', () => {
    const names = ['翻译公文数量', '整改活动场所', '译稿合格率'];
    const cells = [
      ...names,
      '594',
      '15',
      '99.1',
      '件',
      '处',
      '%',
      '652件',
      '16处',
      '98%',
      '7',
      '7',
      '7',
      '6',
      '7',
      '7',
    ];
    expect(rows(cells.join('\n\n'))).toEqual([
      '翻译公文数量 = 594, 件, 652件, 7, 6',
      '整改活动场所 = 15, 处, 16处, 7, 7',
      '译稿合格率 = 99.1, %, 98%, 7, 7',
    ]);
  });
});

it('takes the name of an indicator for no note of a row that was printed before', () => {
  const block = (...lines: string[]) => lines.join('\n');
  const cells = `数量指标 产出指标 更新健身器材件数 ≥800件 含儿童器材3成 采购健身课程种类 =3种 举办健身活动场次 ≥180场次`;
  const others = `器材可使用率 ≥99% 时效指标 器材报修周期 ≤15天 成本指标 采购成本控制数 ≤128.6万元 年接待健身人次 ≥21万人次
    全民健身氛围 进一步浓厚 满意度指标`;
  const last = `总分馆共建机制 健全 社会公众或服务对象满意度指标 居民满意度 ≥93% 线上线下合计 自报修之日起 问卷500份`;
  const text = [
    ...cells.split(/\s+/u),
    '地方体育史料加工页数',
    block('≥2.6万页', '≤2‰'),
    ...others.split(/\s+/u),
    block('器材登记差错率', '质量指标'),
    '效益指标',
    block('社会效益指标', '可持续影响指标'),
    ...last.split(/\s+/u),
  ];
  const { rows } = read(text.join('\n\n'), 'cellBlock', ['level3', 'target', 'note']);
  expect(rows.map((row) => row.split(/ = |, /u)[0])).toContain('器材登记差错率');
});
