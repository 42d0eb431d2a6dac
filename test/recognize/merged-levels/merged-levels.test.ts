import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import type { FormDefinition } from '../../../src/model/form.js';
import { findLevel, levelIndex } from '../../../src/recognize/levels.js';
import { resolveLevels } from '../../../src/recognize/merged-levels/index.js';
import type { LevelRow, PrintedLevel, Printing } from '../../../src/recognize/merged-levels/printed-level.js';
import { raw, SMALL_FORM } from '../../support/raw.js';

/** Two groups of two names each; the words of an indicator tell one of them, or nothing. */
const FORM: FormDefinition = {
  ...SMALL_FORM,
  table: {
    ...SMALL_FORM.table!,
    levels: [
      {
        name: '产出',
        children: [
          { name: '数量', cues: ['次数'], targetKinds: ['count'] },
          { name: '时效', cues: ['时限'], targetKinds: ['time'] },
        ],
      },
      {
        name: '效益',
        children: [
          { name: '社会效益', cues: ['事故'], level3: ['事故起数'] },
          { name: '满意度', cues: ['满意度'], targetKinds: ['percent'] },
        ],
      },
    ],
  },
};

const COUNT: LevelRow = { level3: '培训次数', target: '12次' };
const TIME: LevelRow = { level3: '办结时限', target: '3天' };
const SOCIAL: LevelRow = { level3: '事故起数', target: '0起' };
const CONTENT: LevelRow = { level3: '群众满意度', target: '≥90%' };
/** Fits all of them alike. */
const VAGUE: LevelRow = { level3: '甲乙丙', target: '' };

function label(text: string, before: number, inline = false): PrintedLevel {
  return { value: raw(text), names: findLevel(text, levelIndex(FORM)), before, inline };
}

/** `产出/数量` of each row; `?` behind what is not settled, `(…)` around an inferred level 1. */
function resolve(rows: readonly LevelRow[], printed: readonly PrintedLevel[]): string[] {
  return resolveLevels(rows, printed, FORM.table!).map(({ level1, level2, narrow, inferredFrom }) => {
    const first = inferredFrom ? `(${level1?.text})` : (level1?.text ?? '-');
    return `${first}/${level2?.text ?? '-'}${narrow ? '?' : ''}`;
  });
}

