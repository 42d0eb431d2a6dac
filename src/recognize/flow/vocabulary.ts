import { OTHER_LABELS } from '../../forms/other-labels.js';
import { wordingsOf } from '../../forms/wordings.js';
import type { FormDefinition } from '../../model/form.js';
import { flatMap, groupBy } from '../../model/group.js';
import { rememberOf } from '../../model/remember.js';
import { type FirstUnits, firstUnits, mayBegin, normalizeLabel, withoutUnit } from '../label.js';
import { type LabelMeaning, meansOnly, sameMeaning } from '../label-meaning.js';

/** All labels of one or more forms, by normalised text, with an index by first character for scanning. */
export interface Vocabulary {
  readonly meanings: ReadonlyMap<string, readonly LabelMeaning[]>;
  /** First character → labels that start with it, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
  /** The same by the first two: so many begin with 项目. Ask by `beginning`. */
  readonly byPair: ReadonlyMap<string, readonly string[]>;
  readonly firsts: FirstUnits;
  readonly longest: number;
  /** Names that stand beside the table where a year is before them: `2026年绩效目标`. */
  readonly beside: ReadonlySet<string>;
}

/** The labels of one form. */
export const vocabularyOf = rememberOf((form: FormDefinition) => buildVocabulary([form]));

/** The joint vocabularies that were asked for last. */
const joint: { readonly forms: readonly FormDefinition[]; readonly vocabulary: Vocabulary }[] = [];
const MOST_JOINT = 4;

/** The labels of several forms together; used only to find where forms are. The forms seldom change from document to document. */
export function jointVocabulary(forms: readonly FormDefinition[]): Vocabulary {
  const isSame = (others: readonly FormDefinition[]) =>
    others.length === forms.length && forms.every((form, i) => form === others[i]);
  const known = joint.find((each) => isSame(each.forms));
  if (known) return known.vocabulary;
  const vocabulary = buildVocabulary(forms);
  joint.unshift({ forms: [...forms], vocabulary });
  joint.splice(MOST_JOINT);
  return vocabulary;
}

/** Names by their first character, longest first. */
export function byFirst(names: Iterable<string>): Map<string, string[]> {
  const groups = groupBy(names, (name) => name[0]);
  for (const own of groups.values()) own.sort((a, b) => b.length - a.length);
  return groups;
}

/** Names by their first two characters, longest first; one of a single character stands with all that begin with it, too. */
function byPair(index: Vocabulary['byFirst']): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [first, names] of index) {
    const short = names.filter((name) => name.length === 1);
    for (const [pair, own] of groupBy(names, (name) => name.slice(0, 2)))
      groups.set(pair, pair === first ? short : [...own, ...short]);
  }
  return groups;
}

/** The labels that may stand where these two characters do, longest first. */
export function beginning(pair: string, { byPair: index }: Vocabulary): readonly string[] {
  return index.get(pair) ?? index.get(pair.charAt(0)) ?? NO_NAMES;
}

const NO_NAMES: readonly string[] = [];

function buildVocabulary(forms: readonly FormDefinition[]): Vocabulary {
  const meanings = new Map<string, LabelMeaning[]>();
  const addName = (name: string, meaning: LabelMeaning) => {
    const known = meanings.get(name);
    if (!known) meanings.set(name, [meaning]);
    else if (!known.some((other) => sameMeaning(other, meaning))) known.push(meaning);
  };
  const add = (label: string, meaning: LabelMeaning) => {
    const [whole, name] = [normalizeLabel(label), withoutUnit(label)];
    addName(whole, meaning);
    if (name !== whole) addName(name, meaning);
  };
  const addUnknown = (label: string, meaning: LabelMeaning) => {
    if (!meanings.has(normalizeLabel(label))) add(label, meaning);
  };
  for (const form of forms) addForm(form, add);
  addWordings(meanings, listLabels(forms));
  for (const heading of plainHeadings(forms)) addUnknown(OF_PROJECT + heading, { kind: 'heading' });
  for (const label of OTHER_LABELS) addUnknown(label, { kind: 'other' });
  const longest = Math.max(0, ...[...meanings.keys()].map((label) => label.length));
  const index = byFirst(meanings.keys());
  return {
    meanings,
    byFirst: index,
    byPair: byPair(index),
    firsts: firstUnits(meanings.keys()),
    longest,
    beside: besideTable(forms),
  };
}

