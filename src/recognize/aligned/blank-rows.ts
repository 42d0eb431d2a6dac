import { flatMap } from '../../model/group.js';
import type { LevelSpan, LevelSpans } from './level-spans.js';
import { type PlacedLabel, pitchOf, type RowPlace, type WordMisfit } from './span-costs.js';
import { SPAN } from './tolerances.js';

/** Rows of a table, with how many printed ones stand before each, and behind the last. */
export interface Table {
  readonly rows: readonly RowPlace[];
  readonly before: readonly number[];
}

/** The table without rows of labels alone. */
export function asPrinted(rows: readonly RowPlace[]): Table {
  return { rows, before: [...rows.keys(), rows.length] };
}

/** A level 2 that the unit left blank has the room of a row to itself. Null where there is none. */
export function withBlankRows(rows: readonly RowPlace[], seconds: readonly PlacedLabel[]): Table | null {
  const pitch = pitchOf(rows);
  const blanks = flatMap(seconds, ({ page, first, last }) => {
    const next = rows.findIndex((row) => row.page === page && row.last >= first);
    const [above, below] = [rows[next - 1], rows[next]];
    if (above?.page !== page || first - above.last < SPAN.ownRow * pitch || below.first - last < SPAN.ownRow * pitch)
      return [];
    return [{ next, place: { page, first, last, top: (above.last + first) / 2, bottom: (last + below.first) / 2 } }];
  });
  if (blanks.length === 0) return null;
  const all = flatMap(rows, (row, i) => [...blanks.filter(({ next }) => next === i).map(({ place }) => place), row]);
  const before = all.map((row) => rows.indexOf(row));
  for (let i = all.length - 1; i >= 0; i--) if (before[i] < 0) before[i] = before[i + 1];
  return { rows: all, before: [...before, rows.length] };
}

/** The words of a blank row speak for no label. */
export function ofPrinted(misfit: WordMisfit, { before }: Table): WordMisfit {
  return (row, level2) => (before[row] === before[row + 1] ? 0 : misfit(before[row], level2));
}

/** The same with the numbers that the printed rows have. */
export function withoutBlankRows(spans: LevelSpans, { before }: Table): LevelSpans {
  const printed = (level: readonly LevelSpan[]) =>
    level
      .map(({ label, from, to }) => ({ label, from: before[from], to: before[to] }))
      .filter(({ from, to }) => from < to);
  const numbers = (rows: ReadonlySet<number>) =>
    new Set([...rows].filter((row) => before[row] < before[row + 1]).map((row) => before[row]));
  return {
    ...{ level1: printed(spans.level1), level2: printed(spans.level2), cost: spans.cost },
    ...{ narrow1: numbers(spans.narrow1), narrow2: numbers(spans.narrow2) },
  };
}
