import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { behindTotal, headedElsewhere, standTogether } from '../../../../src/recognize/flow/table/headed-columns.js';
import { readTable } from '../../../../src/recognize/flow/table/read-table.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

const NAMES = ['记录传承人数', '补助传习所数量', '展演活动场次', '成果验收合格率', '补助拨付时间', '传习所补助标准'];
const LAST = ['带动产品销售', '进校园覆盖率', '新增学徒人数', '传承人满意度'];
const TARGETS = ['12人', '30家', '≥25场', '100%', '6月底前', '≤2万元/家', '≥800万元', '≥60%', '≥90人', '≥92%'];
const NOTES: Readonly<Record<string, string>> = {
  '12人': '70岁以上优先',
  '≤2万元/家': '分三档',
  '≥800万元': '景区统计',
};

function read(...lines: string[]) {
  const items = itemsOf(lines.join('\n\n'), projectGoal);
  const tokens = toTokens(
    items.filter(({ meanings }) => !meanings),
    projectGoal,
    true,
  );
  return { tokens, elsewhere: headedElsewhere(items, tokens) };
}

it('keeps cells in the columns headed right above them, where names and targets are headed apart', () => {
  const cells = TARGETS.flatMap((target) => ['10', target, ...(NOTES[target] ? [NOTES[target]] : [])]);
  const { tokens, elsewhere } = read('三级指标', ...NAMES, ...LAST, '分值', '指标值', '备注', ...cells);
  const columns = ['level3', 'weight', 'target', 'note'] as const;
  const textOf = (cell?: readonly { text: string }[]) => cell?.map(({ text }) => text).join('') ?? '';
  const rowsBy = (known: typeof elsewhere) =>
    readTable(tokens, { columns, gaps: 'column', fixedNames: new Set(), elsewhere: known }).rows.map((row) =>
      [textOf(row.level3), textOf(row.target), textOf(row.note)].join(' ').trim(),
    );
  expect(rowsBy(elsewhere)).toEqual(
    [...NAMES, ...LAST].map((name, i) => [name, TARGETS[i], NOTES[TARGETS[i]] ?? ''].join(' ').trim()),
  );
  expect(rowsBy(null)).not.toEqual(rowsBy(elsewhere));
});

it('tells nothing where all is headed at once, rows stand below other heads, or begin the next page', () => {
  expect(read('三级指标', '指标值', ...NAMES, ...TARGETS).elsewhere).toBeNull();
  expect(read('三级指标', ...NAMES, '指标值', ...TARGETS, '绿化面积').elsewhere).toBeNull();
  const { elsewhere, tokens } = read('三级指标', ...NAMES, '指标值', ...TARGETS, '\f惠民措施', '签订');
  expect(elsewhere?.(tokens.at(-2)!, 'level3')).toBe(false);
  expect(elsewhere?.(tokens[0], 'target')).toBe(true);
  const next = read('三级指标', ...NAMES, '指标值', ...TARGETS, '效益指标', '惠民措施', '签订');
  expect(next.elsewhere?.(next.tokens.at(-2)!, 'level3')).toBe(false);
});

it('tells whether names stand right below each other', () => {
  const tokensOf = (lines: string[], between: string) =>
    toTokens(itemsOf(lines.join(between), projectGoal), projectGoal, true);
  const names = ['养护堤防长度', '维修护坡面积', '护坡维修合格率'];
  expect(standTogether(tokensOf(names, '\n'))).toBe(true);
  expect(standTogether(tokensOf(names, '\n\n'))).toBe(false);
});

it('takes words below a heading of explanations for no names that stand elsewhere', () => {
  const words = ['资料归档率', '教务系统数据', '国家网络管理平台'];
  const cells = TARGETS.flatMap((target, i) => [...words.slice(i, i + 1), target]);
  const { elsewhere, tokens } = read('三级指标', ...NAMES, ...LAST, '指标解释', '指标值', ...cells);
  expect(elsewhere?.(tokens.find(({ text }) => text === words[0])!, 'level3')).toBe(true);
  expect(read('三级指标', ...NAMES, ...LAST, '指标值', ...cells).elsewhere).toBeNull();
});

it('knows the words behind a total that stands below the names for no names, and those above for nothing else', () => {
  const readTotal = (...lines: string[]) => {
    const items = itemsOf(lines.join('\n\n'), selfEvaluation);
    const tokens = toTokens(
      items.filter(({ meanings }) => !meanings),
      selfEvaluation,
      true,
    );
    return { tokens, elsewhere: behindTotal(items, tokens) };
  };
  const cells = TARGETS.flatMap((target) => ['平台自动计时', target]);
  const { tokens, elsewhere } = readTotal('三级指标', '指标值', ...NAMES, ...LAST, '总分', ...cells);
  expect(elsewhere?.(tokens.at(-2)!, 'level3')).toBe(true);
  expect(elsewhere?.(tokens.at(-2)!, 'target')).toBe(false);
  expect(elsewhere?.(tokens[0], 'level3')).toBe(false);
  expect(elsewhere?.(tokens[0], 'deviation')).toBe(true);
  expect(readTotal('三级指标', ...NAMES, ...LAST, '总分', ...cells, '效益指标').elsewhere).toBeNull();
  expect(readTotal('三级指标', ...NAMES, ...TARGETS, ...LAST, '总分', ...cells).elsewhere).toBeNull();
  expect(readTotal('三级指标', ...NAMES, ...LAST, '总分', '100').elsewhere).toBeNull();
});

it('begins anew below a heading at the top of a page, between two headings of columns', () => {
  const lines = ['三级指标', '\f绩效指标', '指标值', ...NAMES.slice(0, 3), ...TARGETS.slice(0, 3)];
  expect(() => read(...lines)).not.toThrow();
});
