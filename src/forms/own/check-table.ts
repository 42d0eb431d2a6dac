import type { TableDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { normalizeLevel, withoutUnit } from '../../recognize/label.js';
import { KNOWN_COLUMNS } from '../keys.js';
import { type FormProblem, type Path, printPath, problem } from './problem.js';

/** The keys that an indicator has beside its columns. */
const RESERVED = ['comparator', 'targetNumber'];

/** Columns used once, a column for the indicator's name, and level names used once. */
export function checkTable({ columns, levels }: TableDefinition): FormProblem[] {
  const keys = columns.map((column) => column.key);
  const problems: FormProblem[] = keys.includes('level3') ? [] : [problem('no-level3', ['table', 'columns'], {})];
  columns.forEach(({ key, labels, type }, i) => {
    const path: Path = ['table', 'columns', i];
    const own = labels.map((label) => withoutUnit(label));
    const first = columns.findIndex((each) => each.key === key);
    if (first < i)
      problems.push(
        problem('repeated-column', [...path, 'key'], {
          value: key,
          other: printPath(['table', 'columns', first, 'key']),
        }),
      );
    if (RESERVED.includes(key.split('.')[0]) || key in Object.prototype)
      problems.push(problem('reserved-key', [...path, 'key'], { value: key, first: key }));
    if (type !== undefined && KNOWN_COLUMNS.includes(key))
      problems.push(problem('column-has-type', [...path, 'type'], { value: key }));
    const twin = columns.findIndex((each) => each.labels.some((label) => own.includes(withoutUnit(label))));
    if (twin < i && twin !== first)
      problems.push(
        problem('repeated-label', [...path, 'labels'], {
          value: labels.find((label) => columns[twin].labels.some((each) => withoutUnit(each) === withoutUnit(label)))!,
          other: printPath(['table', 'columns', twin, 'labels']),
        }),
      );
  });
  return [...problems, ...levelColumns(levels, keys), ...repeatedLevels(levels)];
}

function levelColumns(levels: TableDefinition['levels'], keys: readonly string[]): FormProblem[] {
  const at = (level: string) => problem('levels-without-column', ['table', 'levels'], { level });
  if (levels.length === 0) return [];
  if (!keys.includes('level1')) return [at('level1')];
  return levels.some((level) => level.children.length > 0) && !keys.includes('level2') ? [at('level2')] : [];
}

/** A level-1 name once in the form, a level-2 name once under its level 1: 成本指标 may be both. */
function repeatedLevels(levels: TableDefinition['levels']): FormProblem[] {
  const path: Path = ['table', 'levels'];
  return [
    ...repeatedNames(levels, path),
    ...flatMap(levels, (level, i) => repeatedNames(level.children, [...path, i, 'children'])),
  ];
}

function repeatedNames(
  levels: readonly { readonly name: string; readonly aliases?: readonly string[] }[],
  path: Path,
): FormProblem[] {
  const seen = new Map<string, number>();
  return flatMap(levels, ({ name, aliases = [] }, i) => {
    const clash = [name, ...aliases].find((each) => (seen.get(normalizeLevel(each)) ?? i) !== i);
    const other = clash === undefined ? undefined : seen.get(normalizeLevel(clash));
    for (const each of [name, ...aliases]) seen.set(normalizeLevel(each), seen.get(normalizeLevel(each)) ?? i);
    if (clash === undefined || other === undefined) return [];
    return [problem('repeated-level', [...path, i], { value: clash, other: printPath([...path, other]) })];
  });
}
