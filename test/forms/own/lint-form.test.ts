import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { definitionJsonSchema, explain, lintForm, printPath } from '../../../src/forms/own/index.js';

const SMALL = {
  id: 'my-form',
  name: '我的表',
  titles: ['某某绩效目标表'],
  fields: [{ key: 'departmentName', labels: ['部门名称'], required: true }],
  table: {
    columns: [
      { key: 'level1', labels: ['维度'] },
      { key: 'level3', labels: ['指标'] },
      { key: 'target', labels: ['目标值'] },
    ],
  },
};

/** The small form with some of it replaced → what is wrong, as `path code`. */
function mistakes(change: Record<string, unknown>): string[] {
  return found(JSON.stringify({ ...SMALL, ...change }));
}

function found(text: string): string[] {
  return lintForm(text).problems.map(({ problem }) => `${printPath(problem.path)} ${problem.code}`);
}

const table = (change: Record<string, unknown>) => ({ table: { ...SMALL.table, ...change } });
const fields = (...list: object[]) => ({ fields: list });

describe('a definition without mistakes', () => {
  it.each(FORMS.map((form) => [form.id, form] as const))('%s comes back as it went in', (_id, form) => {
    expect(lintForm(JSON.stringify(form))).toEqual({ definition: form, problems: [] });
  });

  it('may leave out what has a default, and then every column decides', () => {
    const { definition } = lintForm(JSON.stringify(SMALL));
    expect(definition).toMatchObject({
      name: { zh: '我的表', en: '我的表' },
      fields: [{ type: 'text' }],
      sections: [],
      headings: [],
      funds: null,
      table: { levels: [], footers: [], columns: [{ required: true }, { required: true }, { required: true }] },
    });
  });

  it('may have a byte order mark, a $schema and Chinese keys', () => {
    expect(
      found(`\ufeff${JSON.stringify({ ...SMALL, $schema: 'x.json', ...fields({ key: '部门', labels: ['部门'] }) })}`),
    ).toEqual([]);
  });
});

describe('syntax', () => {
  it.each([
    ['', 1, 1, 'the file is empty'],
    ['{\n  "id": "a",\n}', 3, 1, 'one too many'],
    ['{\n  "id": "a"\n  "name": "b"\n}', 3, 3, 'a comma is missing'],
    ['{"id" "a"}', 1, 7, 'a colon is missing'],
    ['{“id”: 1}', 1, 2, 'double quotation marks'],
    ['{"id": "a', 1, 8, 'no closing quotation mark'],
    ['{"id": 1', 1, 9, 'closing "}"'],
    ['{} {}', 1, 4, 'after the end'],
    ['{} // x', 1, 4, 'no comments'],
  ])('%j: line %i, column %i: %s', (text, line, column, sentence) => {
    const { definition, problems } = lintForm(text);
    expect(definition).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0].place).toEqual({ line, column });
    expect(explain(problems[0].problem, 'en')).toContain(sentence);
  });

  it('tells a property that stands twice', () => {
    expect(found(`{"id": "x", ${JSON.stringify(SMALL).slice(1)}`)).toEqual(['$.id repeated-property']);
  });
});

describe('shape', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a list instead of an object', { fields: [[]] }, '$.fields[0] wrong-type'],
    ['a missing property', { fields: [{ key: 'a' }] }, '$.fields[0] missing'],
    ['a wrong type of value', { titles: '某某表' }, '$.titles wrong-type'],
    ['an unknown type', fields({ key: 'a', type: 'amount', labels: ['甲'] }), '$.fields[0].type not-one-of'],
    ['no labels', fields({ key: 'a', labels: [] }), '$.fields[0].labels empty-list'],
    ['an empty label', fields({ key: 'a', labels: [''] }), '$.fields[0].labels[0] empty-text'],
    ['a mistyped property', { titel: [] }, '$.titel unknown-property'],
    ['an id in capitals', { id: 'My Form' }, '$.id bad-id'],
    ['a key with blanks', fields({ key: 'a b', labels: ['甲'] }), '$.fields[0].key bad-key'],
    ['a number as name', { name: 3 }, '$.name wrong-name'],
  ])('%s', (_name, change, expected) => {
    expect(mistakes(change)).toEqual([expected]);
  });

  it('asks whether a known word was meant', () => {
    const { problems } = lintForm(JSON.stringify({ ...SMALL, table: { ...SMALL.table, colums: [] } }));
    expect(explain(problems[0].problem, 'en')).toBe('"colums" is no property here. Did you mean "columns"?');
    expect(explain(problems[0].problem, 'zh')).toBe('这里没有“colums”这个属性。是不是“columns”？');
  });

  it('is told together with what the rest contradicts', () => {
    const change = fields({ key: 'a', type: 'amount', labels: [] }, { key: 'form', labels: ['乙'] });
    expect(mistakes(change)).toEqual([
      '$.fields[0].type not-one-of',
      '$.fields[0].labels empty-list',
      '$.fields[1].key reserved-key',
    ]);
  });
});