describe('what is not settled', () => {
  it('is a row whose words speak for a family that is printed nowhere', () => {
    const rows = [COUNT, COUNT, CONTENT];
    const printed = [label('产出', 0), label('数量', 0)];
    expect(resolve(rows, printed)).toEqual(['产出/数量', '产出/数量', '产出/数量?']);
  });

  it('is a row that stands under another label where all labels were printed before their rows', () => {
    const texts = [
      '集中授课次数 ≥20次',
      '个别谈话人次 ≥300人次',
      '心理测评覆盖率 100%',
      '材料规范率 ≥98%',
      '定位设备在线率 ≥99%',
    ];
    const rows = texts.map((text): LevelRow => ({ level3: text.split(' ')[0], target: text.split(' ')[1] }));
    const levelLabel = (text: string, before: number): PrintedLevel => ({
      ...{ value: raw(text), names: findLevel(text, levelIndex(projectGoal)) },
      ...{ before, inline: true },
    });
    const printed = [levelLabel('产出指标', 0), levelLabel('数量指标', 0), levelLabel('质量指标', 3)];
    const found = resolveLevels(rows, printed, projectGoal.table!);
    expect(found.map(({ narrow }) => narrow)[2]).toBe(true);
    expect(found.map(({ narrow }) => narrow)[3]).toBe(false);
  });

  it('is each row that is not right behind its label, where a level 1 is printed nowhere although another is', () => {
    const printed = [label('产出', 0), label('数量', 0, true), label('社会效益', 3, true)];
    expect(resolve([COUNT, COUNT, COUNT, SOCIAL, SOCIAL], printed)).toEqual([
      '产出/数量',
      '产出/数量?',
      '产出/数量?',
      '(效益)/社会效益',
      '(效益)/社会效益?',
    ]);
  });

  it('is a row above a label that stands far below the middle of its rows, where all labels stand right before a row', () => {
    const rows = [COUNT, TIME, TIME, TIME, TIME, TIME, CONTENT];
    const printed = (before: number) => [
      ...[label('产出', 0), label('数量', 0, true), label('时效', before, true)],
      ...[label('效益', 6), label('满意度', 6, true)],
    ];
    const above = resolve(rows, printed(5)).slice(1, 5);
    expect(above).toEqual(['产出/时效?', '产出/时效?', '产出/时效?', '产出/时效?']);
    expect(resolve(rows, printed(3)).slice(2, 5)).toEqual(['产出/时效', '产出/时效', '产出/时效']);
  });

  it('is a row behind a level 1 and before its first level 2, where each level 1 stands before its rows', () => {
    const printed = [label('产出', 0), label('数量', 0, true), label('效益', 2), label('满意度', 3, true)];
    expect(resolve([COUNT, COUNT, COUNT, CONTENT], printed)).toEqual([
      ...['产出/数量', '产出/数量', '产出/数量?', '效益/满意度'],
    ]);
    const last = [label('数量', 0, true), label('产出', 2), label('满意度', 2, true), label('效益', 3)];
    expect(resolve([COUNT, COUNT, CONTENT], last)).toEqual(['产出/数量', '产出/数量', '效益/满意度']);
  });

  it('is the level 2 whose word is printed once and may be a level 1', () => {
    const printed = [label('产出', 0), label('数量', 0, true), label('满意度', 1, true)];
    expect(resolve([COUNT, CONTENT], printed)).toEqual(['产出/数量', '(效益)/满意度']);
    const both = {
      ...printed[2],
      names: [...printed[2].names, { ...printed[2].names[0], level: 1 as const, level2: null }],
    };
    expect(resolve([COUNT, CONTENT], [printed[0], printed[1], both])).toEqual(['产出/数量', '(效益)/满意度?']);
  });

  it('is the level 1 too where the next best label stands under another', () => {
    const narrow1 = (rows: readonly LevelRow[], printed: readonly PrintedLevel[]) =>
      resolveLevels(rows, printed, FORM.table!).map((each) => each.narrow1);
    const trailing = [label('产出', 3), label('效益', 3), label('数量', 3), label('社会效益', 3)];
    expect(narrow1([COUNT, VAGUE, SOCIAL], trailing)).toContain(true);
    expect(narrow1([COUNT, VAGUE, TIME], [label('产出', 3), label('数量', 3), label('时效', 3)])).not.toContain(true);
  });
});

it('keeps the row that stands behind a label on its line, where the next label has none', () => {
  const onLine = (line: number) => (printed: PrintedLevel) => ({
    ...printed,
    value: { ...printed.value, pieces: printed.value.pieces.map((piece) => ({ ...piece, line })) },
  });
  const rows = [COUNT, VAGUE, VAGUE, VAGUE].map((row, i) => ({ ...row, line: i }));
  const printed = [label('产出', 0), label('数量', 0), onLine(2)(label('时效', 2, true)), label('效益', 3)];
  const last = [label('社会效益', 3), onLine(3)(label('满意度', 3, true))];
  const names = resolve(rows, [...printed, ...last]).map((each) => each.replace('?', ''));
  expect(names).toEqual(['产出/数量', '产出/数量', '产出/时效', '效益/满意度']);
});

it('goes by the form and by words where merged labels are drawn before all rows, in no order, and the others inline', () => {
  const rows = [COUNT, COUNT, VAGUE, TIME, TIME, VAGUE, SOCIAL, CONTENT];
  const drawn = [label('效益', 0), label('时效', 0), label('数量', 0), label('产出', 0)];
  const inline = [label('社会效益', 6, true), label('满意度', 7, true)];
  const found = resolve(rows, [...drawn, ...inline]).map((each) => each.replace('?', ''));
  expect(found.filter((_, row) => row !== 2)).toEqual([
    ...['产出/数量', '产出/数量', '产出/时效', '产出/时效', '产出/时效'],
    ...['效益/社会效益', '效益/满意度'],
  ]);
});

