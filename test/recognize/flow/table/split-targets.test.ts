import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { readSplitTargets } from '../../../../src/recognize/flow/table/split-targets.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

const NAMES = ['疏浚河道长度', '新建护岸长度', '工程验收合格率', '河段完工时间', '水质改善情况'];
const TARGETS = ['12.5', '3400', '100', '11月底前', '好转'];

function read(signs: string[], units: string[]) {
  const lines = [...NAMES, ...signs, ...TARGETS, ...units].join('\n\n');
  const tokens = toTokens(itemsOf(lines, projectGoal), projectGoal, true);
  const columns = ['level3', 'targetComparator', 'target', 'targetUnit', 'explanation'] as const;
  const reading = readSplitTargets(tokens, { columns, gaps: 'column', fixedNames: new Set() });
  const textOf = (cell?: readonly { text: string }[]) => cell?.map(({ text }) => text).join('') ?? '';
  return reading?.rows.map((row) =>
    ['targetComparator', 'target', 'targetUnit'].map((key) => textOf(row[key])).join(' '),
  );
}

describe('readSplitTargets', () => {
  it('gives operators and units printed in columns to the targets that are numbers, 定性 to the others', () => {
    const rows = ['≥ 12.5 公里', '= 3400 米', '= 100 %'];
    expect(read(['≥', '=', '='], ['公里', '米', '%'])).toEqual([...rows, ' 11月底前 ', ' 好转 ']);
    expect(read(['≥', '=', '=', '定性', '定性'], ['公里', '米', '%'])).toEqual([
      ...rows,
      '定性 11月底前 ',
      '定性 好转 ',
    ]);
  });

  it('takes the next line of a cell for no unit', () => {
    expect(read(['≥', '=', '='], ['公里', '米', '%', '每差一公里扣0.5\n分'])?.[1]).toBe('= 3400 米');
  });

  it('puts them to their numbers before rows are read, with remarks among them, or right below each other', () => {
    const blocks = [
      '渠道清淤长度',
      '=',
      '1286',
      '公里',
      '更换闸门数量',
      '≥',
      '420',
      '扇',
      '开展巡查次数',
      '≥',
      '2',
      '轮',
    ];
    const last = [
      '设备在线率',
      '≥',
      '92',
      '%',
      '信息发布',
      '≤',
      '10',
      '单点养护成本',
      '≤',
      '6700',
      '避险起数',
      '≥',
      '5',
    ];
    const late = ['应急响应机制', '健全', '自触发起', '分钟\n元\n起'];
    const tokens = toTokens(itemsOf([...blocks, ...last, ...late].join('\n\n'), projectGoal), projectGoal, true);
    const columns = ['level3', 'targetComparator', 'target', 'targetUnit', 'note'] as const;
    const rows = readSplitTargets(tokens, { columns, gaps: 'column', fixedNames: new Set() })?.rows ?? [];
    const targets = rows.map(({ level3, targetComparator, target, targetUnit }) =>
      [level3, targetComparator, target, targetUnit].map((cell) => cell?.[0].text ?? '').join(' '),
    );
    expect(targets).toEqual([
      ...['渠道清淤长度 = 1286 公里', '更换闸门数量 ≥ 420 扇', '开展巡查次数 ≥ 2 轮', '设备在线率 ≥ 92 %'],
      ...['信息发布 ≤ 10 分钟', '单点养护成本 ≤ 6700 元', '避险起数 ≥ 5 起', '应急响应机制  健全 '],
    ]);
  });

  it('keeps what stands behind the table', () => {
    const lines = [
      ...NAMES,
      ...['≥', '=', '='],
      ...TARGETS,
      ...['公里', '米', '%'],
      '一、以上数据由各业务科室负责解释，未尽事宜另行通知。',
      '二、本表一式两份，报财政部门备案。',
    ];
    const tokens = toTokens(itemsOf(lines.join('\n\n'), projectGoal), projectGoal, true);
    const columns = ['level3', 'targetComparator', 'target', 'targetUnit'] as const;
    const found = readSplitTargets(tokens, { columns, gaps: 'column', fixedNames: new Set() })!;
    const inRows = found.rows.flatMap((row) => Object.values(row).flat());
    const texts = [...inRows, ...found.skipped, ...found.after].map((token) => (token as { text: string }).text);
    expect(texts.toSorted()).toEqual(lines.toSorted());
  });

  it('leaves to the table what there is more or less of than numbers', () => {
    expect(
      read(['≥', '='], ['公里', '米', '%'])
        ?.slice(0, 3)
        .map((each) => each.split(' ').slice(1)),
    ).toEqual([
      ...[
        ['12.5', '公里'],
        ['3400', '米'],
        ['100', '%'],
      ],
    ]);
    expect(read(['≥', '='], ['公里', '米', '%', '次'])).toBeUndefined();
  });
});
