import { expect, it } from 'vitest';
import type { RawRow } from '../../../src/model/raw-form.js';
import { lateRemarks } from '../../../src/recognize/flow/late-remarks.js';

/** A row of cells, each as its lines: `[line, text]`. */
function row(cells: Readonly<Record<string, readonly (readonly [number, string])[]>>): RawRow {
  const values = Object.entries(cells).map(([key, lines]) => [
    key,
    {
      text: lines.map(([, text]) => text).join(''),
      pieces: lines.map(([line, text]) => ({ text, page: 1, line, box: null })),
    },
  ]);
  return Object.fromEntries(values) as unknown as RawRow;
}

const rows = (alone: string, key = 'note') => [
  row({ level3: [[1, '购置竞赛用数控设备']], target: [[1, '28台']], [key]: [[1, '与大赛一致']] }),
  row({ level3: [[2, '设备验收合格率']], target: [[2, '100%']], [key]: [[3, alone]] }),
  row({ level3: [[4, '书比例']], target: [[4, '≥90%']], [key]: [[4, '按人数']] }),
];

it('doubts a line as wide as the names between two rows, where remarks stand on the lines of their targets', () => {
  for (const key of ['note', 'explanation'])
    expect(lateRemarks(rows('选手取得高级工以上', key)).map(({ field }) => field)).toEqual([
      `indicators[1].${key}`,
      'indicators[2].level3',
    ]);
});

it('does not doubt a short one, nor remarks of which as many stand below their targets', () => {
  expect(lateRemarks(rows('含税'))).toEqual([]);
  const below = rows('选手取得高级工以上').with(
    0,
    row({ level3: [[1, '购置竞赛用数控设备']], target: [[0, '28台']], note: [[1, '一致']] }),
  );
  expect(lateRemarks(below)).toEqual([]);
});
