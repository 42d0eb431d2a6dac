/**
 * Weights for putting a form back into reading order whose exporter drew some cells after all others. Costs are negative
 * log-odds, as in `tolerances.ts`: 0 is what such a form looks like, 3 is clearly unlike it, 6 all but excludes it.
 */

/** Telling cells that were drawn at once from those that were deferred. */
export const DEFERRAL = {
  /** A cell of one script and one line is drawn at once: one of two scripts or lines among them is a misfit. */
  mixedAmongSimple: 4,
  /** A whole label, level or number on one line among the deferred cells. */
  simpleAmongDeferred: 3,
  /** A line that may be part of a wrapped cell, or stands alone and is of one script. */
  lineAmongDeferred: 0.3,
  loneAmongDeferred: 1.5,
  /**
   * The deferred cells of a page begin; the next page begins, where the dump marks it, behind more blank lines than elsewhere,
   * with the heading that is drawn first once more, behind or with a repeated table head (which is drawn before the page's other rows), with a cell of its own where no page is
   * marked, or elsewhere.
   */
  begins: 2,
  nextPage: 0,
  wideGap: 1,
  headAgain: 1,
  repeatedHead: 3,
  unmarkedPage: 4,
  noPage: 12,
  /** Misfits per word beyond which a dump was not printed like that (spreadsheets stay below 0.18, other orders are mostly above 0.2). */
  mostMisfit: 0.18,
  /** A form has at least this share of deferred words (a fifth is usual): fewer are chance. */
  leastShare: 0.05,
  /** So much better than the dump's own order must the merged one be: where cells were deferred it is by 26 and more. */
  leastGain: 20,
} as const;

/** Lines of one wrapped cell. */
export const CELL = {
  mostLines: 8,
  /** A text beyond this length (in characters) is no cell of the table and no name: its lines are taken one by one. */
  longest: 80,
  line: 0.3,
  /** Line that did not have to be wrapped, or is wider than the lines above it. */
  ragged: 2,
  /** A deferred cell of one line and one script would not have been deferred. */
  lone: 3.5,
  /** A number with its unit, or a whole level label, goes on in the next line. */
  afterWhole: 3,
  /** A parenthesis is left open, or the next line starts with a mark that closes. */
  leftOpen: 4,
  /** Words of one line in one cell: Han beside Han, or across scripts. */
  joinHan: 2.2,
  joinMixed: 0.4,
  /** A blank line within a cell, where a dump parts its blocks by blank lines. */
  blank: 0.5,
} as const;

/** The header: labels, values, long texts. */
export const HEADER = {
  misfit: 6,
  /** A number or date as the value of a text field. */
  numberAsText: 2,
  longName: 1.5,
  blankField: 0.8,
  blankRequired: 3,
  blankOther: 0.3,
  blankSection: 0.8,
  blankRequiredSection: 2,
  /** Text that follows no label. */
  strayText: 5,
  /** The next cell of text although no section is open. */
  strayNarrative: 4,
  nextNarrative: 0.3,
  shortNarrative: 1,
  numberInNarrative: 2.5,
  /** Two sections whose labels stand side by side; two that do not. */
  besideSection: 0.3,
  openSection: 1.5,
  /** A heading between a label and its text, and one with a money unit that is not followed by money. */
  headingBetween: 1,
  headingWithoutMoney: 1.5,
  headingBeforePart: 0.7,
  /** A label before one that the form prints above it, each: forms seldom change the order of their texts. */
  inversion: { field: 0.4, section: 1.5 },
  mostInversion: 2,
  fundWithoutHead: 1.5,
  fundBlank: 0.2,
  fundEmpty: 1.5,
  fundMisfit: 3,
  moneyWithoutFund: 4,
} as const;

/** The indicator table. */
export const TABLE = {
  headInRows: 5,
  headAgain: 0.5,
  headOrder: 1.5,
  headingInHead: 0.7,
  headingInRows: 4,
  headerInTable: 8,
  missingTarget: 5,
  missingActual: 4,
  missingNumber: 2,
  missingExplanation: 0.7,
  missingOther: 0.2,
  /** Most that a text counts that looks unlike its column. */
  notThisColumn: 8,
  levelWithoutRow: 5,
  levelOrder: 2,
  foreignLevel: 1.5,
  wrongParent: 4,
  labelAsName: 2.5,
  nameWithoutLevel: 1,
  /** How much it counts that a target is of the kind that the name lets one expect, or that a unit stands behind words. */
  pair: 1.5,
  unitOfWords: 2,
  /** How much of that, that it is of another kind than is usual at its level. */
  otherKind: 0.3,
  /** Share of what the words of a name speak against its level. */
  affinity: 0.5,
  /** Words of one printed line in two rows; cells of two printed lines in one row. */
  lineInTwoRows: 6,
  rowOfTwoLines: 3.5,
  skip: 5,
  footerEarly: 4,
  afterFooter: 6,
} as const;

/** Merges followed at once, those of them with the same words done, how much worse than the best, and the dearest step. */
export const MERGE_BEAM = { width: 120, alike: 6, worse: 14, mostStep: 10 } as const;

/** Another place for a cell that costs less than this above the best one is told as a warning. */
export const NARROW_MERGE = 2.5;
