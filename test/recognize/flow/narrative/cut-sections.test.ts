import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { shanghai2026 } from '../../../../src/forms/shanghai-2026.js';
import type { SectionDefinition } from '../../../../src/model/form.js';
import type { GapMeaning } from '../../../../src/recognize/flow/gaps.js';
import { cutSections, type NarrativeLine } from '../../../../src/recognize/flow/narrative/cut-sections.js';
import { numbering, timeOf } from '../../../../src/recognize/flow/narrative/line-mark.js';
import { columnWidth, joinParagraphs } from '../../../../src/recognize/flow/narrative/paragraphs.js';
import { itemsOf } from '../../../support/dump.js';
import { SMALL_FORM } from '../../../support/raw.js';

const section = (key: string, cues: Partial<SectionDefinition['cues']> = {}, optional = false): SectionDefinition => ({
  key: `narrative.${key}`,
  labels: [key],
  optional,
  cues: { start: [], any: [], ...cues },
});
/** Sections of which the words say nothing. */
const PLAIN = [section('first'), section('second')];
const CUED = [section('basis', { start: ['根据'] }), section('plan', { start: ['将于'] }), section('goals', {}, true)];

/** Lines of equal width unless they end a paragraph; `|` before a line that stands directly under the one before. */
function lines(texts: readonly string[]): NarrativeLine[] {
  return texts.map((text, i) => ({
    text: text.replace(/^\|/u, ''),
    blankBefore: text.startsWith('|') || i === 0 ? 0 : 1,
    newPage: false,
  }));
}

function cut(texts: readonly string[], sections = PLAIN, kind: GapMeaning['kind'] = 'blank') {
  return cutSections(lines(texts), sections, { kind })!;
}

const FULL = '这一行文字写到了栏目的最右边才换到下一行去，';
const MIDDLE = '中间这一行也是写满了的没有在这里结束句子而';
const END = '到此结束。';

describe('borders between two sections', () => {
  it('is hardly between topics of one kind', () => {
    const topics = ['组织保障：成立工作小组。', '制度保障：按季度核算资金。'];
    expect(cut(['签约人数逐年增加。', ...topics], PLAIN, 'none').starts).toEqual([0, 1, 3]);
    expect(cut([...topics, '签约人数逐年增加。'], PLAIN, 'none').starts).toEqual([0, 2, 3]);
  });

  it('is where two lines touch, in a dump that parts lines by blank ones', () => {
    const { starts, narrow } = cut([FULL, END, FULL, END, `|${FULL}`, END]);
    expect(starts).toEqual([0, 4, 6]);
    expect(narrow).toEqual([]);
  });

  it('is where a blank line stands, in a dump that parts cells by blank ones', () => {
    const texts = [FULL, `|${END}`, `|${FULL}`, `|${END}`, FULL, `|${END}`];
    expect(cut(texts, PLAIN, 'block').starts).toEqual([0, 4, 6]);
  });

  it('is where the words tell, in a dump of cells that has blank lines in mid-sentence', () => {
    const texts = [MIDDLE, END, `|根据${MIDDLE}`, END, `|将于${MIDDLE}`, END];
    expect(cut(texts, CUED.slice(0, 2), 'block').starts).toEqual([0, 4, 6]);
    const once = [MIDDLE, END, `|根据${MIDDLE}`, `|${END}`, `|${FULL}`, `|${END}`];
    expect(cut(once, PLAIN, 'block').starts).toEqual([0, 1, 6]);
  });

  it('is never inside a wrapped line while a paragraph ends elsewhere', () => {
    expect(cut([FULL, MIDDLE, MIDDLE, END, FULL, END]).starts).toEqual([0, 4, 6]);
  });

  it('is hardly within a schedule', () => {
    expect(cut(['上半年完成招标。', '下半年制作安装。', '资金专款专用。']).starts).toEqual([0, 2, 3]);
  });

  it('is not where a bracket is open', () => {
    expect(cut(['第一阶段公开招标，', '第三阶段（十一', '月至十二月）验收评估。']).starts).toEqual([0, 1, 3]);
  });

  it('is hardly within a word', () => {
    const settled = { starts: [0, 2, 3], narrow: [] };
    expect(
      cut(
        ['水压合格率不低', '于九成。', '年底前验收'].map((text) => `|${text}`),
        PLAIN,
        'none',
      ),
    ).toEqual(settled);
  });

  it('is hardly behind a semicolon', () => {
    expect(cut(['文物不动、不改；', '分区封闭施工。', '按期验收。']).starts).toEqual([0, 2, 3]);
  });

  it('is told as open where two paragraph ends are alike', () => {
    const { narrow } = cut([FULL, END, FULL, END, FULL, END]);
    expect(narrow).toEqual([1]);
  });
});

