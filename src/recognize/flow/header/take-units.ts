import type { Item } from '../items.js';
import type { Walk } from './walk.js';

const UNIT = /(?:^|\s)[(（]?(?:金额)?单位\s*[:：]\s*(万?元)\s*[)）]?$/u;

/** The money unit that a line states: `单位：万元`. */
export function statedUnit(text: string): '元' | '万元' | null {
  return (UNIT.exec(text)?.[1] as '元' | '万元' | undefined) ?? null;
}

/** `（2024年-2026年）` below a heading of goals. */
const YEARS = /^[(（]\s*\d{4}\s*年?\s*[-—–~至]+\s*\d{4}\s*年?\s*[)）]$/u;

/** `单位：万元` beside a table, also behind a value on its line, is printed matter and the unit of what follows. */
export function takeUnits(walk: Walk, texts: readonly Item[]): Item[] {
  return texts.flatMap((item) => {
    if (YEARS.test(item.text)) {
      walk.unitLabels.push(...item.pieces);
      return [];
    }
    const found = UNIT.exec(item.text);
    if (!found) return [item];
    walk.unit = found[1] as '元' | '万元';
    const value = item.text.slice(0, found.index).trim();
    walk.unitLabels.push({ ...item.pieces[0], text: item.text.slice(found.index).trim() });
    return value === '' ? [] : [{ ...item, text: value, pieces: [{ ...item.pieces[0], text: value }] }];
  });
}
