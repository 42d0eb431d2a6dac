import type { FormDefinition } from '../../model/form.js';
import { normalizeLabel } from '../label.js';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const NUMBERED = /^[(（]?(十?[一二三四五六七八九十])[)）]?[、.．,，]?(.+)$/u;
/** A heading is a few words, no sentence. */
const LONGEST = 14;

/** A numbered heading: `二、立项依据`. */
export interface NoteHeading {
  readonly number: number;
  /** The section or field that it heads; null for one that the form does not know. */
  readonly key: string | null;
  /** How many characters of the line belong to it: all, or up to the colon after which the text starts. */
  readonly length: number;
}

/** A line as a numbered heading of the form, or, where the number is `expected`, as one that the form does not know. */
export function parseNoteHeading(text: string, form: FormDefinition, expected: number): NoteHeading | null {
  const colon = /[:：]/u.exec(text);
  const whole = headingOf(text, form, expected);
  if (whole) return { ...whole, length: text.length };
  const first = colon ? headingOf(text.slice(0, colon.index), form, expected) : null;
  return first?.key && colon ? { ...first, length: colon.index + 1 } : null;
}

function headingOf(
  text: string,
  form: FormDefinition,
  expected: number,
): { number: number; key: string | null } | null {
  const found = NUMBERED.exec(normalizeLabel(text));
  if (!found) return null;
  const number = NUMERALS.indexOf(found[1]) + 1;
  const name = normalizeLabel(found[2]);
  if (name.length > LONGEST || /[。；，]/u.test(name)) return null;
  const key = keyOf(name, form);
  return key || number === expected ? { number, key } : null;
}

function keyOf(name: string, form: FormDefinition): string | null {
  const headed = [...form.sections, ...form.fields.filter((field) => !field.within)];
  return headed.find(({ labels }) => labels.some((label) => normalizeLabel(label) === name))?.key ?? null;
}
