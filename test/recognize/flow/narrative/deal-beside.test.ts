import { describe, expect, it } from 'vitest';
import { shanghai2026 } from '../../../../src/forms/shanghai-2026.js';
import type { PrintedLine } from '../../../../src/recognize/flow/narrative/by-height.js';
import { leansTo } from '../../../../src/recognize/flow/narrative/cues.js';
import { dealBeside, dealVisual, type Printing } from '../../../../src/recognize/flow/narrative/deal-beside.js';
import { hintsOf } from '../../../../src/recognize/flow/narrative/table-hints.js';

function deal(...texts: string[]) {
  return dealLines(texts.map((text) => ({ text, blankBefore: 0 })));
}

/** `^` marks a line behind a heading on the left, `_` one below a blank line. */
function dealByHeight(...marked: string[]) {
  const lines = marked.map((text) => ({
    text: text.replace(/^[_^]/u, ''),
    blankBefore: text.startsWith('_') ? 1 : 0,
    behindSide: text.startsWith('^'),
  }));
  return dealLines(lines, { byHeight: true });
}

function dealLines(lines: readonly PrintedLine[], printing?: Printing) {
  const texts = lines.map(({ text }) => text);
  const dealt = dealBeside(lines, printing)!;
  const sides: [string[], string[]] = [[], []];
  texts.forEach((text, i) => {
    const { side, at } = dealt.dealt[i];
    if (side !== 'both') sides[side].push(text);
    else {
      sides[0].push(text.slice(0, at).trim());
      sides[1].push(text.slice(at).trim());
    }
  });
  return { sides, inTurn: dealt.margin < 1, settled: dealt.settled };
}

