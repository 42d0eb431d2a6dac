import type { FormDefinition } from '../../model/form.js';
import { checkShape } from './check-shape.js';
import type { FormProblem, Path } from './problem.js';

/** Stands in for what is missing; no key, label or name of a form reads like this. */
const STAND_IN = 'standinformistake';
/** A value that is taken out may turn out to be one that has to be there: then a second round puts a stand-in. */
const ROUNDS = 3;

type Tree = Record<string | number, unknown>;

/** A misshapen definition with stand-ins for its mistakes, so that the rest can be checked; null when too little is left. */
export function mendShape(value: unknown, problems: readonly FormProblem[]): FormDefinition | null {
  const copy = structuredClone(value);
  let open = problems;
  let count = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of open) mend(copy, each, `${STAND_IN}${count++}`);
    const { definition, problems: left } = checkShape(copy);
    if (definition) return definition;
    open = left;
  }
  return null;
}

/** Whether a problem only says something about a stand-in. */
export function isAboutMend({ params }: FormProblem): boolean {
  return JSON.stringify(params).includes(STAND_IN);
}

function mend(root: unknown, { code, path, params }: FormProblem, standIn: string): void {
  if (code === 'missing') put(root, [...path, params.key], standIn);
  else if (typeof path.at(-1) === 'number') put(root, path, standIn);
  else remove(root, path);
}

function put(root: unknown, path: Path, standIn: string): void {
  const last = path.at(-1)!;
  const parent = at(root, path.slice(0, -1));
  if (parent) parent[last] = LISTS[last]?.(standIn) ?? (typeof last === 'number' ? listItem(path, standIn) : standIn);
}

const LISTS: Readonly<Record<string, (standIn: string) => unknown>> = {
  labels: (standIn) => [standIn],
  columns: (standIn) => [{ key: standIn, labels: [standIn] }],
  sources: (standIn) => [{ key: standIn, labels: [standIn] }],
};

/** Labels and words are texts; fields, sections, columns and levels are objects, whose properties come with the next round. */
function listItem(path: Path, standIn: string): unknown {
  return ['fields', 'sections', 'columns', 'levels', 'children', 'footers', 'sources', 'lists'].includes(
    String(path.at(-2)),
  )
    ? {}
    : standIn;
}

function remove(root: unknown, path: Path): void {
  const parent = at(root, path.slice(0, -1));
  if (parent) delete parent[path.at(-1)!];
}

function at(root: unknown, path: Path): Tree | undefined {
  return path.reduce<Tree | undefined>((tree, step) => tree?.[step] as Tree | undefined, root as Tree);
}
