import { LEVEL_KINDS, type LevelKind } from './level-kinds.js';
import { LEVEL_WEIGHTS } from './level-weights.js';
import { rowPieces } from './row-pieces.js';

/** For each piece where its letters stand, made when they are first asked for. */
let table: ReadonlyMap<string, number> | null = null;

function readTable(): Map<string, number> {
  const places = new Map<string, number>();
  let from = 0;
  for (const entry of LEVEL_WEIGHTS.pieces.split(/[ \n]/u)) {
    const length = entry.length - LEVEL_KINDS.length;
    if (length > 0) places.set(entry.slice(0, length), from + length);
    from += entry.length + 1;
  }
  return places;
}

/** How much a row's name and target speak for each kind of level 2, in log-odds. */
export function learnedFit(name: string, target: string): ReadonlyMap<LevelKind, number> {
  table ??= readTable();
  const { pieces, zero, step } = LEVEL_WEIGHTS;
  const sums = LEVEL_KINDS.map(() => 0);
  for (const piece of rowPieces(name, target)) {
    const place = table.get(piece);
    if (place === undefined) continue;
    for (let kind = 0; kind < sums.length; kind++) sums[kind] += pieces.charCodeAt(place + kind) - zero.charCodeAt(0);
  }
  return new Map(LEVEL_KINDS.map((kind, k) => [kind, step * sums[k]]));
}