describe('dealBeside', () => {
  it('leaves one text after the other as printed', () => {
    const [left, right] = ['完成抽检四千二百批次，问题样品处置率百分之百。', '完成抽检四千三百批次，处置九十六批次。'];
    expect(deal(left, right)).toMatchObject({ sides: [[left], [right]], inTurn: true });
  });

  const dealOneByOne = (lines: readonly string[], hints?: Printing['hints']) =>
    dealLines(
      lines.map((text) => ({ text, blankBefore: 0 })),
      { hints },
    ).sides;

  it('says no figure twice in one text', () => {
    const left = ['三年内消除主城区的结构性病害', '今年检测管道52公里、修复6.5公里。'];
    const right = ['检测管道52公里，修复6.5公里。', '汛期塌陷事故不超过1起。'];
    expect(dealOneByOne([...left, ...right])).toEqual([left, right]);
  });

  it('begins no text with what a schedule goes on with', () => {
    const left = ['消除重点区域内涝风险', '改造积水点，新建雨水管。'];
    const right = ['3月底前完成管线物探。', '4月—5月办理掘路许可', '9月起开挖敷设，汛期停工。', '次年汛前完成系统联调'];
    expect(dealOneByOne([...left, ...right])).toEqual([left, right]);
  });

  it('begins no sentence with one character and a mark', () => {
    const left = [
      '对沿河步道的护栏和石阶进行修缮，增设无障碍坡道和遮',
      '雨长廊，满足不同人群散步的需要。',
      '改善河岸环境。',
    ];
    const right = ['10月底前完成步道修缮并通过第三方安全检', '测，元旦前开放。'];
    const printed = [`^${left[0]}`, `^${left[1]} ${right[0]}`, `^${left[2]}`, right[1]];
    expect(dealByHeight(...printed).sides).toEqual([left, right]);
  });

  it('lets a number count what the next line begins with', () => {
    const left = ['目标1：公园全域水面清洁覆盖率达到九', '成。', '目标2：步道连成环线，游客半小时可达任一林', '班。'];
    const right = ['目标1：新建救生站7座，接入平台；', '目标2：开辟临水步道21公里，设置警示桩90', '根。'];
    const printed = [`${left[0]} ${right[0]}`, left[1], right[1], `${left[2]} ${right[2]}`, left[3]];
    expect(dealOneByOne(printed)).toEqual([left, right]);
  });

  it('parts no number behind its point', () => {
    const left = [
      '对锅炉、气瓶、压力容器、起重机械、场（厂）内专用',
      '机动车辆实行分类监管，万台特种设备死亡率控制在0.',
      '06以内。',
    ];
    const right = ['抽查在用特种设备2,600台，其中电梯1,500台、起重机', '械310台；隐患整改闭环率100%。'];
    const leans = leansTo(shanghai2026.sections.filter(({ key }) => /Goal$/u.test(key)));
    const lines = [...left, ...right].map((text) => ({ text, blankBefore: 0 }));
    expect(dealLines(lines, { leans }).sides).toEqual([left, right]);
  });

  it('ends no text in a number', () => {
    const left = ['防护区内损失率三年内下降到百分之三以下，', '作业点全部达到标准'];
    const right = ['组织作业七十余次，其中汛期六十次以上，改造达标作业点28', '个，安全责任事故为零。'];
    expect(dealOneByOne([...left, ...right])).toEqual([left, right]);
  });

  it('ends no text with a colon', () => {
    const left = ['消除三处早期坑道的隐患段。', '阶段性目标：', '完成北段回填', '完成两处加固'];
    const right = ['回填一千六百米，布设观测点六十个。'];
    expect(dealOneByOne([...left, ...right])).toEqual([left, right]);
  });

  it('goes by what the words of a line speak for', () => {
    const lines = ['城区供水更加稳定', '完成管网改造十二公里', '更换水表两千只'];
    const leans = (text: string) => (text.includes('只') || text.includes('公里') ? 1 : -1);
    const printed = lines.map((text) => ({ text, blankBefore: 0 }));
    expect(dealLines(printed, { leans }).sides).toEqual([lines.slice(0, 1), lines.slice(1)]);
    expect(dealLines(printed, { leans: (text) => -leans(text) }).sides).not.toEqual([
      lines.slice(0, 1),
      lines.slice(1),
    ]);
  });

  it('ends no text with a semicolon', () => {
    const left = ['终端可用率稳定在99%以上，群众少跑腿', '识别准确率提高到八成以上'];
    const right = ['完成全部终端维护，更换读卡模块二百个；', '语料标注六万条，准确率达到目标。'];
    expect(dealOneByOne([...left, ...right])).toEqual([left, right]);
  });

  it('cuts no word of the table', () => {
    const [left, right] = [
      ['微站数据有效率不低于九成五，平均相对误差小'],
      ['完成全覆盖比对，更换传感', '器若干支；出具报告十二期'],
    ];
    const hints = hintsOf([{ level3: { text: '更换传感器数量', pieces: [] } }]);
    expect(dealOneByOne([...left, ...right], hints)).toEqual([left, right]);
  });

  it('gives the figures that were reached to the text that tells so', () => {
    const left = ['全年救助儿童1340人', '家长喘息服务7200人次'];
    const right = ['救助儿童1397人。', '喘息服务6910人次，护理员流失影响了排班。'];
    const cell = (text: string) => ({ text, pieces: [] });
    const hints = hintsOf([
      { target: cell('≥1340人'), actual: cell('1397人') },
      { target: cell('≥7200人次'), actual: cell('6910人次') },
    ]);
    expect(dealOneByOne([...left, ...right], hints)).toEqual([left, right]);
  });

  it('begins no text with a number and its unit alone: what is counted is named before', () => {
    const left = '微站数据有效率不低于95%，PM2.5平均相对误差不大于15%';
    const right = ['完成4轮全覆盖比对，更换传感器', '160支；出具质控报告12期'];
    expect(deal(left, ...right).sides).toEqual([[left], right]);
    const counted = ['11个中医馆均已建成并投入使用。', '年内培训骨干172人次。'];
    expect(deal('新建中医馆11个，培训骨干160人次，诊疗量占比提高到', '三成以上', ...counted).sides[1]).toEqual(counted);
  });

  it('parts lines that were printed in turn by their numbers', () => {
    const lines = ['目标1：为老人接种疫苗。', '目标1：购置救护车二辆。', '目标2：为妇女筛查。', '目标2：接种七十人。'];
    const { sides, inTurn } = deal(...lines);
    const numbers = sides.map((side) => side.map((line) => line.slice(0, 3)));
    expect(numbers[0]).toEqual(['目标1', '目标2']);
    expect(numbers[1]).toEqual(['目标1', '目标2']);
    expect(inTurn).toBe(false);
  });

  it('keeps numbers that are written alike together', () => {
    const lines = ['目标1：收运废弃物。', '1、治理井盖。', '目标2：更换路灯。', '2、清扫道路。'];
    expect(deal(...lines).sides).toEqual([
      [lines[0], lines[2]],
      [lines[1], lines[3]],
    ]);
  });

  it('does not part a line at blanks that stand between words and digits everywhere', () => {
    const lines = ['力争新建公园 3 处，各项任务一次验收通过。', '① 清扫道路 47 条。', '② 收运废弃物 5300 吨。'];
    expect(deal(...lines).sides).toEqual([[lines[0]], lines.slice(1)]);
  });

  it('parts a line that holds a line of each', () => {
    const found = deal(
      '建立覆盖全区中小学生的体质健康监测档案，形成监测 1.完成五万名学生测试。',
      '的闭环。',
      '2.开设课程。',
    );
    expect(found.sides).toEqual([
      ['建立覆盖全区中小学生的体质健康监测档案，形成监测', '的闭环。'],
      ['1.完成五万名学生测试。', '2.开设课程。'],
    ]);
  });
});

