import { describe, expect, it } from 'vitest';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import { readHeaderPart } from '../../../src/recognize/aligned/header.js';
import { textOf, toTextLines } from '../../../src/recognize/aligned/text-lines.js';
import { linesOf } from '../../support/dump.js';

function cellsOf(...printed: readonly string[]): string[] {
  const { cells } = readHeaderPart(toTextLines(linesOf(printed.join('\n'))), shanghai2020)!;
  return [...cells]
    .sort((a, b) => a.row - b.row || a.x0 - b.x0)
    .map(({ lines }) =>
      lines
        .filter((words) => words.length > 0)
        .map(textOf)
        .join('/'),
    );
}

describe('readHeaderPart', () => {
  it('gives values to labels at the top of their rows', () => {
    expect(
      cellsOf(
        '项目名称*                  项目类别*',
        '           泵站更新                    一次性项目',
        '',
        '项目概况*',
        '           现有泵站六座。',
        '           机组老化严重。',
        '',
        '立项依据*',
        '           水法的要求。',
        '',
        '项目设立的必要性*',
        '           泵站老化。',
      ),
    ).toEqual([
      '项目名称*',
      '泵站更新',
      '项目类别*',
      '一次性项目',
      '项目概况*',
      '现有泵站六座。/机组老化严重。',
      '立项依据*',
      '水法的要求。',
      '项目设立的必要性*',
      '泵站老化。',
    ]);
  });

  it('pairs a label beside the second line of a value that is centred with it', () => {
    expect(
      cellsOf(
        '项目名称*： 中小河道常态化养护经',
        '          费                          项目类别*： 其他经常性项目',
        '计划开始日期*： 2020-01-05              计划完成日期*： 2020-08-02',
      ).slice(0, 4),
    ).toEqual(['项目名称*：', '中小河道常态化养护经/费', '项目类别*：', '其他经常性项目']);
  });

  it('pairs labels that begin on one line, however far one of them goes down', () => {
    expect(cellsOf('项  2020-01-01               计划完成日期   2020-12-31', '目', '名', '称').slice(0, 1)).toEqual([
      '项/目/名/称',
    ]);
  });
});
