import { insertBefore } from '../../model/group.js';
import type { Level2Label, LevelRow, PrintedLevel, Printing } from './printed-level.js';
import { PLACE } from './tolerances.js';

/**
 * How an exporter prints merged labels; the habit that explains a table best is taken. A label of one row stands before it (inline), those
 * of several rows are drawn behind their cells, or all before the rows of the page.
 */
type Habit = 'inlineOrTrailing' | 'inlineOrLeading' | 'beforeRows' | 'centred' | 'scattered';
export const HABITS: readonly Habit[] = ['inlineOrTrailing', 'inlineOrLeading', 'beforeRows', 'centred', 'scattered'];

/** Labels in table order: as printed where their place tells it; those printed after their rows go by the form. */
export function orderLabels(labels: readonly Level2Label[], rows: number, habit: Habit): Level2Label[] {
  const isPlaced = ({ printed }: Level2Label) => (habit.startsWith('inline') ? printed.inline : printed.before < rows);
  const order = labels.filter(isPlaced).sort((a, b) => a.printed.before - b.printed.before);
  const trailing = labels.filter((label) => !isPlaced(label)).sort((a, b) => a.name.order - b.name.order);
  for (const label of trailing) insertBefore(order, label, (other) => other.name.order > label.name.order);
  return order;
}

/** Labels in the form's own order. */
export function inOwnOrder(labels: readonly Level2Label[]): Level2Label[] {
  return [...labels].sort((a, b) => a.name.order - b.name.order);
}

/** Labels as printed, and as the form has them where rows part labels of another order: those were moved. */
export function likelyOrders(
  printed: readonly Level2Label[],
  printing: Printing,
): { order: readonly Level2Label[]; cost: number }[] {
  const asPrinted = { order: printed, cost: PLACE.stepBack * stepsBack(printed) };
  return asPrinted.cost === 0 || printing !== 'blocks'
    ? [{ order: printed, cost: 0 }]
    : [{ order: inOwnOrder(printed), cost: 0 }, asPrinted];
}

/** How often a label stands behind one that follows it in the form's own order, with rows between them. */
function stepsBack(labels: readonly Level2Label[]): number {
  return labels.filter(({ name, printed }, k) => {
    const last = labels[k - 1];
    return last && name.order < last.name.order && printed.before !== last.printed.before;
  }).length;
}

/** How well rows fit the place where the label `k` is printed. */
export type PlaceScore = (k: number, from: number, to: number) => number;

/** How well rows fit the places of labels, by a habit of printing. */
export function labelPlaces(order: readonly Level2Label[], rows: number, habit: Habit): PlaceScore {
  const labels = order.map(({ printed }) => printed);
  switch (habit) {
    case 'inlineOrTrailing':
    case 'inlineOrLeading':
      return (k, from, to) => {
        const { inline, before } = labels[k];
        const missed = habit === 'inlineOrTrailing' ? to - before : before - from;
        if (!inline) return (to - from >= 2 ? 0 : PLACE.brokenHabit) + PLACE.missedRow * Math.max(0, missed);
        if (from !== before) return Math.max(PLACE.worst, PLACE.missedRow * Math.abs(from - before));
        return to === from + 1 ? 0 : PLACE.brokenHabit;
      };
    case 'beforeRows':
      return (k, from) => {
        const { before } = labels[k];
        return before >= rows ? PLACE.deferred : Math.max(PLACE.worst, PLACE.missedRow * Math.abs(from - before));
      };
    case 'centred':
      return (k, from, to) => offCentre(labels[k], from, to, PLACE.worst, PLACE.offCentre);
    case 'scattered':
      return (k, from, to) => offCentre(labels[k], from, to, PLACE.scattered.worst, PLACE.scattered.offCentre);
  }
}

/** … and a row behind a label on its line or in its block is of this label; one that stands alone has several rows. */
export function onSharedLines(place: PlaceScore, order: readonly Level2Label[], rows: readonly LevelRow[]): PlaceScore {
  const shared = order.map(({ printed: { before, inline, value } }) => {
    const { line = null, inBlock = false } = rows[before] ?? {};
    const isShared = (inline && inBlock) || (line !== null && value.pieces.some((piece) => piece.line === line));
    return isShared ? before : null;
  });
  const sharing = shared.filter((row) => row !== null).length;
  if (sharing === 0) return place;
  const joins = sharing >= Math.max(2, order.length / 3);
  const isAlone = order.map(({ printed }, k) => joins && shared[k] === null && printed.value.pieces.length === 1);
  return (k, from, to) => {
    const row = shared[k];
    const isOutside = row !== null && (row < from || row >= to);
    const single = isAlone[k] && to === from + 1 && rows[from].isOneLine === true;
    return place(k, from, to) + (isOutside ? PLACE.otherLine : single ? PLACE.alone : 0);
  };
}

function offCentre({ before }: PrintedLevel, from: number, to: number, worst: number, weight: number): number {
  const off = Math.abs((from + to) / 2 - before) - 0.5;
  return off <= 0 ? 0 : Math.max(worst, weight * off);
}
