import { chmod, mkdir, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { run } from '../support/run.js';

const SEED = 'fixtures/shanghai-2020/source.txt';

describe('parse', () => {
  it('prints one document, says on standard error what was found, and ends with 0', async () => {
    const { code, out, err } = await run([SEED]);
    const document = JSON.parse(out);
    expect(document.source).toMatchObject({ path: SEED, kind: 'text', encoding: 'utf-8' });
    expect(document.projects).toHaveLength(7);
    expect(err).toMatch(/^fixtures\/shanghai-2020\/source\.txt: 7 projects \(shanghai-2020\), 135 indicators/u);
    expect(code).toBe(0);
  });

  it('is the default command, and the same bytes twice', async () => {
    const [first, second] = [await run([SEED]), await run(['parse', SEED])];
    expect(second).toEqual(first);
  });

  it('names warnings with file and line, and counts them under --strict', async () => {
    const { code, err } = await run([SEED, '--strict']);
    expect(code).toBe(1);
    expect(err).toMatch(/^fixtures\/shanghai-2020\/source\.txt:\d+: warning: .+ \[boundary-inferred\]$/mu);
  });

  it('reads a pipe, with and without a dash', async () => {
    const stdin = await readFile(SEED);
    for (const argv of [[], ['-']]) {
      const { code, out } = await run(argv, { stdin });
      expect(JSON.parse(out)).toMatchObject({ source: { path: '-', bytes: stdin.length } });
      expect(code).toBe(0);
    }
  });

  it('shows help and fails when a terminal gives no input', async () => {
    const { code, out, err } = await run([], { tty: true });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: declparse');
  });

  it('makes an array of several inputs, in their order, and of a folder with one', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'b.TXT'), '乙');
    const [one, two] = [await run([folder]), await run([join(folder, 'b.TXT'), SEED])];
    expect(JSON.parse(one.out).map((each: { source: { path: string } }) => each.source.path)).toEqual([
      join(folder, 'b.TXT'),
    ]);
    expect(JSON.parse(two.out)).toMatchObject([{ projects: [] }, { source: { path: SEED } }]);
  });

  it('makes one document of one file, whatever else is asked, and says in quiet what is wrong', async () => {
    const path = join(await tempFolder(), 'b.txt');
    await writeFile(path, '乙');
    const { out } = await run([path]);
    expect(JSON.parse(out)).toMatchObject({ projects: [] });
    for (const asked of [['-q'], ['--timeout', '100'], ['--log', 'json']])
      expect(await run([path, ...asked])).toMatchObject({ code: 1, out });
    expect((await run([path, '-q'])).err).toContain('[no-form]');
    expect(await run([path, '-o', ''])).toMatchObject({ code: 2, err: expect.stringContaining('--output is empty') });
  });

  it('finds files by folder and pattern, each once', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, '2024 年'));
    for (const name of ['b.txt', 'a.pdf.bak', '2024 年/甲 乙.txt', 'c[1].txt'])
      await writeFile(join(folder, name), '甲');
    const { out } = await run([join(folder, 'c[1].txt'), folder, `${folder}/*.txt`]);
    const paths = JSON.parse(out).map((each: { source: { path: string } }) =>
      each.source.path.slice(folder.length + 1),
    );
    expect(paths).toEqual(['c[1].txt', '2024 年/甲 乙.txt', 'b.txt']);
  });

  it('adds evidence when asked to', async () => {
    const { out } = await run([SEED, '--evidence']);
    expect(JSON.parse(out).projects[0].evidence.projectName).toMatchObject({
      raw: '办公用房修缮',
      page: null,
      box: null,
    });
  });

  it('reads PDFs with the engine asked for', async () => {
    const path = 'fixtures/shanghai-2020-browser/source.pdf';
    const [auto, pdfjs, native] = [
      await run([path]),
      await run([path, '--engine', 'pdfjs']),
      await run([path, '--engine', 'native']),
    ];
    expect(auto.code).toBe(0);
    expect(pdfjs).toEqual(auto);
    expect(native).toEqual(auto);
  });

  it('writes tables', async () => {
    const { out } = await run([SEED, '-f', 'csv', '--table', 'indicators', '--excel']);
    const rows = out.split('\r\n');
    expect(rows[0]).toMatch(/^\ufeffsource,form,year,declaringUnit,projectName,level1/u);
    expect(rows).toHaveLength(1 + 135 + 1);
    expect(out).toContain(`,'=100%,=,100,%`);
  });
});

