import { type Matrix, multiply } from './matrix.js';
import type { Direction } from './painted.js';
import { type PageFrame, type PlacedText, type Placement, spansOf, uprightFrame } from './spans.js';

/** What pdf.js says of a run of text; lengths in the PDF's own units. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

/** Places the texts that pdf.js has put together itself. */
export function placeItems(
  items: readonly TextItem[],
  frame: PageFrame,
  isVertical: (fontName: string) => boolean,
): PlacedText {
  const upright = uprightFrame(frame, directions(items, frame.transform, isVertical));
  const placements = items.map((item) => placement(item, upright.base, isVertical(item.fontName)));
  return { ...upright, ...spansOf(placements, upright) };
}

function* directions(
  items: readonly TextItem[],
  transform: Matrix,
  isVertical: (fontName: string) => boolean,
): Generator<[Direction, number]> {
  for (const item of items) {
    const m = multiply(transform, item.transform);
    if (!isVertical(item.fontName)) yield [[m[0], m[1]], item.str.trim().length];
  }
}

function placement(item: TextItem, base: Matrix, vertical: boolean): Placement {
  const m = multiply(base, item.transform);
  const unit = Math.hypot(base[0], base[1]);
  const size = Math.hypot(m[2], m[3]);
  const wide = Math.hypot(m[0], m[1]) || size || 1;
  const right: Direction = [m[0] / wide, m[1] / wide];
  const up: Direction = size > 0 ? [m[2] / size, m[3] / size] : [right[1], -right[0]];
  const place = { text: item.str, x: m[4], y: m[5], size, up, vertical };
  if (!vertical) return { ...place, along: right, length: item.width * unit };
  return { ...place, along: [-up[0], -up[1]], length: item.height * unit };
}
