import { type Diagnostic, diagnostic } from '../../../model/diagnostic.js';
import { flatMap } from '../../../model/group.js';
import { ownCells, type RawRow } from '../../../model/raw-form.js';
import { doubt, placeOf } from '../../doubt.js';
import type { resolveLevels } from '../../merged-levels/index.js';
import { cellLook } from '../cell-words.js';
import type { TableReading, TokenRow } from './read-table.js';

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
      ...(isLast && row.level3!.pieces.length > 1 ? [diagnostic('boundary-inferred', at('.level3'))] : []),
    ];
  });
}

/** A remark of one line below that of its row: it stands in the middle of its cell, so that another line must stand above the row. */
function hasLastLine({ level3, target, score, deviation }: TokenRow): boolean {
  const [home, own, below] = [target, score, deviation].map((cell) => cell?.[0].pieces[0].line ?? null);
  if (!level3 || home === null || below === null || home !== own) return false;
  return below > own && deviation?.length === 1 && !cellLook(deviation[0].text).blank;
}

/** Its next line, or the one behind a blank line. */
const NEXT_LINE = 2;

/** Where cells are blocks, a remark behind no cell of its row, or at the end of the table, may be that of a row above. */
export function strayRemarks(row: RawRow, i: number, rows: readonly RawRow[]): Diagnostic[] {
  return flatMap(['note', 'explanation'] as const, (key) => {
    const remark = row[key];
    const line = remark?.pieces[0].line;
    if (!remark || !line || cellLook(remark.text).blank) return [];
    const others = flatMap(ownCells(row), ([, value]) =>
      value === remark ? [] : value.pieces.map((each) => each.line),
    );
    const isNear = others.some((other) => other !== null && other <= line && line - other <= NEXT_LINE);
    const at = { field: `indicators[${i}].${key}`, ...placeOf(remark.pieces) };
    const isLast = i === rows.length - 1 && rows.some((each) => !each[key]);
    return isNear && !isLast ? [] : [diagnostic('boundary-inferred', at)];
  });
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
