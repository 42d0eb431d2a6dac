import { expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { partNumbersAhead } from '../../../src/recognize/flow/numbers-ahead.js';
import { jointVocabulary } from '../../../src/recognize/flow/vocabulary.js';
import { linesOf } from '../../support/dump.js';

const tables = FORMS.filter((form) => form.table !== null);
const vocabulary = jointVocabulary(tables);
const ROWS = Array.from({ length: 8 }, (_, i) => `完成量 ≥${i}次`);

function changed(...lines: string[]) {
  const all = linesOf(lines.join('\n'));
  const { numbers, lines: own } = partNumbersAhead(all, tables, vocabulary);
  return {
    numbers: numbers.map(({ text }) => text),
    words: own.filter((line) => !all.includes(line)).map(({ text }) => text),
  };
}

const TITLE = '项目支出绩效自评表';

it('takes the numbers of pages off the words that they were printed before', () => {
  expect(changed(`1${TITLE}`, ...ROWS, '2效益指标社会效益指标 受益人数', '≥3人')).toEqual({
    numbers: ['1', '2'],
    words: [TITLE, '效益指标社会效益指标 受益人数'],
  });
});

it('takes one off the name of an indicator where the title of the next page counts on', () => {
  expect(changed(`1${TITLE}`, ...ROWS, '2停车投诉量 下降', ...ROWS, `3${TITLE}`)).toEqual({
    numbers: ['1', '2', '3'],
    words: [TITLE, '停车投诉量 下降', TITLE],
  });
  const two = changed(`1${TITLE}`, ...ROWS, '2停车投诉量 下降', '2人', ...ROWS, `3${TITLE}`);
  expect(two.numbers).toEqual([]);
});

it('leaves numbers alone that count no pages', () => {
  expect(changed(`1${TITLE}`, ...ROWS, '2人').numbers).toEqual([]);
  expect(changed(`1${TITLE}`, '2效益指标', ...ROWS).numbers).toEqual([]);
  expect(changed(TITLE, ...ROWS, '2效益指标').numbers).toEqual([]);
});
