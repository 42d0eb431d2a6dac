import { FORMS } from '../../forms/index.js';
import { flatMap, runsOf } from '../../model/group.js';
import { findLevel, levelIndex } from '../levels.js';
import { type Chunk, together } from './chunks.js';
import type { HeadCell } from './guess.js';
import { labelLook } from './words.js';

export interface LevelPair {
  readonly level1: string | null;
  readonly level2: string | null;
}

const LONGEST_LEVEL = 14;

/** The level names below the head of a table in a dump: by their column, by the size of their block, else those that forms usually print. */
export function findLevels(
  body: readonly Chunk[],
  head: readonly HeadCell[],
  places: readonly Chunk[],
  columns: boolean,
): LevelPair[] {
  const levels = head.filter(({ key }) => key === 'level1' || key === 'level2').length;
  if (levels === 0) return [];
  const found = columns ? byColumn(body, head, places) : byBlock(body, levels, head.length - levels);
  return found.length > 0 ? found : byVocabulary(body);
}

function isName({ text }: Chunk): boolean {
  return text.length <= LONGEST_LEVEL && labelLook(text) >= 0;
}

/** In a dump that keeps columns: what stands under the head of a level. A level 2 goes to the level 1 that is nearest. */
function byColumn(body: readonly Chunk[], head: readonly HeadCell[], places: readonly Chunk[]): LevelPair[] {
  const under = (key: string) => {
    const place = places[head.findIndex((each) => each.key === key)];
    return place ? body.filter((chunk) => isName(chunk) && chunk.from < place.to && chunk.to > place.from) : [];
  };
  const [firsts, seconds] = [under('level1'), under('level2')];
  return flatMap(firsts, (first) => {
    const own = seconds.filter((second) => nearest(firsts, second) === first);
    return withChildren(first.text, own);
  });
}

function withChildren(level1: string, own: readonly { readonly text: string }[]): LevelPair[] {
  return own.length > 0 ? own.map(({ text }) => ({ level1, level2: text })) : [{ level1, level2: null }];
}

function nearest(firsts: readonly Chunk[], { row }: Chunk): Chunk {
  return firsts.reduce((best, each) => (Math.abs(each.row - row) < Math.abs(best.row - row) ? each : best));
}

/** With a cell a line: full blocks begin with their levels, shorter ones go on, a name alone is the next level. */
function byBlock(body: readonly Chunk[], levels: number, rest: number): LevelPair[] {
  const current: string[] = [];
  let pending: string[] = [];
  const found: LevelPair[] = [];
  for (const block of runsOf(body, ([first], chunk) => together(first, chunk, false))) {
    if (block.length === 1 && isName(block[0])) pending.push(block[0].text);
    const inline = block.length - rest;
    if (inline < 0 || inline > levels) continue;
    const names = [
      ...pending.slice(-(levels - inline) || pending.length),
      ...block.slice(0, inline).map((c) => c.text),
    ];
    if (names.some((name) => name.length > LONGEST_LEVEL)) continue;
    current.splice(levels - names.length, names.length, ...names);
    pending = [];
    if (current.length === levels) found.push({ level1: current[0], level2: current[1] ?? null });
  }
  return found;
}

/** Names of the built-in forms that stand in the dump, under the level 1 that the forms print them under. */
function byVocabulary(body: readonly Chunk[]): LevelPair[] {
  const found: LevelPair[] = [];
  for (const form of FORMS.filter(({ table }) => table !== null)) {
    const index = levelIndex(form);
    const printed = flatMap(body, ({ text }) => findLevel(text, index).map((name) => ({ text, name })));
    const firsts = printed.filter(({ name }) => name.level === 1);
    const pairs = flatMap(firsts, (first) => {
      const own = printed.filter(({ name }) => name.level === 2 && name.level1 === first.name.level1);
      return withChildren(first.text, own);
    });
    if (pairs.length > found.length) found.splice(0, found.length, ...pairs);
  }
  return found;
}
