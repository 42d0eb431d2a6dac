import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import glob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import { FORMS } from '../src/forms/index.js';
import { parseDeclaration } from '../src/parse-declaration.js';
import { addsUp } from '../src/validate/coverage.js';
import { documentSchema } from '../src/validate/document-schema.js';

const SEED = readFileSync('fixtures/shanghai-2020/source.txt', 'utf8').split('\n');
/** Dumps of every form by every extractor. */
const DUMPS = glob.sync('fixtures/*/dumps/*.txt').toSorted();
/** `PROPERTY_RUNS=100` looks a hundred times as long. */
const MORE = Number(process.env.PROPERTY_RUNS ?? 1);
const schema = documentSchema(FORMS);

/** What must hold of any bytes whatever. */
async function holds(bytes: Uint8Array): Promise<void> {
  const document = await parseDeclaration(bytes, { evidence: true });
  expect(document.coverage).toSatisfy(addsUp);
  expect(document.diagnostics.map((each) => each.code)).not.toContain('internal-error');
  expect(schema.safeParse(document).error).toBeUndefined();
  expect(JSON.stringify(await parseDeclaration(bytes, { evidence: true }))).toBe(JSON.stringify(document));
}

/** One thing that happens to a dump on its way. `at` and `size` are shares of its length. */
type Mutation = {
  readonly kind: 'delete' | 'double' | 'move' | 'swap' | 'cut' | 'blank' | 'join';
  readonly at: number;
  readonly size: number;
};

const mutation = fc.record({
  kind: fc.constantFrom<Mutation['kind']>('delete', 'double', 'move', 'swap', 'cut', 'blank', 'join'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.double({ min: 0, max: 0.1, noNaN: true }),
});

function mutate(lines: readonly string[], { kind, at, size }: Mutation): string[] {
  const start = Math.floor(at * lines.length);
  const end = Math.min(lines.length, start + 1 + Math.floor(size * lines.length));
  const [before, part, after] = [lines.slice(0, start), lines.slice(start, end), lines.slice(end)];
  switch (kind) {
    case 'delete':
      return [...before, ...after];
    case 'double':
      return [...before, ...part, ...part, ...after];
    case 'move':
      return [...before, ...after, ...part];
    case 'swap':
      return [...before, ...part.toReversed(), ...after];
    case 'cut':
      return before;
    case 'blank':
      return [...before, ...part.flatMap((line) => [line, '']), ...after];
    case 'join':
      return [...before, part.join(' '), ...after];
  }
}

/** A part of the dump of about one form, so that a run is short. */
const section = fc.nat(SEED.length - 150).map((start) => SEED.slice(start, start + 150));
const labels = FORMS.flatMap((form) => [
  ...form.titles,
  ...form.headings,
  ...[...form.fields, ...form.sections, ...(form.table?.columns ?? [])].flatMap((each) => each.labels),
  ...(form.table?.levels ?? []).flatMap((level) => [level.name, ...level.children.map((child) => child.name)]),
]);
const word = fc.oneof(
  fc.constantFrom(...labels),
  fc.constantFrom('：', ' ', '□', '√', '100%', '≥3次', '2020-02-30', '（万元）', '1,0'),
);
const pageOfWords = fc.array(
  fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  { maxLength: 60 },
);

describe('any input gives a document that adds up, passes its own schema and is the same twice', {
  timeout: 60_000 * MORE,
}, () => {
  it('random bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), holds), { numRuns: 150 * MORE });
  });

  it('random bytes behind the mark of a PDF', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((tail) => Buffer.concat([Buffer.from('%PDF-1.7\n'), tail]));
    await fc.assert(fc.asyncProperty(bytes, holds), { numRuns: 15 * MORE });
  });

  it('a label beside a text that is not there', () =>
    holds(Buffer.from('年度指标值 1,0 编制单位\n\n总目标\n2020-02-30 总体目标')));

  it('words of the forms in any order', async () => {
    await fc.assert(
      fc.asyncProperty(pageOfWords, (lines) => holds(Buffer.from(lines.join('\n')))),
      { numRuns: 60 * MORE },
    );
  });

  it('dumps of every kind with lines deleted, doubled, moved, swapped, blanked, joined, and cut off', async () => {
    const dump = fc.constantFrom(...DUMPS).map((path) => readFileSync(path, 'utf8').split('\n').slice(0, 200));
    const mutated = fc
      .tuple(dump, fc.array(mutation, { minLength: 1, maxLength: 5 }))
      .map(([lines, all]) => all.reduce(mutate, lines));
    await fc.assert(
      fc.asyncProperty(mutated, (lines) => holds(Buffer.from(lines.join('\n')))),
      { numRuns: 25 * MORE },
    );
  });

  it('a real dump with lines deleted, doubled, moved, blanked, joined, and cut off', async () => {
    const mutated = fc
      .tuple(section, fc.array(mutation, { maxLength: 5 }))
      .map(([lines, all]) => all.reduce(mutate, lines));
    await fc.assert(
      fc.asyncProperty(mutated, (lines) => holds(Buffer.from(lines.join('\n')))),
      { numRuns: 40 * MORE },
    );
  });

  it('a total that is printed in the header and again at the foot of the table', async () => {
    const head = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
    const row = ['产出指标', '数量指标', '抽检批次数量', '≥3200批次', '3268批次', '20', '20'];
    const form = ['项目支出绩效自评表', '项目名称', '甲', '总分', '88', ...head, ...row, '总分', '100', '97'];
    await holds(Buffer.from(form.join('\n')));
  });
});
