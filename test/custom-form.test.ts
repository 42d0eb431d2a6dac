import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { draftForm } from '../src/draft-form.js';
import { run } from './support/run.js';

// A department's form that is no built-in one: fixtures/custom-department-goal.
const FOLDER = 'fixtures/custom-department-goal';
const FORM = `${FOLDER}/form.json`;
const RECORDS = JSON.parse(readFileSync(`${FOLDER}/records.json`, 'utf8'));

it('a PDF gives the records that it was printed from, and nothing is left over', async () => {
  const { code, out } = await run([`${FOLDER}/source.pdf`, '--form', FORM, '--strict']);
  const { projects } = JSON.parse(out);
  expect(projects).toMatchObject(RECORDS);
  expect(projects[0].unplaced).toEqual([]);
  expect(code).toBe(0);
});

it('without the definition there is no form in it', async () => {
  const { code, out } = await run([`${FOLDER}/source.pdf`]);
  expect(JSON.parse(out)).toMatchObject({ projects: [], diagnostics: [{ code: 'no-form' }] });
  expect(code).toBe(1);
});

it('a dump with one cell a line gives fields and indicators', async () => {
  const { out } = await run([`${FOLDER}/dumps/mutool.txt`, '--form', FORM]);
  const [{ departmentName, narrative, indicators, budget }] = JSON.parse(out).projects;
  const [expected] = RECORDS;
  expect({ departmentName, indicators }).toMatchObject({
    departmentName: expected.departmentName,
    indicators: expected.indicators,
  });
  // Such a dump does not say where a paragraph ends that fills its line.
  const plain = (text: string) => text.replaceAll('\n', '');
  expect(plain(narrative.annualGoal)).toBe(plain(expected.narrative.annualGoal));
  expect(budget).toEqual(expected.budget);
});

it('a form drafted from the PDF reads the same values under keys of its own', async () => {
  const draft = (await draftForm(readFileSync(`${FOLDER}/source.pdf`), 'drafted'))!;
  const [project] = draft.reading.projects;
  const [expected] = RECORDS;
  expect(project).toMatchObject({
    departmentName: expected.departmentName,
    基本支出: expected.budget.basic,
    项目支出: expected.budget.project,
    narrative: expected.narrative,
    年度主要任务: [{ 任务名称: '水环境治理', 总额: 12505000 }, { 任务名称: '供水保障' }],
  });
  expect(project.indicators.map(({ level1, level2, level3, target }) => [level1, level2, level3, target])).toEqual(
    expected.indicators.map((each: Record<string, string>) => [each.level1, each.level2, each.level3, each.target]),
  );
  expect(project.unplaced).toEqual([]);
});
