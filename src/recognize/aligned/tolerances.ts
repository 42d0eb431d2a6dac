/** Weights and distances of the reader of aligned dumps: in printed lines and columns; costs are negative log-odds. */

/** Costs of a column border. */
export const FIT = {
  /** A fragment that runs over the border without a blank near it. */
  cross: 4,
  /** A blank this near to the border may part two cells that were run together: columns drift within a run of text. */
  splitReach: 8,
  /** … and what that costs, by column of distance. */
  split: 0.3,
  splitOff: 0.12,
  /** Two fragments of one line in one column: cells hold no wide gaps. */
  twoInOne: 2.5,
  /** A column of targets or results in which no word begins. */
  empty: 4,
  /** How much a text's look counts. */
  look: 0.5,
  /** By column that a border is off its place on the page before. */
  far: 0.03,
  /** By column that it is right of its own heading. */
  pastHeading: 0.08,
} as const;

/** Costs of putting the words of a line into columns. */
export const PLACE = {
  /** Lines this near may hold other lines of the same cell, or of its neighbours in the column. */
  reach: 2,
  /** A fragment stands under or over text of the column there; or beside it. */
  under: 1.2,
  beside: 1.2,
  /** A fragment starts in another column than its place says, by how far: text blocks of a page drift against each other. */
  offStart: 1,
  offBy: 0.35,
  wrongStart: 6,
  /** A word behind a single blank goes to a further column, by how far it was moved left or right of it. */
  next: 0.4,
  movedLeft: 0.02,
  movedRight: 0.3,
  /** It stays in the column between Han characters; in a column of single words. Beside Latin and digits a blank means nothing. */
  stayHan: 1,
  staySingle: 2.5,
  /** A second number in a cell of one. */
  twoMeasures: 3,
  /** A word that may be the unit of the limit before it begins the next cell. */
  unitApart: 2,
  /** It stays although it reaches over the border. */
  over: 2,
  /** One of two cells that stand on the same line is not there: 分值 and 得分 are mostly both filled in. */
  lone: 1.5,
  /** How much a word's look counts. */
  look: 0.5,
} as const;

/** Lines printed narrower than their page. */
export const SQUEEZE = {
  /** The widths looked at, as shares of the page's. */
  steps: [0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1],
  /** What it costs that a line is squeezed in another way than the one before; by step. */
  change: { any: 2.5, by: 0.2 },
  /** By share off the page's own width, each line. */
  off: 2,
  /** Lines of fewer fragments tell nothing. */
  leastFragments: 3,
} as const;

/** Costs of reading some lines as one row of a table. */
export const ROW = {
  /** A row holds no more lines. */
  mostLines: 14,
  /** Every row: of two equal readings the one with fewer rows. */
  each: 0.3,
  /** A row without name, target, other cell. */
  noName: 5,
  noTarget: 4,
  noResult: 1.5,
  noNumber: 2,
  /** A cell that a row need not have: two lines of text under each other are rather one such cell than two. */
  mayMiss: 0.4,
  /** How much the look of the joined target counts. */
  look: 0.6,
  /** The row goes on over a page break. */
  overPage: 5,
  /** A blank line inside of the row: rows stand further apart than the lines of a cell. */
  blankInside: 0.9,
  /** A cell's centre (or first line) is off, by line beyond the half line that rounding leaves open. */
  off: 1.6,
  /** A cell's middle line is not on the same line as that of the tallest cell. */
  unlevel: 0.25,
  /** … although it has as many lines as that one. */
  equalUnlevel: 1,
  /** A cell goes on in the next line. */
  wrap: 0.3,
  /** … although lines lie between. */
  hole: 4,
  /** … although the next word would have fitted into the line. */
  short: 2.5,
  /** … although its first line is one character, or holds less than half of the column. */
  shortStart: 2,
  /** … by more than so many columns in one of remarks: their digits and blanks are narrower on the page than in a dump. */
  rough: 2,
  /** A cell of words that holds one character, as the rest of a cut one does. */
  stub: 0.6,
  /** Two complete numbers or targets in one cell. */
  twoMeasures: 3,
  /** Two lines that are whole names each, as those of two rows of which the lower has no target. */
  twoNames: 3.5,
  /** A whole target below words in one cell: it is rather that of the next row, where that has a name. */
  measureBelow: 1,
  /** A cut whose best rival is worse by less than this is not settled. */
  narrow: 1,
} as const;

