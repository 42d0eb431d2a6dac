import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { rememberOf, rememberWith } from '../../model/remember.js';
import { type FirstUnits, mayBegin, normalizeLabel, normalizeLevel, unitsBehind, withoutUnit } from '../label.js';
import { means } from '../label-meaning.js';
import { findLevel, type LevelIndex, levelIndex } from '../levels.js';
import { type Vocabulary, vocabularyOf } from './vocabulary.js';

/** A label or level name whose lines were printed with another cell between them, and what stood there. */
export interface TornCell {
  readonly name: string;
  /** Its parts, each with the line that it stands on. */
  readonly parts: readonly { readonly line: Line; readonly text: string }[];
  /** The other cells, in printed order. */
  readonly between: readonly Line[];
  /** Lines that the torn cell and what is between take. */
  readonly lines: number;
}

/** What printed words are looked up in. */
export interface Names {
  readonly vocabulary: Vocabulary;
  readonly levels: LevelIndex;
  /** Headings that may stand down the side of a form. */
  readonly sides: readonly string[];
}

/** The names of a form. */
export const namesOf = rememberOf((form: FormDefinition): Names => {
  const vocabulary = vocabularyOf(form);
  const sides = flatMap([...vocabulary.meanings], ([name, meanings]) => (means(meanings, 'heading') ? [name] : []));
  return { vocabulary, levels: levelIndex(form), sides };
});

/** A part of a torn level is no longer than this, one of a label no longer than that. */
export const LONGEST_PART = { level: 9, label: 14 };
const MOST_LINES = 6;
/** Cells of one row, or lines of the text beside. */
const MOST_BETWEEN = 3;

/**
 * `可持续影响指` / `管护责任书签订率` / `标`, or `项目资金 732722.72` / `总额`: an extractor that prints by height puts a cell of
 * one line between the lines of the wrapped label that it stands beside. Only words that together are a known name count.
 */
export function tornCell(lines: readonly Line[], at: number, names: Names): TornCell | null {
  if (!mayBeginName(lines[at].text.trimStart(), names)) return null;
  const first = headOf(lines[at].text);
  if (!isPart(first.head) || !beginsName(first.head, names)) return null;
  let joined = first.head;
  const parts = [{ line: lines[at], text: first.head }];
  const between = first.rest === '' ? [] : [{ ...lines[at], text: first.rest }];
  for (let next = at + 1; next < lines.length && next < at + MOST_LINES; next++) {
    const line = lines[next];
    if (line.blankBefore > 0 || line.page !== lines[at].page) return null;
    const { head, rest } = headOf(line.text);
    const ofOther = parts.at(-1)!.line !== lines[next - 1] && endsNameAbove(lines, next, names);
    if (isPart(head) && !ofOther && (isName(joined + head, names) || beginsName(joined + head, names))) {
      joined += head;
      parts.push({ line, text: head });
      if (rest !== '') between.push({ ...line, text: rest });
      if (isName(joined, names))
        return between.length > 0 ? { name: joined, parts, between, lines: next - at + 1 } : null;
    } else if (between.length < MOST_BETWEEN) between.push({ ...line, text: line.text });
    else return null;
  }
  return null;
}

/** The rest of a name, or points, that directly follow the word that they go on with: of that, and not of one further up. */
export function endsNameAbove(lines: readonly Line[], at: number, names: Names): boolean {
  const [above] = LAST_WORD.exec(lines[at - 1].text.trimEnd()) ?? [];
  return above !== undefined && isName(above + headOf(lines[at].text).head, names);
}

const LAST_WORD = /\S{2,}$/u;

export function headOf(text: string): { head: string; rest: string } {
  const trimmed = text.trim();
  const end = trimmed.search(/\s/u);
  return end < 0 ? { head: trimmed, rest: '' } : { head: trimmed.slice(0, end), rest: trimmed.slice(end).trimStart() };
}

function isPart(text: string): boolean {
  return text !== '' && text.length <= LONGEST_PART.label;
}

/** Fewer characters may be those of a label down a side, whose lines are parted like cells. */
const SHORTEST_LINE = 4;

/** The two lines are those of one name, and the first is none itself. */
export function isTornName(above: string, below: string, names: Names): boolean {
  return (
    above.length >= SHORTEST_LINE &&
    isPart(above) &&
    isPart(below) &&
    beginsName(above, names) &&
    isName(above + below, names)
  );
}

/** Points stand behind the level that they follow directly. */
export const POINTS_ALONE = /^[(（]\s*\d+\s*分\s*[)）]$/u;

export function mayBeginName(text: string, { vocabulary, levels }: Names): boolean {
  return mayBegin(text, vocabulary.firsts) || mayBegin(text, levels.firsts);
}

/** A whole name that is more than its first part: a longer one must not begin with it. */
export const isName = rememberWith((text, { vocabulary, levels }: Names): boolean => {
  const { meanings } = vocabulary;
  return meanings.has(normalizeLabel(text)) || meanings.has(withoutUnit(text)) || isLevel(text, levels);
});

function isLevel(text: string, levels: LevelIndex): boolean {
  return /(?:指标|[(（][^()（）]*[)）]分?|\d分)$/u.test(text) && findLevel(text, levels).length > 0;
}

/** What a name that begins with this text goes on with: most other texts begin with something else. */
export const goesOnWith = rememberWith(
  (text, { vocabulary, levels }: Names): FirstUnits =>
    unitsBehind(text, [...(vocabulary.byFirst.get(normalizeLabel(text)[0]) ?? []), ...levels.byName.keys()]),
);

/** The text is the beginning of a name and no name itself. */
export const beginsName = rememberWith((text, names: Names): boolean => {
  if (isName(text, names)) return false;
  const label = normalizeLabel(text);
  if (
    (names.vocabulary.byFirst.get(label[0]) ?? []).some((name) => name.length > label.length && name.startsWith(label))
  )
    return true;
  const level = normalizeLevel(text).replace(/指$/u, '');
  return (
    level.length > 1 &&
    level.length <= LONGEST_PART.level &&
    [...names.levels.byName.keys()].some((name) => name.startsWith(level))
  );
});
