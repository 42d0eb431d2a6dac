import type { ColumnKey, FieldDefinition, FundsColumn } from '../model/form.js';
import { flatMap } from '../model/group.js';

/** What a printed label can mean on a form. One printed word may mean several things (分值 heads two tables). */
export type LabelMeaning =
  | { readonly kind: 'field'; readonly field: FieldDefinition }
  | { readonly kind: 'section'; readonly key: string }
  /** Of a group; in a ruled table it may also be the label of a section. */
  | { readonly kind: 'heading'; readonly section?: string }
  | { readonly kind: 'column'; readonly key: ColumnKey }
  | { readonly kind: 'fund'; readonly key: string }
  | { readonly kind: 'fundColumn'; readonly key: FundsColumn }
  | { readonly kind: 'footer'; readonly key: string }
  /** A label of no field of ours. */
  | { readonly kind: 'other' };

/** Of a text; none where it is no label. */
type Meanings = readonly LabelMeaning[] | null | undefined;
type Kind = LabelMeaning['kind'];

/** Whether a text may be a label of one of these kinds. */
export function means(meanings: Meanings, ...kinds: readonly Kind[]): boolean {
  return meanings?.some(({ kind }) => kinds.includes(kind)) ?? false;
}

/** Whether a text is a label of one of these kinds and of no other. */
export function meansOnly(meanings: Meanings, ...kinds: readonly Kind[]): boolean {
  return meanings?.length ? meanings.every(({ kind }) => kinds.includes(kind)) : false;
}

/** The columns of the table that a text may head. */
export function columnsIn(meanings: Meanings): ColumnKey[] {
  return flatMap(meanings ?? [], (meaning) => (meaning.kind === 'column' ? [meaning.key] : []));
}

/** The column of the table that a text heads; null for any other text. */
export function columnIn(meanings: Meanings): ColumnKey | null {
  const meaning = meanings?.find(({ kind }) => kind === 'column');
  return meaning?.kind === 'column' ? meaning.key : null;
}

/** The column of the money grid that a text heads; null for any other text. */
export function fundColumnIn(meanings: Meanings): FundsColumn | null {
  const meaning = meanings?.find(({ kind }) => kind === 'fundColumn');
  return meaning?.kind === 'fundColumn' ? meaning.key : null;
}

/** The fields that a text may be the label of. */
export function fieldsIn(meanings: Meanings): FieldDefinition[] {
  return flatMap(meanings ?? [], (meaning) => (meaning.kind === 'field' ? [meaning.field] : []));
}

/** The sections that a text may be the label of. */
export function sectionsIn(meanings: Meanings): string[] {
  return flatMap(meanings ?? [], (meaning) => (meaning.kind === 'section' ? [meaning.key] : []));
}

/** Whether two labels mean the same. */
export function sameMeaning(a: LabelMeaning, b: LabelMeaning): boolean {
  return meaningId(a) === meaningId(b);
}

/** A stable name of a meaning, for comparing and counting. */
export function meaningId(meaning: LabelMeaning): string {
  return `${meaning.kind} ${keyOf(meaning)}`;
}

/** The key of what a label means; '' where it has none. */
export function keyOf(meaning: LabelMeaning): string {
  if (meaning.kind === 'heading' || meaning.kind === 'other') return '';
  return meaning.kind === 'field' ? meaning.field.key : meaning.key;
}
