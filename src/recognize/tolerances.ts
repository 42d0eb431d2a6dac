/** Weights and bounds of the text recogniser, in log-odds: 1 is a hint, 3 speaks clearly, 6 all but settles a question. */

/** A line whose width is at least this share of the widest is full, so it may have been wrapped (Latin text and kinsoku leave some room). */
export const FULL_LINE_SHARE = 0.93;

/** Lines of one wrapped cell but the last are equally wide, give or take this many display columns (Latin text, kinsoku). */
export const WRAP_SLACK = 4;

/** Below its title a form has labels of more fields than this; lists of forms and sentences about them have none. */
export const FEW_FIELDS = 3;

/** Costs (negative log-odds) of the moves of the table reader. */
export const MOVE = {
  /** Printed column by column: a row begins before the one above has all its cells. */
  rowAhead: 0.2,
  /** A name that the form prints itself is read as another cell. */
  nameAsCell: 4,
  /** `报告人数`, printed once, is read as a note. */
  nameAsNote: 1.2,
  /** A cell in a column that is headed elsewhere than right above it. */
  elsewhere: 3,
  /** A target is printed before the name of its row; a row that never gets a name. */
  runAhead: 3,
  runOn: 0.3,
  missingName: 6,
  /** A row begins with its name while one above still waits for its own, which is printed with a level. */
  nameLater: 2,
  /** A cell of an earlier row stands on the line of a label, which should begin a new row. */
  cellAfterLabel: 4,
  /** A row that never gets its target, or a self-evaluation row its result. */
  missingTarget: 3,
  missingResult: 2.5,
  missingNumber: 1.5,
  missingForeign: 1,
  /** Points are seldom left blank by a dash. */
  blankPoints: 1.5,
  /** A result that is printed as a bound: `≥95%` stands in the column of targets. */
  comparedResult: 2.5,
  /** A unit in the column of targets, and none in that of results, where units have a column of their own and results have theirs. */
  unitInTarget: 3,
  /** What is told of a target that was reached stands in the column of targets. */
  resultAsTarget: 1.5,
  /** A text is left out. A sentence is left out more readily than a word. */
  skip: 5,
  skipSentence: 1.5,
  skipCharacter: 2.5,
  /** The table ends here; what follows is left out, and cells or level labels in it speak against that. */
  end: 2,
  cellAfterEnd: 3,
  wordAfterEnd: 0.8,
  labelAfterEnd: 4,
  /** A level name without 指标 where all others have it. */
  bareLabel: 2.5,
  /** The rest of a number that broke in its cell is read as a cell of its own. */
  cutNumber: 4,
  /** A level name that is used as the name of an indicator. */
  levelAsName: 2.5,
  /** A level name that begins a line is the rest of the cell above. */
  labelAsRest: 2.5,
  /** Two words of one line in one cell: across the border of Han and Latin or digits, and between Han words. */
  joinMixed: 0.3,
  joinHan: 3.5,
  /** … between Han words of a remark. */
  joinRemark: 1.2,
  /** … two numbers, and something behind a number with its unit. */
  joinNumbers: 5,
  joinComplete: 2,
  /** A cell goes on in the next line. */
  wrap: 0.9,
  /** … although its line is clearly shorter than others of its column, so that it did not have to be wrapped. */
  wrapShort: 4,
  /** Remarks are wrapped more often than not, and may stand in a block of their own. */
  wrapRemark: -0.6,
  remarkApart: 1,
  /** A number's unit stands in the next line. */
  wrapUnit: 0.2,
  /** … although it is a complete number with its unit, or a word that is a target; … although the next line starts like a number. */
  wrapComplete: 3,
  wrapWords: 1.2,
  wrapIntoNumber: 6,
  /** … an open parenthesis or a cut number speaks for it. */
  wrapOpen: -2,
  /** … a clause in a name. */
  clauseInName: 3,
} as const;

/** In dumps that print rows: what it costs that a cell goes to the earliest waiting row instead of the latest one. */
export const EARLIEST_ROW = { blank: 4, beside: 3, rowBlock: 3, none: 2.5 } as const;

/** Costs of where a run of cells begins or goes on, in dumps that print cells in blocks. */
export const RUN = {
  /** The first cell of the next row; of the rows that were named last; of the table; in the latest row. */
  nextRow: 0.4,
  opposite: 0.6,
  first: 0.9,
  latest: 1.2,
  /** Down a column past a row that keeps waiting; right of a name while rows above wait for this column. */
  gap: 0.8,
  overtake: 1.5,
  /** To the right past a column that keeps waiting; down from the middle of a row. */
  skipped: 0.5,
  turn: 1,
  /** Remarks stand in some rows only, wherever they are printed. */
  remark: 1.6,
} as const;

