import type { FormDefinition } from '../../../model/form.js';
import type { Line } from '../../../model/page.js';
import { fieldsIn, meansOnly } from '../../label-meaning.js';
import { PAIR } from '../../tolerances.js';
import { type Item, splitLine } from '../items.js';
import { vocabularyOf } from '../vocabulary.js';
import { looksLike } from './value-looks.js';
import { valueMisfit } from './value-misfit.js';

/** `项目名称 项目类别` above `文物修缮 经常性项目`: the labels of a line that holds nothing else, each with its value on the line below. */
export function joinLabelRows(lines: readonly Line[], form: FormDefinition): readonly Line[] {
  const vocabulary = vocabularyOf(form);
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const labels = last && /\S\s\S/u.test(last.text) && /\S\s\S/u.test(line.text) ? splitLine(last, 0, vocabulary) : [];
    const words = labels.length > 1 && labels.every(isOfValue) ? line.text.trim().split(/\s+/u) : [];
    const isDealt = words.length === labels.length && splitLine(line, 0, vocabulary).every(({ meanings }) => !meanings);
    if (
      !last ||
      !isDealt ||
      words.length < 2 ||
      !labels.every((label, at) => misfitOf(label, words[at]) < PAIR.noText)
    ) {
      joined.push(line);
      continue;
    }
    const text = labels.map((label, at) => `${label.text} ${words[at]}`).join('  ');
    joined[joined.length - 1] = { ...line, blankBefore: last.blankBefore, text };
  }
  return joined;
}

function isOfValue({ meanings }: Item): boolean {
  return meansOnly(meanings, 'field', 'other');
}

function misfitOf({ meanings }: Item, word: string): number {
  const fields = fieldsIn(meanings);
  if (fields.length > 0) return Math.min(...fields.map((field) => valueMisfit(word, field)));
  return looksLike('text', word) ? 0 : Number.POSITIVE_INFINITY;
}