describe('a dump that prints the table in blocks or columns', () => {
  const levels = (rows: readonly LevelRow[], printed: readonly PrintedLevel[], printing: Printing) =>
    resolveLevels(rows, printed, FORM.table!, printing).map(
      ({ level2, narrow }) => `${level2?.text ?? '-'}${narrow ? '?' : ''}`,
    );

  it('leaves rows at a border open that neither place nor words tell, and not those behind one that words tell', () => {
    const printed = [label('产出', 0), label('数量', 0, true), label('时效', 3, true)];
    expect(levels([COUNT, COUNT, COUNT, VAGUE, TIME], printed, 'blocks')[3]).toBe('时效?');
    expect(levels([COUNT, VAGUE, COUNT, TIME, TIME], printed, 'blocks')[1]).toBe('数量');
  });

  it('puts a run of labels before the rows of the names behind it', () => {
    const rows = [COUNT, VAGUE, TIME, VAGUE, SOCIAL, CONTENT];
    const printed = [label('产出', 0), label('数量', 0), label('时效', 0)];
    const second = [label('效益', 3), label('社会效益', 3), label('满意度', 3)];
    const names = levels(rows, [...printed, ...second], 'columns').map((each) => each.replace('?', ''));
    expect(names.slice(0, 3)).not.toContain('社会效益');
    expect(names.slice(3)).toEqual(['社会效益', '社会效益', '满意度']);
  });

  it('tells the order of labels that rows part by the form, that of a list as it is printed', () => {
    const rows = [VAGUE, VAGUE, VAGUE, CONTENT];
    const late = [label('时效', 1), label('社会效益', 2), label('数量', 3), label('满意度', 3)];
    expect(levels(rows, late, 'blocks')).toEqual(['数量?', '时效?', '社会效益?', '满意度']);
    const list = [label('满意度', 0), label('社会效益', 0), label('数量', 3)];
    expect(levels([CONTENT, SOCIAL, SOCIAL, COUNT], list, 'blocks')).toEqual([
      '满意度',
      '社会效益',
      '社会效益',
      '数量',
    ]);
  });
});

describe('an extractor that joins what stands nearest', () => {
  const onPage = (printed: PrintedLevel, page: number): PrintedLevel => ({
    ...printed,
    value: { ...printed.value, pieces: printed.value.pieces.map((piece) => ({ ...piece, page })) },
  });
  const levels = (rows: readonly LevelRow[], printed: readonly PrintedLevel[]) =>
    resolveLevels(rows, printed, FORM.table!, 'blocks').map(({ level2 }) => level2?.text);

  it('prints a label before the row that its middle stands beside, also one of level 1', () => {
    const rows = new Array<LevelRow>(6).fill(VAGUE);
    const seconds = [label('数量', 1, true), label('时效', 3, true), label('社会效益', 4, true)];
    const firsts = [label('产出', 1), label('效益', 4)];
    expect(levels(rows, [firsts[0], ...seconds.slice(0, 2), firsts[1], seconds[2]])).toEqual([
      '数量',
      '数量',
      '数量',
      '时效',
      '社会效益',
      '社会效益',
    ]);
  });

  it('prints on each page the labels of its rows, once more behind a page break', () => {
    const rows = [1, 1, 1, 2, 2, 2].map((page) => ({ ...VAGUE, page }));
    const printed = [label('数量', 0, true), label('时效', 2, true)].map((each) => onPage(each, 1));
    const next = [label('时效', 3, true), label('社会效益', 4, true)].map((each) => onPage(each, 2));
    expect(levels(rows, [...printed, ...next])).toEqual(['数量', '数量', '时效', '时效', '社会效益', '社会效益']);
  });
});

describe('a level of which two names are printed', () => {
  it('stands in its own words above the others, in whatever order they are printed', () => {
    const form: FormDefinition = {
      ...FORM,
      table: {
        ...FORM.table!,
        levels: [
          {
            name: '满意度指标',
            aliases: ['群众满意度指标'],
            children: [{ name: '群众满意度指标', aliases: ['满意度指标'] }],
          },
        ],
      },
    };
    const printed = ['群众满意度指标', '满意度指标'].map((text) => ({
      ...label(text, 0),
      names: findLevel(text, levelIndex(form)),
    }));
    const [row] = resolveLevels([CONTENT], printed, form.table!);
    expect([row.level1?.text, row.level2?.text]).toEqual(['满意度指标', '群众满意度指标']);
  });
});

