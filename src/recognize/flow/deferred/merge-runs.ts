import { flatMap } from '../../../model/group.js';
import { sameMeaning } from '../../label-meaning.js';
import { MERGE_BEAM } from './costs.js';
import type { PageRun } from './deferred-runs.js';
import { layOut, type Walk } from './merge-layout.js';
import { type Cell, type ShuffleContext, START, type State } from './state.js';
import { readCell } from './step.js';
import { leaveRow } from './table.js';

/** A cell in the place that it was given. */
export interface Placed {
  readonly cell: Cell;
  /** How it was read. */
  readonly state: State;
  /** How many simple words stand before it. */
  readonly after: number;
  /** How much worse the best merge is that places it elsewhere, and where that would be. */
  readonly margin: number;
  readonly rival: number;
}

export interface Merge {
  readonly placed: readonly Placed[];
  readonly cost: number;
}

interface Node {
  readonly i: number;
  readonly j: number;
  readonly state: State;
  cost: number;
  /** Cost of the best way from here to the end. */
  rest: number;
  edges: Edge[];
}

interface Edge {
  readonly from: Node;
  readonly to: Node;
  readonly cell: Cell;
  readonly cost: number;
}

/** Readings that have done the same number of words, and the cost of the best one. */
interface Layer {
  readonly nodes: Node[];
  /** The same by what tells them apart, as far as a number can. */
  readonly byHash: Map<number, Node[]>;
  lowest: number;
}

/**
 * Merges what was drawn at once and what was deferred into one reading order that keeps the order within each, page by
 * page: the cheapest walk over (simple words done, deferred words done, how the last cell was read), by beam search.
 */
export function mergeRuns(runs: readonly PageRun[], context: ShuffleContext): Merge | null {
  const walk = layOut(runs, context);
  return settle(followAll(walk, context), walk, context);
}

/** Readings that are kept, from the start on. */
function followAll(walk: Walk, context: ShuffleContext): Node[] {
  const layers: Layer[] = [];
  for (let t = walk.simple.length + walk.deferred.length; t >= 0; t--)
    layers.push({ nodes: [], byHash: new Map(), lowest: Number.POSITIVE_INFINITY });
  layers[0].nodes.push(makeNode(0, 0, START, 0));
  const kept: Node[] = [];
  for (const { nodes, byHash } of layers) {
    for (const node of best(nodes)) {
      kept.push(node);
      expand(node, walk, layers, context);
    }
    nodes.length = 0;
    byHash.clear();
  }
  return kept;
}

function makeNode(i: number, j: number, state: State, cost: number): Node {
  return { i, j, state, cost, rest: Number.POSITIVE_INFINITY, edges: [] };
}

/** The cost of reading the form in the order in which it was printed. */
export function printedCost(runs: readonly PageRun[], context: ShuffleContext): number {
  const inOrder = flatMap(runs, ({ simple, deferred }) => [
    { simple, deferred: [] },
    { simple: [], deferred },
  ]);
  const walk = layOut(inOrder, context);
  const ends = followAll(walk, context).filter((node) => isEnd(node, walk));
  return Math.min(...ends.map((node) => node.cost + leaveRow(node.state, context)));
}

/** The best readings, of which only a few have done the same words: else one good way through a table crowds out all others. */
function best(nodes: readonly Node[]): Node[] {
  const sorted = [...nodes].sort((a, b) => a.cost - b.cost);
  const limit = (sorted[0]?.cost ?? 0) + MERGE_BEAM.worse;
  const alike = new Map<number, number>();
  const kept: Node[] = [];
  for (const node of sorted) {
    if (node.cost > limit || kept.length === MERGE_BEAM.width) break;
    const count = alike.get(node.i) ?? 0;
    if (count === MERGE_BEAM.alike) continue;
    alike.set(node.i, count + 1);
    kept.push(node);
  }
  return kept;
}

function expand(node: Node, walk: Walk, layers: readonly Layer[], context: ShuffleContext): void {
  const { i, j } = node;
  if (i < walk.simple.length && j >= walk.deferredBefore[i]) follow(node, walk.simple[i], 0, layers, context);
  if (j >= walk.deferred.length || i < walk.simpleBefore[j]) return;
  for (const cell of walk.deferred[j]) {
    const order = cell.words[0].item.meanings ? walk.orderCost(cell.words[0], i) : 0;
    follow(node, cell, order, layers, context);
  }
}

/** Sums of costs in another order differ by less than this. */
const ROUNDING = 1e-9;

function follow(from: Node, cell: Cell, order: number, layers: readonly Layer[], context: ShuffleContext): void {
  const i = from.i + (cell.deferred ? 0 : 1);
  const j = from.j + (cell.deferred ? cell.words.length : 0);
  const layer = layers[i + j];
  const step = cell.deferred ? MERGE_BEAM.mostStep : Number.POSITIVE_INFINITY;
  const useful = layer.lowest + MERGE_BEAM.worse - from.cost - order + ROUNDING;
  for (const move of readCell(from.state, cell, context, Math.min(step, useful))) {
    if (move.cost > step) continue;
    const cost = move.cost + order;
    if (from.cost + cost > layer.lowest + MERGE_BEAM.worse) continue;
    layer.lowest = Math.min(layer.lowest, from.cost + cost);
    const to = nodeOf(layer, i, j, move.state, from.cost + cost);
    from.edges.push({ from, to, cell, cost });
    to.cost = Math.min(to.cost, from.cost + cost);
  }
}

