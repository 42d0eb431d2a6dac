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
