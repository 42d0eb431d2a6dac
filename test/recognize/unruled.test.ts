import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.js';
import type { Page } from '../../src/model/page.js';
import { readPdf } from '../../src/read/pdf/index.js';
import { toBlocks } from '../../src/rebuild/index.js';
import { recognizeBlocks } from '../../src/recognize/grid/index.js';
import { withUnruled } from '../../src/recognize/unruled.js';
import { addsUp, countCoverage, countSpans } from '../../src/validate/coverage.js';

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
  return { ruled, found: withUnruled(ruled, blocks, pages, FORMS) };
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
