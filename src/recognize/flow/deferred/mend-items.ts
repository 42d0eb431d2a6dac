import type { FormDefinition } from '../../../model/form.js';
import { normalizeLabel } from '../../label.js';
import type { Item } from '../items.js';
import { vocabularyOf } from '../vocabulary.js';

/**
 * Joins items that the cells of a spreadsheet tell to be one: a label whose last words stand in the next line behind
 * another label (`全年执行数 执行率` / `(B/A)`), and a label's name at the head of a text, with no blank between
 * (`总目标：水体透明度…`), which in a spreadsheet stands in a cell of its own or is part of the text.
 */
export function mendItems(items: readonly Item[], form: FormDefinition): Item[] {
  const { meanings } = vocabularyOf(form);
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
    mended.push(item);
  }
  return mended;
}

function joined(item: Item, next: Item): Item {
  return { ...item, text: item.text + next.text, pieces: [...item.pieces, ...next.pieces] };
}
