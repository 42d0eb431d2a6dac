import type { Level1Definition, Level2Definition } from '../model/form.js';
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
  cues: ['及时', '时间', '时效', '进度', '时长', '时限', '按时', '按期', '周期', '完工'],
  targetCues: ['月底', '年底', '按时', '及时', '小时', '分钟', '工作日', '天', '日前', '月前'],
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
    { name: '社会成本指标', cues: ['社会成本', '扰民', '投诉', '负面影响', '交通影响'] },
    { name: '生态环境成本指标', aliases: ['环境成本指标'], cues: ['环境', '生态', '污染', '排放', '文明施工', '扬尘'] },
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
    { name: '经济效益指标', cues: ['经济', '投资', '收入', '产值', '税收', '带动', '增收', '损失', '支出'] },
    {
      name: '社会效益指标',
      cues: ['社会', '受益', '知晓', '覆盖', '公众', '群众', '居民', '学生', '安全', '事故', '就业', '氛围', '服务'],
    },
    {
      name: '生态效益指标',
      aliases: ['环境效益指标', '生态环境效益指标'],
      cues: ['环境', '生态', '污染', '排放', '节能', '能耗', '绿化', '水质', '浓度', '回收'],
    },
    {
      name: '可持续影响指标',
      aliases: ['可持续发展指标', '可持续性影响指标', '可持续发展影响指标', '可持续指标'],
      cues: ['机制', '长效', '制度', '可持续', '管护', '使用年限', '长期', '持续', '维护'],
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
      cues: ['满意'],
      alwaysCued: true,
    },
  ],
};
