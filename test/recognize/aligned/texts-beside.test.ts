import { describe, expect, it } from 'vitest';
import { toTextLines } from '../../../src/recognize/aligned/text-lines.js';
import { partTexts } from '../../../src/recognize/aligned/texts-beside.js';
import { linesOf } from '../../support/dump.js';

const HEADINGS = [
  { x0: 8, x1: 13, exact: true },
  { x0: 30, x1: 36, exact: true },
];

function part(...printed: readonly string[]) {
  const lines = toTextLines(linesOf(printed.join('\n')));
  const { columns, narrow } = partTexts(lines, HEADINGS);
  return { texts: columns.map((row) => row.map((words) => words.map(({ text }) => text).join(''))), narrow };
}

describe('partTexts', () => {
  it('is sure where wide gaps part the texts', () => {
    expect(
      part(
        '  完成全区八十所学校的体质监测，      建立覆盖全区的监测档案，',
        '  按期上报。                逐年提高优良率。',
      ),
    ).toEqual({
      texts: [
        ['完成全区八十所学校的体质监测，', '建立覆盖全区的监测档案，'],
        ['按期上报。', '逐年提高优良率。'],
      ],
      narrow: false,
    });
  });

  it('says where lines that were printed closed up may as well be cut elsewhere', () => {
    expect(part('确保改造教室照明 72 间 安装饮水设备 10 台', '合格率达到 100%。').narrow).toBe(true);
  });
});
