import { rememberWith } from '../../model/remember.js';
import { isBlank } from '../../rebuild/is-blank.js';
import { leadLength } from '../label.js';
import { fieldsIn, type LabelMeaning, means, meansOnly } from '../label-meaning.js';
import { NUMBER_TAIL } from '../marks.js';
import { beginsChoice } from '../torn-texts.js';
import { endsAsUnit, valueMisfit } from './header/value-misfit.js';
import { beginning, type Vocabulary } from './vocabulary.js';

/** A label in a line: its characters `from` … `to - 1`, ornaments, unit and colon included. */
export interface FoundLabel {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly meanings: readonly LabelMeaning[];
}

/** What a label may be glued to: `4,310,000年度资金总额` (`2024年度目标` is one word). */
const AMOUNT = /^(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|0|[/／—－])$/u;
const BLANK = /\s/u;
const OF_AMOUNT = /[\d/／—－]/u;
const HAN_START = /^\p{Script=Han}/u;
/** What may stand between the characters of a label. */
const SKIPPED = /[\s*＊★☆\u200b-\u200d\ufeff\u00ad]/u;
const STARS = '*＊★☆';
/** What ends a label that says it is one. */
const MARKED = /[:：*＊★☆]/u;
const OPENING = /^\s*[(（]/u;
const PARENTHESIS = /^\s*[(（]([^()（）]{1,20})[)）]/u;
/** `年度目标 (1)新建服务点`: the first item of a list begins the text, and goes with no label. */
const LIST_ITEM = /^\s+[(（](?:\d{1,2}|[一二三四五六七八九十])[)）]\s*\p{Script=Han}/u;
const AFTER_LABEL = /^[\s*＊★☆]*[:：]?/u;
const NUMBER = /^\s*[\d,，]+(?:\.\d+)?\s*$/u;

/** Labels of a line: at its start, behind a wide gap or another value, or where a colon or star marks them. */
export const findLabels = rememberWith((text, vocabulary: Vocabulary): readonly FoundLabel[] => {
  // most lines are one word
  if (!BLANK.test(text) && !OF_AMOUNT.test(text.charAt(0))) {
    const label = labelAt(text, 0, vocabulary, false);
    if (!label || label.to === text.length) return label ? [label] : NO_LABELS;
  }
  const found: FoundLabel[] = [];
  let word = -1;
  let isAmount = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isHan = unit >= 0x4e00 && unit <= 0x9fff; // most characters are, and none of them is a blank
    if (!isHan && isBlank(unit)) {
      word = -1;
      continue;
    }
    const begins = word < 0 || (isAmount && isGlued(text, word, at));
    if (word < 0) {
      word = at;
      isAmount = OF_AMOUNT.test(text[at]);
    }
    // `项目概况*：立项依据*：`: right behind another label stands its value, or one with marks of its own
    const behind = found.at(-1)?.to === at;
    const label = begins || behind ? labelAt(text, at, vocabulary, found.length > 0) : null;
    if (!label || (behind && !MARKED.test(text[label.to - 1]))) {
      if (!isAmount) at = wordEnd(text, at) - 1;
      continue;
    }
    found.push(label);
    at = label.to - 1;
    if (isBlank(text.charCodeAt(at))) word = -1;
  }
  return found;
});

const NO_LABELS: readonly FoundLabel[] = [];
const NEXT_BLANK = /\s/gu;

/** Where the word ends that is about this place. */
function wordEnd(text: string, at: number): number {
  NEXT_BLANK.lastIndex = at;
  return NEXT_BLANK.test(text) ? NEXT_BLANK.lastIndex - 1 : text.length;
}

/** Whether Han begins at this place behind the amount that its word begins with. */
function isGlued(text: string, word: number, at: number): boolean {
  return OF_AMOUNT.test(text[at - 1]) && HAN_START.test(text.slice(at, at + 2)) && AMOUNT.test(text.slice(word, at));
}

const YEAR = /\d{4}/u;
/** As far as has to be looked to see what stands before a name. */
const LONGEST_LEAD = 12;

/** Forms put stars on either side of a label, and number their labels. */
function labelAt(text: string, from: number, vocabulary: Vocabulary, afterLabel: boolean): FoundLabel | null {
  let start = from;
  while (start < text.length && STARS.includes(text[start])) start++;
  for (let lead = 1, ofYear = false; lead > 0; start += lead) {
    for (const name of namesAt(text, start, vocabulary)) {
      const isOther = ofYear && (vocabulary.beside.has(name) || isPart(vocabulary.meanings.get(name)!));
      const end = isOther ? null : nameEnd(text, start, name);
      const to = end === null ? null : beforeStar(text, labelEnd(text, end), vocabulary);
      if (to === null) continue;
      const isLabel = isMarked(text, from, to, afterLabel) || isBetweenValues(text, from, to, name, vocabulary);
      if ((isLabel && !beginsText(text, to, name, vocabulary)) || isBeforeColumn(text, to, name, vocabulary))
        return { from, to, name, meanings: meaningsOf(vocabulary.meanings.get(name)!, text, to) };
    }
    lead = leadLength(text.slice(start, start + LONGEST_LEAD));
    ofYear ||= YEAR.test(text.slice(start, start + lead));
  }
  return null;
}

/** A part of a total, whose name has no year before it: `1980 其中：财政拨款` is the amount of the label beside it. */
function isPart(meanings: readonly LabelMeaning[]): boolean {
  return fieldsIn(meanings).some(({ under }) => under !== undefined);
}

