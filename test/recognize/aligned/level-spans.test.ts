import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { groupLabels } from '../../../src/recognize/aligned/level-labels.js';
import { spanLevels } from '../../../src/recognize/aligned/level-spans.js';
import { toTextLines } from '../../../src/recognize/aligned/text-lines.js';
import { levelIndex } from '../../../src/recognize/levels.js';
import { linesOf } from '../../support/dump.js';

const index = levelIndex(FORMS.find(({ id }) => id === 'shanghai-2020')!);

/** Rows of one line each, some with a label of level 2 → how many rows each label spans. */
function spansOf(...labels: readonly string[]): string[] {
  const lines = toTextLines(linesOf(labels.map((label) => label || '-').join('\n')));
  const rows = lines.map(({ y }) => ({ page: 0, first: y, last: y, top: y - 0.5, bottom: y + 0.5 }));
  const printed = lines.filter((_, i) => labels[i] !== '').map((line) => ({ line, words: line.words }));
  const placed = groupLabels(printed, 2, index).map((label) => {
    return { label, page: 0, first: label.first.y, last: label.last.y };
  });
  const { level2 } = spanLevels(rows, [], placed, () => 0);
  return level2.map(({ label, from, to }) => `${label?.label.text} ${to - from}`);
}

/** Lines with labels, with rows (`-`), or with both. */
function spansAmong(...printed: readonly string[]): string[] {
  const lines = toTextLines(linesOf(printed.join('\n')));
  const beside = lines.filter(({ words }) => words.at(-1)?.text === '-');
  const rows = beside.map(({ y }) => ({ page: 0, first: y, last: y, top: y - 0.5, bottom: y + 0.5 }));
  const labels = lines
    .map((line) => ({ line, words: line.words.filter(({ text }) => text !== '-') }))
    .filter(({ words }) => words.length > 0);
  const placed = groupLabels(labels, 2, index).map((label) => {
    return { label, page: 0, first: label.first.y, last: label.last.y };
  });
  const { level2 } = spanLevels(rows, [], placed, () => 0);
  return level2.map(({ label, from, to }) => `${label?.label.text} ${to - from}`);
}

describe('spanLevels', () => {
  it('puts labels in the middle of their rows', () => {
    expect(spansOf('', '数量', '', '质量', '', '时效', '')).toEqual(['数量 3', '质量 1', '时效 3']);
  });

  it('finds that labels stand beside the last of their rows', () => {
    expect(spansOf('', '', '数量', '质量', '', '', '', '时效')).toEqual(['数量 3', '质量 1', '时效 4']);
  });

  it('finds that all labels between two lines are printed with the upper one', () => {
    expect(spansOf('数量', '', '质量', '时效', '', '成本', '')).toEqual(['数量 2', '质量 1', '时效 2', '成本 2']);
    expect(spansOf('', '数量', '质量', '', '时效', '', '成本')).toEqual(['数量 2', '质量 1', '时效 2', '成本 2']);
  });

  it('finds that all labels stand a line above the first of their rows', () => {
    const printed = ['数量', '-', '', '-', '质量', '-', '', '-', '时效', '-', '成本', '-'];
    expect(spansAmong(...printed)).toEqual(['数量 2', '质量 2', '时效 1', '成本 1']);
  });

  it('finds that all labels stand a line below the last of their rows', () => {
    const printed = ['-', '', '-', '数量', '-', '', '-', '质量', '-', '时效', '-', '成本'];
    expect(spansAmong(...printed)).toEqual(['数量 2', '质量 2', '时效 1', '成本 1']);
  });

  it('leaves a label without rows that has the room of a row to itself', () => {
    const roomy = ['数量 -', '', '质量', '', '-', '时效', '-', '', '成本 -'];
    expect(spansAmong(...roomy)).toEqual(['数量 1', '时效 2', '成本 1']);
    expect(spansAmong('数量 -', '质量', '时效 -', '成本 -', '-')).toEqual(['数量 1', '时效 1', '成本 2']);
  });
});
