import { remember } from '../model/remember.js';

/** Marks that forms print around a label and that are no part of its name: `*`, `★`, colons, bullets. */
const ORNAMENTS = /[\s*★☆\u200b-\u200d\ufeff\u00ad]+/gu;
const TRAILING_COLON = /[:;]+$/u;
const UNIT = /\(万?元\)$/u;

/** How words are compared: NFKC, without blanks, stars and a trailing colon, so that `项 目 名 称＊：` is `项目名称`. */
export const normalizeLabel = remember((text): string => withoutOrnaments(text).replace(TRAILING_COLON, ''));

function withoutOrnaments(text: string): string {
  return text.normalize('NFKC').replace(ORNAMENTS, '');
}

/** A label without its money unit: `项目资金（万元）` → `项目资金`. */
export function withoutUnit(label: string): string {
  return normalizeLabel(label).replace(UNIT, '');
}

/** The name of a part of a total, without 其中. */
export function withoutOfWhich(label: string): string {
  return normalizeLabel(label).replace(/^其中:?/u, '');
}

const ORDINAL = /^[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*/u;
/** What may stand before a label and is no part of its name: `（三）`, `四、`, `1.`, `2)`; a year; what is left of `2026年度`. */
const LEADS = [ORDINAL, /^(?:19|20)\d\d(?:\s?年(?!度))?\s?(?=[^\d\s])/u, /^年度(?=\p{Script=Han}{3})/u];
const LEAD_STARTS = /[(（\d一二三四五六七八九十年]/u;

/** How many characters stand before the name of a label: its number, or else a year. 0 where none do. */
export function leadLength(text: string): number {
  if (!LEAD_STARTS.test(text.charAt(0))) return 0;
  for (const lead of LEADS) {
    const found = lead.exec(text);
    if (found) return found[0].length;
  }
  return 0;
}

/** The characters that names begin with, as UTF-16 units. */
export type FirstUnits = ReadonlySet<number>;

export function firstUnits(names: Iterable<string>): FirstUnits {
  return new Set(Array.from(names, (name) => name.charCodeAt(0)));
}

/**
 * Whether a text may be one of the names that begin so, or begin with one. Most texts begin with a character that no name
 * begins with: that is seen here before anything is normalised. Only Han, and ASCII other than an ornament, stay as they are.
 */
export function mayBegin(text: string, firsts: FirstUnits): boolean {
  const unit = text.charCodeAt(0);
  const staysAsIs = (unit >= 0x4e00 && unit <= 0x9fff) || (unit > 0x20 && unit < 0x7f && unit !== 0x2a);
  return !staysAsIs || firsts.has(unit);
}

/** What may stand behind a whole name and is no part of it: 指标, points, a unit, a colon. */
const BEHIND_NAME = '指标分()0123456789.-:;';

/** The characters with which these names, or what stands behind them, go on where a text begins one of them: see `mayBegin`. */
export function unitsBehind(text: string, names: Iterable<string>): FirstUnits {
  const begun = withoutOrnaments(text);
  const units = new Set(firstUnits(BEHIND_NAME));
  for (const name of names)
    if (name.length > begun.length && name.startsWith(begun)) units.add(name.charCodeAt(begun.length));
  return units;
}

/** No level has one point: （1） begins a list of names. */
const POINTS = /(?!\(?1\)$)\(?\d[\d.-]*(?:\)?分|分?\))$/u;

/** A level name for comparison: without number, trailing `指标` and points: `（一）产出指标（50分）` → `产出`. */
export const normalizeLevel = remember((text): string =>
  normalizeLabel(text).replace(ORDINAL, '').replace(POINTS, '').replace(/指标$/u, ''),
);
