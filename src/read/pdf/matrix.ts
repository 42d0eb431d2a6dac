/** An affine map `[a, b, c, d, e, f]`: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that does `inner` first, then `outer`. */
export function multiply(outer: ArrayLike<number>, inner: ArrayLike<number>): Matrix {
  const o = outer as Matrix;
  const i = inner as Matrix;
  return [
    o[0] * i[0] + o[2] * i[1],
    o[1] * i[0] + o[3] * i[1],
    o[0] * i[2] + o[2] * i[3],
    o[1] * i[2] + o[3] * i[3],
    o[0] * i[4] + o[2] * i[5] + o[4],
    o[1] * i[4] + o[3] * i[5] + o[5],
  ];
}

export function apply(m: Matrix, x: number, y: number): [x: number, y: number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** How many times longer a length gets, on average over the directions. */
export function scaleOf(m: Matrix): number {
  return Math.sqrt(Math.abs(m[0] * m[3] - m[1] * m[2]));
}

/** Turns a page of the given size clockwise by so many quarters, about its top left corner, back into the positive quadrant. */
export function quarterTurn(quarters: number, width: number, height: number): Matrix {
  switch (((quarters % 4) + 4) % 4) {
    case 1:
      return [0, 1, -1, 0, height, 0];
    case 2:
      return [-1, 0, 0, -1, width, height];
    case 3:
      return [0, -1, 1, 0, 0, width];
    default:
      return IDENTITY;
  }
}

/** To a thousandth: engines count with different precision, and no print is so fine. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Where a map takes right and up, as directions of length 1, and how many times longer lengths get that way. */
export interface Axes {
  readonly right: readonly [dx: number, dy: number];
  readonly up: readonly [dx: number, dy: number];
  readonly width: number;
  readonly height: number;
}

/** The axes of text under a map. One that the map squeezes to nothing stands at a right angle to the other. */
export function axesOf(m: Matrix): Axes {
  const width = Math.sqrt(m[0] * m[0] + m[1] * m[1]);
  const height = Math.sqrt(m[2] * m[2] + m[3] * m[3]);
  const right = width > 0 ? ([m[0] / width, m[1] / width] as const) : null;
  const up = height > 0 ? ([m[2] / height, m[3] / height] as const) : null;
  return {
    right: right ?? (up ? [-up[1], up[0]] : [1, 0]),
    up: up ?? (right ? [right[1], -right[0]] : [0, -1]),
    width,
    height,
  };
}
