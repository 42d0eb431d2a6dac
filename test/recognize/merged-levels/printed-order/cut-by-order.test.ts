import { expect, test } from 'vitest';
import { cutByOrder, type OrderedLabel } from '../../../../src/recognize/merged-levels/printed-order/cut-by-order.js';

const size = { width: 4, lines: 1 };
const row = { page: 1, sizes: [{ width: 6, lines: 1 }, size] };

/** Labels of level 2 as printed: how many names stand before each. */
function labels(places: readonly number[]): OrderedLabel[] {
  return places.map((before, k) => ({ level: 2, first: k, last: k + 1, places: [{ page: 1, size, before, at: k }] }));
}

test('labels of one row make a grid with their rows; one of three rows is printed behind it', () => {
  const rows = [row, row, row, row, row];
  const cut = cutByOrder({ rows, labels: labels([0, 1, 5]), affinity: () => 0, starts: [0, 1, 2, 5] });
  expect(cut?.misplaced).toBe(0);
  expect(Math.min(...cut!.margins)).toBeGreaterThan(5);
});

test('borders move until the order of the dump is explained, and one that may stand elsewhere has no margin', () => {
  const rows = [row, row, row, row, row, row];
  const cut = cutByOrder({ rows, labels: labels([0, 1, 6]), affinity: () => 0, starts: [0, 2, 3, 6] });
  expect(cut).toMatchObject({ starts: [0, 1, 3, 6], misplaced: 0 });
  expect(cut?.margins[1]).toBeGreaterThan(5);
  expect(cut?.margins[2]).toBe(0);
});

test('more labels than rows cannot be cut', () => {
  expect(cutByOrder({ rows: [row], labels: labels([0, 0]), affinity: () => 0, starts: [0, 0, 1] })).toBeNull();
});
