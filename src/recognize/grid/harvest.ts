import type { Piece } from '../../model/page.js';
import type { RawForm } from '../../model/raw-form.js';

/** What one step of the recogniser found in its part of a form. What no step names is unplaced. */
export interface Harvest extends Pick<RawForm, 'values' | 'rows' | 'funds' | 'labels' | 'diagnostics'> {
  /** Pieces that were cut in two, and their parts; a part that is no label and in no value is unplaced. */
  readonly cuts: ReadonlyMap<Piece, readonly Piece[]>;
}

export const NOTHING: Harvest = { values: {}, rows: [], funds: [], labels: [], cuts: new Map(), diagnostics: [] };

/** Puts harvests together; of a value found twice the first stands, and the text of the other stays unplaced. */
export function gather(harvests: readonly Harvest[]): Harvest {
  return {
    values: Object.assign({}, ...harvests.map((harvest) => harvest.values).reverse()),
    rows: harvests.flatMap((harvest) => harvest.rows),
    funds: harvests.flatMap((harvest) => harvest.funds),
    labels: [...new Set(harvests.flatMap((harvest) => harvest.labels))],
    cuts: new Map(harvests.flatMap((harvest) => [...harvest.cuts])),
    diagnostics: harvests.flatMap((harvest) => harvest.diagnostics),
  };
}

/** All pieces that a harvest has put into values, rows, funds or labels. */
export function placedPieces(harvest: Harvest): Set<Piece> {
  const { values, rows, funds } = harvest;
  const all = [
    ...Object.values(values),
    ...rows.flatMap((row) => Object.values(row)),
    ...funds.flatMap((fund) => [fund.source, ...Object.values(fund.values)]),
  ];
  return new Set([...harvest.labels, ...all.flatMap((value) => value?.pieces ?? [])]);
}
