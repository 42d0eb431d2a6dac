import { columnIn } from '../../label-meaning.js';
import type { Item } from '../items.js';

/** Joins amounts and shares that broke in their cells: `3,022,516.0` / `0`, `80.11` / `%`. */
export function mendItems(items: readonly Item[]): Item[] {
  const unitCells = items.some((item) => columnIn(item.meanings) === 'targetUnit');
  const mended: Item[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    const next = items[at + 1];
    if (next && !item.meanings && !next.meanings && !next.sameLine && isBrokenAmount(item.text, next.text, unitCells)) {
      mended.push(joined(item, next));
      at++;
      continue;
    }
    mended.push(item);
  }
  return mended;
}

/** Grouped thousands that lack decimals, and those; a number and its percent sign, where units have no cells of their own. */
function isBrokenAmount(text: string, next: string, unitCells: boolean): boolean {
  if (!unitCells && /^\d[\d.]*$/u.test(text) && /^[%％]$/u.test(next)) return true;
  return /^\d{1,3}(?:,\d{3})+(?:\.\d?)?$/u.test(text) && /^(?:\d{1,3},)*\d{1,3}(?:,\d{3})+\.\d\d$/u.test(text + next);
}

function joined(item: Item, next: Item): Item {
  return { ...item, text: item.text + next.text, pieces: [...item.pieces, ...next.pieces] };
}
