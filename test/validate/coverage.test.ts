import { expect, it } from 'vitest';
import { parseDeclaration } from '../../src/parse-declaration.js';
import { addsUp, countCharacters, countCoverage } from '../../src/validate/coverage.js';
import { latin, makePdf } from '../support/make-pdf.js';
import { piece, raw, rawForm, SMALL_FORM } from '../support/raw.js';

it('counts characters, not code units, and no blanks of any width', () => {
  expect(countCharacters(' 𠮷野\u3000屋\t\n')).toBe(3);
});

it('counts a merged cell once, whatever rows it spans', () => {
  const level1 = raw('产出');
  const form = rawForm(SMALL_FORM, {
    values: { projectName: raw('校舍') },
    rows: [
      { level1, level3: raw('数量') },
      { level1, level3: raw('质量') },
    ],
    funds: [{ source: raw('总额'), values: { score: raw('1') } }],
    labels: [piece('项目名称')],
    unplaced: [piece('丙 丁')],
  });
  const coverage = countCoverage({ forms: [form], outside: [piece('封面')], diagnostics: [] }, 19);
  expect(coverage).toEqual({ characters: 19, values: 11, labels: 4, unplaced: 2, outside: 2 });
  expect(addsUp(coverage)).toBe(true);
  expect(addsUp({ ...coverage, characters: 20 })).toBe(false);
});

it.each(['pdfjs', 'native'] as const)(
  'counts a watermark that runs slantwise as outside of all forms (%s)',
  async (engine) => {
    const watermark = 'BT /F1 30 Tf 0.7 0.7 -0.7 0.7 50 20 Tm (COPY) Tj ET';
    const bytes = makePdf([{ content: `${latin('page', 10, 10)} ${watermark}` }]);
    const { coverage, diagnostics } = await parseDeclaration(bytes, { engine });
    expect(coverage).toEqual({ characters: 8, values: 0, labels: 0, unplaced: 0, outside: 8 });
    expect(diagnostics.map(({ code }) => code)).toEqual(['no-form']);
  },
);