/** Costs of pairing labels with values where a dump prints them in blocks. */
export const PAIR = {
  /** The next label of a column of labels; the first of the column before the text; the first that waits; another. */
  next: 0.3,
  opposite: 0.6,
  /** The last label of a column of labels that wait; a label above the one that was served before. */
  lastOfColumn: 0.3,
  back: 0.8,
  first: 1,
  other: 2,
  /** A text waits for a label that is printed behind it, and gets one. */
  wait: 1.2,
  claim: 0.3,
  mostWaiting: 6,
  /** A value goes on in the next line; across what parts cells; although its line did not have to be wrapped. */
  wrap: 0.3,
  wrapAcross: 3,
  /** … although adjacent lines are two cells elsewhere in the dump. */
  wrapGlued: 1,
  ragged: 2,
  /** Text that belongs to no label; the next line of a text. */
  stray: 3,
  goesOn: 0.3,
  /** Labels without a value. */
  blankRequired: 4,
  blankTotal: 2,
  blank: 1,
  blankOther: 0.4,
  /** Values that do not look like their field's. */
  foreign: 0.5,
  numberAsText: 3,
  tickAsText: 3,
  /** A telephone number, the code of a project, or a level of the table. */
  noText: 4,
  noOrganisation: 1.5,
  organisation: 0.8,
  /** The name of a unit where that of a department is asked for, or the reverse: units may be either. */
  otherRank: 0.4,
  /** A line behind a unit whose name was whole without it. */
  pastOrganisation: 2,
  noPeriod: 2,
  /** None of the words that tell whether a project comes every year; one of them, or a kind of project, as its name. */
  noNature: 1.5,
  noName: 2.5,
  shortName: 1.5,
  /** Another pairing that costs less than this above the best one is told as a warning. */
  narrow: 1.3,
} as const;
/** Pairings that are followed at the same time. */
export const PAIR_BEAM = 80;

/** Costs of dealing out the amounts of two totals and their parts. */
export const BUDGET = {
  /** More labels or amounts than two totals with their parts have are of several forms. */
  mostLabels: 12,
  /** Ways to tell what the labels stand for that are followed, and how much worse than the best they may be. */
  mostMeanings: 12,
  likely: 2.5,
  beam: 60,
  /** A part is printed below one that stands below it on the form; the total of a part is printed nowhere, or later. */
  backwards: 1,
  orphan: 2,
  beforeTotal: 0.4,
  /** … it stands behind another total than its own; of parts that are printed once some are of the one total, some of the other. */
  otherTotal: 0.1,
  mixed: 2,
  /** An amount stands in a run, or opposite to the run of labels before it; elsewhere behind its label, or before it. */
  run: 0.3,
  lastOfRun: 0.2,
  apart: 0.8,
  before: 1.4,
  /** … behind another label on that one's line, or below an amount that it stands above on the form. */
  otherLine: 6,
  overtaken: 2.5,
  /** Of two amounts below each other the second belongs to the label that was printed first. */
  crossed: 0.2,
  /** An amount, or a dash, belongs to no label. */
  left: 3,
  dashLeft: 0.5,
  blankTotal: 2,
  blankPart: 0.8,
  /** The parts add up to their total, also where some are blank, or not (sources have mistakes). */
  sumAgrees: -3,
  sumOfSome: -2,
  sumDiffers: 2,
  partOverTotal: 3,
  /** The part that comes first on the form, the budget's own money, is nothing or blank. */
  noMainPart: 1.5,
  /** Another deal that costs less than this above the best one is told as a warning. */
  narrow: 1.3,
} as const;

/** Costs of where the next number of a money grid stands: runs along rows and down columns, as in `RUN`. */
export const FUND_RUN = {
  /** Past a cell that stays blank. */
  skipped: 0.4,
  nextRow: 0.3,
  otherRow: 1.2,
  topOfColumn: 0.6,
  /** In another row than that of the label on its line. */
  otherLine: 8,
  /** Left of or above a cell that was printed before. */
  backwards: 2,
  /** … of the label before it, behind which no more numbers stand than its row has cells. */
  otherLabel: 2.5,
  /** A number goes on in the next line. */
  join: 0.3,
  /** … that has more decimals than cents already. */
  joinFraction: 0.6,
} as const;
/** Ways to deal the numbers of a money grid that are followed at the same time. */
export const FUND_BEAM = 150;

