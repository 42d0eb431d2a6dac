import { execFileSync } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { run } from '../support/run.js';

const FIXTURE = 'fixtures/shanghai-2020';

interface Expected {
  projects: { projectName: string; indicators: unknown[] }[];
}

/** A folder with one input that has its expected JSON beside it, changed; and one that has none and has findings. */
async function withExpected(change: (expected: Expected) => void): Promise<string> {
  const folder = await tempFolder();
  await cp(`${FIXTURE}/source.txt`, join(folder, 'a & b.txt'));
  await writeFile(join(folder, 'other.txt'), '甲');
  const expected = JSON.parse(await readFile(`${FIXTURE}/expected.json`, 'utf8'));
  change(expected);
  await writeFile(join(folder, 'a & b.txt.json'), JSON.stringify(expected));
  return folder;
}

describe('check --expect', () => {
  it('is clean when every document is as expected, and passes over files of which nothing is expected', async () => {
    const folder = await withExpected(() => {});
    const { code, out, err } = await run(['check', folder, '--expect']);
    expect(out).toMatch(/^ok .+a & b\.txt: 7 projects.+\nskip .+other\.txt: no expected JSON beside it\n/u);
    expect(out).toMatch(/^1 file: 1 clean, 0 with findings; 1 without an expected JSON$/mu);
    expect([code, err]).toEqual([0, '']);
    expect((await run(['check', folder, '--expect', '--strict'])).code).toBe(1);
  });

  it('shows what differs, each value with its path', async () => {
    const folder = await withExpected(({ projects }) => {
      projects[0]!.projectName = '旧';
      projects[1]!.indicators.shift();
    });
    const { code, err } = await run(['check', folder, '--expect']);
    expect(err).toContain('  - projects[0].projectName = "旧"\n  + projects[0].projectName = "办公用房修缮"\n');
    expect(err).toMatch(/ {2}\+ projects\[1\]\.indicators\[0\]\.level1 = "投入与管理"/u);
    expect(err).not.toContain('projects[2]');
    expect(code).toBe(1);
  });

  it('says of an expected JSON that is none only that', async () => {
    const folder = await withExpected(() => {});
    await writeFile(join(folder, 'a & b.txt.json'), '{"projects":');
    const { code, err } = await run(['check', folder, '--expect']);
    expect(err).toMatch(/^.+a & b\.txt: not as expected .+\n {2}- .+a & b\.txt\.json is no JSON: .+\n$/u);
    expect(code).toBe(1);
  });

  it('is no success when nothing at all is expected', async () => {
    const folder = await tempFolder();
    await cp(`${FIXTURE}/source.txt`, join(folder, 'a.txt'));
    const { code, err } = await run(['check', folder, '--expect', '-q']);
    expect([code, err]).toEqual([2, expect.stringContaining('nothing was compared')]);
  });

  it('tells in Chinese how many were passed over', async () => {
    const { out } = await run(['check', await withExpected(() => {}), '--expect', '--lang', 'zh']);
    expect(out).toMatch(/有问题；1 个文件旁边没有预期的 JSON$/mu);
  });

  it('annotates for GitHub and JUnit', async () => {
    const folder = await withExpected(({ projects }) => {
      projects[0]!.projectName = '旧, "100%"';
    });
    const github = await run(['check', folder, '--expect', '--format', 'github']);
    expect(github.out).toMatch(/^::error file=[^,]+a & b\.txt,title=not-as-expected::- .+100%25.+%0A\+ .+$/mu);
    expect(github.out).toMatch(/^::warning file=[^,]+other\.txt,title=nothing-expected::/mu);
    const junit = await run(['check', folder, 'missing.txt', '--expect', '--format', 'junit']);
    expect(junit.out).toContain('tests="3" failures="1" errors="1" skipped="1"');
    const check = 'import sys, xml.dom.minidom as d; print(len(d.parse(sys.stdin).getElementsByTagName("testcase")))';
    if (hasPython()) expect(execFileSync('python3', ['-c', check], { input: junit.out }).toString()).toBe('3\n');
    expect([github.code, junit.code]).toEqual([1, 2]);
  });
});

it('says where a report for JUnit cannot be put aside', async () => {
  const folder = await withExpected(() => {});
  vi.stubEnv('TMPDIR', join(folder, 'missing'));
  vi.stubEnv('TEMP', join(folder, 'missing'));
  const { code, err } = await run(['check', folder, '--format', 'junit']);
  vi.unstubAllEnvs();
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/^declparse: .+missing: cannot be written \(ENOENT\)\. .+\n$/u),
  ]);
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
