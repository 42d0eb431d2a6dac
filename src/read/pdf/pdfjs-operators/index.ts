import { IDENTITY, type Matrix } from '../matrix.js';
import type { PaintedPage } from '../painted.js';
import { GRAPHICS, paintKinds, paintPath } from './graphics.js';
import { TEXT } from './text.js';
import { type FontMetrics, initialState, type Operators, type Seen, type Step, type Walk } from './walk.js';

/*
 * The only folder that knows pdf.js's operator list. Its format is no public contract and changes between versions: the
 * package is pinned, and the tests of this folder fail when it moves.
 */

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

const ALL: Seen = { layer: () => true, annotation: () => true };

/**
 * Follows a page's operators and says what they paint.
 * @param list pdf.js's operator list
 * @param operators pdf.js's table of operator numbers
 * @param base maps the PDF's units to upright points from the top left corner
 */
export function paintedFromOperators(
  list: OperatorList,
  operators: Operators,
  base: Matrix,
  fontOf: (name: string) => FontMetrics,
  seen: Seen = ALL,
): PaintedPage {
  const steps = stepTable(operators);
  const start = initialState(base);
  const walk: Walk = {
    painted: [],
    stack: [],
    fontOf,
    state: { ...start },
    start,
    seen,
    marks: [],
    line: IDENTITY,
    text: IDENTITY,
    clipPending: false,
    largestUnit: 0,
  };
  for (let i = 0; i < list.fnArray.length; i++) {
    const before = walk.painted.length;
    steps[list.fnArray[i]!]?.(walk, (list.argsArray[i] ?? []) as never);
    if (walk.marks.includes(true)) walk.painted.length = before;
  }
  return { painted: walk.painted, largestImage: walk.largestUnit };
}

function stepTable(operators: Operators): Step[] {
  const paints = paintKinds(operators);
  const steps: Record<string, Step> = {
    ...GRAPHICS,
    ...TEXT,
    constructPath: (walk, [op, [data]]: [number, [ArrayLike<number> | null]]) => paintPath(walk, paints, op, data),
  };
  const table: Step[] = [];
  for (const [name, step] of Object.entries(steps)) table[operators[name]!] = step;
  return table;
}
