import { statedUnit } from '../../money-unit.js';
import { type Item, partOf } from '../items.js';
import type { Walk } from './walk.js';

/** `（2024年-2026年）` below a heading of goals. */
const YEARS = /^[(（]\s*\d{4}\s*年?\s*[-—–~至]+\s*\d{4}\s*年?\s*[)）]$/u;

/** `单位：万元` beside a table, also behind a value on its line, is printed matter and the unit of what follows. */
export function takeUnits(walk: Walk, texts: readonly Item[]): Item[] {
  return texts.flatMap((item) => {
    if (YEARS.test(item.text)) {
      walk.unitLabels.push(...item.pieces);
      return [];
    }
    const found = statedUnit(item.text);
    if (!found) return [item];
    walk.unit = found.unit;
    const value = item.text.slice(0, found.start).trim();
    walk.unitLabels.push({ ...item.pieces[0], text: item.text.slice(found.start).trim() });
    return value === '' ? [] : [partOf(item, value)];
  });
}
