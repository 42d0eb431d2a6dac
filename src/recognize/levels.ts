import type { FormDefinition, Level1Definition, Level2Definition, TableDefinition } from '../model/form.js';
import { type FirstUnits, firstUnits, mayBegin, normalizeLevel } from './label.js';
import { rememberWith } from './remember.js';

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

const cache = new WeakMap<TableDefinition, LevelIndex>();

/** All level names of a form by normalised name (成本 may be both a level 1 and a level 2). */
export function levelIndex(form: FormDefinition): LevelIndex {
  const table = form.table;
  if (!table) return NO_LEVELS;
  let index = cache.get(table);
  if (!index) {
    index = buildIndex(table);
    cache.set(table, index);
  }
  return index;
}

function buildIndex(table: TableDefinition): LevelIndex {
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
  return { byName: index, firsts: firstUnits(index.keys()) };
}

const NO_NAMES: readonly LevelName[] = [];

/** What a printed text can mean as a level name; empty when it is none. */
export function findLevel(text: string, index: LevelIndex): readonly LevelName[] {
  return text.length > 40 || !mayBegin(text, index.firsts) ? NO_NAMES : lookUp(text, index);
}

const lookUp = rememberWith((text, { byName }: LevelIndex) => byName.get(normalizeLevel(text)) ?? NO_NAMES);

/** The names of a form's levels as it defines them, aliases too; `all` of both. */
export type LevelNames = Readonly<Record<'level1' | 'level2' | 'all', readonly string[]>>;

const namesOfForms = new WeakMap<FormDefinition, LevelNames>();

export function levelNames(form: FormDefinition): LevelNames {
  let names = namesOfForms.get(form);
  if (!names) {
    const levels = form.table?.levels ?? [];
    const level1 = levels.flatMap(namesOf);
    const level2 = levels.flatMap(({ children }) => children).flatMap(namesOf);
    names = { level1, level2, all: [...level1, ...level2] };
    namesOfForms.set(form, names);
  }
  return names;
}

function namesOf({ name, aliases = [] }: Pick<Level2Definition, 'name' | 'aliases'>): string[] {
  return [name, ...aliases];
}
