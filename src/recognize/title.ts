import { FORMS } from '../forms/index.js';
import type { FormDefinition } from '../model/form.js';
import { flatMap } from '../model/group.js';
import { rememberOf } from '../model/remember.js';
import { normalizeLabel } from './label.js';

/** A printed form title and the year beside it, if any. */
export interface PrintedTitle {
  /** As printed, without white space and a year before, behind or in brackets. */
  readonly title: string;
  readonly year: number | null;
}

const YEAR = /[（(【〔[]?\s*((?:19|20)\s*\d\s*\d)\s*[)）】〕\]]?\s*年?\s*度?\s*[)）】〕\]]?/u;
const BRACKET = /[（(【〔[\])）】〕]/u;
const YEAR_ALONE = /^[（(【〔[]?\s*((?:19|20)\s*\d\s*\d)\s*[)）】〕\]]?\s*年\s*度?\s*[)）】〕\]]?$/u;
/** A title names the subject (绩效), the act (目标, 自评 …) and ends as a form; a sentence or a line of contents does neither. */
const GENERIC = /^[^。；，,;:：]*绩效[^。；，,;:：]*(?:目标|自评|申报)[^。；，,;:：]*表(?:\([^()]*\))?$/u;
/** Of 绩效, which may have blanks between its characters. */
const SUBJECT = '绩';
const LONGEST_TITLE = 40;
/** 附件2, 1、, and the number of the page before. */
const NUMBERING =
  /^(?:附(?:件|表)?[\d一二三四五六七八九十-]*[:：.]?|[\d一二三四五六七八九十]{1,3}[、.．]|\d{1,3}(?=\p{Script=Han}))/u;

/** `(2020)年度`, `（2026年度）`, `2023 年` alone on a line → the year; null for anything else. */
export function parseYearLine(text: string): number | null {
  if (!text.includes('年')) return null;
  const found = YEAR_ALONE.exec(text.normalize('NFKC').trim());
  return found ? Number(found[1].replace(/\s/gu, '')) : null;
}

/** A line that is a form's title, also with a unit or year around it, or looks like one; null for any other. */
export function parseTitle(text: string, forms: readonly FormDefinition[]): PrintedTitle | null {
  if (text.length > LONGEST_TITLE * 4 || !mayBeTitle(text, forms)) return null;
  const compact = text.normalize('NFKC').replace(/\s+/gu, '');
  if (compact.length > LONGEST_TITLE || compact.length < 4) return null;
  const year = YEAR.exec(compact);
  const bare = once((year ? compact.replace(year[0], '') : compact).replace(NUMBERING, ''));
  if (!isTitle(bare, forms)) return null;
  const printed = once(compact.replace(NUMBERING, ''));
  return { title: year && isWithin(year[0], printed) ? printed : bare, year: year ? Number(year[1]) : null };
}

/** `长乐县2025年部门预算项目支出绩效目标申报表`: between other words the year is one of the title's own. */
function isWithin(year: string, title: string): boolean {
  const at = title.indexOf(year);
  return at > 0 && at + year.length < title.length && !BRACKET.test(year);
}

/** A bold title that was drawn twice stands twice on its line. */
function once(title: string): string {
  const half = title.slice(0, title.length / 2);
  return half + half === title ? half : title;
}

function isTitle(bare: string, forms: readonly FormDefinition[]): boolean {
  return forms.some((form) => titlesOf(form).names.has(bare)) || GENERIC.test(bare);
}

/** Nearly no line is a title, and most lack even its last character: 表. */
function mayBeTitle(text: string, forms: readonly FormDefinition[]): boolean {
  if (text.includes(SUBJECT)) return true;
  for (const end of endsOf(forms)) if (text.includes(end)) return true;
  return false;
}

/** By the very list of forms: every line of a dump is asked about. */
const endsOf = rememberOf((forms: readonly FormDefinition[]) => [
  ...new Set(flatMap(forms, (form) => titlesOf(form).ends)),
]);

const titlesOf = rememberOf((form: FormDefinition) => {
  const names = new Set(form.titles.map((title) => normalizeLabel(title)));
  return { names, ends: [...new Set([...names].map((name) => name.slice(-1)))] };
});

/** More than the labels that two forms have in common can be. */
const MEANT = 100;

/**
 * How much a printed title speaks for a form whose table header fits. Of the built-in forms a title says nothing, because
 * families share them; a form of the user's own is meant where one of its titles is printed, also if a built-in form
 * knows more of the labels.
 */
export function titleFit(form: FormDefinition, title: string | null): number {
  if (title === null || FORMS.includes(form)) return 0;
  return form.titles.some((each) => normalizeLabel(each) === normalizeLabel(title)) ? MEANT : 0;
}
