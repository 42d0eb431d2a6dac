import { boxOfPieces } from '../model/boxes.js';
import { flatMap } from '../model/group.js';
import type { Box } from '../model/page.js';
import type { Evidence } from '../model/project.js';
import type { RawValue } from '../model/raw-form.js';

/** Where a value came from: its text, the page it begins on, its lines in a dump or its box on that page. */
export function evidenceOf(raw: RawValue): Evidence {
  const page = raw.pieces[0]?.page ?? null;
  const lines = flatMap(raw.pieces, (piece) => piece.line ?? []);
  return {
    raw: raw.text,
    page,
    lines: lines.length > 0 ? [Math.min(...lines), Math.max(...lines)] : null,
    box: rounded(boxOfPieces(raw.pieces.filter((piece) => piece.page === page))),
  };
}

function rounded(box: Box | null): Box | null {
  const round = (value: number) => Math.round(value * 100) / 100;
  return box && [round(box[0]), round(box[1]), round(box[2]), round(box[3])];
}
