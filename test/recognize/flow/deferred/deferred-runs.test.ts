import { expect, it } from 'vitest';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import { toLines } from '../../../../src/read/lines.js';
import { findDeferredRuns } from '../../../../src/recognize/flow/deferred/deferred-runs.js';
import { toWords } from '../../../../src/recognize/flow/deferred/words.js';
import { toItems } from '../../../../src/recognize/flow/items.js';
import { namesOf } from '../../../../src/recognize/flow/torn-cells.js';

/** Labels and texts of two scripts or lines, then rows of one: as if a page began at `13,274,600.00`. */
const PRINTED = [
  '申报单位名称：市河道与水闸设施管理中心',
  '项目名称*：',
  '计划开始日期*：',
  '项目类别*：',
  '中心负责护岸 38.5 公里、水闸 126 座的日常管理。',
  '项目概况*：',
  '部分护岸铺于 2001 年前后，块石松动。',
  '立项依据*：',
  '保证项目实施的制',
  '度、措施*：',
  '护岸每 5 年大修一次。',
  '阶段目标：5 月 31 日前完成检修。',
  '项目当年预算（元）*： 13,274,600.00',
  '一级目标',
  '二级目标',
  '三级目标',
  '预算编制合理性',
  '合理',
  '财务管理制度健全性',
  '健全',
  '合同管理完备性',
  '完备',
  '项目质量可控性',
  '可控',
].join('\n');

it('begins no page inside a line', () => {
  const words = toWords(toItems(toLines(PRINTED).lines, namesOf(shanghai2020)), shanghai2020);
  const runs = findDeferredRuns(words, shanghai2020) ?? [];
  expect(runs.slice(1).filter(({ simple }) => simple[0]?.sameLine)).toEqual([]);
});