describe('output', () => {
  it('goes to a file, in the format of its name, and leaves nothing else behind', async () => {
    const folder = await tempFolder();
    const output = join(folder, 'out.ndjson');
    await writeFile(output, 'old');
    const { code, out } = await run([SEED, '-o', output]);
    expect([code, out]).toEqual([0, '']);
    expect((await readFile(output, 'utf8')).trimEnd().split('\n')).toHaveLength(7);
    expect(await readdir(folder)).toEqual(['out.ndjson']);
  });

  it('goes through a link to the file behind it', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'real.json'), '');
    await symlink('real.json', join(folder, 'link.json'));
    await run([SEED, '-o', join(folder, 'link.json')]);
    expect(JSON.parse(await readFile(join(folder, 'real.json'), 'utf8')).projects).toHaveLength(7);
  });

  it.each([
    ['a folder that is not there', 'missing/out.json', /out\.json: cannot be written \(ENOENT\)/u],
    ['an ending without a format', 'out.xyz', /out\.xyz: no format has this ending.*json, ndjson, csv/u],
  ])('refuses %s before any work', async (_name, name, sentence) => {
    const folder = await tempFolder();
    const { code, out, err } = await run([SEED, '-o', join(folder, name)]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('never overwrites an input', async () => {
    const input = join(await tempFolder(), 'a.json');
    await writeFile(input, '甲');
    const { code, err } = await run([input, '-o', input]);
    expect([code, await readFile(input, 'utf8')]).toEqual([2, '甲']);
    expect(err).toContain('would be overwritten');
  });
});

describe('bad input', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'empty-input'],
    ['a binary file', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 1, 2, 3, 0, 9, 0xff, 0xd8]), 'binary-input'],
    ['a text without a form', '会议纪要\n一、二、三\n', 'no-form'],
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from('项目名称与预算\n'), Buffer.from([0xff])]),
      'undecodable-bytes',
    ],
    ['a broken PDF', '%PDF-1.7\nnothing more', 'pdf-damaged'],
  ])('%s is a finding with one sentence', async (_name, bytes, code) => {
    const path = join(await tempFolder(), 'input.txt');
    await writeFile(path, bytes);
    const ran = await run([path]);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out).diagnostics.map((each: { code: string }) => each.code)).toContain(code);
    expect(ran.err).toMatch(new RegExp(`^${path}.*: error: .+ \\[${code}\\]$`, 'mu'));
    expect(ran.err).not.toMatch(/^\s+at /mu);
  });

  it('a missing file costs that file only', async () => {
    const { code, out, err } = await run(['missing.txt', SEED]);
    expect(code).toBe(2);
    expect(err).toMatch(/^declparse: missing\.txt: there is no such file or folder\./u);
    expect(JSON.parse(out)).toMatchObject([{ source: { path: SEED } }]);
  });

  it('a missing file alone prints no document', async () => {
    expect(await run(['missing.txt'])).toMatchObject({ code: 2, out: '' });
  });

  it('links in a circle are called that', async () => {
    const folder = await tempFolder();
    await symlink('here', join(folder, 'there'));
    await symlink('there', join(folder, 'here'));
    const { code, err } = await run([join(folder, 'here')]);
    expect([code, err]).toEqual([2, expect.stringContaining('Its links lead in a circle.')]);
  });

  it('a folder without inputs says so', async () => {
    const folder = await tempFolder();
    const { code, err } = await run([folder]);
    expect(code).toBe(2);
    expect(err).toBe(`declparse: ${folder}: the folder holds no .pdf or .txt file. Name the files themselves.\n`);
  });

  it('a folder in the place of a file, an empty name and a file beyond all measure are called that', async () => {
    const folder = await tempFolder();
    const large = join(folder, 'large.pdf');
    await writeFile(large, '');
    await truncate(large, 3e9);
    const list = await run(['--files-from', folder]);
    expect([list.code, list.err]).toEqual([2, expect.stringContaining('this is no file that can be read.')]);
    expect(await run([''])).toMatchObject({ code: 2, err: expect.stringContaining('"": there is no such file') });
    expect(await run([large])).toMatchObject({ code: 2, err: expect.stringContaining('is larger than 2 GB') });
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be read says so', async () => {
    const path = join(await tempFolder(), 'a.txt');
    await writeFile(path, '甲');
    await chmod(path, 0);
    expect(await run([path])).toMatchObject({ code: 2, err: expect.stringContaining('cannot be read (EACCES)') });
  });
});

