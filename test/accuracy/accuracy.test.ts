import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../src/parse-declaration.js';

// The scoring behind `npm run accuracy` is plain JavaScript: what it gives is described in its own comments.
const script = (name: string) => import(new URL(`./${name}.mjs`, import.meta.url).href);
const { findCases } = await script('cases');
const { judgeDocument } = await script('judge');
const { pair } = await script('compare');
const { accuracyTable } = await script('table');

interface Case {
  gold: string;
  path: string;
  kind: string;
}
interface Judgement {
  part: string;
  path: string;
  right: boolean;
  printed: boolean;
  warned: boolean;
  counted: boolean;
}

const CASES: Case[] = findCases(['fixtures']);
const readGold = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

async function judge({ gold, path }: Case): Promise<{ found: boolean; whole: boolean; judgements: Judgement[] }[]> {
  return judgeDocument(readGold(gold), await parseDeclaration(readFileSync(path), { path }));
}

describe('the records of a PDF fixture are those that it was printed from', () => {
  const pdfs = CASES.filter((each) => each.kind === 'pdf').map((each) => [each.path, each] as const);
  it.each(pdfs)('%s', async (_path, each) => {
    const wrong = (await judge(each)).flatMap(({ judgements }) => judgements.filter(({ right }) => !right));
    expect(wrong).toEqual([]);
  });
});

describe('the dumps of the fixtures', () => {
  // Below what each kind of dump reaches: [projects found, indicators right, values right that carry no warning].
  // A change that falls through a floor must say why; one that rises well above it raises the floor.
  const FLOORS: Record<string, [found: number, indicators: number, unwarned: number]> = {
    mutool: [1, 0.9, 0.97],
    pdfminer: [0.8, 0.2, 0.75],
    pdftotext: [0.8, 0.3, 0.85],
    'pdftotext-layout': [0.8, 0.4, 0.8],
    'pdftotext-raw': [0.8, 0.7, 0.95],
    'pdf-parse': [1, 0.9, 0.97],
    pdfbox: [1, 0.95, 0.98],
    'pdfbox-sort': [1, 0.9, 0.97],
    pymupdf: [1, 0.9, 0.97],
    pypdf: [1, 0.75, 0.95],
    text: [1, 0.99, 0.99],
  };
  const share = <T>(list: readonly T[], is: (each: T) => boolean) => list.filter(is).length / list.length;

  it.each(Object.entries(FLOORS))('%s', async (kind, floors) => {
    const results = (await Promise.all(CASES.filter((each) => each.kind === kind).map(judge))).flat();
    const judgements = results.flatMap((each) => each.judgements);
    const unwarned = judgements.filter(({ counted, printed, warned }) => counted && printed && !warned);
    const reached = [
      share(results, ({ found }) => found),
      share(
        judgements.filter(({ part }) => part === 'indicator'),
        ({ right }) => right,
      ),
      share(unwarned, ({ right }) => right),
    ];
    const below = reached.filter((each, at) => each < floors[at]!);
    expect(below, `${kind} reaches ${reached.join(', ')}`).toEqual([]);
  });
});

describe('judgeDocument', () => {
  const gold = readGold('fixtures/self-evaluation-writer/gold.json');
  const judged = (change: (project: (typeof gold)[number]) => void, kind = 'pdf') => {
    const projects = structuredClone(gold).map((each: object) => ({ ...each, diagnostics: [] }));
    change(projects[0]);
    return judgeDocument(gold, { source: { kind }, projects })[0];
  };
  const wrongPaths = (result: { judgements: Judgement[] }) =>
    result.judgements.filter(({ right }) => !right).map(({ part, path }) => `${part} ${path}`);

  it('finds nothing wrong in the gold itself', () => {
    expect(judged(() => {})).toMatchObject({ found: true, whole: true });
  });

  it('names each value that differs, and whether a warning names it', () => {
    const result = judged((project) => {
      project.funds[0].executed = 1;
      project.indicators[1].level2 = '质量指标';
      project.diagnostics = [{ severity: 'warning', field: 'indicators[1].level2' }];
    });
    expect(wrongPaths(result)).toEqual([
      'field funds[0].executed',
      'indicator indicators[1]',
      'cell indicators[1].level2',
    ]);
    const cell = result.judgements.find((each: Judgement) => each.path === 'indicators[1].level2');
    expect(cell).toMatchObject({ warned: true, printed: true, counted: true });
  });

  it('does not count a row that is missing as wrong in the rows behind it', () => {
    const result = judged((project) => project.indicators.splice(2, 1));
    expect(result.judgements.filter((each: Judgement) => each.part === 'indicator' && !each.right)).toHaveLength(1);
  });

  it('counts a row too many as wrong', () => {
    const result = judged((project) => project.indicators.push({ ...project.indicators[0], level3: '合计' }));
    expect(wrongPaths(result)).toEqual([`cell indicators[${gold[0].indicators.length}]`]);
  });

  it('judges a moved boundary once and both texts, unless the gold leaves it free', () => {
    const move = (project: { narrative: Record<string, string> }) => {
      const { expectedGoal = '', actualCompletion = '' } = project.narrative;
      project.narrative = {
        expectedGoal: expectedGoal + actualCompletion.slice(0, 5),
        actualCompletion: actualCompletion.slice(5),
      };
    };
    expect(wrongPaths(judged(move))).toEqual([
      'narrative narrative.expectedGoal',
      'narrative narrative.actualCompletion',
      'boundary narrative.actualCompletion',
    ]);
    gold[0].freeBoundariesInText = ['expectedGoal|actualCompletion'];
    expect(wrongPaths(judged(move, 'text'))).toEqual([]);
    expect(wrongPaths(judged(move, 'pdf'))).toHaveLength(3);
  });

  it('says that a project is not there', () => {
    const result = judgeDocument(gold, { source: { kind: 'pdf' }, projects: [] })[0];
    expect(result).toMatchObject({ found: false, whole: false });
  });
});

describe('pair', () => {
  it('takes the pairs of greatest likeness in order', () => {
    const equal = (a: string, b: string) => (a === b ? 1 : 0);
    expect(pair(['a', 'b', 'c'], ['b', 'x', 'c', 'a'], equal)).toEqual([-1, 0, 2]);
    expect(pair([], ['a'], equal)).toEqual([]);
  });
});

it('the table rounds down, so that only what is perfect says 100', () => {
  const value = { part: 'field', path: 'year', right: true, printed: true, warned: false, counted: true };
  const judgements = [...new Array(1999).fill(value), { ...value, right: false }];
  const table = accuracyTable([{ kind: 'pdf', results: [{ found: true, whole: false, warnings: 0, judgements }] }]);
  expect(table).toContain('99.9% of 2000');
  expect(table.split('\n')).toHaveLength(4);
});
