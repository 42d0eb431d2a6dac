import type { Diagnostic } from '../../../model/diagnostic.js';
import type { FieldDefinition } from '../../../model/form.js';
import type { Piece } from '../../../model/page.js';
import type { MoneyUnit, RawValue } from '../../../model/raw-form.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import type { LabelMeaning } from '../../label-meaning.js';
import type { GapMeaning } from '../gaps.js';
import { type Item, piecesOf, sureSections } from '../items.js';

/** A run of narrative lines and the sections that it may belong to, in printed order. */
export interface NarrativeRun {
  readonly sections: string[];
  readonly items: Item[];
  /** Where labels stand beside their texts: for each section the items beside its label's lines, or the borders (`3.5`) that they stand at. */
  readonly anchors?: readonly (readonly number[])[];
  /** Characters of a heading down the side that were taken off its lines. */
  readonly side?: readonly Piece[];
  /** The label of its second text was printed behind it. */
  readonly early?: boolean;
}

/** What the header of a form in a flow dump says. */
export interface HeaderReading {
  readonly values: Record<string, RawValue>;
  readonly labels: Piece[];
  readonly leftovers: Item[];
  readonly runs: NarrativeRun[];
  /** Sections that were printed and got no text yet, in order. */
  readonly openSections: string[];
  readonly diagnostics: Diagnostic[];
}

/** A label that waits for its value; `field` is null for a label of no field of ours. */
export interface OpenField {
  readonly field: FieldDefinition | null;
  readonly item: Item;
}

export interface Walk extends HeaderReading {
  readonly gaps: GapMeaning;
  readonly openFields: OpenField[];
  readonly seen: Set<string>;
  /** Sections that a label of their own is printed for: a word that may also be a heading (总体目标) is one then. */
  readonly named: ReadonlySet<string>;
  /** Texts that stand behind no label of theirs. */
  readonly stray: Item[];
  unit: MoneyUnit | undefined;
  /** `单位：万元` where it is printed apart from labels. */
  readonly unitLabels: Piece[];
  /** The last text that stands on the line of its label, and has no other line. */
  inline: {
    readonly field: FieldDefinition;
    readonly line: number;
    readonly label: Item;
    readonly value: readonly Item[];
  } | null;
  /** Lines above the label that is being read that belong to its value. */
  above: Item[];
  /** Nothing at the label after the texts that are being read waits for a value. */
  nextServed: boolean;
  readonly order: ReadonlyMap<Item, number>;
}

export function newWalk(items: readonly Item[], gaps: GapMeaning): Walk {
  return {
    gaps,
    values: {},
    labels: [],
    leftovers: [],
    runs: [],
    openFields: [],
    openSections: [],
    diagnostics: [],
    seen: new Set(),
    named: sureSections(items),
    stray: [],
    unit: undefined,
    unitLabels: [],
    nextServed: false,
    inline: null,
    above: [],
    order: new Map(items.map((item, i) => [item, i])),
  };
}

export function setValue(walk: Walk, { field, item }: OpenField, items: readonly Item[]): void {
  if (!field) {
    walk.leftovers.push(item, ...items);
    return;
  }
  walk.values[field.key] = toValue(items, item.unit ?? walk.unit);
}

/** The lines of one value. */
export function toValue(items: readonly Item[], unit: MoneyUnit | undefined): RawValue {
  const text = joinLines(items.map((item) => item.text));
  return { text, pieces: piecesOf(items), ...(unit && { unit }) };
}

export function openLabel(walk: Walk, item: Item): void {
  const meaning = chooseMeaning(walk, item.meanings!);
  if (meaning?.kind === 'other') {
    walk.openFields.push({ field: null, item });
    return;
  }
  walk.labels.push(...item.pieces);
  noteLabel(walk, item, meaning);
  if (meaning?.kind === 'section') walk.openSections.push(meaning.key);
  else if (meaning?.kind === 'field') walk.openFields.push({ field: meaning.field, item });
}

/** What is known once a label was read. */
export function noteLabel(walk: Walk, item: Item, meaning: LabelMeaning | null): void {
  if (meaning?.kind === 'section') walk.seen.add(meaning.key);
  else if (meaning?.kind === 'field') walk.seen.add(meaning.field.key);
  else if (item.unit && meaning?.kind !== 'other') walk.unit = item.unit;
}

/** 其他资金 under two totals is of the first that has not had it; a label served already, of no other meaning, is a heading. */
export function chooseMeaning(walk: Walk, meanings: readonly LabelMeaning[]): LabelMeaning | null {
  const free = meanings.filter((meaning) => {
    if (meaning.kind === 'field') return !walk.seen.has(meaning.field.key);
    if (meaning.kind === 'section')
      return !walk.seen.has(meaning.key) && (meanings.length === 1 || !walk.named.has(meaning.key));
    return meaning.kind === 'heading' || meaning.kind === 'other';
  });
  const under = free.find(
    (meaning) => meaning.kind !== 'field' || !meaning.field.under || walk.seen.has(meaning.field.under),
  );
  return under ?? free[0] ?? null;
}