/** What the numbers of a money grid look like, alone and together. */
export const FUND = {
  dashInTotal: 1.5,
  dashForMoney: 0.8,
  /** A rate without a percent sign; a number that cannot stand in its column; points of a part; a weight with decimals. */
  bareRate: 2,
  otherColumn: 6,
  pointsOfPart: 1,
  brokenWeight: 0.8,
  overspent: 1.5,
  /** A rate is what its amounts make, parts add up to their total, also where some are blank, or not (sources have mistakes). */
  rateAgrees: -2,
  rateDiffers: 2.5,
  sumAgrees: -2,
  sumOfSome: -1,
  sumDiffers: 0.5,
  partOverTotal: 3,
  /** A small number without cents, in a column of amounts. */
  withoutCents: 2,
  scoreOverWeight: 4,
  /** … or is not what the rate makes of it (sources have rules of their own). */
  scoreOffRate: 1,
  /** Blank cells: of the total, of a part that has amounts, of a part. */
  blankTotal: 1.2,
  blankAmount: 1.2,
  blankPart: 0.2,
} as const;

/** How unlike the other cells of its row a cell may be. */
export const ROW = {
  /** A result of another kind than its target (share, count, time …), a word for a number, `完成` for one, another unit, the same one. */
  otherKind: 1.2,
  wordForNumber: 2,
  done: 0.5,
  otherUnit: 0.8,
  sameUnit: -0.5,
  /** Points beyond the weight cannot be; less than half of it are rare. */
  scoreOverWeight: 6,
  lowScore: 0.6,
  /** The operator or unit of a number beside a target in words. */
  partOfWords: 2.5,
  /** A reason for lost points where none were lost, and none where some were. */
  reasonForNothing: 1.2,
  noReason: 0.6,
} as const;

/** Costs of a token's distance to the one before, by what blank lines mean in the table: adjacent line, or blank between. */
export const GAP = {
  /** The seed: a blank line after every line, but none between two cells of a row. */
  blank: { adjacent: { row: 6, cell: 0, wrap: 6 }, apart: { row: 0, cell: 4, wrap: 0 } },
  /** MuPDF, where it takes no two lines together: without a blank line stands what is beside the line before. */
  beside: { adjacent: { row: 6, cell: 0, wrap: 4 }, apart: { row: 0, cell: 0.6, wrap: 0.3 } },
  /** MuPDF: the lines of a row stand together, a blank line parts rows (and sometimes the lines of a wrapped cell). */
  rowBlock: { adjacent: { row: 4, cell: 0, wrap: 0 }, apart: { row: 0, cell: 3, wrap: 1.5 } },
  /** pdftotext, pdfminer: the lines of a cell stand together, a blank line parts cells. */
  cellBlock: { adjacent: { row: 2.5, cell: 2.5, wrap: 0 }, apart: { row: 0, cell: 0, wrap: 3.5 } },
  /** … where every line is followed by a blank one, which says nothing then. */
  lineBlock: { adjacent: { row: 0, cell: 0, wrap: 0 }, apart: { row: 0, cell: 0, wrap: 0.5 } },
  /** Column by column: blank lines say little. */
  column: { adjacent: { row: 0, cell: 0, wrap: 0.6 }, apart: { row: 0, cell: 0, wrap: 1.5 } },
  none: { adjacent: { row: 0, cell: 0, wrap: 0.3 }, apart: { row: 0, cell: 0, wrap: 0.6 } },
  /** Same line: a cell of the same row is expected. */
  sameLine: { row: 6, cell: 0 },
} as const;

/** Readings of a table that are followed at once, and by how much one may be worse: more where more is left open. */
export const BEAM = {
  fewColumns: { width: 12, worse: 7 },
  byRow: { width: 32, worse: 12 },
  byColumn: { width: 160, worse: 12 },
} as const;
/** So many columns from level 3 on are few: name, target, note. */
export const FEW_COLUMNS = 3;
/** Two readings whose costs differ by less than this are both plausible: the rows in which they differ carry a warning. */
export const NARROW_READING = 1.2;

/** Looks this much like a target are nothing else, and this little like a name are none. */
export const FORESIGHT = { sureMeasure: 0.15, noName: 3 } as const;

