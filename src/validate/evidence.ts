import type { Box, Piece } from '../model/page.js';
import type { Evidence } from '../model/project.js';
import type { RawValue } from '../model/raw-form.js';

/** Where a value came from: its text, the page it begins on, its lines in a dump or its box on that page. */
export function evidenceOf(raw: RawValue): Evidence {
  const page = raw.pieces[0]?.page ?? null;
  const lines = raw.pieces.flatMap((piece) => piece.line ?? []);
  return {
    raw: raw.text,
    page,
    lines: lines.length > 0 ? [Math.min(...lines), Math.max(...lines)] : null,
    box: hull(raw.pieces.filter((piece) => piece.page === page)),
  };
}

function hull(pieces: readonly Piece[]): Box | null {
  const boxes = pieces.flatMap((piece) => (piece.box ? [piece.box] : []));
  if (boxes.length === 0) return null;
  const round = (value: number) => Math.round(value * 100) / 100;
  return [
    round(Math.min(...boxes.map((box) => box[0]))),
    round(Math.min(...boxes.map((box) => box[1]))),
    round(Math.max(...boxes.map((box) => box[2]))),
    round(Math.max(...boxes.map((box) => box[3]))),
  ];
}
