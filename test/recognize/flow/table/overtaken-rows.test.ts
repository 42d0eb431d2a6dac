import { expect, it } from 'vitest';
import type { RawRow } from '../../../../src/model/raw-form.js';
import { settleOvertaken } from '../../../../src/recognize/flow/table/overtaken-rows.js';
import type { TableReading } from '../../../../src/recognize/flow/table/read-table.js';
import { raw } from '../../../support/raw.js';

/** The names in the order of the rows, and the rows that are not settled, below one label that was printed before all of them. */
function settle(...cells: readonly (readonly [name: string, target: string])[]) {
  const rows = cells.map(([level3, target]): RawRow => ({ level3: raw(level3), target: raw(target) }));
  const level = { level1: null, level2: raw('投入管理'), narrow: false, narrow1: false, inferredFrom: null };
  const labels = [{ before: 0, inline: true }] as unknown as TableReading['labels'];
  const read = settleOvertaken(rows, new Array(rows.length).fill(level), { labels, apart: true } as TableReading);
  return { names: read.rows.map(({ level3 }) => level3?.text), overtaken: [...new Set(read.overtaken)] };
}

it('puts the last name of a label first where the targets tell that it is that of the first row', () => {
  expect(settle(['经费到位率', '齐全'], ['经费支出率', '=100%'], ['档案齐全性', '>=90%'])).toEqual({
    names: ['档案齐全性', '经费到位率', '经费支出率'],
    overtaken: [0, 1, 2],
  });
  expect(settle(['经费到位率', '齐全'], ['档案齐全性', '>=90%']).names).toEqual(['档案齐全性', '经费到位率']);
});

it('leaves names that go as well with their own targets, and tells of two that may stand for each other', () => {
  expect(settle(['经费到位率', '=100%'], ['档案齐全性', '齐全'])).toEqual({
    names: ['经费到位率', '档案齐全性'],
    overtaken: [],
  });
  expect(settle(['经费到位率', '=100%'], ['经费支出率', '>=90%'])).toEqual({
    names: ['经费到位率', '经费支出率'],
    overtaken: [0, 1],
  });
});

it('leaves three names of which one goes with its new target by chance', () => {
  const names = ['管道面积', '迁建旧泵站', '征集资料件数'];
  const read = settle([names[0], '=4200平方米'], [names[1], '≥96座'], [names[2], '0%']);
  expect(read.names).toEqual(names);
});
