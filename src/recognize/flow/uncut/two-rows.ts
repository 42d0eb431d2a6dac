import { flatMap } from '../../../model/group.js';
import type { Line } from '../../../model/page.js';
import { UNCUT } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { cutAtBlanks, lineParts, type WordAt } from '../cut-at-blanks.js';
import { type KnownNames, longestAt, POINTS } from './known-names.js';

/** `≥65%`, `=100.00(%)`: a number with its sign. */
const SIGNED = /^[<>=≤≥＜＞＝]{0,2}\d[\d,.]*(?:[%％‰]|[(（][^()（）\d]{1,6}[)）])/u;
const COUNTED = /^[<>=≤≥＜＞＝]{0,2}\d[\d,.]*(?<unit>\p{Script=Han}{1,4})$/u;
const NUMBER = /^[<>=≤≥＜＞＝]{0,2}\d[\d,.]*/u;
const BARE = /^\d{1,3}(?:\.\d{1,2})?$/u;
/** `2021年10月31日前`: a deadline. */
const DEADLINE = /^(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[底初末]|[上中下]旬)?前/u;
const SAYS_LEVEL = /(?:指标|目标)$/u;
/** `100%以上`, `98%及以上`: no name begins so. */
const REST = /^(?:以[上下内外]|及以|左右)/u;

/** The units of all targets that are a word of their own. */
function unitsIn(lines: readonly Line[]): ReadonlySet<string> {
  const words = flatMap(lines, ({ text }) => (/\d/u.test(text) ? cutAtBlanks(text) : []));
  return new Set(flatMap(words, ({ text }) => COUNTED.exec(text)?.groups?.unit ?? []));
}

/**
 * PDFBox prints a level that stands between its two rows on one line with both: `质量指标 课程满员率 ≥85%教师合格率 =100%`. Nothing
 * parts the second row from the first. It is put on a line of its own.
 */
export function partTwoRows(lines: readonly Line[], names: KnownNames): readonly Line[] {
  const units = unitsIn(lines);
  return flatMap(lines, (line) => partRow(line, names, units));
}

function partRow(line: Line, names: KnownNames, units: ReadonlySet<string>): Line[] {
  const words = cutAtBlanks(line.text);
  const lead = words.findIndex(({ text }) => !isLevel(text, names));
  if (lead < 1) return [line];
  for (let at = lead; at < words.length; at++) {
    const cut = rowStart(words, at, lead, names, units);
    if (cut === null) continue;
    const from = words[at].from + cut;
    const parts = lineParts(line, [line.text.slice(0, from), line.text.slice(from)]);
    return parts.map((part) => ({ ...part, joined: true }));
  }
  return [line];
}

function isLevel(word: string, { levels }: KnownNames): boolean {
  const name = longestAt(word, 0, levels);
  if (!name) return false;
  POINTS.lastIndex = name.length;
  return name.length + POINTS.exec(word)![0].length === word.length;
}

/** Where in this word the second row begins; a deadline is no part of its name where a target follows. */
function rowStart(
  words: readonly WordAt[],
  at: number,
  lead: number,
  names: KnownNames,
  units: ReadonlySet<string>,
): number | null {
  const { text } = words[at];
  // `补贴标准社会成本指标 家长分担费用`: two rows of a level 1, each with its own level 2
  const next = words[at + 1]?.text;
  for (let cut = UNCUT.leastName; next && cut <= text.length - UNCUT.leastName; cut++) {
    const level = text.slice(cut);
    if (SAYS_LEVEL.test(level) && longestAt(level, 0, names.levels) === level && isName(next)) return cut;
  }
  if (at === lead) return null;
  const [deadline] = (next && DEADLINE.exec(text)) || [''];
  if (deadline !== '' && isName(text.slice(deadline.length))) return deadline.length;
  const [number] = SIGNED.exec(text) ?? NUMBER.exec(text) ?? [''];
  const rest = text.slice(number.length);
  const unit = SIGNED.test(text) ? '' : [...units].filter((each) => rest.startsWith(each)).sort(byLength)[0];
  // points behind the target, no score above its weight: `100% 10水质检测合格率`, not `10 48小时内到场`
  const before = words[at - 1].text;
  const hasTarget = at > lead + 1 && BARE.test(number) && !(BARE.test(before) && Number(number) > Number(before));
  if (number === '' || (unit === undefined && !hasTarget)) return null;
  const cut = number.length + (unit?.length ?? 0);
  // `48小时内到场`: a unit may go on where none is known by its sign
  const most = unit ? SURE_NAME : Number.POSITIVE_INFINITY;
  return isName(text.slice(cut)) && cellLook(text.slice(cut)).level3 <= most ? cut : null;
}

const SURE_NAME = 0.3;

function byLength(a: string, b: string): number {
  return b.length - a.length;
}

function isName(text: string): boolean {
  const { level3, target } = cellLook(text);
  return /^\p{Script=Han}{3}/u.test(text) && !REST.test(text) && level3 < target;
}
