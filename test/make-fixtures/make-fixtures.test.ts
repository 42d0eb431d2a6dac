import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../src/parse-declaration.js';

const script = (name: string) => import(new URL(`./${name}.mjs`, import.meta.url).href);
const { cell, placeCells, wrap } = await script('cells');
const { pdfString } = await script('exporters/pdf-file');
const { exportSystem } = await script('exporters/system');
const { tenThousands, ticks } = await script('layouts/values');
const { LAYOUTS } = await script('layouts/index');

describe('placeCells', () => {
  it('puts the cells of a row beside those that reach down into it', () => {
    const [tall, a, b] = [cell('一', { rowSpan: 2 }), cell('二'), cell('三')];
    expect(placeCells({ widths: [1, 1], rows: [[tall, a], [b]] })).toEqual([
      [tall, a],
      [null, b],
    ]);
  });

  it('refuses rows that do not fill the table', () => {
    expect(() => placeCells({ widths: [1, 1], rows: [[cell('一')]] })).toThrow('row 0 has fewer cells');
    expect(() => placeCells({ widths: [1], rows: [[cell('一'), cell('二')]] })).toThrow('row 0 has more cells');
  });
});

it('wrap breaks Han text anywhere and keeps a number whole where it fits', () => {
  expect(wrap(['共计1,234.50元', '完'], 8)).toEqual(['共计', '1,234.50', '元', '完']);
});

it('a string is written in the encoding of the font', () => {
  expect(pdfString('项a', 'GBK-EUC-H')).toBe('<cfee61>');
  expect(pdfString('项a', 'UniGB-UCS2-H')).toBe('<98790061>');
  expect(() => pdfString('😀', 'GBK-EUC-H')).toThrow('is not in GBK');
});

it('amounts in 万元 keep every cent, and one box is ticked', () => {
  expect([16_205_000, 3_264_780.5, 0].map(tenThousands)).toEqual(['1,620.50', '326.47805', '0.00']);
  expect(ticks(['新增项目', '延续项目'], '延续项目')).toBe('新增项目□　延续项目√');
});

describe('what the system exporter prints says what the gold record says', () => {
  // Needs no program, so it is done here with other choices than those of the fixtures.
  const choices = [
    { encoding: 'UniGB-UCS2-H', rowHeight: 60, repeatHeader: true, repeatLabels: false },
    { encoding: 'GBK-EUC-H', rowHeight: 24, thinRectangles: true, size: 8 },
  ];
  it.each(choices)('%o', async (print) => {
    const gold = JSON.parse(readFileSync('fixtures/shanghai-2026-calc/gold.json', 'utf8'));
    const folder = mkdtempSync(join(tmpdir(), 'print-'));
    try {
      const path = join(folder, 'source.pdf');
      exportSystem(
        path,
        gold.map((project: { form: string }) => LAYOUTS[project.form](project, print)),
        print,
      );
      const { projects } = await parseDeclaration(readFileSync(path));
      expect(projects).toMatchObject(gold);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