describe('wrong usage', () => {
  it.each([
    [['--nonsense'], /Unknown option '--nonsense'\. See "declparse --help"\./u],
    [[SEED, '-j', 'many'], /--jobs takes 1, 2, 3/u],
    [['schema', 'all'], /but got 1\. See "declparse --help"\./u],
    [[SEED, '-f', 'xlsx', '--excel'], /--excel guards the cells of CSV, and xlsx needs no guard\. Leave it out/u],
    [[SEED, '-f', 'xml'], /Unknown format "xml"\. Use one of: json, ndjson, csv, xlsx, parquet\./u],
    [[SEED, '-f', 'csv', '--table', 'rows'], /Unknown table "rows"/u],
    [[SEED, '--table', 'projects'], /Add --format csv/u],
    [[SEED, '--lang', 'fr'], /Unknown language "fr"/u],
    [[SEED, '--rules', 'maybe'], /"maybe"/u],
    [[SEED, '--engine', 'poppler'], /auto, pdfjs, native.+"poppler"/u],
    [['check'], /check needs files or --files-from/u],
    [['forms', 'unknown'], /Unknown form "unknown"\. Use one of: shanghai-2020/u],
  ])('%j', async (argv, sentence) => {
    const { code, out, err } = await run(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('check', () => {
  it('prints a line a file and a summary, and no records', async () => {
    const { code, out, err } = await run(['check', SEED]);
    expect(out).toMatch(
      /^ok {3}fixtures\/shanghai-2020\/source\.txt: 7 projects .*\n1 file: 1 clean, 0 with findings\n$/u,
    );
    expect([code, err]).toEqual([0, '']);
  });

  it('fails with findings, and more so with files that cannot be read', async () => {
    const path = join(await tempFolder(), 'a.txt');
    await writeFile(path, '会议纪要');
    const findings = await run(['check', path]);
    expect([findings.code, findings.out]).toEqual([1, expect.stringContaining(`FAIL ${path}`)]);
    expect(findings.err).toContain('[no-form]');
    const failed = await run(['check', path, 'missing.txt']);
    expect([failed.code, failed.out]).toEqual([
      2,
      expect.stringContaining('2 files: 0 clean, 1 with findings, 1 could not be read'),
    ]);
  });
});

describe('what is known', () => {
  it('schema prints a JSON Schema that names every form', async () => {
    const { code, out } = await run(['schema']);
    const schema = JSON.parse(out);
    expect(code).toBe(0);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(Object.keys(schema.$defs)).toEqual(
      expect.arrayContaining(['Diagnostic', 'shanghai-2020', 'self-evaluation']),
    );
  });

  it('forms lists them, and describes one', async () => {
    expect((await run(['forms'])).out).toMatch(/^shanghai-2020 +Shanghai/mu);
    const { out } = await run(['forms', 'shanghai-2020', '--lang', 'zh']);
    expect(out).toContain('budget.total');
    expect(out).toContain('投入与管理: 投入管理、财务管理、实施管理');
  });

  it('rules lists the checks in either language', async () => {
    expect((await run(['rules'])).out).toMatch(/^end-before-start {2}\(\w+\)\n {2}.+\n {2}Example: /mu);
    expect((await run(['rules', '--lang', 'zh'])).out).toContain('例：');
  });

  it('the version is a version', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+/u) });
  });

  it('help goes to standard output, in the language of the locale', async () => {
    expect((await run(['--help'])).out).toMatch(/Usage: declparse[\s\S]*Examples:/u);
    expect((await run(['--help'], { env: { LANG: 'zh_CN.UTF-8' } })).out).toMatch(/用法：[\s\S]*示例：/u);
    expect((await run(['--help', '--lang', 'en'], { env: { LANG: 'zh_CN.UTF-8' } })).out).toContain('Usage:');
  });

  it('messages speak Chinese when asked to', async () => {
    const { err } = await run(['-', '--lang', 'zh'], { stdin: '会议纪要' });
    expect(err).toContain('没有找到已知的申报表');
  });
});

describe('a slip of the fingers', () => {
  it.each([
    ['declparse parse', ['prase', SEED]],
    ['declparse check', ['chek']],
    ['declparse forms lint', ['forms', 'lnt', 'mine.json']],
    ['declparse forms schema', ['forms', 'schma']],
  ])('in %s is taken for none of a file', async (meant, argv) => {
    const { code, out, err } = await run(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^declparse: .+ Did you mean "${meant}"\\?\\n$`, 'u'));
    expect((await run([...argv, '--lang', 'zh'])).err).toContain(`是否想用 ${meant}`);
  });

  it('is none where there is such a file, or nothing alike', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'chek'), '甲');
    const before = process.cwd();
    process.chdir(folder);
    const named = await run(['chek']);
    process.chdir(before);
    expect(JSON.parse(named.out)).toMatchObject({ source: { path: 'chek' } });
    expect((await run(['missing'])).err).toBe('declparse: missing: there is no such file or folder. Check the name.\n');
    expect((await run(['forms', 'shanghai-2020', 'x'])).err).toContain("Too many arguments: 'x'");
  });

  it('in options is said too', async () => {
    expect(await run(['-0', SEED])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/-0 .+--files-from/u),
    });
  });
});

it('--log json says in events also what is wrong with the command itself', async () => {
  const wrong = [['--bogus', SEED], ['--jobs', '0', SEED], ['missing.txt'], ['check', '--jobs', '0', SEED]];
  for (const argv of wrong) {
    const { code, err } = await run([...argv, '--log', 'json']);
    expect([code, JSON.parse(err)]).toEqual([
      2,
      expect.objectContaining({ event: 'failure', code: expect.any(String) }),
    ]);
  }
});

it('check prints what is wrong with a file under one headline', async () => {
  const path = join(await tempFolder(), 'a.txt');
  await writeFile(path, '甲');
  const { out, err } = await run(['check', path]);
  expect(out).toMatch(/^FAIL .+a\.txt: 0 projects, 0 indicators, 1 error\n1 file/u);
  expect(err).toMatch(/^.+a\.txt: error: .+\n$/u);
});
