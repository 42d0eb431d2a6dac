import type { Diagnostic } from '../model/diagnostic.js';
import type { Box, Page, Piece } from '../model/page.js';
import { GUTTER } from './tolerances.js';

export interface PartedSheets {
  /** In reading order, numbered as if each had a sheet of its own. */
  readonly pages: readonly Page[];
  /** The piece where it stands on its sheet. */
  readonly onSheet: (piece: Piece) => Piece;
  /** The finding with the number of the sheet. */
  readonly ofSheet: (found: Diagnostic) => Diagnostic;
}

interface Half {
  readonly sheet: number;
  /** How far to the right it stands on the sheet. */
  readonly shift: number;
}

/** Parts sheets on which two pages stand side by side; null if there are none. */
export function partSheets(sheets: readonly Page[]): PartedSheets | null {
  const parts = sheets.map(halvesOf);
  if (parts.every((halves, i) => halves[0] === sheets[i])) return null;
  const places = new Map<number, Half>();
  const pages: Page[] = [];
  let number = 0;
  for (const [i, halves] of parts.entries()) {
    const { number: sheet, width } = sheets[i]!;
    number += sheet - (sheets[i - 1]?.number ?? 0) - 1;
    for (const [right, half] of halves.entries()) {
      number++;
      places.set(number, { sheet, shift: (right * width) / 2 });
      pages.push({ ...half, number });
    }
  }
  const sheetOf = (page: number | null) => (page === null ? undefined : places.get(page));
  return {
    pages,
    onSheet: (piece) => {
      const half = sheetOf(piece.page);
      return half ? { ...piece, page: half.sheet, box: piece.box && moved(piece.box, half.shift) } : piece;
    },
    ofSheet: (found) => ({ ...found, page: sheetOf(found.page)?.sheet ?? found.page }),
  };
}

/** The halves of a broad sheet that shows two pages, or one at its left: nothing, no title or rule, crosses its middle. */
function halvesOf(sheet: Page): Page[] {
  if (sheet.width <= sheet.height) return [sheet];
  const middle = sheet.width / 2;
  const margin = GUTTER * sheet.width;
  const crosses = (from: number, to: number) => from < middle + margin && to > middle - margin;
  if (sheet.spans.some(({ box }) => crosses(box[0], box[2])) || sheet.rules.some(({ x0, x1 }) => crosses(x0, x1)))
    return [sheet];
  const [left, right] = [half(sheet, 0), half(sheet, middle)];
  const isPage = ({ spans, rules }: Page) => spans.length > 0 && rules.length > 0;
  if (!isPage(left)) return [sheet];
  if (right.spans.length === 0) return [left];
  return isPage(right) ? [left, right] : [sheet];
}

function half(sheet: Page, from: number): Page {
  const width = sheet.width / 2;
  const isIn = (x: number) => x >= from && x < from + width;
  const within = <T extends { readonly box: Box }>(spans: readonly T[]): T[] =>
    spans.filter(({ box }) => isIn(box[0])).map((span) => ({ ...span, box: moved(span.box, -from) }));
  return {
    ...sheet,
    width,
    spans: within(sheet.spans),
    rules: sheet.rules
      .filter(({ x0 }) => isIn(x0))
      .map((rule) => ({ ...rule, x0: rule.x0 - from, x1: rule.x1 - from })),
    ...(sheet.slanted && { slanted: within(sheet.slanted) }),
  };
}

function moved([x0, y0, x1, y1]: Box, by: number): Box {
  return [x0 + by, y0, x1 + by, y1];
}
