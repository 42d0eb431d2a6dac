import { axesOf, type Matrix, multiply } from './matrix.js';
import type { Direction } from './painted.js';
import { type PageFrame, type PlacedText, type Placement, spansOf, uprightFrame } from './spans.js';
import { EVERYWHERE } from './view.js';

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
  const level = items.filter(({ fontName }) => !isVertical(fontName));
  const upright = uprightFrame(
    frame,
    level.map((item) => directionOf(item, frame.transform)),
  );
  const placements = items.map((item) => placement(item, upright.base, isVertical(item.fontName)));
  return { ...upright, ...spansOf(placements, EVERYWHERE) };
}

function directionOf({ str, transform }: TextItem, [a, b, c, d]: Matrix): [along: Direction, characters: number] {
  const x = transform[0]!;
  const y = transform[1]!;
  return [[a * x + c * y, b * x + d * y], str.trim().length];
}

function placement(item: TextItem, base: Matrix, vertical: boolean): Placement {
  const m = multiply(base, item.transform);
  const { right, up, height: size } = axesOf(m);
  const unit = axesOf(base).width;
  const place = { text: item.str, x: m[4], y: m[5], size, up, vertical };
  if (!vertical) return { ...place, along: right, length: item.width * unit };
  return { ...place, along: [-up[0], -up[1]], length: item.height * unit };
}
