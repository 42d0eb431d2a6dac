import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../src/index.js';

const withoutNotes = ({ projects }: Awaited<ReturnType<typeof parseDeclaration>>) =>
  projects.map(({ diagnostics: _, ...project }) => project);

async function read(text: string) {
  return withoutNotes(await parseDeclaration(new TextEncoder().encode(text)));
}

const FORMS: readonly { file: string; wordings: Record<string, string[]> }[] = [
  {
    file: 'fixtures/shanghai-2020/source.txt',
    wordings: {
      立项依据: ['项目立项依据', '项目设立依据'],
      项目实施计划: ['项目实施进度计划', '项目实施进度安排'],
      项目设立的必要性: ['项目立项必要性', '项目必要性'],
      '保证项目实施的制度、措施': ['保障项目实施的制度、措施', '保证项目实施的制度和措施', '项目保障措施'],
      计划开始日期: ['计划开始时间', '计划起始日期', '计划启动时间'],
      计划完成日期: ['计划结束时间', '计划终止日期'],
      是否含有政府购买服务: ['是否涉及政府购买服务', '是否包含政府购买服务项目'],
      总目标及阶段性目标: ['总目标与阶段性目标', '绩效总目标及阶段性目标'],
      项目总预算: ['项目预算总额', '项目总预算金额', '项目总投资'],
      项目当年预算: ['项目本年度预算数', '当年预算'],
      同名项目上年预算额: ['同名项目去年预算数', '上年度同名项目预算额'],
      本项目上年度市级财政资金使用情况: ['本项目上年度区级财政资金使用情况', '上年度财政资金使用情况'],
    },
  },
  {
    file: 'fixtures/shanghai-2026-browser/dumps/pdftotext-layout.txt',
    wordings: {
      实施单位: ['项目实施单位'],
      年度资金申请总额: ['本年度资金总额'],
      主管部门: ['主管部门名称'],
      年度总体目标: ['年度绩效目标', '本年度总体目标'],
      项目总目标: ['中期目标'],
    },
  },
  {
    file: 'fixtures/self-evaluation-writer/dumps/pdftotext-layout.txt',
    wordings: { 预期目标: ['年初总体目标'], 实际完成情况: ['全年完成情况', '年度实际完成情况'] },
  },
];

/** Other offices and years name the same field otherwise: the record must not change with the name. */
describe.each(FORMS)('$file', ({ file, wordings }) => {
  const source = readFileSync(file, 'utf8');
  const cases = Object.entries(wordings).flatMap(([usual, others]) => others.map((other) => [usual, other] as const));

  it.each(cases)('reads the same under %s and %s', async (usual, other) => {
    const lines = source.split('\n');
    const changed = lines.map((line) =>
      line.replace(usual, (found, at: number) => (/\S/u.test(line.slice(0, at).at(-1) ?? '') ? found : other)),
    );
    expect(changed).not.toEqual(lines);
    expect(await read(changed.join('\n'))).toEqual(await read(source));
  });
});
