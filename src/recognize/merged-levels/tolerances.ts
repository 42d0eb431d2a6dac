/** Every weight of the cutting of rows among merged levels, with its reason, in log-odds: see `recognize/tolerances.ts`. */

/**
 * A margin to the next best cut below this is told as a warning: two hints of place and words often agree on the wrong row. Less
 * often where a dump is printed in blocks: there all places of a label on its pages are weighed, together with those of its level 1.
 * `other` is for more cuts than the next best one of each border, `habits` for cuts by another habit of printing.
 */
export const NARROW_LEVEL = { rows: 4.5, blocks: 3, other: 2, habits: 3 } as const;

/** Evidence for an indicator row standing under a level-2 label. */
export const AFFINITY = {
  /** What was learned of rows counts so much more than was measured of rows alone; and no row speaks more against a label. */
  learned: 1.3,
  worst: -5,
  /** The level-3 name is one that the form prints under this label. */
  fixedName: 4,
  /** It ends like one (数据检查管理制度健全性 like 项目管理制度健全性). */
  fixedEnding: 1.2,
  /** A word of the level-3 name, and of the target. */
  cue: 1,
  /** … and more when the name ends with it: the last word says what is measured. */
  cueAtEnd: 1.5,
  targetCue: 0.6,
  /** The kind of target (share, count, time …) is usual here. */
  targetKind: 0.8,
  mostCues: 2.5,
  /** It holds none of the words that names under this label always hold. */
  lacksCue: -2.5,
  /** So much better under another label of the table that the row is told as inferred. */
  dispute: 1.5,
  /** … or so much better under a label of a family that is printed nowhere. */
  missing: 1,
} as const;

/** Evidence of the place where a level label is printed; one table for each habit of printing merged cells. */
export const PLACE = {
  /** A label that must start at a certain row and does not, by row. */
  missedRow: -3,
  /** A label that is centred on its rows, by row that its centre is off beyond the half row that the order leaves open. */
  offCentre: -2.5,
  /** Worst that one label's place can count. */
  worst: -9,
  /** Inline label of a system's export that spans more than its own row; trailing label that spans one. */
  brokenHabit: -6,
  /** A label printed after the table by an exporter that prints the others before: nothing is known of its rows. */
  deferred: -0.5,
  /** So much better must the habits be that few exporters have. */
  rare: { scattered: -3, inlineOrLeading: -5 } as { readonly [habit: string]: number | undefined },
  /** Labels printed in blocks of their own: their order counts, their place says little. */
  scattered: { offCentre: -0.5, worst: -2.5 },
  /** A label without the row that stands behind it on its line. */
  otherLine: -6,
  /** A label of one row that does not stand on its line, although others do. */
  alone: -4.5,
  /** A label without any row: some forms print all names of level 2, and units leave rows blank. */
  empty: -6,
  /** A label that stands behind one that follows it in the form's own order, where an extractor may print labels elsewhere. */
  stepBack: -5,
} as const;

/**
 * The same where an extractor joins what stands nearest: a label in whose run no other one of level 2 stands says by its place
 * where its middle is, one of level 1 less so; in longer runs places say little. By row that its middle is off, at worst,
 * where it stands before the first of its rows, and before the lower one of two in the middle.
 */
export const NEAREST = {
  second: { row: -3, worst: -7, start: -2, lower: -1 },
  first: { row: -1.5, worst: -4, start: -0.4, lower: 0 },
  loose: { row: -0.5, worst: -2.5, start: -0.4, lower: 0 },
  /** No row on the page that the label is printed on; no row at all. */
  otherPage: -6,
  empty: -12,
  /** It weighs more places than the other habits do, which count against it. */
  prior: 3,
} as const;

/** The same where the order is worked out: by label that is printed elsewhere, and where all others are in order. */
export const ORDERED = {
  misplaced: 0.8,
  proven: 3,
  /** A label counts as so many that are misplaced: elsewhere among the names or the labels, by name that it is off, at most. */
  elsewhere: 0.5,
  row: 0.25,
  most: 1.5,
  /** It has no row on its page. */
  missing: 3,
  /** A larger share of misplaced labels shows another extractor or lost rows; half where it joins what stands nearest. */
  mostMisplaced: { nearest: 0.3, other: 0.6 },
} as const;

/** … and where lines hold all cells, by line that a label is off the middle of its rows: nothing but page breaks moves it. */
export const LINES = { line: -4, worst: -10 } as const;
