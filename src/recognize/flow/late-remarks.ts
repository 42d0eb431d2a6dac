import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import { flatMap } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import type { RawRow, RawValue } from '../../model/raw-form.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { placeOf } from '../doubt.js';
import { WRAP_SLACK } from '../tolerances.js';

const REMARKS = ['explanation', 'deviation', 'note'] as const;
type RemarkKey = (typeof REMARKS)[number];

/**
 * `设备验收合格率 100%` / `选手取得高级工以上证` / `书比例 ≥90%`: where remarks stand on the lines of their targets, a line alone between
 * two rows, as wide as the names are, is the remark of the upper one or the first line of the lower one's name. Both are in doubt.
 */
export function lateRemarks(rows: readonly RawRow[]): Diagnostic[] {
  return flatMap(REMARKS, (key) => {
    const own = rows.map((row) => placeBy(row, key));
    const beside = own.filter((place) => place === 'beside').length;
    const below = own.filter((place) => place === 'below').length;
    if (beside <= below) return [];
    const widest = Math.max(...flatMap(rows, ({ level3 }) => (level3?.pieces ?? []).map(widthOf)));
    return flatMap(rows, (row, i) => {
      const next = rows[i + 1]?.level3;
      const [last, first] = [row[key]?.pieces.at(-1)?.line, next?.pieces[0]?.line];
      if (own[i] !== 'below' || last == null || first !== last + 1) return [];
      if (Math.abs(widthOf(row[key]!.pieces.at(-1)!) - widest) > WRAP_SLACK) return [];
      return [warn(`indicators[${i}].${key}`, row[key]), warn(`indicators[${i + 1}].level3`, next)];
    });
  });
}

/** Whether a remark begins on the line of its target or below it; null for others, and for rows without one. */
function placeBy(row: RawRow, key: RemarkKey): 'beside' | 'below' | null {
  const [remark, target] = [row[key]?.pieces[0]?.line, row.target?.pieces.at(-1)?.line];
  if (remark == null || target == null || remark < target) return null;
  return remark === target ? 'beside' : 'below';
}

function widthOf({ text }: Piece): number {
  return displayWidth(text.trim());
}

function warn(field: string, value: RawValue | undefined): Diagnostic {
  return diagnostic('boundary-inferred', { field, ...placeOf(value?.pieces) });
}
