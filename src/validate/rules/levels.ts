import { flatMap, flatten } from '../../model/group.js';
import type { Indicator } from '../../model/project.js';
import { findLevel, levelIndex } from '../../recognize/levels.js';
import { flat, type Rule } from './rule.js';

/** Cost counts as there whether it is printed as a level 1 or, as until 2020, as a level 2 of output. */
export const level1Missing: Rule = {
  code: 'level1-missing',
  meaning: {
    zh: '表式规定的一级指标（目标）中，有一类没有任何指标。',
    en: "One of the form's level-1 families has no indicator.",
  },
  example: { zh: '没有满意度指标', en: 'no 满意度指标' },
  check: (record, form) => {
    if (record.indicators.length === 0) return [];
    const index = levelIndex(form);
    const names = new Set(flatMap(record.indicators, ({ level1, level2 }) => [level1, level2]));
    const found = flatMap([...names], (name) => (name === null ? [] : [findLevel(name, index)]));
    const there = new Set(flatten(found).map(({ level1 }) => level1.name));
    const namesOf = new Set(found.map(([first]) => first?.level2?.name));
    const missing = (form.table?.levels ?? []).filter(({ name }) => !there.has(name) && !namesOf.has(name));
    return missing.map(({ name }) => ({ field: 'indicators', params: { value: name } }));
  },
};

export const duplicateIndicator: Rule = {
  code: 'duplicate-indicator',
  meaning: { zh: '两个指标的各级名称和指标值完全相同。', en: 'Two indicators have the same levels, name and target.' },
  example: { zh: '“数量指标 / 培训人次 / ≥200人”出现两次', en: '数量指标 / 培训人次 / ≥200人 twice' },
  check: (record) => {
    const alike = new Map<string, number[]>();
    return flatMap(record.indicators, ({ level3, target }, i) => {
      const name = `${flat(level3)}\u0001${flat(target)}`;
      const others = alike.get(name);
      const first = others?.find((at) => haveSameLevels(record.indicators[at]!, record.indicators[i]!));
      if (!others) alike.set(name, [i]);
      else if (first === undefined) others.push(i);
      if (first === undefined || !flat(level3)) return [];
      return [{ field: `indicators[${i}]`, params: { value: level3 ?? '', first: `indicators[${first}]` } }];
    });
  },
};

function haveSameLevels(a: Indicator, b: Indicator): boolean {
  return flat(a.level1) === flat(b.level1) && flat(a.level2) === flat(b.level2);
}
