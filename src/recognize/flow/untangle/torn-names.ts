import type { FormDefinition } from '../../../model/form.js';
import { flatMap, flatten } from '../../../model/group.js';
import type { Line } from '../../../model/page.js';
import { remember, rememberOf } from '../../../model/remember.js';
import { type FirstUnits, firstUnits, mayBegin, normalizeLabel } from '../../label.js';
import { means } from '../../label-meaning.js';
import { levelNames } from '../../levels.js';
import { UNTANGLE } from '../../tolerances.js';
import { isPageNumber } from '../furniture.js';
import { vocabularyOf } from '../vocabulary.js';

/** A word of a visual line. */
export interface Word {
  readonly text: string;
  readonly row: number;
  /** Its place among the words of its row. */
  readonly at: number;
  /** The rows that its parts stood on, where it was put together. */
  readonly rows?: readonly number[];
  /** The cell that it belongs to was worked out. */
  readonly guessed?: boolean;
}

/** What a line of words says. */
export function textOf(row: readonly Word[]): string {
  return row.map(({ text }) => text).join(' ');
}

/** A name whose lines stand in different visual lines, with words of other cells between. */
export interface TornName {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Asks whether a text is a name that the form prints, or the beginning of one. */
export interface Names {
  readonly isWhole: (text: string) => boolean;
  readonly begins: (text: string) => boolean;
  readonly isHeading: (text: string) => boolean;
  /** What a text begins with of which one of these is true. */
  readonly firsts: FirstUnits;
  /** Whether a text is a level of either kind without 指标. */
  readonly isBareLevel: (text: string) => boolean;
  /** Whether a name may end as a printed word does. */
  readonly mayEnd: (text: string) => boolean;
}

/** Names behind which a unit of money may stand. */
const MONEY = /(?:资金|预算|额|数|款)$/u;
const TAIL = /^[*＊★]?(?:[(（](?:万?元?|盖章?|\d*分?)[)）]?分?)?[:：]?$/u;
const TAIL_END = /[*＊★(（万元盖章分)）:：\d]$/u;
/** With the points of a level. */
const LONGEST_TAIL = 16;
const CLOSED = /^[*＊★]?(?:[(（](?:万?元|盖章|\d+分?|限\d+字|\d+字以?内)[)）]分?)?[:：]?$/u;

export const printedNames = rememberOf((form: FormDefinition): Names => {
  const levels = levelNames(form);
  const firstLevels = new Set(levels.level1.map(normalizeLabel));
  const bare = levels.all.map((name) => name.replace(/指标$/u, '')).filter((name) => name.length > UNTANGLE.leastWhole);
  const bareLevels = new Set(levels.all.map((name) => name.replace(/指标$/u, '')));
  const { meanings } = vocabularyOf(form);
  const names = new Set([...meanings.keys(), ...[...levels.all, ...bare].map(normalizeLabel)]);
  const beginnings = new Set(flatMap([...names], (name) => Array.from(name, (_, i) => name.slice(0, i + 1))));
  const years = form.headings.filter((heading) => heading.includes('{year}')).map((heading) => heading.split('{year}'));
  const tail = (text: string, pattern: RegExp) => {
    if (!TAIL_END.test(text)) return false;
    for (let at = text.length; at > Math.max(1, text.length - LONGEST_TAIL); at--) {
      const [name, rest] = [text.slice(0, at), text.slice(at)];
      if (!names.has(name)) continue;
      return (
        pattern.test(rest) &&
        (!/元/u.test(rest) || MONEY.test(name)) &&
        (!/[\d分]/u.test(rest) || /字/u.test(rest) || firstLevels.has(name))
      );
    }
    return false;
  };
  const yearly = (text: string, whole: boolean) =>
    years.some(([before, after]) => {
      const found = /^(?:19|20)?\d{0,2}/u.exec(text.slice(before.length));
      if (!text.startsWith(before) || !found || !/^(?:1|19|2|20|(?:19|20)\d{1,2})$/u.test(found[0])) return false;
      const rest = text.slice(before.length + found[0].length);
      return found[0].length === 4 ? (whole ? rest === after : after.startsWith(rest)) : !whole && rest === '';
    });
  const firsts = firstUnits([...names, ...flatMap(years, ([before]) => (before === '' ? ['1', '2'] : [before]))]);
  const lasts = firstUnits([...names, ...years.map(([, after]) => after)].map((name) => name.slice(-1)));
  return {
    firsts,
    isBareLevel: (text) => bareLevels.has(text),
    mayEnd: (text) => {
      const unit = text.charCodeAt(text.length - 1);
      const isHan = unit >= 0x4e00 && unit <= 0x9fff;
      return !isHan || lasts.has(unit) || TAIL_END.test(text);
    },
    isHeading: (text) => means(meanings.get(text), 'heading'),
    isWhole: remember((text) => names.has(text) || tail(text, CLOSED) || yearly(text, true)),
    begins: remember((text) => beginnings.has(text) || tail(text, TAIL) || yearly(text, false)),
  };
});

/** The words of each line, of which the number of a page is one: `-- 1 of 3 --`. */
export function wordsOf(lines: readonly Line[]): Word[][] {
  return lines.map(({ text }, row) => {
    const line = text.trim();
    return /\s/u.test(line) && !isPageNumber(line)
      ? line.split(/\s+/u).map((word, at) => ({ text: word, row, at }))
      : [{ text: line, row, at: 0 }];
  });
}

/** Finds names over several lines: words that the next fitting words below make whole, then what makes a name longer. */
export function findTornNames(rows: readonly (readonly Word[])[], names: Names): TornName[] {
  const used = new Set<Word>();
  const found: TornName[] = [];
  const take = (torn: TornName | null) => {
    if (!torn) return;
    for (const word of torn.words) used.add(word);
    found.push(torn);
  };
  const whole = new Set<Word>();
  for (const row of rows)
    for (const word of row) {
      if (!mayBegin(word.text, names.firsts)) continue;
      const text = plain(word);
      if (names.isWhole(text)) whole.add(word);
      else if (!used.has(word) && names.begins(text)) take(complete([word], rows, names, used));
    }
  const wholes = rows.map((row) => row.filter((word) => whole.has(word) && mayGoOn(word)));
  if (whole.size > 0)
    for (const row of rows)
      for (const word of row)
        if (!used.has(word) && !whole.has(word)) take(longerAbove(word, wholes, rows, names, used));
  const own = found.filter((torn) => !isPair(torn, found, names));
  return own.sort(({ words: [a] }, { words: [b] }) => a.row - b.row || a.at - b.at);
}

/** 产出 above 质量: a level 1 and its level 2, not 产出质量, unless more names begin so (产出数量). */
function isPair({ words: [first, ...others] }: TornName, found: readonly TornName[], names: Names): boolean {
  if (!names.isBareLevel(plain(first)) || !names.isBareLevel(others.map(plain).join('').replace(/指标$/u, '')))
    return false;
  return found.filter(({ words: [other] }) => other.text === first.text).length === 1;
}

/** A short name, or one behind a colon, is no beginning of a longer one. */
function mayGoOn(word: Word): boolean {
  return plain(word).length >= UNTANGLE.leastWhole && !/[:：]$/u.test(word.text);
}

/** `项目资金` over `总额`: the nearest of the whole names that this word makes longer. */
function longerAbove(
  word: Word,
  wholes: readonly (readonly Word[])[],
  rows: readonly (readonly Word[])[],
  names: Names,
  used: ReadonlySet<Word>,
): TornName | null {
  if (word.text.length > UNTANGLE.longestPart || !/[^\d.]/u.test(word.text)) return null;
  const mayEnd = /^[(（]/u.test(word.text) || names.mayEnd(word.text);
  const text = plain(word);
  const near = flatten(wholes.slice(Math.max(0, word.row - UNTANGLE.reach), word.row).toReversed());
  // `（万元）` below a row that 项目资金 stands above, which is a heading; or both have a line for themselves
  const isAlone = (each: Word) => rows[each.row].length === 1;
  const isUnit = /^[(（]/u.test(word.text);
  const alone = isUnit && isAlone(word) ? near.filter(isAlone) : [];
  const heading = isUnit ? near.filter((each) => names.isHeading(plain(each))) : [];
  for (const above of new Set([...alone, ...heading, ...near])) {
    if (used.has(above)) continue;
    const words = [above, word];
    const longer = plain(above) + text;
    if (mayEnd && names.isWhole(longer)) return { text: words.map((part) => part.text).join(''), words };
    // two more lines
    const more = names.begins(longer) ? complete(words, rows, names, used) : null;
    if (more) return more;
  }
  return null;
}

export function plain({ text }: Word): string {
  return plainText(text);
}

const plainText = remember((text) => text.normalize('NFKC').replace(/[*★☆]/gu, '').replace(/:$/u, ''));

/** A number is no part of the points behind a level, but where it stands alone right under their first figure; those of a year stand so, too. */
function isFigure(next: Word, last: Word): boolean {
  if (!/^\d+$/u.test(next.text)) return false;
  const isUnder = next.row === last.row + 1 && next.at === 0 && last.at === 0;
  const first = isUnder ? /^[(（]?\d+$/u : /^\d+$/u;
  return last.text.length > 2 || next.text.length > 2 || !first.test(last.text);
}

/** `（元）` below 项目资金: the tail of a name between that is whole without it. */
function isTailOf(word: Word, between: readonly Word[], names: Names): boolean {
  if (!/^[(（]/u.test(word.text)) return false;
  return between.map(plain).some((name) => names.isWhole(name) && names.isWhole(name + plain(word)));
}

/** The longest name that begins with these words and goes on in lines below. */
function complete(
  words: readonly Word[],
  rows: readonly (readonly Word[])[],
  names: Names,
  used: ReadonlySet<Word>,
): TornName | null {
  const last = words[words.length - 1];
  const text = words.map(plain).join('');
  const ended = /[:：]$/u.test(last.text);
  const reach = last.text.length <= 2 ? UNTANGLE.reachUpright : UNTANGLE.reach;
  const below = ended ? [] : flatten(rows.slice(last.row + 1, last.row + reach + 1));
  // 满意度指标 before the cells of its row is no second line of a name whose first one stands alone, if another is
  const isOwn = (next: Word) => rows[last.row].length === 1 && rows[next.row].length > 1 && names.isWhole(plain(next));
  // 年度 above 实际完成情况 goes on with 总体 and 目标 further down, if these are there
  const isName = (next: Word) => next.text.length >= UNTANGLE.longestPart / 2 && names.isWhole(plain(next));
  const rank = (next: Word) => (isOwn(next) ? 2 : isName(next) ? 1 : 0);
  for (const next of below.toSorted((a, b) => rank(a) - rank(b))) {
    if (used.has(next) || next.text.length > UNTANGLE.longestPart || isFigure(next, last)) continue;
    if (isTailOf(next, flatten(rows.slice(last.row + 1, next.row)), names)) continue;
    const joined = text + plain(next);
    if (!names.begins(joined) && !names.isWhole(joined)) continue;
    const longer = complete([...words, next], rows, names, used);
    if (longer) return longer;
  }
  return words.length > 1 && names.isWhole(text) ? { text: words.map((word) => word.text).join(''), words } : null;
}
