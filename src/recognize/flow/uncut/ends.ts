/** What was printed before a character: the end of a line, a blank, one by chance, or the end of a cell or of a line in it. */
export type End = 'line' | 'blank' | 'chance' | 'cell';

export type Ends = ReadonlyMap<number, End>;

/** Whether an end stands here that is not one by chance. */
export function isPrinted(ends: Ends, at: number): boolean {
  const end = ends.get(at);
  return end !== undefined && end !== 'chance';
}

/** What stands around this place between two printed ends. */
export function wordAt(run: string, at: number, ends: Ends): string {
  let [from, to] = [at, at];
  while (from > 0 && !ends.has(from)) from--;
  while (to < run.length && !ends.has(to)) to++;
  return run.slice(from, to);
}
