/** Parts a sequence into runs: an item goes on with the run before it, or begins the next one. */
export function runsOf<T>(items: Iterable<T>, goesOn: (run: readonly T[], item: T) => boolean): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run && goesOn(run, item)) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** Items by what they have in common, in the order in which it first comes. */
export function groupBy<Key, T>(items: Iterable<T>, keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** How many of the items have what in common. */
export function countBy<Key, T>(items: Iterable<T>, keyOf: (item: T) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Puts an item into a list before the first other one that stands behind it. */
export function insertBefore<T>(list: T[], item: T, isBehind: (other: T, at: number) => boolean): void {
  const at = list.findIndex(isBehind);
  list.splice(at < 0 ? list.length : at, 0, item);
}

/** The items with the highest score. */
export function mostOf<T>(items: readonly T[], scoreOf: (item: T) => number): T[] {
  const scores = items.map(scoreOf);
  const most = Math.max(...scores);
  return items.filter((_, i) => scores[i] === most);
}

/** The number that this share of the others is below: of one half, the one in the middle. */
export function quantile(values: readonly number[], share: number): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)];
}

/** The whole numbers `from` … `to - 1`. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** What `list.flatMap(each)` gives: that of Node 20 looks each item up by its name, which takes longer than most of what it is used for. */
export function flatMap<T, Made>(
  list: readonly T[],
  each: (item: T, at: number, list: readonly T[]) => Made | readonly Made[],
): Made[] {
  const all: Made[] = [];
  for (let at = 0; at < list.length; at++) {
    const made = each(list[at], at, list);
    if (Array.isArray(made)) for (let i = 0; i < made.length; i++) all.push(made[i]);
    else all.push(made as Made);
  }
  return all;
}

/** What `lists.flat()` gives, for the same reason. */
export function flatten<T>(lists: readonly (readonly T[])[]): T[] {
  const all: T[] = [];
  for (const list of lists) for (let i = 0; i < list.length; i++) all.push(list[i]);
  return all;
}
