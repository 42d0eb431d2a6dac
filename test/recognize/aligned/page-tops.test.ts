import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { findPageTops } from '../../../src/recognize/aligned/page-tops.js';
import { findTableHeads } from '../../../src/recognize/aligned/table-head.js';
import { toTextLines } from '../../../src/recognize/aligned/text-lines.js';
import { linesOf } from '../../support/dump.js';

/** Prints texts so that each begins in its column. */
function printer(...starts: readonly number[]): (...texts: readonly string[]) => string {
  return (...texts) => texts.reduce((line, text, i) => (text === '' ? line : line.padEnd(starts[i]!) + text), '');
}

const wide = printer(0, 14, 30, 56);
const narrow = printer(0, 8, 16, 32);
const HEAD = wide('一级指标', '二级指标', '三级指标', '指标值');
const FIRST = [
  wide('产出指标', '数量指标', '疏浚河道长度', '≥12公里'),
  wide('', '', '取样断面个数', '≥24个'),
  wide('', '', '清淤土方量', '≥3万方'),
  wide('', '质量指标', '工程验收合格率', '=100%'),
];
const SECOND = [
  narrow('效益指标', '社会效益', '受益人口数量', '≥2万人'),
  narrow('', '', '投诉办结比例', '≥95%'),
  narrow('', '生态效益', '水质达标比例', '≥90%'),
  narrow('满意度', '服务对象', '居民满意度', '≥90%'),
];

function topsOf(printed: readonly string[]): string[] {
  const lines = linesOf(printed.join('\n'));
  const furniture = new Set(lines.filter(({ text }) => text.includes('— 1 —')));
  const text = toTextLines(lines.filter((line) => !furniture.has(line)));
  const tops = findPageTops(lines, furniture, text, findTableHeads(text, projectGoal), projectGoal);
  return [...tops].map((line) => line.text.trim());
}

describe('findPageTops', () => {
  it('finds the line from which on a table has its columns elsewhere', () => {
    expect(topsOf([HEAD, ...FIRST, ...SECOND])).toEqual([SECOND[0]]);
  });

  it('takes what stands below the number of a page', () => {
    expect(topsOf([HEAD, ...FIRST, '          — 1 —', ...SECOND])).toEqual([SECOND[0]]);
  });

  it('takes a head that is printed again', () => {
    const again = narrow('一级指标', '二级指标', '三级指标', '指标值');
    expect(topsOf([HEAD, ...FIRST, again, ...SECOND])).toEqual([again]);
  });

  it('finds none in a table whose columns stay, and none where form feeds mark the pages', () => {
    expect(topsOf([HEAD, ...FIRST, ...FIRST])).toEqual([]);
    expect(topsOf([HEAD, ...FIRST, `\f${SECOND[0]}`, ...SECOND.slice(1)])).toEqual([]);
  });
});