describe('an exporter that prints labels of one row inline and all others after the rows', () => {
  it('gives the rows between two inline labels to the trailing one', () => {
    const rows = [COUNT, COUNT, TIME, SOCIAL, SOCIAL, CONTENT];
    const printed = [
      label('时效', 2, true),
      label('满意度', 5, true),
      label('效益', 6),
      label('社会效益', 6),
      label('产出', 6),
      label('数量', 6),
    ];
    expect(resolve(rows, printed)).toEqual([
      '产出/数量',
      '产出/数量',
      '产出/时效',
      '效益/社会效益',
      '效益/社会效益',
      '效益/满意度',
    ]);
  });

  it('parts two trailing labels by the words of the rows, in the order of the form', () => {
    const rows = [COUNT, COUNT, COUNT, TIME, TIME];
    const printed = [label('时效', 5), label('产出', 5), label('数量', 5)];
    const found = resolve(rows, printed).map((each) => each.replace('?', ''));
    expect(found).toEqual(['产出/数量', '产出/数量', '产出/数量', '产出/时效', '产出/时效']);
  });

  it('says which rows the words leave open', () => {
    const rows = [COUNT, COUNT, VAGUE, TIME, TIME];
    const printed = [label('产出', 5), label('数量', 5), label('时效', 5)];
    const found = resolve(rows, printed);
    expect(found.filter((_, row) => row !== 2)).toEqual(['产出/数量', '产出/数量', '产出/时效', '产出/时效']);
    expect(found[2]).toMatch(/\?$/u);
  });
});

describe('an exporter that prints labels before their rows', () => {
  it('starts a label’s rows where it stands, against the words of a row', () => {
    const rows = [COUNT, VAGUE, VAGUE, SOCIAL, CONTENT, CONTENT];
    const printed = [
      label('产出', 0, true),
      label('数量', 0, true),
      label('时效', 2, true),
      label('效益', 3, true),
      label('社会效益', 3, true),
      label('满意度', 4, true),
    ];
    expect(resolve(rows, printed).map((each) => each.replace('?', ''))).toEqual([
      '产出/数量',
      '产出/数量',
      '产出/时效',
      '效益/社会效益',
      '效益/满意度',
      '效益/满意度',
    ]);
  });

  it('takes a label that is printed again on the next page for the same one', () => {
    const rows = [COUNT, COUNT, COUNT, TIME];
    const printed = [label('产出', 0, true), label('数量', 0, true), label('数量', 2, true), label('时效', 3, true)];
    expect(resolve(rows, printed)).toEqual(['产出/数量', '产出/数量', '产出/数量', '产出/时效']);
  });
});

describe('an exporter that prints labels in the middle of their rows', () => {
  it('spreads a label to both sides', () => {
    const rows = [COUNT, COUNT, COUNT, TIME, SOCIAL, SOCIAL, SOCIAL];
    const printed = [label('数量', 1), label('产出', 2), label('时效', 3), label('社会效益', 5), label('效益', 5)];
    expect(resolve(rows, printed).map((each) => each.replace('?', ''))).toEqual([
      '产出/数量',
      '产出/数量',
      '产出/数量',
      '产出/时效',
      '效益/社会效益',
      '效益/社会效益',
      '效益/社会效益',
    ]);
  });
});

describe('labels that are missing', () => {
  it('infers a level 1 from the level 2 and says so', () => {
    const printed = [label('数量', 0, true), label('时效', 1, true)];
    expect(resolve([COUNT, TIME], printed)).toEqual(['(产出)/数量', '(产出)/时效']);
  });

  it('gives no level where none is printed', () => {
    expect(resolve([COUNT, TIME], [])).toEqual(['-/-', '-/-']);
    expect(resolve([], [label('产出', 0)])).toEqual([]);
  });

  it('warns of a row whose words speak for another label that is printed', () => {
    const rows = [COUNT, COUNT, CONTENT, SOCIAL, CONTENT];
    const printed = [
      label('产出', 0, true),
      label('数量', 0, true),
      label('效益', 3, true),
      label('社会效益', 3, true),
      label('满意度', 4, true),
    ];
    expect(resolve(rows, printed)[2]).toBe('产出/数量?');
  });
});