/** Costs of reading lines of a level column as one label. */
export const LABEL = {
  mostLines: 16,
  each: 1,
  /** By line of words that are no level name that the form knows; or one of the other level. */
  unknown: 3,
  otherLevel: 2,
  overPage: 8,
} as const;

/** Costs of a merged label spanning certain rows. */
export const SPAN = {
  /** By row that the label is off from where it would stand for these rows. */
  off: 3,
  /** Rounding to lines leaves this part of a row open. */
  slack: 0.2,
  /** Lines measure the height of rows; counting rows is sure where all are equally high. */
  linesWeight: 0.65,
  /** How much the words of a row count, in favour of another level 2: less than the label's place. */
  words: 0.5,
  /** All labels between two lines are printed with one of them: likelier than that one label is off. */
  rounded: 0.5,
  /** The rows go on over a page break; the label stands on a page without any of its rows. */
  overPage: 0.7,
  otherPage: 6,
  /** A label in the middle of its rows would have been at their top, because a page break follows. */
  cutTop: 0.4,
  /** Rows without a label; a label without rows. */
  noLabel: 5,
  unused: 8,
  /** A row that only has a label, which is so many rows off its neighbours; that there are any in a table. */
  ownRow: 0.9,
  blankRow: 1,
  /** The form knows this level 2 under another level 1. */
  foreignParent: 4,
  /** Rows whose level 1 the form leaves blank: no printed label is the parent of their level 2. */
  blankParent: 2,
  /** More than this is never the best reading. */
  hopeless: 14,
  /** A reading that is worse by less than this is as plausible. */
  narrow: 0.75,
} as const;

/** Distances and scores (positive log-odds) of the part above the table. */
export const HEAD = {
  /** Labels beside several rows start no further right than this behind the leftmost label. */
  sideReach: 6,
  /** A label that begins this near to the left edge, or to the label beside it, stands in the first column. */
  margin: 10,
  /** Labels of one row are level; a wrapped one may be half a line off. */
  level: 0.5,
  /** Headings of one table: some are wrapped and stand lower. */
  sameRow: 1,
  /** From a line to the very next one; where a page's lines are measured, it is not exactly 1. */
  nextLine: 1.2,
  /** The value of the first label may begin so many lines above it, and so many columns left of the label's end. */
  mostAbove: 6,
  drift: 2,
  /** The labels of the money grid's columns stand on so many lines. */
  fundHead: 4,
  /** A label beside goals stands at most so many lines below their headings. */
  underHeading: 10,
  /** A blank so near to where a value must end parts it from the next. */
  breakReach: 10,
  /** Text in a row that has no place for it. */
  strayLine: 2.5,
  /** A line of words beside a label for a date or an amount. */
  misfit: 3,
  /** Two texts of one line beside one label. */
  apart: 2,
  /** A line of a value that the next one's beginning would have had room on. */
  ragged: 1,
  /** By line that a value's centre (or first line) is off its label's; rounding leaves half a line open. */
  off: 1.5,
  rounding: 0.5,
  slight: 0.6,
  /** Values that stand neither beside the middle nor beside the first line of their labels are rare; in spreadsheets they stand above. */
  under: 3.5,
  /** Labels stand a line off their texts, also on lines of the rows around, only where a dump rounds the heights of lines. */
  rounded: 2.5,
  worst: 9,
  /** By blank line above a row, up to so many. */
  gap: 0.5,
  mostGap: 3,
  /** The line above is full and open, full and ended, short and ended, short and open. */
  fullShare: 0.93,
  fullOpen: -4,
  fullEnded: -0.5,
  shortEnded: 1,
  shortOpen: -0.5,
  /** A value that is as wide as the widest of its column, at least so wide, stands above a shorter one. */
  valueOpen: -1,
  leastFull: 10,
  /** Lines of one text begin at the same place, but for an indent. */
  sameStart: 4,
  /** … and mostly just below each other: a layout that rounds every row on its own moves the next text. Names may be centred. */
  textShare: 0.35,
  otherStart: 1,
  /** How much the words of a line count for the text that they stand in. */
  cues: 0.3,
  /** A label of a text without any text beside it. */
  emptySection: 2.5,
  /** … of fields without any value. */
  emptyPairs: 1.5,
  /** A heading without any text under it. */
  emptyText: -3,
  /** A border whose next best place is worse by less than this is not settled. */
  narrow: 1.2,
  /** … one between two texts: of those by 1.2 to 1.7, one text in seven was wrong, of those up to 2.2 one in twenty-five. */
  narrowTexts: 2.2,
} as const;

