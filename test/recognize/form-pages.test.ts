import { readFileSync } from 'node:fs';
import glob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.js';
import type { FormDefinition } from '../../src/model/form.js';
import type { Page } from '../../src/model/page.js';
import { readPdf } from '../../src/read/pdf/index.js';
import { toBlocks } from '../../src/rebuild/index.js';
import { formPages, type PageText } from '../../src/recognize/form-pages.js';
import { recognizeBlocks } from '../../src/recognize/grid/index.js';

/** Further PDFs to compare, as patterns: `DECLPARSE_PDFS='folder/*.pdf'`. */
const MORE = process.env.DECLPARSE_PDFS?.split(' ') ?? [];
const PDFS = glob.sync(['fixtures/**/source.pdf', ...MORE]).toSorted();

const formsOn = (pages: readonly Page[]) => {
  const { blocks, furniture } = toBlocks(pages);
  return recognizeBlocks(blocks, furniture, FORMS).forms;
};

describe('records are the same as with the rules of all pages', () => {
  it.each(PDFS)('%s', async (path) => {
    const bytes = new Uint8Array(readFileSync(path));
    const all = await readPdf(bytes, {});
    const some = await readPdf(bytes, { pagesWithRules: (texts) => formPages(texts, FORMS) });
    expect(formsOn(some.pages)).toEqual(formsOn(all.pages));
  });
});

/** Pages from lines of text, top to bottom; a line's words are parted by blanks. */
const pagesOf = (...pages: string[][]): PageText[] =>
  pages.map((lines, i) => ({
    number: i + 1,
    spans: lines.flatMap((line, y) =>
      line.split(' ').map((text, x) => {
        return { text, size: 10, box: [x * 120, 20 * y, x * 120 + 10 * text.length, 20 * y + 10] as const };
      }),
    ),
  }));
const wanted = (pages: PageText[], forms: readonly FormDefinition[] = FORMS) =>
  [...formPages(pages, forms)].sort((a, b) => a - b);

const TITLE = '财政项目支出绩效目标申报表';
const NAME = '项目名称 校舍维修';
const HEADER = '一级目标 二级目标 三级目标 指标目标值';
const PROSE = ['本部门预算绩效管理情况说明', '公共预算财政拨款支出'];

describe('formPages', () => {
  it('are those of a header and, where the form began before, up to its title', () => {
    expect(wanted(pagesOf(PROSE, [TITLE, NAME, HEADER], PROSE))).toEqual([2]);
    expect(wanted(pagesOf(PROSE, [TITLE, NAME], PROSE, [HEADER], PROSE))).toEqual([2, 3, 4]);
    expect(wanted(pagesOf(PROSE, PROSE, PROSE, PROSE, [HEADER, TITLE, NAME], PROSE))).toEqual([2, 3, 4, 5]);
  });

  it('are the top of a form whose pages with the table are missing, and the page behind it', () => {
    expect(wanted(pagesOf(PROSE, [TITLE, NAME], PROSE, PROSE))).toEqual([2, 3]);
    expect(wanted(pagesOf(PROSE, [TITLE, ...PROSE], PROSE))).toEqual([]);
  });

  it('are found without a title, and when labels are broken over lines and out of order', () => {
    expect(wanted(pagesOf(PROSE, [NAME, HEADER]))).toEqual([1, 2]);
    expect(wanted(pagesOf(PROSE, ['目标', '三级', '值 二级', '一级 指', '标目']))).toEqual([1, 2]);
  });

  it('are found by the labels of a form of ones own', () => {
    const [first] = FORMS;
    const column = { key: 'target', labels: ['考核口径'], required: true };
    const own: FormDefinition = { ...first!, id: 'own', table: { ...first!.table!, columns: [column] } };
    expect(wanted(pagesOf(PROSE, PROSE, PROSE, PROSE, ['口径', '考核']))).toEqual([]);
    expect(wanted(pagesOf(PROSE, PROSE, PROSE, PROSE, ['口径', '考核']), [own])).toEqual([2, 3, 4, 5]);
  });

  it('are those of notes, and later ones with numbered lines, each with the next', () => {
    const note = ['校舍维修项目经费情况说明', '一、项目概述', '维修校舍。'];
    expect(wanted(pagesOf(['一、一般公共服务支出'], note, PROSE, PROSE, ['二、立项依据'], PROSE, PROSE))).toEqual([
      2, 3, 5, 6,
    ]);
  });
});
