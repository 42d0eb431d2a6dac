import type { ColumnDefinition, FormDefinition } from '../../../model/form.js';
import { flatMap, insertBefore } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import type { RawRow } from '../../../model/raw-form.js';
import { columnIn } from '../../label-meaning.js';
import { findLevel, levelIndex } from '../../levels.js';
import { type Item, partOf } from '../items.js';
import { isForeign, toForeign } from './column-cost.js';

/**
 * `三级指标 上年实际值 指标值`: what stands among the headings of the table heads a column that the form does not know, whose cells belong to
 * no other. Gives the items with such headings, and the form with their columns.
 */
export function withForeignColumns(
  printed: readonly Item[],
  form: FormDefinition,
): { readonly items: readonly Item[]; readonly form: FormDefinition } {
  if (!form.table) return { items: printed, form };
  const columns = [...form.table.columns];
  const items = flatMap(printed, (item, at) => {
    const names = namesAt(printed, at, form);
    const after = columnIn(printed[at + 1]?.meanings ?? null);
    return names.length === 0
      ? [item]
      : names.map((name, i) => {
          const column: ColumnDefinition = { key: toForeign(name), labels: [name] };
          const next = OF_ALL_YEARS.test(name) ? 'target' : after;
          if (!columns.some(({ key }) => key === column.key)) insertBefore(columns, column, ({ key }) => key === next);
          const place = i > 0 ? { sameLine: true, blankBefore: 0, newPage: false } : {};
          return { ...partOf(item, name), ...place, meanings: [{ kind: 'column' as const, key: column.key }], name };
        });
  });
  return columns.length === form.table.columns.length
    ? { items: printed, form }
    : { items, form: { ...form, table: { ...form.table, columns } } };
}

/** The headings of no column of ours that a text holds. */
function namesAt(items: readonly Item[], at: number, form: FormDefinition): string[] {
  const [before, item, after] = [items[at - 1], items[at], items[at + 1]];
  if (isOfAllYears(items, at)) return [item.text.trim()];
  if (item.meanings || !before || !columnIn(before.meanings)) return [];
  const heads = items.slice(Math.max(0, at - REACH), at + REACH + 1).filter(({ meanings }) => columnIn(meanings));
  const isBetween = after !== undefined && columnIn(after.meanings) !== null;
  if (heads.length < LEAST_HEADS || !(isBetween || (item.sameLine && !after?.sameLine))) return [];
  const isSure = isBetween && item.sameLine && after.sameLine;
  const names = item.sameLine ? item.text.split(/\s+/u) : [item.text];
  const isName = (name: string) =>
    NAME.test(name) && (isSure || HEADING.test(name)) && findLevel(name, levelIndex(form)).length === 0;
  return names.every(isName) ? names : [];
}

/** `总目标值` / `年度目标值`: a form with both tells the second as its target, wherever a dump in blocks prints the two headings. */
function isOfAllYears(items: readonly Item[], at: number): boolean {
  const { meanings, text } = items[at];
  if (meanings || !OF_ALL_YEARS.test(text.trim())) return false;
  return items.some((other) => columnIn(other.meanings) === 'target' && OF_YEAR.test(other.text));
}

const OF_ALL_YEARS = /^(?:项目)?(?:总体?|实施期|中长?期|长期|三年)(?:绩效)?(?:目标|指标)值$/u;
const OF_YEAR = /年度|当年|本年|全年/u;

const REACH = 4;
const LEAST_HEADS = 3;
const NAME = /^(?:20\d\d年)?\p{Script=Han}{2,8}$/u;
/** On a line of its own it might be a cell as well. */
const HEADING = /(?:值|标准|依据|来源|方式|方向|类型|单位|部门|[科处]室|责任人|说明)$/u;

/** The rows without the cells of such columns, and these. */
export function withoutForeign(rows: readonly RawRow[]): { rows: readonly RawRow[]; foreign: readonly Piece[] } {
  const foreign: Piece[] = [];
  const own = rows.map(
    (row): RawRow =>
      Object.fromEntries(
        Object.entries(row).filter(([key, value]) => {
          if (isForeign(key)) foreign.push(...(value?.pieces ?? []));
          return !isForeign(key);
        }),
      ),
  );
  return { rows: own, foreign };
}
