import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.js';
import type { Page } from '../../src/model/page.js';
import { readPdf } from '../../src/read/pdf/index.js';
import { toBlocks } from '../../src/rebuild/index.js';
import { recognizeBlocks } from '../../src/recognize/grid/index.js';
import { withUnruled } from '../../src/recognize/unruled.js';
import { addsUp, countCoverage, countSpans } from '../../src/validate/coverage.js';
import { drawTable, pageOf, span } from '../support/draw-table.js';
import { tableFromText } from '../support/table-from-text.js';

/** The pages of fixtures, one after the other, as those of one document. */
async function pagesOf(...names: string[]): Promise<Page[]> {
  const documents = await Promise.all(
    names.map((name) => readPdf(new Uint8Array(readFileSync(`fixtures/${name}/source.pdf`)), {})),
  );
  return documents.flatMap(({ pages }) => pages).map((page, i) => ({ ...page, number: i + 1 }));
}

function recognize(pages: readonly Page[]) {
  const { blocks, furniture } = toBlocks(pages);
  const ruled = recognizeBlocks(blocks, furniture, FORMS);
  return { ruled, found: withUnruled(ruled, blocks, furniture, pages, FORMS) };
}

describe('withUnruled', () => {
  it('finds a form without rules between ruled ones, and keeps their order', async () => {
    const pages = await pagesOf('shanghai-2026-calc', 'unruled-browser', 'self-evaluation-writer');
    const { ruled, found } = recognize(pages);
    expect(ruled.forms.map(({ definition }) => definition.id)).toEqual(['shanghai-2026', 'self-evaluation']);
    expect(found.forms.map(({ definition }) => definition.id)).toEqual([
      'shanghai-2026',
      'shanghai-2026',
      'self-evaluation',
    ]);
    expect(found.forms.filter(({ diagnostics }) => diagnostics.some(({ params }) => params.table))).toHaveLength(1);
    expect(addsUp(countCoverage(found, countSpans(pages)))).toBe(true);
  });

  it('reads a form anew whose table is parted by bars without column lines, so that the rules give no row', () => {
    const xs = [40, 90, 190, 340, 480];
    const at = (y: number, ...rows: string[]) => drawTable(tableFromText(xs, y, rows));
    const text = (line: string, x: number, y: number) => ({ spans: [span(line, x, y)], rules: [] });
    const page = pageOf([
      text('项目支出绩效目标表', 200, 20),
      at(40, '项目名称|校园直饮水设备更新|主管部门|望江区教育局'),
      at(80, '序号|二级指标|三级指标|指标值'),
      text('成本指标', 45, 110),
      at(120, '1|经济成本指标|单台设备价格|≤3.2万元'),
      text('产出指标', 45, 150),
      at(160, '2|数量指标|更新设备台数|≥120台', '3|质量指标|水质抽检合格率|=100%'),
    ]);
    const { ruled, found } = recognize([page]);
    expect(ruled.forms.map(({ rows, diagnostics }) => [rows.length, diagnostics.map(({ code }) => code)])).toEqual([
      [0, ['table-truncated']],
    ]);
    const [form] = found.forms;
    expect(form!.rows.map(({ level1, level3, target }) => [level1?.text, level3?.text, target?.text])).toEqual([
      ['成本指标', '单台设备价格', '≤3.2万元'],
      ['产出指标', '更新设备台数', '≥120台'],
      ['产出指标', '水质抽检合格率', '=100%'],
    ]);
    expect(form!.values.projectName?.text).toBe('校园直饮水设备更新');
    expect(addsUp(countCoverage(found, countSpans([page])))).toBe(true);
  });

  it('changes nothing where rules part the headings, whether or not they are a known form', async () => {
    for (const name of ['budget-with-forms', 'custom-department-goal', 'shanghai-2020-writer']) {
      const { ruled, found } = recognize(await pagesOf(name));
      expect(found).toBe(ruled);
    }
  });

  it('gives every value its place on the page', async () => {
    const { found } = recognize(await pagesOf('rows-ruled-browser'));
    const [form] = found.forms;
    const [piece] = form!.values.projectName!.pieces;
    expect(piece).toMatchObject({ page: 1, line: null });
    const [x0, y0, x1, y1] = piece!.box!;
    expect(x0).toBeGreaterThan(100);
    expect([x1 > x0, y1 > y0]).toEqual([true, true]);
  });
});