/** Other wordings of the labels, but for those that two labels with other meanings have, or that another label begins with. */
function addWordings(meanings: Map<string, LabelMeaning[]>, others: ReadonlySet<string>): void {
  const alike = groupBy(meanings.keys(), (label) => label.slice(0, 2));
  const wordings = new Map<string, LabelMeaning[] | null>();
  for (const [label, own] of meanings)
    for (const wording of wordingsOf(label)) {
      const isOther = (name: string) => name.startsWith(wording) && !own.includes(meanings.get(name)![0]);
      if (meanings.has(wording) || others.has(wording) || alike.get(wording.slice(0, 2))?.some(isOther)) continue;
      const known = wordings.get(wording);
      wordings.set(wording, known === undefined || isSame(known, own) ? own : null);
    }
  for (const [wording, own] of wordings) if (own) meanings.set(wording, own);
}

/** What the columns of lists are called, which are looked for in their heads only. */
function listLabels(forms: readonly FormDefinition[]): ReadonlySet<string> {
  const lists = flatMap(forms, (form) => form.lists ?? []);
  const labels = flatMap(lists, ({ columns, totals = [] }) => [
    ...flatMap(columns, (column) => column.labels),
    ...totals,
  ]);
  return new Set(labels.map(withoutUnit));
}

function isSame(known: readonly LabelMeaning[] | null, own: readonly LabelMeaning[]): boolean {
  return known !== null && known.length === own.length && own.every((each, i) => sameMeaning(each, known[i]));
}

function besideTable(forms: readonly FormDefinition[]): Set<string> {
  const yearly = flatMap(forms, ({ headings }) => headings.filter((heading) => heading.startsWith('{year}')));
  return new Set(yearly.map((heading) => normalizeLabel(heading.replace(/^\{year\}年?/u, ''))));
}

/** The heading of a group is printed with or without 项目: `四、项目绩效指标`. */
const OF_PROJECT = '项目';

function plainHeadings(forms: readonly FormDefinition[]): string[] {
  return flatMap(forms, ({ headings }) => headings.filter((heading) => !heading.includes('{year}')));
}

/** A part of a total is printed with or without 其中. */
const OF_WHICH = '其中：';

function addForm(form: FormDefinition, add: (label: string, meaning: LabelMeaning) => void): void {
  const addPart = (label: string, meaning: LabelMeaning) => {
    add(label, meaning);
    if (!label.startsWith(OF_WHICH)) add(OF_WHICH + label, meaning);
  };
  for (const field of form.fields)
    for (const label of field.labels) (field.under ? addPart : add)(label, { kind: 'field', field });
  for (const { key, labels } of form.sections) for (const label of labels) add(label, { kind: 'section', key });
  for (const { key, headings } of form.sections)
    for (const label of headings ?? []) add(label, { kind: 'heading', section: key });
  for (const heading of plainHeadings([form])) add(heading, { kind: 'heading' });
  for (const { key, labels } of form.funds?.sources ?? [])
    for (const label of labels) addPart(label, { kind: 'fund', key });
  for (const { key, labels } of form.funds?.columns ?? [])
    for (const label of labels) add(label, { kind: 'fundColumn', key });
  for (const { key, labels } of form.table?.columns ?? [])
    for (const label of labels) add(label, { kind: 'column', key });
  for (const { key, labels } of form.table?.footers ?? [])
    for (const label of labels) add(label, { kind: 'footer', key });
}

const NONE: readonly LabelMeaning[] = [];

/** `项目概况（限200字）`: what a template asks for; `项目总体目标（2026年-2027年）`: the years of a goal. */
const HINT = /\((?:限\d+字|\d+字以?内|(?:19|20)\d\d年?[-~至—–](?:19|20)\d\d年?)\)$/u;

/** What a whole word means as a label of the form; nothing for any other word. */
export function meaningsOf(text: string, form: FormDefinition): readonly LabelMeaning[] {
  const { meanings, firsts } = vocabularyOf(form);
  return mayBegin(text, firsts) ? (meanings.get(withoutUnit(text).replace(HINT, '')) ?? NONE) : NONE;
}

/** Whether a word is a label of this kind and of no other. */
export function hasKind(text: string, kind: LabelMeaning['kind'], form: FormDefinition): boolean {
  return meansOnly(meaningsOf(text, form), kind);
}