/** What makes a cell of the table odd. */
export const ODD = {
  /** Half characters that a line lacks of the widest of its column, and that would hold more of the next word. */
  wrapSlack: 6,
  /** … of remarks, which have narrow columns and few numbers. */
  remarkSlack: 4,
  /** Share of rows that fill a number column, from which an empty cell is suspicious. */
  oftenFilled: 0.8,
  /** Looks this much like a target are no name. */
  targetLook: 0.15,
  /** A word that looks this much like a target, and this little like a name, ends no remark, and is a whole target. */
  targetWord: 0.25,
  noNameWord: 2,
  /** Looks this much like a name, and this little like a target, begin a row. */
  nameLook: 0.35,
  noTargetLook: 1.7,
  /** No line of a text is full that is narrower (in display columns). */
  fullLine: 40,
  /** So few characters are the end of a text (`法。`, `案。`), no text of a section. */
  shortestText: 3,
} as const;

/** Dumps with one character a line. */
export const LETTERS = {
  /** So many lines with Han characters, of which this share ends behind characters that have no other behind them anywhere. */
  least: 40,
  share: 0.75,
  /** Lines are no longer than this on average: spares the others a closer look. */
  meanLength: 6,
} as const;

/** Dumps whose cells touch. */
export const GLUED = {
  /** So many labels with text directly behind them, and this share of all labels. */
  least: 3,
  share: 0.08,
  /** Fewer targets one below the other may be those of rows whose names fill their lines. */
  lateTargets: 3,
  /** A longer word is a sentence. */
  longestWord: 60,
  /** A heading down the side goes on in so many lines below its first. */
  sideLines: 4,
  /** So many names with a blank within are more than two columns that make a name by chance. */
  leastTorn: 3,
} as const;

/** Pages printed from their last line to the first: from one known line to the next other one, a dump goes up instead of down. */
export const BOTTOM_UP = {
  /** Fewer steps up are chance: a form that follows another begins with one. */
  least: 4,
  /** Pages go on downwards among themselves, so that some steps do; of other dumps at most half of the steps go up. */
  share: 0.7,
  /** A line's first word is no longer. */
  start: 16,
} as const;

/** Text in which nothing parts the cells: costs are negative log-odds. */
export const UNCUT = {
  /** A shorter name inside of other words is chance. */
  leastName: 4,
  /** What is longer than one printed line holds several: running text in a part of it says nothing of the rest. */
  longestLine: 100,
  /** No longer runs and cells are taken apart: bounds the work. */
  longestRun: 600,
  longestName: 24,
  longestTarget: 14,
  longestResult: 20,
  longestPoints: 5,
  longestRemark: 48,
  /** By row; a row without a target, without points or result, without another cell; a run that goes on with a row. */
  row: 0.5,
  /** A row that goes on on the next line; one that begins within a line, or where any line may be one of a cell. */
  lineInRow: 0.6,
  rowInLine: 2,
  rowInPieces: 0.1,
  noTarget: 1.5,
  noPoints: 0.8,
  skip: 0.1,
  midRow: 1,
  /** A run of rows whose targets were drawn elsewhere, although no heading was. */
  lateRun: 4,
  /** A cell begins where nothing is printed between, also between two digits. */
  cut: 0.2,
  cutNumber: 0.6,
  /** A printed end inside of a cell; a line of it that is wider or, but for the last, narrower by more than that. */
  wrap: 1,
  ragged: 1.5,
  wrapSlack: 3,
  blank: 0.4,
  /** A number of points, and one that is seldom so large; a dash; a remark, and one that begins as a target. */
  points: 0.1,
  manyPoints: 1.5,
  mostPoints: 30,
  dash: 0.2,
  remark: 0.6,
  noRemark: 3,
  /** A number behind a number with its unit, among other cells of a row; a unit that is not known, one torn off its number, and of more characters than that, each; a name of three. */
  secondMeasure: 2,
  crowded: 3.5,
  oddUnit: 0.3,
  tornUnit: 1,
  longestUnit: 3,
  longUnit: 0.4,
  shortName: 0.4,
  /** By character that a name has more than most; a name that begins as a target in words. */
  usualName: 10,
  letter: 0.1,
  wordedName: 0.4,
  /** A target without a unit, where points have a column. */
  bareTarget: 1,
  /** By character of a target in words. */
  word: 0.05,
  /** Looks this much like a name behind a short level. */
  sureName: 1,
  /** No cell of the column. */
  never: 20,
} as const;

