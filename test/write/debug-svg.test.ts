import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/model/grid.js';
import type { Page, Piece } from '../../src/model/page.js';
import { drawPages, pageToSvg } from '../../src/write/debug-svg.js';
import { STAGED } from '../support/staged.js';

const piece: Piece = { text: '维修 <校舍> & 操场', page: 1, line: null, box: [60, 10, 140, 20] };
const page: Page = {
  number: 1,
  width: 200,
  height: 100,
  spans: [{ text: piece.text, box: [60, 10, 140, 20], size: 10 }],
  rules: [{ x0: 50, y0: 5, x1: 150, y1: 5 }],
};
const grid: Grid = {
  rows: 2,
  cols: 3,
  cells: [
    { row: 0, col: 1, rowSpan: 2, colSpan: 2, page: 1, box: [50, 5, 150, 25], lines: [piece] },
    { row: 0, col: 0, rowSpan: 1, colSpan: 1, page: 2, box: [0, 5, 50, 25], lines: [] },
  ],
};

describe('pageToSvg', () => {
  const svg = pageToSvg(page, [grid], [{ piece, kind: 'value', name: 'narrative.overview' }]);

  it('shows rules, texts, and the cells of this page with their spans', () => {
    expect(svg).toContain('<line x1="50" y1="5" x2="150" y2="5"');
    expect(svg).toContain('r0 c1↓2→2');
    expect(svg).not.toContain('r0 c0');
    expect(svg).toContain('维修 &lt;校舍&gt; &amp; 操场');
  });

  it('names the field that a text went to', () => {
    expect(svg).toContain('>narrative.overview<');
  });
});

describe('drawPages', () => {
  it('draws each page of a PDF, with every indicator named once', async () => {
    const drawings = drawPages(await STAGED.pdf());
    expect(drawings.map(({ page }) => page)).toEqual([1]);
    const names = drawings[0]!.svg.match(/>indicators\[\d+\]\.\w+</gu) ?? [];
    expect(names).toContain('>indicators[0].level1<');
    expect(new Set(names).size).toBeGreaterThan(5);
  });

  it('draws nothing for a text dump', async () => {
    expect(drawPages(await STAGED.text())).toEqual([]);
  });
});