export const TABLE = {
  /** Words of a heading stand beside the table rather than in its first column, where both are possible. */
  sideHeading: -0.2,
  /** Words that are no part of a level's name, or only of the other level's. */
  noLevel: 4,
  otherLevel: 1,
  /** The whole name of the other level that is part of one of this level: 产出 of 产出数量, where nothing else tells. */
  partOrOther: 0.2,
  /** The name of a level among those of indicators. */
  levelAsName: 1,
  /** A name with a measure one blank behind it, where several columns hold measures. */
  nameAndMeasure: 2,
  /** Columns of a page without headings stand this near to those of the page before. */
  drift: 12,
  /** A table that fits worse than this by line, and so much better in two parts of so many lines, has an unmarked page break. */
  misfit: 0.9,
  shift: 11,
  leastPage: 3,
  /** A text that begins beside the names, with a word of this length, and runs over so many headings stands below the table. */
  proseColumns: 2,
  proseWord: 12,
  /** Share of the texts among the targets that look like one, from which a page without headings goes on with the table. */
  leastTargets: 0.5,
  /** Looks more unlike a target than this are none. */
  targetLook: 1.3,
} as const;

export const ALIGNED = {
  /** A line set in by so many columns. */
  indent: 6,
  /** Share of the lines below the headings that must show columns; text after the table shows none. */
  leastShare: 0.4,
} as const;

/** Costs of parting texts that stand side by side. */
export const TEXTS = {
  /** Text blocks drift against each other by so many columns. */
  drift: 3,
  /** A fragment that begins left of the border stands in the right text, or the other way round; more when it is far off. */
  wrongSide: 2,
  far: 3,
  /** A line of the left text that begins nearer to where the right one does. */
  lateStart: 4,
  /** A wide gap inside of one text. */
  twoInOne: 6,
  /** A single blank between two Han characters of a line that is not cut. */
  blankInside: 1,
  /** A line of the left text reaches over the border. */
  over: 3,
  /** A line is cut off the border, by column; up to so many. */
  offBy: 0.12,
  mostOff: 20,
  /** A line is cut beside Latin letters or digits, where a blank often means nothing. */
  latin: 0.6,
  /** The left part is wider than a full line, or less wide although the right text begins directly behind it; by column. */
  tooWide: 0.6,
  notFull: 0.12,
  /** By fragment that begins exactly at the border, up to so many. */
  begins: 0.8,
  mostBegins: 3,
  /** A heading without text. */
  empty: 5,
  /** A line that ends in mid-sentence although it is clearly (columns) shorter than the longest. */
  short: 7,
  ragged: 2,
  /** A line of the left text goes so far over the border: it may hold one of the right text, printed without a blank. */
  reachesOver: 12,
  /** A line of the left text that is so many times as wide as the next widest of both may hold a line of each. */
  holdsBoth: 1.3,
  /** Ways to part them whose costs differ by less are both plausible. */
  narrow: 1.5,
} as const;

/** In which unit the gaps of a dump are counted: see `column-unit.ts`. */
export const UNIT = {
  /** Extractors count characters; where Han characters were given two columns, those line up clearly better. */
  clearly: 1.2,
  /** In a dump's own unit this share of the inner words begins exactly where another one does; then it is none else. */
  surely: 0.6,
  /** Gaps in characters of what follows are rounded to them, so columns line up within so many only … */
  nearly: 3,
  /** … but so much larger a share of the words does: of 391 forms in `pdftotext -layout` dumps one, of sorted ones three in four. */
  more: 0.1,
  /** With fewer inner words chance decides. */
  few: 8,
  /** So many lines up and down, cells of one table or header stand below each other. */
  reach: 3,
  /** A single blank may part words that touch: half of one is nearest to both. */
  forced: 0.5,
  /** How much wider than half a Han character Latin letters and digits are in fonts such as Noto Sans CJK, in columns. */
  noto: 0.1,
} as const;
