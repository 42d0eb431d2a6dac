import { meaningId } from '../vocabulary.js';
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
  readonly nodes: Map<string, Node>;
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
    layers.push({ nodes: new Map(), lowest: Number.POSITIVE_INFINITY });
  layers[0].nodes.set('', makeNode(0, 0, START, 0));
  const kept: Node[] = [];
  for (const { nodes } of layers) {
    for (const node of best([...nodes.values()])) {
      kept.push(node);
      expand(node, walk, layers, context);
    }
    nodes.clear();
  }
  return kept;
}

function makeNode(i: number, j: number, state: State, cost: number): Node {
  return { i, j, state, cost, rest: Number.POSITIVE_INFINITY, edges: [] };
}

/** The cost of reading the form in the order in which it was printed. */
export function printedCost(runs: readonly PageRun[], context: ShuffleContext): number {
  const inOrder = runs.flatMap(({ simple, deferred }) => [
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

function follow(from: Node, cell: Cell, order: number, layers: readonly Layer[], context: ShuffleContext): void {
  const i = from.i + (cell.deferred ? 0 : 1);
  const j = from.j + (cell.deferred ? cell.words.length : 0);
  const layer = layers[i + j];
  for (const move of readCell(from.state, cell, context)) {
    if (move.cost > MERGE_BEAM.mostStep && cell.deferred) continue;
    const cost = move.cost + order;
    if (from.cost + cost > layer.lowest + MERGE_BEAM.worse) continue;
    layer.lowest = Math.min(layer.lowest, from.cost + cost);
    const key = `${i}/${stateKey(move.state)}`;
    const known = layer.nodes.get(key);
    const to = known ?? makeNode(i, j, move.state, from.cost + cost);
    if (!known) layer.nodes.set(key, to);
    from.edges.push({ from, to, cell, cost });
    to.cost = Math.min(to.cost, from.cost + cost);
  }
}

function stateKey({ mode, count, open, level, name, target, deferred, anchored, weight, lost }: State): string {
  const label = open ? meaningId(open) : '';
  const levelKey = level ? `${level.level}.${level.order}` : '';
  return `${mode}/${count}/${label}/${levelKey}/${name}/${target}/${deferred ? 1 : 0}${anchored ? 1 : 0}/${weight}/${lost}`;
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
  const chosen = new Map<number, string>();
  const starts = new Map<number, number>();
  for (const edge of path) {
    if (!edge.cell.deferred) continue;
    for (let j = edge.from.j; j < edge.to.j; j++) {
      chosen.set(j, placeKey(edge));
      starts.set(j, edge.from.j);
    }
  }
  const rivals = new Map<number, { margin: number; rival: number }>();
  for (const node of kept) {
    for (const edge of node.edges) {
      if (!edge.cell.deferred || !Number.isFinite(edge.to.rest)) continue;
      const margin = node.cost + edge.cost + edge.to.rest - cost;
      const key = placeKey(edge);
      for (let j = edge.from.j; j < edge.to.j; j++) {
        const start = starts.get(j)!;
        if (chosen.get(j) !== key && margin < (rivals.get(start)?.margin ?? Number.POSITIVE_INFINITY))
          rivals.set(start, { margin, rival: edge.to.i });
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