/** Amounts of a money grid without anything between them: costs of a way to cut them. */
export const AMOUNTS = {
  /** Bounds the work. */
  longestRun: 60,
  /** By cell; printed unlike the one before; more than the one before; points that are not the usual ten. */
  cell: 0.3,
  unlike: 1,
  grows: 0.7,
  oddPoints: 1.2,
  /** An amount that goes on on the next line. */
  torn: 0.4,
  /** What speaks for it: an amount of so many characters once more (`4040` is one), and a rate (to so many points of a percent) that the amounts have. */
  same: 0.5,
  leastSame: 5,
  fits: 3,
  rate: 0.1,
} as const;

/** Visual lines with words of several cells, some of which are torn over several lines. */
export const UNTANGLE = {
  /** The next line of a torn name is so near; of one with a character or two a line, so near. */
  reach: 3,
  reachUpright: 4,
  longestPart: 12,
  /** A whole name of fewer characters is no beginning of a longer one. */
  leastWhole: 3,
  /** This share of the torn names has words of other cells between their lines; fewer than so many in one form tell nothing. */
  share: 0.4,
  leastTorn: 4,
  /** This share of the labels has other words on its line. */
  inCompany: 0.75,
  /** The head of the table stands on one line, but for headings that are torn. */
  leastHeadings: 3,
  /** So many characters of one line, set with blanks between them, make names where those of a form are set so. */
  leastSpaced: 4,
  /** … of which such characters make the fewest; costs of a beginning and of one that is part of none, in whole names. */
  begun: 1.5,
  letterAlone: 2,
  /** A value of a choice that goes on on no other line. */
  wholeValue: /(?:项目|类|[□√☑])$/u,
  /** So many columns of width is it worth that a line makes a value whole. */
  madeWhole: 100,
  /** … that it began above its label, which is centred beside it. */
  beganAbove: 200,
} as const;

/** Rows of a table that are printed line by line across their cells. */
export const ACROSS = {
  /** So many lines of names stand apart from their first ones. */
  leastTorn: 3,
  /** Such a reading must be better than the one cell by cell by so much, and by this share of its cost: where both are bad, neither is right. */
  leastGain: 4,
  leastShare: 0.15,
  /** Rows that cost less than this cell by cell are printed so, which need not be compared with anything. */
  plain: 0.7,
  /** No row has more lines in all its cells, no cell more lines. */
  mostLines: 14,
  cellLines: 3,
  remarkLines: 5,
  /** Where more words than this share stand on the line of another, lines tell what stands at one height. */
  linedShare: 0.15,
  /** … although the line says otherwise. */
  otherLine: 2.5,
  /** A row goes on on the next page; a blank line stands between lines of which one is below the other. */
  pageInRow: 4,
  blankBelow: 0.3,
  /** How much worse than others a reading may be that is followed. */
  worse: 14,
  /** So many words behind the end of a table speak against it. */
  nearEnd: 8,
  /** A line so near to the width of its column has no room for another character; of narrower columns the width is not known. */
  edge: 1,
  narrow: 8,
} as const;

/** A rate whose lines were printed apart, and that two amounts of its row make. */
export const TORN_RATE = {
  /** How far rounding may be off, in units of the last printed digit. */
  rounding: 1,
  /** `10` / `0.0` / `0%`: no more parts than this. */
  mostParts: 4,
} as const;

/** Costs of taking a block for rows of cells whose lines are printed by height. */
export const KNOT = {
  leastLines: 3,
  mostLines: 200,
  /** A line that is wider than this is one of a text. */
  widest: 44,
  /** The most lines of a cell, and of all cells of a row. */
  mostCellLines: 5,
  mostRowLines: 13,
  /** A row; the next row has cells in other columns. */
  row: 0.3,
  otherColumns: 0.7,
  /** Between two lines of a cell another level begins. */
  acrossLevel: 1.5,
  /** Words of a line that stand half a line apart. */
  uneven: 0.4,
  /** So much better must the tangled reading be; so much may it cost a word at most. */
  leastGain: 1,
  mostPerWord: 1.2,
} as const;

/** When a region is read by columns and by lines, and which of the readings is kept. */
export const READINGS = {
  /** With fewer doubts columns are followed, without a look at the lines. */
  few: 2,
  /** So many characters that fit nowhere count as one doubted cell: no cell of a level or of points is much shorter. */
  lostPerCell: 3,
} as const;
