import type { ColumnKey } from '../../../model/form.js';
import { flatMap, range } from '../../../model/group.js';
import { headWidth } from '../../../rebuild/display-width.js';
import { cellLook } from '../cell-words.js';
import { hasLost } from './deal-reasons.js';
import type { TokenRow } from './read-table.js';
import type { Token } from './tokens.js';

/** What speaks against a border between two remarks. */
const COST = {
  /** A line is wider than its column. */
  wide: 10,
  /** It ends although the next word would have fitted. */
  short: 1,
  /** A row that lost points has no reason, or one that lost none has. */
  reason: 0.5,
  /** A remark is one character, as the last line of one is. */
  stub: 1,
  /** The cells are not parted where a blank line parts them. */
  blank: 1,
} as const;
const SAME = 1e-9;
const STUB = /^(?!无)\p{Script=Han}$/u;

interface Widths {
  readonly deviation: number;
  readonly note: number;
}

/**
 * `公积金接口数` / `据协议尚在会` / `签` where 备注 stands behind 偏差原因分析: lines of one remark are as wide as its column but for the last one. The
 * widths of both columns are those with which all remarks of a table are wrapped best; `open` are the rows that more than one border fits.
 */
export function settleTwoRemarks(
  rows: readonly TokenRow[],
  columns: readonly ColumnKey[],
): { readonly rows: readonly TokenRow[]; readonly open: ReadonlySet<number> } {
  const nothing = { rows, open: new Set<number>() };
  if (columns.indexOf('note') !== columns.indexOf('deviation') + 1 || !columns.includes('deviation')) return nothing;
  const remarks = rows.map((row) => [...(row.deviation ?? []), ...(row.note ?? [])]);
  const isWrapped = (lines: readonly Token[]) => lines.length > 1 && !cellLook(lines[0].text).blank;
  const wrapped = flatMap(rows, (_, i) => (isWrapped(remarks[i]) ? [i] : []));
  if (wrapped.length === 0) return nothing;
  const told = flatMap(rows, (_, i) => (remarks[i].length > 0 && !cellLook(remarks[i][0].text).blank ? [i] : []));
  const sizes = [...new Set(flatMap(told, (i) => remarks[i].map(({ width }) => width)))];
  const readings = flatMap(sizes, (deviation) =>
    sizes.map((note) => {
      const costs = told.map((i) => bordersOf(rows[i], remarks[i], { deviation, note }));
      return { costs, total: costs.reduce((sum, each) => sum + Math.min(...each), 0) };
    }),
  );
  const least = Math.min(...readings.map(({ total }) => total));
  const best = readings.filter(({ total }) => total - least < SAME);
  const open = new Set<number>();
  const settled = rows.map((row, i): TokenRow => {
    if (!wrapped.includes(i)) return row;
    const borders = new Set(flatMap(best, ({ costs }) => cheapest(costs[told.indexOf(i)])));
    const printed = row.deviation?.length ?? 0;
    const border = borders.has(printed) ? printed : [...borders][0];
    if (borders.size > 1 || border !== printed) open.add(i);
    const { deviation: _, note: __, ...others } = row;
    const [first, second] = [remarks[i].slice(0, border), remarks[i].slice(border)];
    return { ...others, ...(first.length > 0 && { deviation: first }), ...(second.length > 0 && { note: second }) };
  });
  return { rows: settled, open };
}

function cheapest(costs: readonly number[]): number[] {
  const least = Math.min(...costs);
  return range(0, costs.length).filter((border) => costs[border] - least < SAME);
}

/** What each border between the lines costs: before the first, …, behind the last. */
function bordersOf(row: TokenRow, lines: readonly Token[], widths: Widths): number[] {
  return range(0, lines.length + 1).map((border) => {
    const parted = lines.filter(({ blankBefore }, i) => i > 0 && blankBefore > 0 && i !== border).length;
    const reason = hasLost(row) === border > 0 ? 0 : COST.reason;
    const cells = [wrapCost(lines.slice(0, border), widths.deviation), wrapCost(lines.slice(border), widths.note)];
    return cells[0] + cells[1] + reason + COST.blank * parted;
  });
}

function wrapCost(lines: readonly Token[], width: number): number {
  const wide = lines.filter((line) => line.width > width).length;
  const stub = lines.length === 1 && STUB.test(lines[0].text) ? COST.stub : 0;
  const short = lines.filter((line, i) => i > 0 && lines[i - 1].width + headWidth(line.text) <= width).length;
  return COST.wide * wide + COST.short * short + stub;
}
