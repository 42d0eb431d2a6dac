import type { ColumnKey, FieldType } from '../../model/form.js';

/** A label that was found on a sample, and the value beside or below it. */
export interface Pair {
  /** As printed. */
  readonly label: string;
  /** Null where the form is blank. */
  readonly value: string | null;
  /** A long text, or the label of one. */
  readonly long: boolean;
  /** Stands beside another long text. */
  readonly beside: boolean;
  readonly type: FieldType;
  /** The label of the total that this amount is part of, where its own label stands under several. */
  readonly total: string | null;
}

/** A column of the indicator table of a sample. */
export interface HeadCell {
  readonly label: string;
  readonly key: ColumnKey;
  readonly type: FieldType;
}

/** A table of the form's own beside the indicators. */
export interface ListGuess {
  /** The label that runs down beside it. */
  readonly heading: string | null;
  /** Labels over several columns. */
  readonly groups: readonly string[];
  readonly columns: readonly { readonly label: string; readonly type: FieldType }[];
  readonly totals: readonly string[];
}

/** What a sample shows of its form. */
export interface Sample {
  readonly title: string | null;
  readonly pairs: readonly Pair[];
  /** Words that head a group. */
  readonly headings: readonly string[];
  readonly lists: readonly ListGuess[];
  readonly head: readonly HeadCell[];
  /** Footer labels: rows under the table with one number. */
  readonly footers: readonly string[];
}
