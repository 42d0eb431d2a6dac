import type { FormDefinition, TableDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { RawRow } from '../../model/raw-form.js';
import { rememberOf } from '../../model/remember.js';

/**
 * Whether each row is of another level than those that it stands below: what was printed behind the table, the first row (`预算执行率`
 * below 社会效益, `单台终端替换成本` below 满意度指标) or two notes (`含绿化`, `问卷300份`), reads like its last row.
 */
export function strayRows(rows: readonly RawRow[], { table }: FormDefinition): boolean[] {
  const orders = table ? ordersOfNames(table) : new Map<string, number>();
  const names = rows.map(({ level3 }) => level3?.text ?? '');
  const asks = names.map((name) => OF_SATISFACTION.test(name));
  const isAsked = asks.includes(true);
  const isBelow = ({ level1, level2 }: RawRow) =>
    [level1, level2].some((level) => SATISFACTION.test(level?.text ?? ''));
  let last = 0;
  return rows.map((row, i) => {
    const own = orders.get(names[i]);
    const isLate = own !== undefined && own < last;
    // names of their own stand below all those that the form prints
    last = Math.max(last, own ?? (orders.size > 0 && row.level3 ? Number.POSITIVE_INFINITY : 0));
    return isLate || (isAsked && isBelow(row) && !asks[i]);
  });
}

const SATISFACTION = /满意度/u;
/** What an indicator below 满意度 asks for. */
const OF_SATISFACTION = /满意|评价|好评|投诉|认可|信访|表扬|服务对象|获得感|幸福感|安全感/u;

/** Where the level 2 of each name stands that the form prints itself. */
const ordersOfNames = rememberOf(
  ({ levels }: TableDefinition): ReadonlyMap<string, number> =>
    new Map(
      flatMap(
        flatMap(levels, ({ children }) => children),
        ({ level3 = [] }, order) => level3.map((name): [string, number] => [name, order]),
      ),
    ),
);
