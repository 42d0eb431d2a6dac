import type { FormDefinition } from '../../src/model/form.js';
import type { Line } from '../../src/model/page.js';
import { toLines } from '../../src/read/lines.js';
import { type Item, toItems } from '../../src/recognize/flow/items.js';
import { namesOf } from '../../src/recognize/flow/torn-cells.js';

/** The lines of a text dump. */
export function linesOf(text: string): readonly Line[] {
  return toLines(text).lines;
}

/** A text dump's lines as labels of the form and the text between them. */
export function itemsOf(text: string, form: FormDefinition): Item[] {
  return toItems(linesOf(text), namesOf(form));
}

/** Lines as a dump prints them that parts all lines by a blank one. */
export function spaced(...lines: readonly string[]): string {
  return lines.join('\n\n');
}
