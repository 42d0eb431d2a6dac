import { expect, test } from 'vitest';
import { type Box, readingOrder } from '../../../../src/recognize/merged-levels/printed-order/reading-order.js';

const cell = (x0: number, x1: number, y0: number): Box => ({ x0, x1, y0, y1: y0 + 1 });

function inOrder(boxes: Readonly<Record<string, Box>>): string[] {
  const names = Object.keys(boxes).sort((a, b) => boxes[a].y0 - boxes[b].y0 || boxes[a].x0 - boxes[b].x0);
  return readingOrder(names.map((name) => boxes[name])).map((at) => names[at]);
}

test('cells of rows make a grid, which is printed row by row', () => {
  const rows = { name1: cell(10, 15, 0), target1: cell(20, 23, 0), name2: cell(10, 15, 3), target2: cell(20, 23, 3) };
  expect(inOrder(rows)).toEqual(['name1', 'target1', 'name2', 'target2']);
});

test('a label in the middle of its rows stands behind their grid', () => {
  const rows = { name1: cell(10, 15, 0), target1: cell(20, 23, 0), name2: cell(10, 15, 3), target2: cell(20, 23, 3) };
  expect(inOrder({ ...rows, label: cell(2, 6, 1.5) })).toEqual(['name1', 'target1', 'name2', 'target2', 'label']);
});

test('labels of one row each belong to the grid', () => {
  const rows = { name1: cell(10, 15, 0), target1: cell(20, 23, 0), name2: cell(10, 15, 3), target2: cell(20, 23, 3) };
  expect(inOrder({ ...rows, first: cell(2, 6, 0), second: cell(2, 6, 3) })).toEqual([
    'first',
    'name1',
    'target1',
    'second',
    'name2',
    'target2',
  ]);
});
