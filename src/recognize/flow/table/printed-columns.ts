import type { ColumnKey, FormDefinition, TableDefinition } from '../../../model/form.js';
import { flatMap, insertBefore } from '../../../model/group.js';
import { columnIn } from '../../label-meaning.js';
import { ODD } from '../../tolerances.js';
import { type CellLook, cellLook } from '../cell-words.js';
import type { Item } from '../items.js';
import { isPoints } from './column-cost.js';
import type { Token } from './tokens.js';

/**
 * Columns from level 3 on, in printed order where the whole head stands together, else in the form's order: those that are
 * named, those that the form is not without, and those whose cells tell that their headings were torn.
 */
export function printedColumns(items: readonly Item[], form: FormDefinition, words: readonly Token[]): ColumnKey[] {
  const printed: ColumnKey[] = [];
  for (const item of items) {
    const column = columnIn(item.meanings);
    if (column) printed.push(column);
    else if (!item.meanings) break;
  }
  const head = withParts(printed);
  const anywhere = new Set(flatMap(items, (item) => columnIn(item.meanings) ?? []));
  const { columns } = form.table!;
  const named = columns
    .filter(({ key, required }) => anywhere.has(key) || required || key === 'target')
    .map(({ key }) => key);
  const isWhole =
    head.includes('level3') && head.includes('target') && head.some(isPoints) && !holdsTorn(items, columns);
  const pointed = new Set(isWhole ? [] : pointColumns(words, named, columns));
  const inOrder = columns.map(({ key }) => key).filter((key) => named.includes(key) || pointed.has(key));
  const whole = head.includes('level3') && head.includes('target');
  // torn headings stand where their first lines do, before all others
  const first = head.findIndex((key) => LEVELS.has(key));
  const order = whole
    ? withMissing([...new Set(head.slice(first))], inOrder)
    : (rightOf(items, inOrder) ?? lastPair(items, inOrder));
  const rest = order.filter((key) => key !== 'level1' && key !== 'level2' && key !== 'level3');
  return ['level3', ...rest];
}

/** Whether a part of a heading of points stands by itself: `分` above `值`. 指标 is also the rest of a level's name. */
function holdsTorn(items: readonly Item[], columns: TableDefinition['columns']): boolean {
  const labels = flatMap(columns, (column) => (isPoints(column.key) ? column.labels : []));
  return items.some(({ text, meanings }) => {
    const part = meanings ? '' : text.replace(/\s/gu, '');
    return part !== '' && part !== '指标' && labels.some((label) => label !== part && label.includes(part));
  });
}

/** `分值` `指标值` `备注` in a row, all that stand right of the names, which are headed elsewhere: a page printed by its columns. */
function rightOf(items: readonly Item[], named: readonly ColumnKey[]): ColumnKey[] | null {
  const right = named.filter((key) => !LEVELS.has(key));
  const keys = items.map(({ meanings }) => columnIn(meanings));
  const at = keys.findIndex((_, i) => right.every((key) => keys.slice(i, i + right.length).includes(key)));
  const isOther = (key: ColumnKey | null | undefined) => key === null || key === undefined;
  const isRow = at >= 0 && right.length >= LEAST_RIGHT && isOther(keys[at - 1]) && isOther(keys[at + right.length]);
  return isRow ? flatMap(keys.slice(at, at + right.length), (key) => key ?? []) : null;
}

/** `备注` `权重` as a pair: the last two columns, whose cells follow. */
function lastPair(items: readonly Item[], named: readonly ColumnKey[]): readonly ColumnKey[] {
  const [a, b] = named.slice(-2);
  const keys = items.map(({ meanings }) => columnIn(meanings));
  const at = keys.findIndex((key, i) => key === b && keys[i + 1] === a);
  return a && b && a !== b && at >= 0 && !keys[at - 1] && !keys[at + 2] ? [...named.slice(0, -2), b, a] : named;
}

/** Two alone may stand in any order. */
const LEAST_RIGHT = 3;

const PARTS: ReadonlySet<ColumnKey> = new Set(['targetComparator', 'target', 'targetUnit']);

/** `绩效指标值 权重` above `指标性质 指标值 度量单位`: what stands below a heading is printed after all that stands beside that. */
function withParts(head: readonly ColumnKey[]): readonly ColumnKey[] {
  const over = head.indexOf('target');
  const parts = head.filter((key, at) => at > over && PARTS.has(key));
  if (!parts.includes('target')) return head;
  return flatMap(head, (key, at) => (at === over ? parts : at > over && PARTS.has(key) ? [] : [key]));
}

/** Rows are counted by the cells that are surely theirs, some seven in ten or all: a column has 1 to 1.4 numbers for each, two have 2 to 2.9. */
const NUMBERS_OF = { one: 0.7, two: 1.7 } as const;

/** Columns of points that hold as many bare numbers as a row has, where the form has points of both kinds. */
function pointColumns(
  words: readonly Token[],
  named: readonly ColumnKey[],
  columns: TableDefinition['columns'],
): readonly ColumnKey[] {
  const points = columns.map(({ key }) => key).filter(isPoints);
  if (points.length < 2 || named.includes('targetUnit')) return [];
  const looks = words.filter(({ names }) => names.length === 0).map(({ text }) => cellLook(text));
  const count = (isOne: (look: CellLook) => boolean) => looks.filter(isOne).length;
  const names = count(({ level3, target }) => level3 < ODD.nameLook && target > ODD.noTargetLook);
  const measures = count(({ target, number, blank }) => target < ODD.targetLook && !number && !blank);
  const share = count(({ number }) => number) / Math.max(1, names, measures / 2);
  const most = share > NUMBERS_OF.two ? 2 : share > NUMBERS_OF.one ? 1 : 0;
  return named.filter(isPoints).length < most ? points.slice(0, most) : [];
}

const LEVELS: ReadonlySet<ColumnKey> = new Set(['level1', 'level2', 'level3']);

/** Headings that were printed elsewhere, such as torn ones, stand where the form has them. */
function withMissing(printed: readonly ColumnKey[], canonical: readonly ColumnKey[]): ColumnKey[] {
  const order = [...printed];
  for (const [at, key] of canonical.entries()) {
    if (!order.includes(key)) insertBefore(order, key, (other) => canonical.indexOf(other) > at);
  }
  return order;
}
