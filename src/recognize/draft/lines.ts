import { parseYearLine } from '../title.js';
import { labelLook } from './words.js';

/** How the title of a form ends, brackets apart. */
const FORM_TITLE = /[表书单卡](?:\([^()]*\))?$/u;

/** Whether a title is that of a form. */
export function isTitle(text: string | null): boolean {
  return text !== null && FORM_TITLE.test(text);
}

const LONGEST_TITLE = 40;
const NUMBERED = /^\s*[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]/u;
const YEAR = /[（(【〔[]?\s*(?:19|20)\d\d\s*[)）】〕\]]?\s*年\s*度?\s*[)）】〕\]]?/u;

/** A line as a title: without white space, year and the number of an annex; null for a year, a unit, a label or a sentence. */
export function bareTitle(line: string): string | null {
  if (parseYearLine(line) !== null || NUMBERED.test(line)) return null;
  const text = line
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(YEAR, '')
    .replace(/^附(?:件|表)?[\d一二三四五六七八九十-]*[:：.]?/u, '');
  if (text.length < 3 || text.length > LONGEST_TITLE || /[:：。；，]|^(?:金额)?单位.*元$|^第?\d+页?$/u.test(text))
    return null;
  return text;
}

/** `填报单位：某某局    联系人：某某` → its labels and values; nothing for any other line. */
export function labelledLine(line: string): { label: string; value: string }[] {
  const parts = [...line.matchAll(/([^\s:：]{2,16})[:：]\s*([^:：]*?)(?=\s+[^\s:：]{2,16}[:：]|$)/gu)];
  return parts
    .map(([, label, value]) => ({ label, value: value.trim() }))
    .filter(({ label }) => !/\d$/u.test(label) && labelLook(`${label}：`) > 0 && !/^(?:金额)?单位$/u.test(label));
}
