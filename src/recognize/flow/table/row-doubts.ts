import { type Diagnostic, diagnostic } from '../../../model/diagnostic.js';
import type { ColumnKey } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import type { RawRow, RawValue } from '../../../model/raw-form.js';
import { doubt, placeOf } from '../../doubt.js';
import { columnIn } from '../../label-meaning.js';
import type { resolveLevels } from '../../merged-levels/index.js';
import { cellLook } from '../cell-words.js';
import type { Item } from '../items.js';
import type { TableReading, TokenRow } from './read-table.js';
import type { Token } from './tokens.js';

type Levels = ReturnType<typeof resolveLevels>;

/** Warnings for rows and levels that are not settled. */
export function rowDiagnostics(rows: readonly RawRow[], levels: Levels, reading: TableReading): Diagnostic[] {
  return flatMap(rows, (row, i) => {
    const at = (key: string) => ({ field: `indicators[${i}]${key}`, ...placeOf(row.level3?.pieces) });
    const level: Levels[number] | undefined = levels[i];
    const value = level?.level1?.text ?? '';
    const both = [level?.level1?.text, level?.level2?.text].filter(Boolean).join(' / ');
    const from = level?.inferredFrom;
    const isDoubtful = reading.doubtful.has(i) || !row.target;
    const isLast = hasLastLine(reading.rows[i]);
    const hasReason = (reading.apart && row.deviation && !cellLook(row.deviation.text).blank) || isLast;
    return [
      ...(level?.narrow ? [diagnostic('level-inferred', at('.level2'), { value: both })] : []),
      ...(level?.narrow1 || from
        ? [diagnostic('level-inferred', at('.level1'), from ? { value, from } : { value })]
        : []),
      ...(isDoubtful ? [diagnostic('row-inferred', at(''))] : []),
      ...(hasReason && !isDoubtful ? [diagnostic('boundary-inferred', at('.deviation'))] : []),
      ...(isRunOn(row) ? openRemarks(row, i) : []),
      ...(isLast && row.level3!.pieces.length > 1 ? [diagnostic('boundary-inferred', at('.level3'))] : []),
    ];
  });
}

/** `加强释法说理` / `委托第三` / `方调查`: a reason and a remark that follow each other over lines, of which any may be the last of the reason. */
function isRunOn({ deviation, note }: RawRow): boolean {
  const lines = deviation && note ? [...linesOf(deviation), ...linesOf(note)] : [];
  const follow = lines.every((line, at) => at === 0 || (line !== null && line === (lines[at - 1] ?? 0) + 1));
  return lines.length > 2 && follow;
}

/** A remark of one line below that of its row: it stands in the middle of its cell, so that another line must stand above the row. */
function hasLastLine({ level3, target, score, deviation }: TokenRow): boolean {
  const [home, own, below] = [target, score, deviation].map((cell) => cell?.[0].pieces[0].line ?? null);
  if (!level3 || home === null || below === null || home !== own) return false;
  return below > own && deviation?.length === 1 && !cellLook(deviation[0].text).blank;
}

/** Its next line, or the one behind a blank line. */
const NEXT_LINE = 2;

/** Where cells are blocks, a remark at the end of the table may be that of a row above. */
export function lastRemarks(row: RawRow, i: number, rows: readonly RawRow[]): Diagnostic[] {
  return flatMap(REMARKS, (key) => {
    const remark = row[key];
    const isOpen = remark && !cellLook(remark.text).blank && i === rows.length - 1 && rows.some((each) => !each[key]);
    const at = { field: `indicators[${i}].${key}`, ...placeOf(remark?.pieces) };
    return isOpen || isStray(row, key) ? [diagnostic('boundary-inferred', at)] : [];
  });
}

const REMARKS = ['note', 'explanation'] as const;

/**
 * Remarks below a heading of their own behind all rows, and where cells are blocks (`inBlocks`) remarks behind no cell of their row,
 * if not every row has one: nothing tells whose they are, and the rows that wait for one are seldom theirs. One below the heading of
 * its column is that of the first row, and explanations right above targets (`平台自动计时` / `≥21万小时`) are those of their rows where
 * most stand so.
 */
