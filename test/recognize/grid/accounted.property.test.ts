import fc from 'fast-check';
import { it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import type { Block } from '../../../src/model/grid.js';
import { recognizeBlocks } from '../../../src/recognize/grid/index.js';
import { expectAccounted } from './accounted.js';
import { line, table } from './draw.js';

/** Words that mean something to some form, and words that mean nothing. */
const LABELS = FORMS.flatMap((form) => [
  ...form.fields.flatMap((field) => field.labels),
  ...form.sections.flatMap((section) => section.labels),
  ...form.headings,
  ...(form.table?.columns ?? []).flatMap((column) => column.labels),
  ...(form.table?.levels ?? []).map((level) => level.name),
  ...(form.funds?.columns ?? []).flatMap((column) => column.labels),
]);
const HEADERS = [
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['一级目标', '二级目标', '三级目标', '指标目标值'],
  ['一级指标', '三级指标', '年度指标值', '实际完成值'],
];
const word = fc.oneof(
  fc.constantFrom(...LABELS),
  fc.constantFrom('', '<', '^', '甲', '100', '项目名称：乙', '（2024年度）', '单位：万元', '……', '总分'),
  fc.string({ maxLength: 6 }).filter((text) => !/^[<^]|\n/u.test(text)),
);
const width = 4;
const row = fc.oneof(
  { weight: 4, arbitrary: fc.array(word, { minLength: width, maxLength: width }) },
  { weight: 1, arbitrary: fc.constantFrom(...HEADERS) },
);
const rows = fc.array(row, { minLength: 1, maxLength: 12 }).map(withSoundSpans);
const block = fc.oneof(
  fc.tuple(rows, fc.nat(2)).map(([words, page]): Block => table(words, { page: () => page + 1 })),
  fc
    .constantFrom(
      '项目支出绩效目标表',
      '（2024年度）',
      '填报单位：某局',
      '林荫道经费情况说明',
      '一、项目概述',
      '二、立项依据',
      '正文',
    )
    .map((text) => line(text)),
);

/** `<` and `^` only where a cell is to the left or above that can go on, so that spans stay rectangles. */
function withSoundSpans(words: string[][]): string[][] {
  const sound = words.map((each) => [...each]);
  sound.forEach((each, r) => {
    each.forEach((text, c) => {
      const left = each[c - 1];
      const above = sound[r - 1]?.[c];
      if (text === '<' && (c === 0 || left === '^')) each[c] = '';
      if (text === '^' && (above === undefined || above === '<' || sound[r - 1][c + 1] === '<')) each[c] = '';
    });
  });
  return sound.map((each) => each.map((text, c) => (text === '<' && each[c - 1] === '^' ? '' : text)));
}

/** A form's labels in the second row of another's header. */
const LABELS_IN_HEADER = [
  table([
    ['单位(专项)名称', '', '', '申报单位名称'],
    ['', '', '申报单位名称', '申报单位名称'],
  ]),
  table([
    ['一级指标', '三级指标', '年度指标值', '实际完成值'],
    ['^', '申报单位名称', '^', '政策(项目)名称'],
  ]),
  table([HEADERS[0], ['申报单位名称', '', '申报单位名称', '']]),
];

it('puts every character of any tables and lines in exactly one place, and never throws', () => {
  const blocks = fc.array(block, { maxLength: 6 });
  fc.assert(
    fc.property(blocks, (drawn) => expectAccounted(drawn, [], recognizeBlocks(drawn, [], FORMS))),
    { numRuns: 400, examples: [[LABELS_IN_HEADER]] },
  );
});
