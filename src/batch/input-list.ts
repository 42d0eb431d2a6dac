import { join } from 'node:path';
import { makeNames } from './name-list.js';
import { commonFolder, pathBelow } from './names.js';
import type { Input } from './types.js';

/** Inputs in their order. Of very many no objects are kept: each is made when it is asked for. */
export interface InputList extends Iterable<Input> {
  readonly length: number;
  readonly at: (place: number) => Input | undefined;
}

/** Stand for the folder of inputs that are named outright, and of what lies in none. */
const [NAMED, NOWHERE] = [-1, -2];

/** Takes inputs as they are found and makes a list of them. */
export function collectInputs() {
  const names = makeNames();
  const [roots, rootOf]: [string[], number[]] = [[], []];
  const failures = new Map<number, Input['failure']>();
  let common: string | null | undefined;
  const widen = (folder: string) => {
    if (common !== null) common = commonFolder(common === undefined ? [folder] : [common, folder]);
  };
  const inputAt = (index: number): string => {
    const root = roots[rootOf[index]!];
    return root === undefined ? names.at(index) : join(root, names.at(index));
  };
  const pathOf = (index: number, input: string): string => {
    const isNowhere = rootOf[index] === NOWHERE;
    return (isNowhere ? '' : pathBelow(common ?? null, input)) || input;
  };
  return {
    inputAt,
    count: names.count,
    /** A folder that is searched: its number. */
    addRoot: (folder: string): number => {
      widen(folder);
      return roots.push(folder) - 1;
    },
    /** A file below such a folder, by its path there. */
    addFound: (root: number, below: string): void => {
      names.add(below);
      rootOf.push(root);
    },
    /** @param folder the one that it is mirrored from; null for what lies in none: standard input */
    addNamed: (input: string, folder: string | null, failure?: Input['failure']): void => {
      if (folder !== null) widen(folder);
      if (failure) failures.set(names.count(), failure);
      names.add(input);
      rootOf.push(folder === null ? NOWHERE : NAMED);
    },
    /** The list, when everything is in it. */
    list: (): InputList =>
      listOf(names.count(), (index) => {
        const [input, failure] = [inputAt(index), failures.get(index)];
        return { input, path: pathOf(index, input), index, ...(failure && { failure }) };
      }),
  };
}

/** Those of a list that are wanted. */
export function chooseInputs(list: InputList, isWanted: (input: Input) => boolean): InputList {
  const places: number[] = [];
  let place = 0;
  for (const input of list) {
    if (isWanted(input)) places.push(place);
    place++;
  }
  return listOf(places.length, (index) => list.at(places[index]!)!);
}

function listOf(length: number, make: (place: number) => Input): InputList {
  return {
    length,
    at: (place) => (place < length ? make(place) : undefined),
    *[Symbol.iterator]() {
      for (let place = 0; place < length; place++) yield make(place);
    },
  };
}
