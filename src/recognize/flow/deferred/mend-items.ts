import type { FormDefinition } from '../../../model/form.js';
import { normalizeLabel } from '../../label.js';
import { columnOf } from '../body.js';
import type { Item } from '../items.js';
import { vocabularyOf } from '../vocabulary.js';

/**
 * Joins items that the cells of a spreadsheet tell to be one: a label whose last words stand in the next line behind
 * another label (`全年执行数 执行率` / `(B/A)`), a label's name at the head of a text, with no blank between
 * (`总目标：水体透明度…`), which in a spreadsheet stands in a cell of its own or is part of the text, and an amount or a share
 * that broke in its cell (`3,022,516.0` / `0`, `80.11` / `%`).
 */
export function mendItems(items: readonly Item[], form: FormDefinition): Item[] {
  const { meanings } = vocabularyOf(form);
  const unitCells = items.some((item) => columnOf(item) === 'targetUnit');
  const mended: Item[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    const next = items[at + 1];
    if (item.meanings && next && !next.meanings) {
      const name = normalizeLabel(item.text + next.text);
      const known = meanings.get(name);
      const glued = next.glued && item.meanings.every(({ kind }) => kind === 'section');
      if (known || glued) {
        mended.push({ ...joined(item, next), meanings: known ?? null, name: known ? name : null });
        at++;
        continue;
      }
    }
    if (next && !item.meanings && !next.meanings && !next.sameLine && isBrokenAmount(item.text, next.text, unitCells)) {
      mended.push(joined(item, next));
      at++;
      continue;
    }
    mended.push(item);
  }
  return mended;
}

/**
 * Grouped thousands and less than two decimals, then what is missing of them; a number, then a percent sign, where units
 * have no cells of their own.
 */
function isBrokenAmount(text: string, next: string, unitCells: boolean): boolean {
  if (!unitCells && /^\d[\d.]*$/u.test(text) && /^[%％]$/u.test(next)) return true;
  return /^\d{1,3}(?:,\d{3})+(?:\.\d?)?$/u.test(text) && /^(?:\d{1,3},)*\d{1,3}(?:,\d{3})+\.\d\d$/u.test(text + next);
}

function joined(item: Item, next: Item): Item {
  return { ...item, text: item.text + next.text, pieces: [...item.pieces, ...next.pieces] };
}
