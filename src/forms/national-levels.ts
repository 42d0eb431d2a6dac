import type { Level1Definition, Level2Definition } from '../model/form.js';
import { ECOLOGICAL_WORDS, ECONOMIC_WORDS, LASTING_WORDS, SOCIAL_WORDS } from './benefit-words.js';
import { words } from './words.js';

/**
 * The indicator levels of the Ministry of Finance's performance framework, shared by every family that follows it.
 * Before 2021 cost was a level 2 of output; since then it is a level 1 of its own and comes first. Both occur, and mixed.
 */

const QUANTITY: Level2Definition = {
  name: '数量指标',
  targetKinds: ['count'],
  aliases: ['产出数量'],
  cues: ['数量', '次数', '人数', '个数', '面积', '规模', '长度', '场次', '册数', '套数', '家数', '页数', '量'],
  targetCues: ['个', '次', '家', '条', '人', '项', '份', '篇', '套', '台', '件', '场', '册', '处', '公里', '平方米'],
};

const QUALITY: Level2Definition = {
  name: '质量指标',
  targetKinds: ['percent', 'words'],
  aliases: ['产出质量'],
  cues: ['质量', '合格率', '准确率', '通过率', '达标率', '完好率', '正确率', '差错率', '有效率', '成活率', '可用率'],
};

const TIMELINESS: Level2Definition = {
  name: '时效指标',
  targetKinds: ['time'],
  aliases: ['进度指标', '时效性指标', '产出时效', '产出进度'],
  cues: ['及时', '时间', '时效', '进度', '时长', '时限', '按时', '按期', '周期', '完工', '完成率'],
  targetCues: ['月底', '年底', '按时', '及时', '小时', '分钟', '工作日', '天', '日前', '月前', '按月'],
};

const COST_OF_OUTPUT: Level2Definition = {
  name: '成本指标',
  targetKinds: ['money'],
  aliases: ['产出成本'],
  cues: ['成本', '费用', '造价', '单价', '控制率', '控制数', '节约'],
  targetCues: ['万元', '元/', '元'],
};

/** 成本指标 as a level 1: since 2021. */
export const COST: Level1Definition = {
  name: '成本指标',
  aliases: ['投入指标'],
  children: [
    {
      name: '经济成本指标',
      targetKinds: ['money'],
      cues: ['成本', '费用', '造价', '单价', '控制率', '控制数', '预算', '节约'],
      targetCues: ['万元', '元/', '元'],
    },
    { name: '社会成本指标', cues: words('社会成本 扰民 投诉 负面影响 交通影响 负担 占用 绕行') },
    { name: '生态环境成本指标', aliases: ['环境成本指标'], cues: [...ECOLOGICAL_WORDS, '文明施工'] },
  ],
};

/** 产出指标 where cost is a level 1 of its own. */
export const OUTPUT: Level1Definition = {
  name: '产出指标',
  aliases: ['产出目标'],
  children: [QUANTITY, QUALITY, TIMELINESS],
};

/** 产出指标 as it may hold cost: until 2020, and in mixed sets. */
export const OUTPUT_WITH_COST: Level1Definition = { ...OUTPUT, children: [...OUTPUT.children, COST_OF_OUTPUT] };

export const BENEFIT: Level1Definition = {
  name: '效益指标',
  aliases: ['效果指标', '效益目标', '效果目标'],
  children: [
    { name: '经济效益指标', aliases: ['经济效果指标'], targetKinds: ['money'], cues: ECONOMIC_WORDS },
    { name: '社会效益指标', aliases: ['社会效果指标'], cues: SOCIAL_WORDS },
    {
      name: '生态效益指标',
      aliases: ['环境效益指标', '生态环境效益指标', '生态效果指标', '环境效果指标'],
      cues: ECOLOGICAL_WORDS,
    },
    {
      name: '可持续影响指标',
      aliases: ['可持续发展指标', '可持续性影响指标', '可持续发展影响指标', '可持续指标'],
      cues: LASTING_WORDS,
    },
  ],
};

export const SATISFACTION: Level1Definition = {
  name: '满意度指标',
  aliases: ['服务对象满意度指标', '满意度目标'],
  children: [
    {
      name: '服务对象满意度指标',
      aliases: words(`
        社会公众或服务对象满意度指标 受益对象满意度指标 社会公众满意度指标 群众满意度指标 满意度指标
      `),
      cues: ['满意', '满意度'],
      alwaysCued: true,
    },
  ],
};