describe('a word that is both a level 1 and a level 2', () => {
  const both: FormDefinition = {
    ...FORM,
    table: {
      ...FORM.table!,
      levels: [
        { name: '成本', children: [{ name: '经济成本' }] },
        {
          name: '产出',
          children: [
            { name: '数量', cues: ['次数'] },
            { name: '成本', cues: ['造价'] },
          ],
        },
      ],
    },
  };
  const levels = (rows: LevelRow[], texts: readonly [string, number][]) =>
    resolveLevels(
      rows,
      texts.map(([text, before]) => ({
        value: raw(text),
        names: findLevel(text, levelIndex(both)),
        before,
        inline: true,
      })),
      both.table!,
    ).map(({ level1, level2 }) => `${level1?.text}/${level2?.text}`);

  it('is a level 1 where one of its own is printed, else a level 2', () => {
    const cost: LevelRow = { level3: '单位造价', target: '≤3元' };
    const asFirst = [
      ['成本', 0],
      ['经济成本', 0],
      ['产出', 1],
      ['数量', 1],
    ] as const;
    expect(levels([cost, COUNT], asFirst as never)).toEqual(['成本/经济成本', '产出/数量']);
    const asSecond = [
      ['产出', 0],
      ['数量', 0],
      ['成本', 1],
    ] as const;
    expect(levels([COUNT, cost], asSecond as never)).toEqual(['产出/数量', '产出/成本']);
    const besideEach = [
      ['成本', 0],
      ['经济成本', 0],
      ['成本', 1],
      ['经济成本', 1],
      ['产出', 2],
      ['数量', 2],
    ] as const;
    const wanted = ['成本/经济成本', '成本/经济成本', '产出/数量'];
    expect(levels([cost, cost, COUNT], besideEach as never)).toEqual(wanted);
  });
});

describe('a dump whose lines hold all cells', () => {
  it('prints the labels of a table without merged cells on the lines of all rows', () => {
    const counts = { '产出/数量': 7, '产出/时效': 1, '效益/社会效益': 4 };
    const wanted = Object.entries(counts).flatMap(([names, count]) => new Array<string>(count).fill(names));
    const rows = wanted.map((_, i): LevelRow => ({ ...VAGUE, lines: [i] }));
    const printed = wanted.flatMap((names, i) =>
      names.split('/').map((name, k) => ({ ...label(name, i, k === 1), lines: [i] })),
    );
    const levels = resolveLevels(rows, printed, FORM.table!, 'lines');
    expect(levels.map(({ level1, level2 }) => `${level1?.text}/${level2?.text}`)).toEqual(wanted);
  });
});

describe('labels of which all stand at the same end of their cells', () => {
  it('stand on the first or on the last line of their rows, whatever the rows say', () => {
    const cells: readonly (readonly [string, number])[] = [
      ['产出/数量', 4],
      ['产出/时效', 1],
      ['效益/社会效益', 3],
      ['效益/满意度', 2],
    ];
    const wanted = cells.flatMap(([names, count]) => new Array<string>(count).fill(names));
    const rows = wanted.map((_, i): LevelRow => ({ ...VAGUE, lines: [i] }));
    const levelsAt = (end: (names: string, level: number) => number) =>
      resolveLevels(
        rows,
        cells.flatMap(([names]) =>
          names.split('/').flatMap((name, k) => {
            const of = k === 0 ? wanted.findIndex((each) => each.startsWith(name)) : -1;
            if (k === 0 && wanted[of] !== names) return [];
            const at = end(name, k);
            return [{ ...label(name, at, true), lines: [at] }];
          }),
        ),
        FORM.table!,
        'lines',
      ).map(({ level1, level2 }) => `${level1?.text}/${level2?.text}`);
    const places = (name: string, k: number) => wanted.flatMap((each, i) => (each.split('/')[k] === name ? [i] : []));
    expect(levelsAt((name, k) => places(name, k)[0])).toEqual(wanted);
    expect(levelsAt((name, k) => places(name, k).at(-1)!)).toEqual(wanted);
  });
});

describe('where rows stand on the lines, or in the blocks, of their labels', () => {
  it('is a label that stands alone none of a single row', () => {
    const [beside, alone] = [{ inBlock: true, isOneLine: true }, { isOneLine: true }];
    const rows = [
      { ...COUNT, ...beside },
      { ...VAGUE, ...alone },
      { ...SOCIAL, ...alone },
      { ...CONTENT, ...beside },
    ];
    const printed = [label('产出', 0), label('数量', 0, true), label('时效', 1, true), label('效益', 2)];
    const levels = resolve(rows, [...printed, label('社会效益', 2, true), label('满意度', 3, true)]);
    expect(levels.map((level) => level.replace('?', ''))).toEqual([
      '产出/数量',
      ...['效益/社会效益', '效益/社会效益', '效益/满意度'],
    ]);
  });
});
