import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { DocumentResult, Project } from '../../src/model/project.js';
import { FORMATS, type FormatName, formatOfName } from '../../src/write/formats.js';
import type { WriteOptions } from '../../src/write/writer.js';
import { SMALL_FORM } from '../support/raw.js';

const indicator = { level1: '产出', level2: null, level3: '率', comparator: null, targetNumber: 100, targetUnit: '%' };
const project: Project = {
  form: 'small',
  formTitle: null,
  year: 2024,
  projectName: '“甲”,乙',
  projectNature: null,
  plannedStartDate: '2024-01-01',
  governmentProcurement: true,
  budget: { total: 1280.5, other: -3 },
  narrative: { goals: '第一段\n第二段' },
  totalScore: null,
  funds: [{ source: '其中：年度资金总额：', initialBudget: 100, rate: 0.5, score: null }],
  indicators: [
    { ...indicator, target: '=100%', weight: 10, note: null },
    { ...indicator, target: '健全', weight: null, note: '说"明"' },
  ],
  unplaced: [],
  diagnostics: [],
};
const source = { path: 'a.txt', sha256: 'x', bytes: 1, kind: 'text', encoding: 'utf-8', pages: null } as const;
const document: DocumentResult = {
  schemaVersion: 1,
  source,
  projects: [project],
  rejected: [],
  diagnostics: [],
  coverage: { characters: 0, values: 0, labels: 0, unplaced: 0, outside: 0 },
};

async function print(
  format: FormatName,
  documents: DocumentResult[],
  more: Partial<WriteOptions> = {},
): Promise<string> {
  const defaults = { many: false, table: null, forms: [SMALL_FORM], excel: false, headers: 'key', failed: [] } as const;
  const pieces: string[] = [];
  const print = await FORMATS[format].load();
  for await (const piece of print(() => documents, { ...defaults, ...more })) pieces.push(piece as string);
  return pieces.join('');
}

describe('json', () => {
  it('is one object for one input', async () => {
    expect(await print('json', [document])).toBe(`${JSON.stringify(document, null, 2)}\n`);
  });

  it.each([0, 1, 3])('is an array for several, also of %i', async (count) => {
    const documents = Array.from({ length: count }, () => document);
    expect(await print('json', documents, { many: true })).toBe(`${JSON.stringify(documents, null, 2)}\n`);
  });
});

it('ndjson is one project a line with its source', async () => {
  const lines = (await print('ndjson', [document, { ...document, projects: [] }, document])).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { source, ...project },
    { source, ...project },
  ]);
});

describe('csv', () => {
  it('has one row a project, nested keys joined, as RFC 4180 with a byte order mark', async () => {
    expect(await print('csv', [document])).toBe(
      '\ufeffsource,form,formTitle,year,projectName,projectNature,plannedStartDate,governmentProcurement,budget_total,' +
        'budget_other,narrative_goals,totalScore,funds_total_initialBudget,funds_total_rate,funds_total_score\r\n' +
        'a.txt,small,,2024,"“甲”,乙",,2024-01-01,true,1280.5,-3,"第一段\n第二段",,100,0.5,\r\n',
    );
  });

  it('has one row an indicator', async () => {
    expect(await print('csv', [document], { table: 'indicators' })).toBe(
      '\ufeffsource,form,year,declaringUnit,projectName,level1,level2,level3,target,comparator,targetNumber,targetUnit,weight,note\r\n' +
        'a.txt,small,2024,,"“甲”,乙",产出,,率,=100%,,100,%,10,\r\n' +
        'a.txt,small,2024,,"“甲”,乙",产出,,率,健全,,100,%,,"说""明"""\r\n',
    );
  });

  it('has its header also when there is no row', async () => {
    expect(await print('csv', [])).toMatch(/^\ufeffsource,form,.*\r\n$/u);
  });

  it.each(['=100%', '＝100％', '+1', '-1', '@x', '\t=1', ' =1'])(
    'guards %j for a spreadsheet, but no number',
    async (target) => {
      const guarded = { ...document, projects: [{ ...project, indicators: [{ ...project.indicators[0]!, target }] }] };
      expect(await print('csv', [guarded], { table: 'indicators', excel: true })).toContain(`,'${target},`);
      expect(await print('csv', [guarded], { excel: true })).toContain(',-3,');
      expect(await print('csv', [guarded], { table: 'indicators' })).not.toContain(`'`);
    },
  );
});

it.each([
  ['a/b.JSON', 'json'],
  ['b.jsonl', 'ndjson'],
  ['b.ndjson', 'ndjson'],
  ['b.csv', 'csv'],
  ['b.doc', null],
])('%s is written as %s', (name, format) => {
  expect(formatOfName(name)).toBe(format);
});

it.each([
  ['key', ['projects', 'indicators', 'findings']],
  ['zh', ['项目', '指标', '问题']],
] as const)('xlsx names its sheets in the language of its headers (%s)', async (headers, names) => {
  const load = await FORMATS.xlsx.load();
  const options = { many: false, table: null, forms: [SMALL_FORM], excel: false, headers, failed: [] };
  const pieces: Uint8Array[] = [];
  for await (const piece of load(() => [document], options)) pieces.push(piece as Uint8Array);
  const workbook = strFromU8(unzipSync(Buffer.concat(pieces))['xl/workbook.xml']!);
  expect([...workbook.matchAll(/<sheet name="([^"]+)"/gu)].map(([, name]) => name)).toEqual(names);
});
