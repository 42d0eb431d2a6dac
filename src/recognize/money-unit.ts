import type { MoneyUnit } from '../model/raw-form.js';
import { normalizeLabel } from './label.js';

const TRAILING_UNIT = /\((?:(?:金额)?单位)?:?(?:人民币)?(万?元)\)(?:\(\d+分\))?$/u;

/** The money unit in the brackets that end a label or heading, points aside: `项目资金（万元）`, `预算执行情况（万元）（20分）`. */
export function printedUnit(text: string): MoneyUnit | null {
  return (TRAILING_UNIT.exec(normalizeLabel(text))?.[1] as MoneyUnit | undefined) ?? null;
}

const STATED_UNIT = /(^|\s)[(（]?\s*(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*(万?元)\s*[)）]?\s*$/u;

/** `单位：万元`, alone or at the end of a line: the unit of all money on the form, and where in the text it starts. */
export function statedUnit(text: string): { unit: MoneyUnit; start: number } | null {
  const found = STATED_UNIT.exec(text);
  return found ? { unit: found[2] as MoneyUnit, start: found.index } : null;
}

/** The unit that all of these are; null where there are none, or two. */
export function onlyUnit(units: readonly MoneyUnit[]): MoneyUnit | null {
  return new Set(units).size === 1 ? units[0] : null;
}