/** The node of the layer with this state; a new one with this cost where there is none. */
function nodeOf({ nodes, byHash }: Layer, i: number, j: number, state: State, cost: number): Node {
  const hash = stateHash(i, state);
  const alike = byHash.get(hash);
  const known = alike?.find((node) => node.i === i && isSameState(node.state, state));
  if (known) return known;
  const node = makeNode(i, j, state, cost);
  nodes.push(node);
  if (alike) alike.push(node);
  else byHash.set(hash, [node]);
  return node;
}

function stateHash(i: number, { mode, count, level, name, deferred, anchored, weight, lost }: State): number {
  const place = Math.imul(i * 32 + count, 31) + mode.length + (deferred ? 8192 : 0) + (anchored ? 16384 : 0);
  const row = name.length + (name.length > 0 ? name.charCodeAt(0) + name.charCodeAt(name.length - 1) : 0);
  const points = (weight ?? 0) + (lost === null ? 0 : lost ? 64 : 128);
  return (Math.imul(place, 0x9e3779b1) + Math.imul(row + (level ? 4 * level.order + level.level : 0), 31) + points) | 0;
}

function isSameState(a: State, b: State): boolean {
  if (a.mode !== b.mode || a.count !== b.count || a.name !== b.name || a.target !== b.target) return false;
  if (a.deferred !== b.deferred || a.anchored !== b.anchored || a.weight !== b.weight || a.lost !== b.lost)
    return false;
  if (a.level !== b.level && (a.level?.level !== b.level?.level || a.level?.order !== b.level?.order)) return false;
  return a.open === b.open || (a.open !== null && b.open !== null && sameMeaning(a.open, b.open));
}

function isEnd({ i, j }: Node, walk: Walk): boolean {
  return i === walk.simple.length && j === walk.deferred.length;
}

/** Goes back over all kept readings and finds, for each deferred word, the best one that places it elsewhere. */
function settle(kept: readonly Node[], walk: Walk, context: ShuffleContext): Merge | null {
  for (let n = kept.length - 1; n >= 0; n--) {
    const node = kept[n];
    if (isEnd(node, walk)) node.rest = leaveRow(node.state, context);
    for (const edge of node.edges) node.rest = Math.min(node.rest, edge.cost + edge.to.rest);
  }
  const cost = kept[0].rest;
  if (!Number.isFinite(cost)) return null;
  const path = bestPath(kept[0]);
  const rivals = findRivals(kept, path, cost);
  return {
    cost,
    placed: path.map((edge): Placed => {
      const found = rivals.get(edge.from.j);
      const own = edge.cell.deferred && found ? found : { margin: Number.POSITIVE_INFINITY, rival: edge.to.i };
      return { cell: edge.cell, state: edge.to.state, after: edge.to.i, ...own };
    }),
  };
}

function bestPath(start: Node): Edge[] {
  const path: Edge[] = [];
  for (let node = start; node.edges.length > 0; ) {
    const next = node.edges.find((edge) => edge.cost + edge.to.rest <= node.rest + 1e-9);
    if (!next) break;
    path.push(next);
    node = next.to;
  }
  return path;
}

function findRivals(
  kept: readonly Node[],
  path: readonly Edge[],
  cost: number,
): Map<number, { margin: number; rival: number }> {
  const chosen = new Map<number, { readonly key: string; readonly start: number }>();
  for (const edge of path)
    for (let j = edge.from.j; j < edge.to.j; j++) chosen.set(j, { key: placeKey(edge), start: edge.from.j });
  const rivals = new Map<number, { margin: number; rival: number }>();
  for (const node of kept) {
    for (const edge of node.edges) {
      if (!edge.cell.deferred || !Number.isFinite(edge.to.rest)) continue;
      const margin = node.cost + edge.cost + edge.to.rest - cost;
      const key = placeKey(edge);
      for (let j = edge.from.j; j < edge.to.j; j++) {
        const own = chosen.get(j);
        if (own && own.key !== key && margin < (rivals.get(own.start)?.margin ?? Number.POSITIVE_INFINITY))
          rivals.set(own.start, { margin, rival: edge.to.i });
      }
    }
  }
  return rivals;
}

/** What is told apart as another place: lines of long texts are cut elsewhere, by what they say. */
function placeKey({ from, to, cell }: Edge): string {
  if (to.state.mode === 'text') return 'text';
  return `${to.i}/${from.j}/${cell.words.length}/${to.state.mode}/${to.state.mode === 'row' ? to.state.count : 0}`;
}