describe('dealBeside, lines printed by height', () => {
  const list = ['1.更换水表三百只。', '2.疏通管道六千米。', '3.巡查泵站四座。'];
  const text = ['到本届任期末，老旧小区的供水管网全部改造完成，', '漏损率降到百分之八以下。'];

  it('knows the shorter text between the lines of the taller one, but not which of them stands on the left', () => {
    const { sides, settled } = dealByHeight(list[0], text[0], list[1], text[1], list[2]);
    expect(sides).toEqual([list, text]);
    expect(settled).toBe(false);
  });

  it('takes the text behind a heading down the side for the left one', () => {
    const { sides, settled } = dealByHeight(list[0], `^${text[0]}`, list[1], `^${text[1]}`, list[2]);
    expect(sides).toEqual([text, list]);
    expect(settled).toBe(true);
  });

  it('parts lines that share a printed one, by the widths of their columns', () => {
    const left = ['完成全部泵站的自动化改造，实现无人值守、远程调', '度和故障自动报警，年节电不少于百分之十五', '。'];
    const right = ['改造泵站九座；培训运行人员四', '十名。'];
    expect(dealByHeight(`${left[0]} ${right[0]}`, left[1], right[1], left[2]).sides).toEqual([left, right]);
  });

  it('lets a blank line part one text between the lines of the other', () => {
    const lines = ['完成三个片区的管网普查，形成普', `_${text.join('')}`, '_查报告三份和总报告一份。'];
    expect(dealByHeight(...lines).sides).toEqual([[lines[0], lines[2].slice(1)], [text.join('')]]);
  });

  it('leaves one text below the other as printed', () => {
    expect(dealByHeight(...list, `_${text[0]}`, text[1])).toMatchObject({ sides: [list, text], inTurn: true });
    expect(dealByHeight(...list.map((line) => line.slice(0, -1)), `_${text[0]}`, text[1]).sides[1]).toEqual(text);
  });
});

describe('dealVisual', () => {
  it('takes full lines in turn for lines of one text each, and not for two that touch', () => {
    const left = [
      '在18条支路新建LED路灯460基，灯杆采用一体化接线盒，便于后期加',
      '装监测设备；居民夜间出行满意度达到90%以上，单灯年均用电量',
      '不高于96度。',
    ];
    const right = [
      '建成路灯442基，其余18基因架空线入地施工尚未移交，调整到次年',
      '实施；夜间出行满意度91.4%，单灯年均用电量93度。',
    ];
    const lines = [left[0], right[0], left[1], right[1], left[2]];
    const dealt = dealVisual(lines.map((text) => ({ text, blankBefore: 0 })))!;
    expect(dealt.map(({ side }) => side)).toEqual([0, 1, 0, 1, 0]);
  });
});