/** `绩效目标 一级目标 二级目标`: two heads of columns head a table, whatever stands before them. */
function isBeforeColumn(text: string, to: number, name: string, vocabulary: Vocabulary): boolean {
  if (to === text.length || !means(vocabulary.meanings.get(name), 'column')) return false;
  const next = labelAt(text, to + text.slice(to).search(/\S/u), vocabulary, true);
  return next !== null && next.name !== name && means(next.meanings, 'column');
}

/** `实际完成 88 所学校食堂改造，…`: the words of a column's head begin a sentence, where blanks part Han from digits. */
function beginsText(text: string, to: number, name: string, { meanings }: Vocabulary): boolean {
  return !/[:：]/u.test(text[to - 1]) && meansOnly(meanings.get(name), 'column') && CLAUSE.test(text.slice(to));
}

const CLAUSE = /^\s\d.*[。；;，]/u;

const NEXT_STAR = /\s+[*＊★☆]+$/u;

/** `*项目名称 *项目类别`: a star behind a blank and right before another label is that one's. */
function beforeStar(text: string, to: number | null, vocabulary: Vocabulary): number | null {
  const star = to === null || to === text.length ? null : NEXT_STAR.exec(text.slice(0, to));
  return star && labelAt(text, to!, vocabulary, true) ? star.index : to;
}

/** The labels that may begin here: with the next two characters, unless blanks or stars part these. */
function namesAt(text: string, at: number, vocabulary: Vocabulary): readonly string[] {
  const first = plainAt(text, at);
  const names = vocabulary.byFirst.get(first);
  if (!names || SKIPPED.test(text.charAt(at + 1))) return names ?? [];
  return beginning(first + plainAt(text, at + 1), vocabulary);
}

/** `备注：1.其他资金…`: what has a colon and its text behind is a remark below the table and heads no column. */
function meaningsOf(meanings: readonly LabelMeaning[], text: string, to: number): readonly LabelMeaning[] {
  const isRemark = /[:：]/u.test(text[to - 1]) && text.slice(to).trim() !== '';
  return isRemark && meansOnly(meanings, 'column') ? OTHER : meanings;
}

const OTHER: readonly LabelMeaning[] = [{ kind: 'other' }];

/** Where the name that begins at `start` ends, blanks and stars aside; null where it is another one, or torn far: `绩效    总目标：`. */
function nameEnd(text: string, start: number, name: string): number | null {
  if (text.startsWith(name, start)) return start + name.length;
  let at = start + 1;
  let gaps = 0;
  let widest = 0;
  for (let i = 1; i < name.length; i++, at++) {
    const from = at;
    while (plainAt(text, at) !== name[i]) if (at >= text.length || !SKIPPED.test(text[at++])) return null;
    if (at > from) gaps++;
    widest = Math.max(widest, at - from);
  }
  return gaps === 1 && name.length > 2 && widest >= FAR_APART ? null : at;
}

const FAR_APART = 3;

/** A character as labels have it: full-width forms are the plain ones. */
function plainAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  return code >= 0xff00 && code <= 0xffef ? text[at].normalize('NFKC')[0] : (text[at] ?? '');
}

/** Where a label's ornaments, unit and colon end; null when more word follows, so that it is no label. */
function labelEnd(text: string, end: number): number | null {
  let to = end;
  const rest = text.slice(to);
  if (OPENING.test(rest) && !LIST_ITEM.test(rest)) {
    const inside = PARENTHESIS.exec(rest);
    if (!inside) return null;
    to += inside[0].length;
  }
  const tail = AFTER_LABEL.exec(text.slice(to))![0];
  if (tail === '' && to < text.length) return null;
  return to + tail.trimEnd().length;
}

/** `经常性项目 项目类别`: a short value and the next label on one line. */
const LONGEST_VALUE_BEFORE = 24;
/**
 * `省统计局 项目实施单位 省社会经济调查队`: the value of a label that was wrapped above, and the next label with its own, which
 * one more label may follow.
 */
function isBetweenValues(text: string, from: number, to: number, name: string, vocabulary: Vocabulary): boolean {
  if (name.length < SHORTEST_BETWEEN || from > LONGEST_NAME_BEFORE || SENTENCE.test(text)) return false;
  const [word, behind] = WORD_BEHIND.exec(text.slice(to)) ?? [];
  if (word === undefined || !BLANK.test(text[from - 1] ?? '')) return false;
  const next = to + word.length;
  if (next < text.length && !labelAt(text, next, vocabulary, true)) return false;
  const isSure = endsAsUnit(text.slice(0, from).trim()) || beginsChoice(behind);
  return vocabulary.meanings
    .get(name)!
    .every((each) => each.kind === 'field' && (isSure || valueMisfit(behind, each.field) === 0));
}

const WORD_BEHIND = /^\s+(\S+)\s*/u;
const SHORTEST_BETWEEN = 4;
const LONGEST_NAME_BEFORE = 40;
const SENTENCE = /[。；;，,]/u;

function isMarked(text: string, from: number, to: number, afterLabel: boolean): boolean {
  if (/[:：*＊★☆]$/u.test(text.slice(from, to))) return true;
  const before = text.slice(0, from);
  if (before.trim() === '' || /\s{2}$/u.test(before) || afterLabel) return true;
  if (NUMBER.test(before)) return true;
  return text.slice(to).trim() === '' && (NUMBER_TAIL.test(before) || before.length <= LONGEST_VALUE_BEFORE);
}
