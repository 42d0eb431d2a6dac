import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import glob from 'fast-glob';
import { ratioTable, takeTurns } from './stats.mjs';
import { barePass, speed } from './text.mjs';

/** The fixtures' dumps, tool by tool, beside a bare pass over all of them: what costs much in one kind of dump is seen here. */
export async function benchDumps(root, rounds, { parseDeclaration }) {
  const paths = (await glob('fixtures/*/dumps/*.txt', { cwd: root, absolute: true })).toSorted();
  const byTool = new Map();
  for (const path of paths) {
    const tool = basename(path, '.txt');
    byTool.set(tool, [...(byTool.get(tool) ?? []), readFileSync(path)]);
  }
  const all = [...byTool.values()].flat();
  const bare = 'bare pass over all of them';
  const things = {
    [bare]: () => {
      for (const bytes of all) barePass(bytes);
    },
  };
  const note = {};
  for (const [tool, dumps] of byTool)
    things[`declparse, ${tool}`] = async () => {
      for (const bytes of dumps) await parseDeclaration(bytes);
    };
  const times = await takeTurns(things, Math.max(1, Math.round(rounds / 3)));
  for (const [tool, dumps] of byTool) {
    const size = dumps.reduce((sum, bytes) => sum + bytes.length, 0);
    note[`declparse, ${tool}`] = `${dumps.length} dumps, ${speed({ length: size }, times[`declparse, ${tool}`])}`;
  }
  return ratioTable('Dumps of the fixtures, by tool', times, note);
}
