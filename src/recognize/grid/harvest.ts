import { flatMap } from '../../model/group.js';
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
    rows: flatMap(harvests, (harvest) => harvest.rows),
    funds: flatMap(harvests, (harvest) => harvest.funds),
    labels: [...new Set(flatMap(harvests, (harvest) => harvest.labels))],
    cuts: new Map(flatMap(harvests, (harvest) => [...harvest.cuts])),
    diagnostics: flatMap(harvests, (harvest) => harvest.diagnostics),
  };
}

/** All pieces that a harvest has put into values, rows, funds or labels. */
export function placedPieces(harvest: Harvest): Set<Piece> {
  const { values, rows, funds } = harvest;
  const all = [
    ...Object.values(values),
    ...flatMap(rows, (row) => Object.values(row)),
    ...flatMap(funds, (fund) => [fund.source, ...Object.values(fund.values)]),
  ];
  return new Set([...harvest.labels, ...flatMap(all, (value) => value?.pieces ?? [])]);
}
