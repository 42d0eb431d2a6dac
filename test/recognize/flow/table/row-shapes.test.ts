import { expect, it } from 'vitest';
import { lineCounts, type Stand, shapeOf } from '../../../../src/recognize/flow/table/row-shapes.js';

it('knows how many lines the cells of a row may have', () => {
  const ranges = [
    { least: 1, most: 2 },
    { least: 0, most: 1 },
  ];
  expect(lineCounts(ranges, 2)).toEqual([
    [1, 0],
    [1, 1],
    [2, 0],
  ]);
});

it('knows in which order the lines of a row are printed', () => {
  const order = (counts: readonly number[], stand: Stand) => shapeOf(counts, stand).columns.join('');
  expect(order([2, 1], 'cells')).toBe('001');
  expect(order([2, 1], 'middle')).toBe('010');
  expect(order([1, 2], 'above')).toBe('101');
  expect(order([1, 2], 'below')).toBe('011');
  expect(order([2, 3, 1], 'top')).toBe('012011');
  expect(shapeOf([1, 2], 'middle').steps).toEqual([0, 1, 1]);
  expect(shapeOf([1, 2], 'below').steps).toEqual([0, 0, 2]);
});
