import type { Diagnostic } from './diagnostic.js';
import type { ColumnKey, FormDefinition, FundsColumn } from './form.js';
import { flatMap } from './group.js';
import type { Piece } from './page.js';

/** What the money of a form is counted in. */
export type MoneyUnit = '元' | '万元';

/** A value as printed, with the pieces it was rebuilt from. */
export interface RawValue {
  /** Wrapped lines rejoined; paragraphs separated by `\n`. Never empty. */
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Money only: the unit printed in the label, its heading or beside the value. */
  readonly unit?: MoneyUnit;
}

/** One indicator row. Rows under one merged cell share the same RawValue object. */
export type RawRow = Partial<Record<ColumnKey, RawValue>>;

/** One row of a money grid. */
export interface RawFund {
  readonly source: RawValue;
  readonly values: Partial<Record<FundsColumn, RawValue>>;
  readonly unit?: MoneyUnit;
}

/** A recognised form before its values are typed. Each piece stands in exactly one of values, rows, funds, labels, unplaced. */
export interface RawForm {
  readonly definition: FormDefinition;
  /** The printed title without year; null when the form prints none. */
  readonly title: string | null;
  readonly year: number | null;
  /** Field or section key → value, and of lists `tasks[0].name`. A key that is absent was blank or not printed. */
  readonly values: Readonly<Record<string, RawValue>>;
  readonly rows: readonly RawRow[];
  readonly funds: readonly RawFund[];
  /** Title, labels, headings, table header, page furniture inside the form. */
  readonly labels: readonly Piece[];
  readonly unplaced: readonly Piece[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What the recogniser says of a document. */
export interface Recognition {
  readonly forms: readonly RawForm[];
  /** Text of no recognised form. */
  readonly outside: readonly Piece[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The cells of a row's own: levels may stand in a merged cell, elsewhere. */
export function ownCells(row: RawRow): [ColumnKey, RawValue][] {
  const cells: [ColumnKey, RawValue][] = [];
  let key: ColumnKey;
  for (key in row) {
    const value = row[key];
    if (value && key !== 'level1' && key !== 'level2') cells.push([key, value]);
  }
  return cells;
}

/** Every value of a form once: rows under a merged cell share one. */
export function valuesOf(form: RawForm): RawValue[] {
  const found = new Set<RawValue | undefined>();
  const add = (values: Partial<Record<string, RawValue>>) => {
    for (const key in values) found.add(values[key]);
  };
  add(form.values);
  form.rows.forEach(add);
  for (const { source, values } of form.funds) {
    found.add(source);
    add(values);
  }
  found.delete(undefined);
  return [...found] as RawValue[];
}

/** All that a form holds: its labels, what fits nothing, and its values. */
export function piecesOf(form: RawForm): Piece[] {
  return [...new Set([...form.labels, ...form.unplaced, ...flatMap(valuesOf(form), ({ pieces }) => pieces)])];
}
