import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { RawForm, RawRow, RawValue } from '../../model/raw-form.js';
import type { Unshuffled } from './deferred/unshuffle.js';

/** Warnings for what was put back into reading order and may as well belong elsewhere. */
export function unsettledDiagnostics(
  form: Pick<RawForm, 'values' | 'rows' | 'funds'>,
  { unsettled, unsettledLevels }: Unshuffled,
): Diagnostic[] {
  if (unsettled.size === 0 && unsettledLevels.size === 0) return [];
  const touches = (value: RawValue, lines: ReadonlySet<number>) =>
    value.pieces.some((piece) => piece.line !== null && lines.has(piece.line));
  const values = Object.entries(form.values).flatMap(([field, value]) =>
    touches(value, unsettled) ? [warn(field, value)] : [],
  );
  const funds = form.funds.flatMap(({ source, values: amounts }, i) =>
    Object.values(amounts).some((value) => touches(value, unsettled)) ? [warn(`funds[${i}]`, source)] : [],
  );
  const rows = form.rows.flatMap((row, i) => rowDiagnostics(row, i, unsettled, unsettledLevels, touches));
  return [...values, ...funds, ...rows];
}

function warn(field: string, value: RawValue): Diagnostic {
  const { page, line } = value.pieces[0];
  if (field.startsWith('narrative.')) return diagnostic('boundary-inferred', { field, page, line });
  return diagnostic('value-inferred', { field, page, line }, { value: value.text });
}

function rowDiagnostics(
  row: RawRow,
  i: number,
  unsettled: ReadonlySet<number>,
  unsettledLevels: ReadonlySet<number>,
  touches: (value: RawValue, lines: ReadonlySet<number>) => boolean,
): Diagnostic[] {
  const { level1, level2, ...cells } = row;
  const piece = Object.values(cells)[0]?.pieces[0];
  const at = (field: string) => ({ field, page: piece?.page, line: piece?.line });
  const found: Diagnostic[] = [];
  if (Object.values(cells).some((value) => value && touches(value, unsettled)))
    found.push(diagnostic('row-inferred', at(`indicators[${i}]`)));
  if (cells.level3 && touches(cells.level3, unsettledLevels)) {
    const value = [level1?.text, level2?.text].filter(Boolean).join(' / ');
    found.push(diagnostic('level-inferred', at(`indicators[${i}].level2`), { value }));
    found.push(diagnostic('level-inferred', at(`indicators[${i}].level1`), { value: level1?.text ?? '' }));
  }
  return found;
}
