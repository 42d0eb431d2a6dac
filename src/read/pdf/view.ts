import type { Box, Page, Rule } from '../../model/page.js';

/** All that a page paints, wherever it stands. */
export const EVERYWHERE: Box = [-Infinity, -Infinity, Infinity, Infinity];
/** So many of a table's rules must run over the edge: lines that adorn a page do too, but one or two. */
const LEAST_RULES = 3;
/** And so far (points): borders overshoot a little, and printers cut a little. */
const OVER_EDGE = 12;

/**
 * What of a page is read: all that it shows. A table whose rules run over the page's edge goes on beyond it, on paper that
 * is too small for it; then what stands there is read too.
 */
export function viewOf(rules: readonly Rule[], { width, height }: Size): Box {
  const level = rules.filter(({ y0, y1 }) => y0 === y1);
  const upright = rules.filter(({ x0, x1 }) => x0 === x1);
  const [x0, x1] = widened(
    level.map((rule) => ({ from: rule.x0, to: rule.x1, at: rule.y0 })),
    width,
  );
  const [y0, y1] = widened(
    upright.map((rule) => ({ from: rule.y0, to: rule.y1, at: rule.x0 })),
    height,
  );
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

/** From 0 to the page's end, or as far as the rules go that cross an edge together with those between them. */
function widened(lines: readonly Line[], end: number): [from: number, to: number] {
  const reach = (crossing: readonly Line[], farthest: (line: Line) => number, edge: number) => {
    const places = crossing.map(({ at }) => at);
    if (new Set(places).size < LEAST_RULES) return edge;
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const tied = lines.filter(({ at }) => at >= first && at <= last).map(farthest);
    return edge === 0 ? Math.min(...tied) : Math.max(...tied);
  };
  const low = lines.filter(({ from, to }) => from < -OVER_EDGE && to > OVER_EDGE);
  const high = lines.filter(({ from, to }) => from < end - OVER_EDGE && to > end + OVER_EDGE);
  return [reach(low, ({ from }) => from, 0), reach(high, ({ to }) => to, end)];
}
