import type { FormDefinition } from '../../model/form.js';
import { normalizeLabel } from '../label.js';

/** A title that names its project. */
export interface NoteTitle {
  readonly form: FormDefinition;
  /** The printed title without white space. */
  readonly title: string;
  /** The field that the title holds, and its value. */
  readonly key: string;
  readonly value: string;
}

const LONGEST = 80;
/** A chapter heading or a line of contents, not a title: numbering before it, dots or a page number behind it. */
const NO_TITLE = /^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[.…·]{3,}\d*$|[。；，]/u;

/** A line as the title of a form without a table; null for any other line. */
export function parseNoteTitle(text: string, forms: readonly FormDefinition[]): NoteTitle | null {
  const printed = text.replace(/\s+/gu, '');
  const title = normalizeLabel(text);
  if (title.length > LONGEST || NO_TITLE.test(title)) return null;
  for (const form of forms) {
    for (const pattern of form.titles) {
      const found = matchTitle(title, pattern);
      if (!found) continue;
      const value =
        printed.length === title.length ? printed.slice(found.from, found.to) : title.slice(found.from, found.to);
      return { form, title: printed, key: found.key, value };
    }
  }
  return null;
}

/** Where in a title a pattern's field stands. */
function matchTitle(title: string, pattern: string): { key: string; from: number; to: number } | null {
  const hole = /\{([\w.]+)\}/u.exec(pattern);
  if (!hole) return null;
  const before = normalizeLabel(pattern.slice(0, hole.index));
  const after = normalizeLabel(pattern.slice(hole.index + hole[0].length));
  if (!title.startsWith(before) || !title.endsWith(after)) return null;
  const [from, to] = [before.length, title.length - after.length];
  return to - from > 1 && title.slice(from, to) !== '项目' ? { key: hole[1], from, to } : null;
}
