import type { Level1Definition, Level2Definition } from '../model/form.js';
import { words } from './words.js';

/**
 * The indicator levels of the Ministry of Finance's performance framework, shared by every family that follows it.
 * Before 2021 cost was a level 2 of output; since then it is a level 1 of its own and comes first. Both occur, and mixed.
 */

const QUANTITY: Level2Definition = {
  name: '数量指标',
  aliases: ['产出数量'],
};

const QUALITY: Level2Definition = {
  name: '质量指标',
  aliases: ['产出质量'],
};

const TIMELINESS: Level2Definition = {
  name: '时效指标',
  aliases: ['进度指标', '时效性指标', '产出时效', '产出进度'],
};

const COST_OF_OUTPUT: Level2Definition = {
  name: '成本指标',
  aliases: ['产出成本'],
};

/** 成本指标 as a level 1: since 2021. */
export const COST: Level1Definition = {
  name: '成本指标',
  aliases: ['投入指标'],
  children: [
    {
      name: '经济成本指标',
    },
    { name: '社会成本指标' },
    { name: '生态环境成本指标', aliases: ['环境成本指标'] },
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
    { name: '经济效益指标', aliases: ['经济效果指标'] },
    { name: '社会效益指标', aliases: ['社会效果指标'] },
    {
      name: '生态效益指标',
      aliases: ['环境效益指标', '生态环境效益指标', '生态效果指标', '环境效果指标'],
    },
    {
      name: '可持续影响指标',
      aliases: ['可持续发展指标', '可持续性影响指标', '可持续发展影响指标', '可持续指标'],
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