describe('meaning', () => {
  const money = (key: string, label: string, more = {}) => ({ key, type: 'money', labels: [label], ...more });
  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'a key used twice',
      fields({ key: 'a', labels: ['甲'] }, { key: 'a', labels: ['乙'] }),
      ['$.fields[1].key repeated-key'],
    ],
    [
      'a value that is a group',
      fields({ key: 'a', labels: ['甲'] }, { key: 'a.b', labels: ['乙'] }),
      ['$.fields[1].key key-in-key'],
    ],
    [
      'one column of a table',
      fields({ key: 'a_b', labels: ['甲'] }, { key: 'a.b', labels: ['乙'] }),
      ['$.fields[1].key same-csv-column'],
    ],
    ['a key of every record', fields({ key: 'indicators', labels: ['甲'] }), ['$.fields[0].key reserved-key']],
    ['a key of every object', fields({ key: 'constructor.name', labels: ['甲'] }), ['$.fields[0].key reserved-key']],
    [
      'a label used twice',
      fields({ key: 'a', labels: ['金额'] }, { key: 'b', labels: ['金 额：'] }),
      ['$.fields[1].labels[0] repeated-label'],
    ],
    ['a part of nothing', fields(money('a', '甲', { under: 'b' })), ['$.fields[0].under under-unknown']],
    ['a part of itself', fields(money('a', '甲', { under: 'a' })), ['$.fields[0].under under-itself']],
    [
      'another total that is none',
      fields(money('a', '甲', { vague: ['甲'], otherwise: 'a' })),
      ['$.fields[0].otherwise under-unknown'],
    ],
    [
      'a part of a text',
      fields({ key: 'a', labels: ['甲'] }, money('b', '乙', { under: 'a' })),
      ['$.fields[1].under under-no-money'],
    ],
    [
      'a part that is no money',
      fields(money('a', '甲'), { key: 'b', labels: ['乙'], under: 'a' }),
      ['$.fields[1].type part-no-money'],
    ],
    [
      'a section of no name',
      fields({ key: 'a', labels: ['甲'], within: 'narrative.x' }),
      ['$.fields[0].within within-unknown'],
    ],
    ['a section elsewhere', { sections: [{ key: 'goal', labels: ['目标'] }] }, ['$.sections[0].key section-key']],
    [
      'no name of indicators',
      table({ columns: [{ key: 'target', labels: ['目标值'] }] }),
      ['$.table.columns no-level3'],
    ],
    [
      'a type for a known column',
      table({ columns: [{ key: 'level3', type: 'text', labels: ['指标'] }] }),
      ['$.table.columns[0].type column-has-type'],
    ],
    [
      'a level twice',
      table({ levels: [{ name: '产出' }, { name: '产出指标' }] }),
      ['$.table.levels[1] repeated-level'],
    ],
    [
      'levels without column',
      table({ levels: [{ name: '产出', children: [{ name: '数量' }] }] }),
      ['$.table.levels levels-without-column'],
    ],
    ['no title and no table', { titles: [], table: null }, ['$.sections no-sections', '$.titles no-title']],
  ])('%s', (_name, change, expected) => {
    expect(mistakes(change)).toEqual(expected);
  });

  it('lets parts of different totals share a label', () => {
    const own = fields(
      money('a', '甲'),
      money('b', '乙'),
      money('c', '其他资金', { under: 'a' }),
      money('d', '其他资金', { under: 'b' }),
    );
    expect(mistakes(own)).toEqual([]);
  });
});

it('has every sentence in both languages, without a gap', () => {
  const texts = ['', '[]', '{"id":"A","name":1,"x":2,"fields":[{"key":"form"}],"table":{"columns":[]}}'];
  for (const { problem } of texts.flatMap((text) => lintForm(text).problems)) {
    for (const language of ['en', 'zh'] as const) expect(explain(problem, language)).not.toMatch(/undefined|^$/u);
  }
});

it('prints the format as JSON Schema', () => {
  expect(definitionJsonSchema()).toMatchObject({ type: 'object', required: ['id', 'name'] });
});
