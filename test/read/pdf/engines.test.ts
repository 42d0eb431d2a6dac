import { readFileSync } from 'node:fs';
import glob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';
import { readPdf } from '../../../src/read/pdf/index.js';
import { openWithPdfium } from '../../../src/read/pdf/pdfium-engine.js';
import { chinese, latin, makePdf } from '../../support/make-pdf.js';

const FIXTURES = glob.sync('fixtures/*/source.pdf').toSorted();

describe('both engines', () => {
  it.each(FIXTURES)('give the same document of %s', async (path) => {
    const bytes = readFileSync(path);
    const byPdfJs = await parseDeclaration(bytes, { path, evidence: true, engine: 'pdfjs' });
    const byPdfium = await parseDeclaration(bytes, { path, evidence: true, engine: 'native' });
    expect(withoutBoxes(byPdfium)).toEqual(withoutBoxes(byPdfJs));
    expect(byPdfium).toEqual(near(byPdfJs));
    expect(await parseDeclaration(bytes, { path, evidence: true })).toEqual(byPdfium);
  });

  it.each(FIXTURES)('read every page of %s themselves', async (path) => {
    const bytes = new Uint8Array(readFileSync(path));
    const open = await openWithPdfium(bytes, {});
    if ('code' in open) throw new Error(open.code);
    for (let number = 1; number <= open.pageCount; number++) await open.readText(number);
    await open.close();
  });

  // What makes text of other size, place or spacing, each in its own way.
  const contents = {
    'spacing of letters and words': 'BT /F1 10 Tf 2 Tc 5 Tw 10 100 Td (two words) Tj ET',
    'letters set narrow': 'BT /F1 10 Tf 50 Tz 10 100 Td (narrow) Tj ( letters) Tj ET',
    'raised letters': `BT /F1 10 Tf 10 100 Td (low) Tj 4 Ts (high) Tj 0 Ts (low) Tj ET`,
    'moves between letters': 'BT /F1 10 Tf 10 100 Td [(A) -200 (B) 100 (C) -5000 (D)] TJ ET',
    'a matrix that enlarges': 'BT /F1 1 Tf 12 0 0 10 10 100 Tm (large) Tj ET',
    'a negative font size': 'BT /F1 -10 Tf -1 0 0 -1 10 100 Tm (upright) Tj ET',
    'lines of text': "BT /F1 10 Tf 12 TL 10 100 Td (first) Tj T* (second) Tj (third) ' ET",
    'text upside down': 'BT /F1 10 Tf -1 0 0 -1 200 100 Tm (turned) Tj ET',
    'slanted text': 'BT /F1 10 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (slanted) Tj ET',
    'a form that is moved and clipped': 'q 1 0 0 1 20 30 cm 0 0 100 60 re W n /X0 Do Q',
    'colours and white on white': `0.5 g 10 10 80 60 re f 1 g ${latin('white', 20, 20)} ${latin('gone', 150, 20)}`,
    'text twice, to look bold': `${chinese('绩效', 10, 100)} ${chinese('绩效', 10.3, 100)}`,
    'a picture of one pixel': 'q 100 0 0 0.5 10 50 cm BI /W 1 /H 1 /IM true /BPC 1 ID \0 EI Q',
    'curves, dashes and thick lines': '[3] 0 d 4 w 10 50 m 110 50 l S 10 10 m 30 50 60 50 80 10 c B',
    'rules from every painting operator': '10 50 m 110 50 l 110 60 l s 20 20 100 0.5 re f* 20 30 50 50 re b*',
  };
  it.each(Object.entries(contents))('read %s alike', async (_, content) => {
    const bytes = makePdf(
      [{ content }, { content, rotate: 90 }, { content, rotate: 180 }, { content, rotate: 270 }],
      [`${latin('in a form', 5, 5)} 1 0 0 RG 0 0 m 50 0 l 500 40 l S`],
    );
    const byPdfJs = await readPdf(bytes, { engine: 'pdfjs' });
    const byPdfium = await readPdf(bytes, { engine: 'native' });
    expect(byPdfium).toEqual(near(byPdfJs));
  });
});

function withoutBoxes(document: object): unknown {
  return JSON.parse(JSON.stringify(document, (key, value) => (key === 'box' ? null : value)));
}

/** PDFium counts in single precision and in whole thousandths of a font size. */
function near(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 1);
  if (Array.isArray(value)) return value.map(near);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, near(each)]));
}

describe('a page that PDFium would read in another way', () => {
  it.each([
    ['with text from top to bottom', chinese('绩效指标', 100, 150, 10, 'F4')],
    ['with text from right to left', chinese('\u05d0\u05d1\u05d2', 100, 150)],
  ])('%s is left to pdf.js', async (_, content) => {
    const bytes = makePdf([{ content }, { content: latin('page', 10, 10) }]);
    const open = await openWithPdfium(bytes, {});
    if ('code' in open) throw new Error(open.code);
    await expect(open.readText(1)).rejects.toThrow('text from');
    await expect(open.readText(2)).resolves.toMatchObject({ spans: [{ text: 'page' }] });
    await open.close();
    const byPdfJs = await readPdf(bytes, { engine: 'pdfjs' });
    expect(await readPdf(bytes, { engine: 'native' })).toEqual(near(byPdfJs));
  });

  it('with a text to be copied in its stead is read without that', async () => {
    const content = `/Span << /ActualText <FEFF7EE9> >> BDC ${latin('printed', 10, 10)} EMC`;
    const { pages, diagnostics } = await readPdf(makePdf([{ content }]), { engine: 'native' });
    expect(pages[0]!.spans).toMatchObject([{ text: 'printed' }]);
    expect(diagnostics).toEqual([]);
  });
});
