import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { toLines } from '../../../src/read/lines.js';
import { rightWayUp } from '../../../src/recognize/flow/bottom-up.js';
import { knownNames } from '../../../src/recognize/flow/uncut/known-names.js';

const NAMES = knownNames(FORMS.filter((form) => form.table !== null));

const turned = (dump: string) => rightWayUp(toLines(dump).lines, NAMES).map(({ text }) => text);
const printed = (dump: string) => toLines(dump).lines.map(({ text }) => text);

const TABLE = ['一级指标 二级指标 三级指标 指标值', '产出指标 数量指标 修剪树木 ≥90株', '质量指标 存活率 ≥95%'];
const PAGE = ['项目绩效目标表', '项目名称 行道树补植', ...TABLE, '时效指标 完成时间 11月底', '社会效益指标 投诉 0起'];

it('turns the pages that a tool prints from their last line to the first', () => {
  const pages = [PAGE, [...PAGE].map((line) => line.replace('补植', '养护'))];
  const up = pages.map((page) => page.toReversed());
  expect(turned(up.map((page) => page.join('\n')).join('\f'))).toEqual(pages.flat());
  const marked = up.flatMap((page, i) => [...page, `----------------Page (${i}) Break----------------`]);
  expect(turned(marked.join('\n')).slice(0, 8)).toEqual([...PAGE, '----------------Page (0) Break----------------']);
});

it('puts the blank lines below a line above it', () => {
  const dump = PAGE.toReversed().join('\n').replace('项目名称', '\n\n项目名称');
  const lines = rightWayUp(toLines(dump).lines, NAMES);
  expect(lines.map(({ blankBefore }) => blankBefore)).toEqual([0, 0, 2, 0, 0, 0, 0]);
});

it('leaves dumps in other orders as they are', () => {
  expect(turned(PAGE.join('\n'))).toEqual(PAGE);
  for (const kind of ['pdftotext', 'pdfminer', 'pymupdf']) {
    const dump = readFileSync(`fixtures/project-goal-calc/dumps/${kind}.txt`, 'utf8');
    expect(turned(dump)).toEqual(printed(dump));
  }
});

it('turns no page whose title stands above rows that were drawn upwards', () => {
  const up = [PAGE[0], ...PAGE.slice(1).toReversed()];
  const pages = [up, up.map((line) => line.replace('补植', '养护'))];
  expect(turned(pages.map((page) => page.join('\n')).join('\f'))).toEqual(pages.flat());
});
