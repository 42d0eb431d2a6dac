import { flatMap, runsOf } from '../model/group.js';
import type { Rule } from '../model/page.js';
import { LINE_GAP, MIN_EDGE, SAME_LINE, SNAP_COLUMNS, SNAP_ROWS, TOUCH } from './tolerances.js';

/** A stretch of a straight line: at this y (or x), from this x (or y) to that. */
export interface Edge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Drawn lines of a page or a table: `across` are horizontal, `down` vertical. */
export interface Edges {
  readonly across: readonly Edge[];
  readonly down: readonly Edge[];
}

/** Sorts rules by direction and rejoins the pieces of broken, dashed and cell-by-cell lines. */
export function edgesFromRules(rules: readonly Rule[]): Edges {
  const across: Edge[] = [];
  const down: Edge[] = [];
  for (const { x0, y0, x1, y1 } of rules) {
    const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
    if (width >= height) across.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    else down.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
  }
  return { across: longEnough(joinCollinear(across)), down: longEnough(joinCollinear(down)) };
}

function longEnough(edges: readonly Edge[]): Edge[] {
  return edges.filter(({ from, to }) => to - from >= MIN_EDGE);
}

/** Joins stretches of one line that overlap or nearly meet. */
function joinCollinear(edges: readonly Edge[]): Edge[] {
  return flatMap(clusters([...edges], SAME_LINE), (line) => joinStretches(line));
}

function joinStretches(line: readonly Edge[]): Edge[] {
  const sorted = [...line].sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number; weight: number; sum: number }[] = [];
  for (const { at, from, to } of sorted) {
    const weight = Math.max(to - from, 0.01);
    const last = joined[joined.length - 1];
    if (last && from <= last.to + LINE_GAP) {
      last.to = Math.max(last.to, to);
      last.weight += weight;
      last.sum += at * weight;
    } else joined.push({ from, to, weight, sum: at * weight });
  }
  return joined.map(({ from, to, weight, sum }) => ({ at: sum / weight, from, to }));
}

/** Groups edges whose places lie within `extent` of the first of their group. */
function clusters(edges: Edge[], extent: number): Edge[][] {
  edges.sort((a, b) => a.at - b.at);
  return runsOf(edges, ([first], edge) => edge.at - first!.at <= extent);
}

/** Splits the edges of a page into those that hang together: each part is one table, frame or underline. */
export function touchingEdges({ across, down }: Edges): Edges[] {
  const parent = Array.from({ length: across.length + down.length }, (_, i) => i);
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  const byPlace = across.map((edge, i) => ({ edge, i })).sort((a, b) => a.edge.at - b.edge.at);
  down.forEach((line, d) => {
    for (let k = firstAt(byPlace, line.from - TOUCH); k < byPlace.length; k++) {
      const { edge, i } = byPlace[k]!;
      if (edge.at > line.to + TOUCH) break;
      if (line.at >= edge.from - TOUCH && line.at <= edge.to + TOUCH) parent[find(i)] = find(across.length + d);
    }
  });
  const parts = new Map<number, { across: Edge[]; down: Edge[] }>();
  const partOf = (i: number) => {
    const root = find(i);
    if (!parts.has(root)) parts.set(root, { across: [], down: [] });
    return parts.get(root)!;
  };
  across.forEach((edge, i) => void partOf(i).across.push(edge));
  down.forEach((edge, d) => void partOf(across.length + d).down.push(edge));
  return [...parts.values()];
}

function firstAt(sorted: readonly { edge: Edge }[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.edge.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Moves parallel lines that are one border onto one place, and line ends onto the lines that they meet. */
export function snapEdges({ across, down }: Edges): Edges {
  const rows = snapPlaces(across, SNAP_ROWS);
  const columns = snapPlaces(down, SNAP_COLUMNS);
  return { across: snapEnds(rows, columns, SNAP_COLUMNS), down: snapEnds(columns, rows, SNAP_ROWS) };
}

function snapPlaces(edges: readonly Edge[], extent: number): Edge[] {
  return flatMap(clusters([...edges], extent), (group) => {
    const weight = group.reduce((sum, { from, to }) => sum + (to - from), 0);
    const at = group.reduce((sum, edge) => sum + edge.at * (edge.to - edge.from), 0) / weight;
    return joinStretches(group.map(({ from, to }) => ({ at, from, to }))).map(({ from, to }) => ({ at, from, to }));
  });
}

function snapEnds(edges: readonly Edge[], crossing: readonly Edge[], reach: number): Edge[] {
  const places = [...new Set(crossing.map(({ at }) => at))];
  const snap = (end: number) => nearest(places, end, reach) ?? end;
  return edges.map(({ at, from, to }) => ({ at, from: snap(from), to: snap(to) }));
}

function nearest(places: readonly number[], end: number, reach: number): number | undefined {
  const near = places.filter((at) => Math.abs(at - end) <= reach);
  return near.sort((a, b) => Math.abs(a - end) - Math.abs(b - end))[0];
}
