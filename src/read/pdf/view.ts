import type { Box, Page, Rule } from '../../model/page.js';

/** All that a page paints, wherever it stands. */
export const EVERYWHERE: Box = [-Infinity, -Infinity, Infinity, Infinity];
/** A rule must run so far (points) over the edge: borders overshoot a little, and printers cut a little. */
const OVER_EDGE = 12;

/**
 * What of a page is read: all that it shows. A table of which two rules run over the page's edge to a border beyond it goes
 * on there, on paper that is too small for it; then what stands there is read too. Lines that adorn a page meet no border.
 */
export function viewOf(rules: readonly Rule[], { width, height }: Size): Box {
  const level = rules.filter(({ y0, y1 }) => y0 === y1).map(({ x0, x1, y0 }) => ({ from: x0, to: x1, at: y0 }));
  const upright = rules.filter(({ x0, x1 }) => x0 === x1).map(({ x0, y0, y1 }) => ({ from: y0, to: y1, at: x0 }));
  const [x0, x1] = widened(level, upright, width);
  const [y0, y1] = widened(upright, level, height);
  return [x0, y0, x1, y1];
}

/** Whether the middle of a box lies off the page. */
export function isBeyond([x0, y0, x1, y1]: Box, { width, height }: Size): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return x < 0 || y < 0 || x > width || y > height;
}

type Size = Pick<Page, 'width' | 'height'>;

interface Line {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** From 0 to the page's end, or to the farthest border that lines meet beyond it. */
function widened(lines: readonly Line[], borders: readonly Line[], end: number): [from: number, to: number] {
  const reached = (crossing: readonly Line[]) => {
    const places = crossing.map(({ at }) => at);
    const [first, last] = [Math.min(...places), Math.max(...places)];
    return borders.filter(({ from, to }) => from < last && to > first).map(({ at }) => at);
  };
  const low = lines.filter(({ from, to }) => from < -OVER_EDGE && to > OVER_EDGE);
  const high = lines.filter(({ from, to }) => from < end - OVER_EDGE && to > end + OVER_EDGE);
  return [Math.min(0, ...reached(low)), Math.max(end, ...reached(high))];
}