it('a border that only words tell is told as open unless they settle it', () => {
  const sections = [section('first'), section('plan', { start: ['将于'] })];
  const texts = [FULL, END, `将于${FULL}`, END, FULL, END].map((text) => `|${text}`);
  expect(cut(texts, sections, 'none')).toEqual({ starts: [0, 2, 6], narrow: [1] });
  expect(cut(texts, sections, 'block')).toEqual({ starts: [0, 2, 6], narrow: [] });
});

describe('numbering', () => {
  it.each([
    ['1、检查', 'plain', 1],
    ['2.检查', 'plain', 2],
    ['3《检查规定》', 'plain', 3],
    ['3.5月底前检查', 'plain', 3],
    ['（3）检查', 'bracket', 3],
    ['（三）检查', 'hanBracket', 3],
    ['四、检查', 'han', 4],
    ['⑤检查', 'circled', 5],
    ['第二，检查', 'ordinal', 2],
    ['目标3：检查', 'goal', 3],
    ['目标二：检查', 'goal', 2],
    ['总目标：检查', 'span', 1],
    ['阶段性目标：检查', 'span', 2],
  ])('%s', (text, style, value) => {
    expect(numbering(text)).toEqual({ style, value });
  });

  it.each(['2.5万次', '2020年', '12月底前完成', '一期工程', '检查1、2号楼', '目标：检查'])('%s is none', (text) => {
    expect(numbering(text)).toBeNull();
  });

  it('that starts again speaks for a new section, that goes on against it', () => {
    const list = ['1、先做这件事情。', '2、再做那件事情。', '3、最后做它。', '1、第一季度招标。', '2、第二季度施工。'];
    expect(cut(list).starts).toEqual([0, 3, 5]);
    const goals = ['目标1：做好这件事情；', '目标2：做好那件事情。', '目标1：建立一套制度。', '目标2：坚持下去。'];
    expect(cut(goals, CUED.slice(0, 2)).starts).toEqual([0, 2, 4]);
  });
});

describe('words of a section', () => {
  it('cut where nothing else does', () => {
    const texts = ['根据市里的通知要求。', '另有区里的批复意见。', '将于三月开始施工。', '十月完成。'];
    expect(cut(texts, CUED.slice(0, 2)).starts).toEqual([0, 2, 4]);
  });

  it('leave an optional section blank rather than a required one', () => {
    const { starts } = cut(['根据市里的通知要求。', '将于三月开始施工。'], CUED);
    expect(starts).toEqual([0, 1, 2, 2]);
  });

  it('do not cut a sentence in two', () => {
    const { starts } = cut([FULL, '将于这一天把它做完。', FULL, END], [section('first'), CUED[1]!]);
    expect(starts[1]).not.toBe(1);
  });
});

it('gives one section all lines', () => {
  expect(cut([FULL, END, END], [PLAIN[0]!]).starts).toEqual([0, 3]);
});

describe('joinParagraphs', () => {
  const join = (...texts: string[]) => {
    const items = itemsOf(texts.join('\n'), SMALL_FORM);
    return joinParagraphs(items, columnWidth(items));
  };

  it('goes on after a full line and ends at a short one', () => {
    expect(join(FULL, END, MIDDLE, END)).toBe(`${FULL}${END}\n${MIDDLE}${END}`);
  });

  it('puts a number that stands alone below its line in front of it', () => {
    expect(join('《城市供水条例》第十条。', '1、', '2、市长办公会纪要。')).toBe(
      '1、《城市供水条例》第十条。\n2、市长办公会纪要。',
    );
    expect(join('依据如下：', '1、《城市供水条例》', '2、市长办公会纪要。')).toMatch(/^依据如下/u);
  });

  it('starts a paragraph at each number', () => {
    expect(join('1、这一行文字写到了栏目的最右边才换到下一行去', '2、下一条。')).toBe(
      '1、这一行文字写到了栏目的最右边才换到下一行去\n2、下一条。',
    );
  });

  it('puts a blank between Latin words only', () => {
    const wide = '系统采用国家密码管理部门认可的算法和 TLS';
    expect(join(wide, 'certificates 进行加密。')).toBe(`${wide} certificates 进行加密。`);
  });
});

describe('timeOf', () => {
  it.each([
    ['3月底前完成', 3],
    ['2026年4月起', 4],
    ['4~9月现场评估', 4],
    ['1-2月制定方案', 1],
    ['三季度开展', 8],
    ['下半年制作', 9],
    ['年底验收', 12],
    ['次年汛前', 13],
    ['13月', null],
    ['3-5人一组', null],
    ['2026年共发放', null],
    ['每年3月', null],
  ])('knows the point in time that %s begins with', (text, time) => {
    expect(timeOf(text)).toBe(time);
  });
});

it.each([shanghai2026, projectGoal])(
  'takes an only text for the goal of the year, not for the overall goal: $id',
  (form) => {
    const goals = form.sections.filter(({ key }) => key.endsWith('Goal'));
    expect(cut(['二十处泵站全年完好。'], goals, 'block').starts).toEqual([0, 0, 1]);
  },
);
