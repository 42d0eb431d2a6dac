import { expect, it } from 'vitest';
import { projectGoal } from '../../src/forms/project-goal.js';
import { findLevel, levelIndex } from '../../src/recognize/levels.js';

it.each(['经济效果指标', '社会效果', '生态效果指标', '环境效果指标'])('knows %s below 效果指标', (text) => {
  const [found] = findLevel(text, levelIndex(projectGoal));
  expect(found?.level1.name).toBe('效益指标');
});
