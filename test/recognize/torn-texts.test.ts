import { describe, expect, it } from 'vitest';
import {
  beginsInside,
  endsInScrap,
  isPartOfChoice,
  isTornChoice,
  isTornOrganisation,
  lacksHalfOfPair,
  startsWithUnitOfOther,
} from '../../src/recognize/torn-texts.js';

describe('lacksHalfOfPair', () => {
  it.each(['视力筛查学生人数（含幼儿园大', '班）', '成本指标（20分', '《政府采购'])('sees it in %s', (text) => {
    expect(lacksHalfOfPair(text)).toBe(true);
  });

  it.each(['1）完成招标；2）组织验收', 'a) 甲\nb) 乙', '视力筛查（含幼儿园大班）', '依据《办法》（沪府〔2019〕3号）'])(
    'lets %s be',
    (text) => {
      expect(lacksHalfOfPair(text)).toBe(false);
    },
  );
});

describe('startsWithUnitOfOther', () => {
  it('sees the end of the unit before', () => {
    expect(startsWithUnitOfOther('次403人次')).toBe(true);
    expect(startsWithUnitOfOther('标箱 970 标箱')).toBe(true);
    expect(startsWithUnitOfOther('年587元/学年')).toBe(true);
    expect(startsWithUnitOfOther('达100%')).toBe(false);
  });
});

describe('endsInScrap', () => {
  it.each(['2万元/人标', '每季度一次绩', '低于市场均价效', '≤117元/例指'])('sees it in %s', (text) => {
    expect(endsInScrap(text)).toBe(true);
  });

  it.each(['达标', '持续有效', '取得成效', '良好业绩'])('lets %s be', (text) => {
    expect(endsInScrap(text)).toBe(false);
  });
});

describe('isTornChoice', () => {
  it.each([
    '特定目标护测评与运维类',
    '其他经常性项目惠民演出',
    '一次性项目项目类别 部门职责类',
    '一次性项',
    '特定目标',
  ])('sees it in %s', (text) => {
    expect(isTornChoice(text)).toBe(true);
  });

  it.each(['特定目标类', '部门职责类项目', '其他经常性项目', '经常性专项业务费', '其他', '☑经常性 □一次性'])(
    'lets %s be',
    (text) => {
      expect(isTornChoice(text)).toBe(false);
    },
  );
});

describe('isTornOrganisation', () => {
  it.each([
    '公路管理中心1年',
    '水利工程质量监督站[105]水务局',
    '及 代码文化和旅游局',
    '城市运行管理中心经常性项目',
    '站',
  ])('sees it in %s', (text) => {
    expect(isTornOrganisation(text)).toBe(true);
  });

  it.each(['[105]水务局', '105-水务局', '第三小学（本部）', '老年大学'])('lets %s be', (text) => {
    expect(isTornOrganisation(text)).toBe(false);
  });
});

describe('isPartOfChoice', () => {
  it.each(['特定', '续项目', '经常性', '新增项目736.8'])('sees it in %s', (text) => {
    expect(isPartOfChoice(text)).toBe(true);
  });

  it.each(['延续项目', '经常性项目', '特定目标类', '313 事业发展类'])('lets %s be', (text) => {
    expect(isPartOfChoice(text)).toBe(false);
  });
});

describe('beginsInside', () => {
  it('sees the end of a sentence that began elsewhere', () => {
    expect(['家，其中一级机构占一半。', '年限。本项目更新设备。'].map(beginsInside)).toEqual([true, true]);
    expect(['是，按期完成', '首先，完成招标。', '完成。'].map(beginsInside)).toEqual([false, false, true]);
  });
});
