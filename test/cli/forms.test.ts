import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { run } from '../support/run.js';

const SAMPLE = 'fixtures/project-goal-browser/source.pdf';

async function written(name: string, text: string): Promise<string> {
  const path = join(await tempFolder(), name);
  await writeFile(path, text);
  return path;
}

describe('forms', () => {
  it('lists the known forms, one a line, and those of --form first', async () => {
    const { out: shown } = await run(['forms', 'show', 'project-goal']);
    const path = await written('own.json', JSON.stringify({ ...JSON.parse(shown), id: 'own', name: '我的' }));
    const { code, out } = await run(['forms', '--form', path]);
    expect(out.split('\n')[0]).toMatch(/^own +我的$/u);
    expect(out).toMatch(/^project-goal /mu);
    expect(code).toBe(0);
  });

  it('shows a form as JSON that lints clean', async () => {
    const path = await written('shown.json', (await run(['forms', 'show', 'self-evaluation'])).out);
    const { code, out } = await run(['forms', 'lint', path]);
    expect([code, out]).toEqual([0, `${path}: ok, defines the form "self-evaluation"\n`]);
  });

  it('names every mistake with file, line, column and path', async () => {
    const path = await written(
      'bad.json',
      '{\n  "id": "a",\n  "name": "b", "table": {"columns": [{"key": "level3", "labels": ["甲"]}]},\n  "fields": [{ "key": "c", "lables": [] }]\n}',
    );
    const { code, out } = await run(['forms', 'lint', path, '--lang', 'zh']);
    expect(code).toBe(1);
    expect(out).toBe(
      `${path}:4:14: $.fields[0]: 缺少“labels”\n${path}:4:28: $.fields[0].lables: 这里没有“lables”这个属性。是不是“labels”？\n`,
    );
  });

  it.each([
    ['show', 'nothing'],
    ['lint', 'nothing.json'],
    ['draft', 'nothing.pdf'],
  ])('%s says what is not there, with exit code 2', async (command, subject) => {
    const { code, out, err } = await run(['forms', command, subject]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(subject);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('drafts a form that reads its sample, and says what it guessed', async () => {
    const { code, out, err } = await run(['forms', 'draft', SAMPLE, '--id', 'drafted']);
    expect(code).toBe(0);
    expect(err).toMatch(/What was guessed[\s\S]+It reads the sample: \d+ records?/u);
    const path = await written('drafted.json', out);
    expect((await run(['forms', 'lint', path])).code).toBe(0);
    const read = await run([SAMPLE, '--form', path]);
    expect(JSON.parse(read.out).projects[0]).toMatchObject({ form: 'drafted', formTitle: '项目支出绩效目标表' });
  });

  it('cannot draft from a sample without indicators', async () => {
    const { code, out, err } = await run(['forms', 'draft', await written('a.txt', '甲乙丙')]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/no indicator table was found/u);
  });

  it('says of a sample that cannot be read why', async () => {
    const { code, out, err } = await run(['forms', 'draft', await written('a.pdf', '%PDF-1.4 nothing follows')]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^.+a\.pdf: error: The PDF is damaged.+\n$/u);
  });
});

describe('--form', () => {
  const OWN = {
    id: 'own',
    name: 'own',
    titles: ['重点工作任务书'],
    fields: [{ key: 'work', labels: ['工作事项'], required: true }],
    table: {
      columns: [
        { key: 'level3', labels: ['考核要点'] },
        { key: 'target', labels: ['目标值'] },
        { key: '科室', labels: ['责任科室'] },
      ],
    },
  };
  const DUMP = '重点工作任务书\n工作事项\n全民阅读\n\n考核要点\n目标值\n责任科室\n\n举办读书会\n≥40场\n推广部\n';

  it('reads a form of one’s own, from a folder too, and writes its columns', async () => {
    const folder = join(await tempFolder(), 'forms');
    await mkdir(folder);
    await writeFile(join(folder, 'own.json'), JSON.stringify(OWN));
    const { code, out } = await run(['-', '--form', folder, '-f', 'csv', '--table', 'indicators'], { stdin: DUMP });
    expect(out.split('\r\n')).toMatchObject([
      expect.stringMatching(/,work,level1,.*,科室$/u),
      expect.stringMatching(/,全民阅读,,,举办读书会,≥40场,>=,40,场,推广部$/u),
      '',
    ]);
    expect(code).toBe(0);
  });

  it('puts the form into check and schema', async () => {
    const path = await written('own.json', JSON.stringify(OWN));
    const checked = await run(['check', '-', '--form', path], { stdin: DUMP });
    expect(checked.out).toMatch(/1 project \(own\), 1 indicator/u);
    expect((await run(['schema', '--form', path])).out).toContain('"const": "own"');
  });

  it('replaces the built-in form of the same id', async () => {
    const path = await written('own.json', JSON.stringify({ ...OWN, id: 'project-goal', name: '替代' }));
    const { out } = await run(['forms', '--form', path]);
    expect(out.match(/^project-goal .*$/gmu)).toEqual([expect.stringContaining('替代')]);
  });

  it.each([
    ['syntax', '{', /line 1, column 2: \$: a closing "\}" is missing/u],
    [
      'a mistake',
      JSON.stringify({ ...OWN, id: 'A B', fields: 1 }),
      /\$\.id: .*\(the first of 2 mistakes\).*forms lint/u,
    ],
  ])('refuses a file with %s in one sentence, before any work', async (_name, text, sentence) => {
    const path = await written('bad.json', text);
    const { code, out, err } = await run(['-', '--form', path], { stdin: DUMP });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('refuses two files with one id, and a folder without any', async () => {
    const [a, b] = [await written('a.json', JSON.stringify(OWN)), await written('b.json', JSON.stringify(OWN))];
    expect(await run(['-', '--form', a, '--form', b])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/"own" already/u),
    });
    const folder = await tempFolder();
    expect(await run(['-', '--form', folder])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/holds no \.json file/u),
    });
  });
});
