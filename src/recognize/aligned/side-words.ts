import type { FormDefinition } from '../../model/form.js';
import { normalizeLabel } from '../label.js';
import type { TableHead } from './table-head.js';
import { type TextLine, textOf, type Word } from './text-lines.js';

/** The label down the side of the table begins at most so many lines above its head. */
const MOST_ABOVE = 4;

/**
 * Words directly above the table's head that begin the label down its side: `绩` of 绩效指标, where the side cell spans the
 * head and its first character is printed higher.
 */
export function sideWordsAbove(lines: readonly TextLine[], head: TableHead, form: FormDefinition): ReadonlySet<Word> {
  const first = Math.min(...head.columns.map((column) => column.x0));
  const below = lines.filter((line) => line.index >= head.first).flatMap((line) => besideWords(line, first));
  const found: Word[] = [];
  for (let at = head.first - 1; at >= 0 && head.first - at <= MOST_ABOVE; at--) {
    const line = lines[at];
    const words = besideWords(line, first);
    if (line.page !== head.page || words.length !== line.words.length || words.length === 0) break;
    const text = [...words, ...found, ...below].map((word) => word.text).join('');
    if (!beginsHeading(text, textOf(words), form)) break;
    found.unshift(...words);
  }
  return new Set(found);
}

function besideWords(line: TextLine, first: number): Word[] {
  return line.words.filter((word) => word.x1 <= first && word.text.length <= 2);
}

/** The words from here down are a heading from its beginning, so far as they go. */
function beginsHeading(text: string, own: string, form: FormDefinition): boolean {
  const name = normalizeLabel(text);
  return form.headings.some((heading) => {
    const label = normalizeLabel(heading).replace('{year}', '');
    return label !== '' && name.startsWith(label) && label.startsWith(normalizeLabel(own));
  });
}
