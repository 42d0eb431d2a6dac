import type { FormDefinition, Level1Definition, Level2Definition, TableDefinition } from '../model/form.js';
import { flatMap } from '../model/group.js';
import { rememberOf, rememberWith } from '../model/remember.js';
import { type FirstUnits, firstUnits, mayBegin, normalizeLevel } from './label.js';

/** A level name of a form with its place in the canonical order. */
export interface LevelName {
  readonly level: 1 | 2;
  readonly level1: Level1Definition;
  /** Null for a level 1. */
  readonly level2: Level2Definition | null;
  /** Position among all level-2 names; for a level 1 that of its first child. */
  readonly order: number;
}

export interface LevelIndex {
  readonly byName: ReadonlyMap<string, readonly LevelName[]>;
  readonly firsts: FirstUnits;
}

const NO_LEVELS: LevelIndex = { byName: new Map(), firsts: new Set() };

/** All level names of a form by normalised name (成本 may be both a level 1 and a level 2). */
export function levelIndex({ table }: FormDefinition): LevelIndex {
  return table ? indexOf(table) : NO_LEVELS;
}

const indexOf = rememberOf((table: TableDefinition): LevelIndex => {
  const index = new Map<string, LevelName[]>();
  const add = (names: readonly string[], entry: LevelName) => {
    for (const name of names) {
      const key = normalizeLevel(name);
      const list = index.get(key);
      if (!list) index.set(key, [entry]);
      else if (!list.some((other) => other.level === entry.level && other.level1 === entry.level1)) list.push(entry);
    }
  };
  let order = 0;
  for (const level1 of table.levels) {
    add([level1.name, ...(level1.aliases ?? [])], { level: 1, level1, level2: null, order });
    for (const level2 of level1.children) {
      add([level2.name, ...(level2.aliases ?? [])], { level: 2, level1, level2, order });
      order++;
    }
  }
  return { byName: index, firsts: firstUnits([...index.keys(), ...NUMERALS]) };
});

/** A level may be numbered. */
const NUMERALS = '0123456789一二三四五六七八九十';

const NO_NAMES: readonly LevelName[] = [];

/** Whether one of these names is that of a level 1. */
export function isNameOf(names: readonly LevelName[], level1: Level1Definition): boolean {
  return names.some((name) => name.level === 1 && name.level1 === level1);
}

/** What a printed text can mean as a level name; empty when it is none. */
export function findLevel(text: string, index: LevelIndex): readonly LevelName[] {
  return text.length > 40 || !mayBegin(text, index.firsts) ? NO_NAMES : lookUp(text, index);
}

const lookUp = rememberWith((text, { byName }: LevelIndex) => byName.get(normalizeLevel(text)) ?? NO_NAMES);

/** The names of a form's levels as it defines them, aliases too; `all` of both. */
export type LevelNames = Readonly<Record<'level1' | 'level2' | 'all', readonly string[]>>;

export const levelNames = rememberOf(({ table }: FormDefinition): LevelNames => {
  const levels = table?.levels ?? [];
  const level1 = flatMap(levels, namesOf);
  const level2 = flatMap(
    flatMap(levels, ({ children }) => children),
    namesOf,
  );
  return { level1, level2, all: [...level1, ...level2] };
});

function namesOf({ name, aliases = [] }: Pick<Level2Definition, 'name' | 'aliases'>): string[] {
  return [name, ...aliases];
}
