import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ratioTable, takeTurns } from './stats.mjs';

const FEW = 10;
const MANY = 1000;

/** Text dumps in this process: copies of the seed's seven projects with changed names, beside a bare pass over the bytes. */
export async function benchText(root, rounds, { parseDeclaration }) {
  const seed = readFileSync(join(root, 'fixtures', 'shanghai-2020', 'source.txt'), 'utf8');
  const { projects } = await parseDeclaration(Buffer.from(seed));
  const names = projects.map((project) => project.projectName);
  const few = copies(seed, names, Math.round(FEW / names.length));
  const many = copies(seed, names, Math.round(MANY / names.length));
  const parsed = new Map();
  const parse = async (bytes) => parsed.set(bytes, (await parseDeclaration(bytes)).projects.length);
  const small = await takeTurns({ bare: () => barePass(few), ours: () => parse(few) }, rounds * 3);
  const large = await takeTurns(
    { bare: () => barePass(many), ours: () => parse(many) },
    Math.max(1, Math.round(rounds / 10)),
  );
  const each = (times, bytes) =>
    `${(times.median / parsed.get(bytes)).toFixed(2)} ms a project, ${speed(bytes, times)}`;
  const times = {
    'bare pass (decode, split, count)': large.bare,
    [`declparse, ${parsed.get(many)} projects`]: large.ours,
    [`declparse, ${parsed.get(few)} projects`]: small.ours,
  };
  const perProject = large.ours.median / parsed.get(many) / (small.ours.median / parsed.get(few));
  return [
    ratioTable('Text dump', times, {
      'bare pass (decode, split, count)': speed(many, large.bare),
      [`declparse, ${parsed.get(many)} projects`]: each(large.ours, many),
      [`declparse, ${parsed.get(few)} projects`]: each(small.ours, few),
    }),
    `Time per project, many over few: ${perProject.toFixed(2)} (1 is linear).\n`,
  ].join('\n');
}

/** The seed again and again, each time with other project names. */
function copies(seed, names, count) {
  const copy = (_, i) => names.reduce((text, name) => text.replaceAll(name, `${name}${i + 1}`), seed);
  return Buffer.from(Array.from({ length: count }, copy).join('\n'));
}

/** The least that any reader of the bytes does. */
export function barePass(bytes) {
  let characters = 0;
  for (const line of new TextDecoder().decode(bytes).split('\n')) characters += line.replace(/\s/gu, '').length;
  return characters;
}

/** How much is read in a second. */
export function speed(bytes, { median }) {
  return `${(bytes.length / 1e6 / (median / 1000)).toFixed(2)} MB/s`;
}
