import { flatMap } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import type { RawValue } from '../../model/raw-form.js';
import type { Harvest } from './harvest.js';

/**
 * Two steps may read one cell that reaches from one part of a form into another. It belongs to the first of rows, funds and
 * values: a later value that shares a piece of it is dropped whole, and a label in a value is none. The rest stays unplaced.
 */
export function withoutDoubles(harvest: Harvest): Harvest {
  const owners = new Map<Piece, RawValue>();
  const wholeOf = new Map(flatMap([...harvest.cuts], ([whole, parts]) => parts.map((part) => [part, whole] as const)));
  const isWholeTaken = (piece: Piece) => owners.has(wholeOf.get(piece) ?? piece);
  const isTaken = (piece: Piece) =>
    isWholeTaken(piece) || (harvest.cuts.get(piece)?.some((part) => owners.has(part)) ?? false);

  const claim = (value: RawValue): boolean => {
    if (value.pieces.some((piece) => isTaken(piece) && owners.get(piece) !== value)) return false;
    for (const piece of value.pieces) owners.set(piece, value);
    return true;
  };
  const keep = (values: Readonly<Record<string, RawValue>>) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => claim(value)));

  const rows = harvest.rows.map((row) => keep(row as Record<string, RawValue>));
  const funds = flatMap(harvest.funds, (fund) =>
    claim(fund.source) ? [{ ...fund, values: keep(fund.values as Record<string, RawValue>) }] : [],
  );
  const values = keep(harvest.values);
  const labels = harvest.labels.filter((piece) => !owners.has(piece) && !isWholeTaken(piece));
  const cuts = new Map([...harvest.cuts].filter(([whole]) => !owners.has(whole)));
  return { ...harvest, rows, funds, values, labels, cuts };
}
