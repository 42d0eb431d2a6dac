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