export function withoutStrays(
  rows: readonly TokenRow[],
  items: readonly Item[],
  inBlocks: boolean,
): { rows: readonly TokenRow[]; strays: readonly Token[] } {
  const keys = REMARKS.filter((key) => rows.some((row) => !row[key]));
  const strays: Token[] = [];
  const headed = new Set(items.filter((_, i) => keys.some((key) => columnIn(items[i - 1]?.meanings ?? null) === key)));
  const explained = rows.filter(({ explanation }) => explanation);
  const below = belowLastHeading(items, keys);
  const mostLead = explained.filter(leadsTarget).length > explained.length / 2;
  const left = rows.map((row, i) => {
    const own = { ...row };
    for (const key of keys) {
      const isOwn = () =>
        !inBlocks ||
        !isStray(row, key) ||
        (i === 0 && headed.has(row[key]![0].item)) ||
        (key === 'explanation' && mostLead && leadsTarget(row));
      if (!row[key] || (!below.has(row[key][0].item) && isOwn())) continue;
      strays.push(...own[key]!);
      delete own[key];
    }
    return own;
  });
  return strays.length > 0 ? { rows: left, strays } : { rows, strays };
}

/** `备注` / `与预算控制价比较` behind all rows: what stands below a heading of remarks, and no target behind it. */
function belowLastHeading(items: readonly Item[], keys: readonly ColumnKey[]): ReadonlySet<Item> {
  const last = items.findLastIndex(({ meanings, text }) => !meanings && cellLook(text).target < SURE_TARGET);
  const columns = items.map(({ meanings }) => columnIn(meanings));
  const isAlone = (i: number) => !columns[i - 1] && !columns[i + 1];
  const heading = columns.findIndex((column, i) => i > last && isAlone(i) && keys.some((key) => column === key));
  return new Set(heading < 0 ? [] : items.slice(heading));
}

const SURE_TARGET = 0.15;

/** The explanation ends on the line above that of the target. */
function leadsTarget({ explanation, target }: TokenRow): boolean {
  const [above, below] = [explanation?.at(-1)?.pieces.at(-1)?.line, target?.[0].pieces[0].line];
  return above !== undefined && below !== undefined && above !== null && below === above + 1;
}

function isStray(row: Readonly<Partial<Record<ColumnKey, Cell>>>, key: ColumnKey): boolean {
  const remark = row[key];
  const lines = remark && linesOf(remark);
  const line = lines?.[0];
  if (!remark || !line || cellLook(textOf(remark)).blank) return false;
  const others = flatMap(Object.values(row), (cell) => (cell && cell !== remark ? linesOf(cell) : []));
  return !others.some((other) => other !== null && other <= line && line - other <= NEXT_LINE);
}

/** A cell of a row, before or after it was put together. */
type Cell = RawValue | readonly Token[];

function linesOf(cell: Cell) {
  return flatMap('pieces' in cell ? cell.pieces : flatMap(cell, ({ pieces }) => pieces), ({ line }) => line);
}

function textOf(cell: Cell): string {
  return 'text' in cell ? cell.text : cell.map(({ text }) => text).join('');
}

/** One text that may be a reason or a remark. */
export function openRemarks({ level3 }: RawRow, i: number): Diagnostic[] {
  return (['deviation', 'note'] as const).map((key) =>
    diagnostic('boundary-inferred', { field: `indicators[${i}].${key}`, ...placeOf(level3?.pieces) }),
  );
}

/** Points that came in several blocks: their sums are the same whichever rows each block belongs to. */
export function blockPoints(row: RawRow, i: number): Diagnostic[] {
  return flatMap(['weight', 'score'] as const, (key) => {
    const value = row[key];
    return value ? [doubt('value-inferred', `indicators[${i}].${key}`, value)] : [];
  });
}
