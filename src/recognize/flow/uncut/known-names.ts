import type { FormDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { normalizeLabel } from '../../label.js';
import { fieldsIn, type LabelMeaning, means } from '../../label-meaning.js';
import { levelNames } from '../../levels.js';
import { UNCUT } from '../../tolerances.js';
import { beginning, byFirst, jointVocabulary, type Vocabulary } from '../vocabulary.js';

/** Names by their first character, longest first. */
type ByFirst = ReadonlyMap<string, readonly string[]>;

/** What forms print themselves, for looking it up in text whose cells run into each other. */
export interface KnownNames {
  readonly forms: readonly FormDefinition[];
  readonly vocabulary: Vocabulary;
  /** Level names as printed. */
  readonly levels: ByFirst;
  /** Those of the first level that say that they are one. */
  readonly level1: ReadonlySet<string>;
  /** Titles, and names of indicators that forms print themselves: nothing inside of them counts. */
  readonly whole: ByFirst;
  readonly titles: ReadonlySet<string>;
  /** What may stand down the side of a form. */
  readonly headings: readonly string[];
  /** Headings with a year: 2021年绩效目标. */
  readonly yearHeadings: RegExp;
}

const cache = new WeakMap<Vocabulary, KnownNames>();

export function knownNames(forms: readonly FormDefinition[]): KnownNames {
  const vocabulary = jointVocabulary(forms);
  let found = cache.get(vocabulary);
  if (!found) {
    found = gatherNames(forms, vocabulary);
    cache.set(vocabulary, found);
  }
  return found;
}

function gatherNames(forms: readonly FormDefinition[], vocabulary: Vocabulary): KnownNames {
  const levels = flatMap(forms, (form) => form.table?.levels ?? []);
  const names = flatMap(forms, (form) => levelNames(form).all);
  const bare = names.map((name) => name.replace(/指标$/u, '')).filter((name) => name.length >= UNCUT.leastName);
  const titles = flatMap(forms, (form) => form.titles.map(normalizeLabel));
  return {
    forms,
    vocabulary,
    levels: byFirst(new Set([...names, ...bare])),
    level1: new Set(flatMap(forms, (form) => levelNames(form).level1).filter((name) => /(?:指标|目标)$/u.test(name))),
    whole: byFirst(
      new Set([
        ...titles,
        ...flatMap(levels, ({ children }) =>
          flatMap(children, ({ level3 = [] }) => level3.map((name) => name.normalize('NFKC'))),
        ),
      ]),
    ),
    titles: new Set(titles),
    headings: flatMap([...vocabulary.meanings], ([name, meanings]) => (means(meanings, 'heading') ? [name] : [])),
    yearHeadings: yearHeadings(forms),
  };
}

function yearHeadings(forms: readonly FormDefinition[]): RegExp {
  const headings = new Set(flatMap(forms, (form) => form.headings.filter((heading) => heading.includes('{year}'))));
  const patterns = [...headings].map((heading) =>
    heading.replace(/[.*+?^$()|[\]\\]/gu, '\\$&').replace('{year}', '(?:19|20)\\d\\d'),
  );
  return new RegExp(`^(?:${patterns.join('|') || '(?!)'})`, 'u');
}

/** The longest of the names that the text has at this place. */
export function longestAt(text: string, at: number, names: ByFirst): string | null {
  return names.get(text[at])?.find((name) => text.startsWith(name, at)) ?? null;
}

const ORNAMENTS = /(?:[*＊★]|[(（](?:万?元|盖章|[A-C])[)）])*[:：]?/uy;

/** Points behind the name of a level: （50分）; not （1）, which begins a list of names. */
export const POINTS = /(?:(?![(（]1[)）](?!分))[(（]?\d[\d.-]*(?:[)）]分?|分[)）]?))?/uy;

export interface LabelHere {
  readonly end: number;
  readonly name: string;
  readonly meanings: readonly LabelMeaning[];
  /** A colon or a star stands behind it. */
  readonly marked: boolean;
}

/** The labels that the text may have at this place, longest first, ornaments included. */
export function labelsAt(text: string, at: number, vocabulary: Vocabulary): LabelHere[] {
  const labels: LabelHere[] = [];
  for (const name of beginning(text.slice(at, at + 2), vocabulary)) {
    if (!text.startsWith(name, at)) continue;
    ORNAMENTS.lastIndex = at + name.length;
    const end = at + name.length + ORNAMENTS.exec(text)![0].length;
    labels.push({ end, name, meanings: vocabulary.meanings.get(name)!, marked: /[:：*＊★]/u.test(text[end - 1]) });
  }
  return labels;
}

/** Longer than a unit, and no text. */
const BEHIND_NUMBER = /^\p{Script=Han}{2}[\p{Script=Han}：:]{2}[^，。；]*$/u;

/** `项目类别` before another word, or a number before a longer one: neither goes on in one cell. */
export function endsCell({ vocabulary }: KnownNames): (before: string, behind: string) => boolean {
  return (before, behind) => {
    if (/\d$/u.test(before)) return BEHIND_NUMBER.test(behind);
    const labels = labelsAt(before + behind, 0, vocabulary);
    return !/^[\p{P}\p{S}]/u.test(behind) && labels.length > 0 && labels[0].end === before.length;
  };
}

/** 项目名称 and the like: a form begins. */
export function namesForm({ meanings }: LabelHere): boolean {
  return fieldsIn(meanings).some(({ required }) => required);
}
