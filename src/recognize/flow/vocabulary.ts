import { OTHER_LABELS } from '../../forms/other-labels.js';
import type { FormDefinition } from '../../model/form.js';
import { groupBy } from '../../model/group.js';
import { type FirstUnits, firstUnits, normalizeLabel, splitUnit } from '../label.js';
import { type LabelMeaning, sameMeaning } from '../label-meaning.js';
import { rememberOf } from '../remember.js';

/** All labels of one or more forms, by normalised text, with an index by first character for scanning. */
export interface Vocabulary {
  readonly meanings: ReadonlyMap<string, readonly LabelMeaning[]>;
  /** First character → labels that start with it, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
  readonly firsts: FirstUnits;
  readonly longest: number;
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

function buildVocabulary(forms: readonly FormDefinition[]): Vocabulary {
  const meanings = new Map<string, LabelMeaning[]>();
  const add = (label: string, meaning: LabelMeaning) => {
    for (const name of new Set([normalizeLabel(label), splitUnit(label).name])) {
      const known = meanings.get(name);
      if (!known) meanings.set(name, [meaning]);
      else if (!known.some((other) => sameMeaning(other, meaning))) known.push(meaning);
    }
  };
  for (const form of forms) addForm(form, add);
  for (const label of OTHER_LABELS) if (!meanings.has(normalizeLabel(label))) add(label, { kind: 'other' });
  const longest = Math.max(0, ...[...meanings.keys()].map((label) => label.length));
  return { meanings, byFirst: byFirst(meanings.keys()), firsts: firstUnits(meanings.keys()), longest };
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
  for (const heading of form.headings) if (!heading.includes('{year}')) add(heading, { kind: 'heading' });
  for (const { key, labels } of form.funds?.sources ?? [])
    for (const label of labels) addPart(label, { kind: 'fund', key });
  for (const { key, labels } of form.funds?.columns ?? [])
    for (const label of labels) add(label, { kind: 'fundColumn', key });
  for (const { key, labels } of form.table?.columns ?? [])
    for (const label of labels) add(label, { kind: 'column', key });
  for (const { key, labels } of form.table?.footers ?? [])
    for (const label of labels) add(label, { kind: 'footer', key });
}
