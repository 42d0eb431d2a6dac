import type { Piece } from '../model/page.js';
import type { RawForm, RawValue } from '../model/raw-form.js';
import { rememberOf } from '../model/remember.js';

/** The boxes that stood in for places on a page are no evidence: a dump has none. */
export function withoutBox(piece: Piece): Piece {
  return { ...piece, box: null };
}

/** The form with every piece replaced. Values that rows share stay shared. */
export function mapPieces(form: RawForm, change: (piece: Piece) => Piece): RawForm {
  const value = rememberOf((raw: RawValue): RawValue => ({ ...raw, pieces: raw.pieces.map(change) }));
  const record = <T extends object>(values: T): T =>
    Object.fromEntries(Object.entries(values).map(([key, raw]) => [key, value(raw as RawValue)])) as T;
  return {
    ...form,
    values: record(form.values),
    rows: form.rows.map(record),
    funds: form.funds.map((fund) => ({ ...fund, source: value(fund.source), values: record(fund.values) })),
    labels: form.labels.map(change),
    unplaced: form.unplaced.map(change),
  };
}
