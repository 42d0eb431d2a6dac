import { describe, expect, it } from 'vitest';
import { textOf, toTextLines } from '../../../src/recognize/aligned/text-lines.js';
import { mendTornLines } from '../../../src/recognize/aligned/torn-lines.js';
import { linesOf } from '../../support/dump.js';

/** Lines of cells parted by `|`; a blank cell holds nothing. */
function mended(...printed: readonly string[]): string[] {
  const lines = toTextLines(linesOf(printed.map((text) => text.replaceAll('|', '  ')).join('\n'))).map((line, i) => {
    const cells = printed[i]!.split('|');
    const columns = cells.map((cell) => line.words.filter(({ text }) => text === cell.trim()));
    return { line, columns, alone: false };
  });
  return mendTornLines(lines, 1).map(({ columns }) => columns.map(textOf).join('|'));
}

describe('mendTornLines', () => {
  it('puts names and as many targets printed below them together', () => {
    expect(mended('数量|甲数|9个', '|乙数|', '|丙率|', '||3个', '||5%')).toEqual([
      '数量|甲数|9个',
      '|乙数|3个',
      '|丙率|5%',
    ]);
  });

  it('puts names, as many targets and as many points together', () => {
    expect(mended('质量|甲率||', '|乙率||', '||100%|', '||≥99%|', '|||7', '|||8')).toEqual([
      '质量|甲率|100%|7',
      '|乙率|≥99%|8',
    ]);
  });

  it.each([
    ['the lines of a column are not as many as the names', '||100%|', '|||7', '||≥99%|', '|||8'],
    ['a line of them holds more', '||100%|', '||≥99%|8', '|||7', '|||9'],
  ])('leaves them alone where %s', (_, ...values) => {
    const printed = ['质量|甲率||', '|乙率||', ...values];
    expect(mended(...printed)).toEqual(printed);
  });

  it('leaves a wrapped cell beside one line alone', () => {
    expect(mended('数量|甲数|9个', '|乙数|', '||3个')).toEqual(['数量|甲数|9个', '|乙数|', '||3个']);
  });
});
