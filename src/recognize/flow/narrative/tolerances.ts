/** Every weight and bound of the cutting of texts, with its reason, in log-odds: see `recognize/tolerances.ts`. */

/** A margin to the next best cut below this is told as a warning: the evidence of one clear hint would turn it. */
export const NARROW_MARGIN = 3;

/** The same where the dump shows no borders of cells at all: words alone must settle where a text begins. */
export const NARROW_BY_WORDS = 6;

/** Boundary evidence between two narrative lines. */
export const CUT = {
  /** The line before is full and ends in mid-sentence: it was wrapped. */
  insideParagraph: -5,
  /** The line before is full but ends a sentence: full by chance happens about once in thirty lines. */
  fullButEnded: -0.5,
  /** The paragraph before ends without a full stop (headings, lists, careless typing). */
  noSentenceEnd: -0.5,
  /** The line before ends with a comma or a colon: more must follow. */
  openEnd: -4,
  /** … with a semicolon: 6 of 3,031 texts did, 416 of 1,439 paragraphs within texts. */
  taskEnd: -3,
  /** A pair of characters is parted that is known: 41 of 100 within texts are, one of 80 where two texts meet. */
  insideWord: -3,
  /** The line starts with a closing mark, which belongs to the line before, or a bracket is open there. */
  closingStart: -5,
  /** Two cells meet here in the dump. */
  hardBorder: 6,
  /** The dump marks borders elsewhere, and not here. */
  noBorder: -3,
  /** Numbering starts again at one. */
  numberRestarts: 2,
  /** Numbering goes on: 2 after 1. */
  numberGoesOn: -3,
  /** A schedule goes on: 9月 after 3月. */
  scheduleGoesOn: -2,
  /** Topics of one kind: `制度保障：` after `组织保障：`. */
  topicGoesOn: -3,
  /** A list begins, and no colon leads into it. */
  listBegins: 0.8,
  /** Plain text follows the last item of a list. */
  listEnds: 1.5,
} as const;

/**
 * What speaks for a section: of what characters and their pairs say a share, since they say much the same; how much more those that
 * the section starts with; a word that a form of one's own names, anywhere in a paragraph and at its start.
 */
export const CUE = { share: 0.4, opens: 1.6, word: 1.2, start: 1.5, swapped: 1 } as const;

/** A section without text: against a section that must be filled in, and one that may be blank. */
export const EMPTY_SECTION = { required: -6, optional: -3.5 } as const;

/**
 * A section's label on a line of its text: not on the first one; by line off the middle; so far off is none where a label is a
 * block of its own, before or behind which the lines of the text are cut, and any where every line is one, in whatever order.
 */
export const ANCHOR = {
  notFirst: -6,
  offCentre: -3,
  slack: { none: 0, block: 0.5, blank: Number.POSITIVE_INFINITY },
} as const;

/** A line inside one column that is clearly shorter than the column's widest line and ends in mid-sentence. */
export const SHORT_LINE = -2.5;

/** How texts side by side are told from everything else in a form: in characters, and in columns of the display. */
export const GATHER = {
  /** A list of one short task; a sentence that is no remark in a narrow column; a text without a full stop that is no name. */
  shortestList: 6,
  shortestSentence: 12,
  sentenceWidth: 24,
  shortestText: 18,
  textWidth: 36,
  /** A line beside such a text; a line below one in the same cell, by share of its width. */
  shortestWords: 10,
  wideShare: 0.6,
  /** A cell of the table. */
  sureTarget: 0.15,
};

/** Costs of dealing out the lines of two texts that stand side by side. */
export const BESIDE = {
  /** Where lines are printed in turn: a line of the text that the one before belongs to. */
  sameSide: 0.3,
  mostLines: 24,
  /** The next line stands in the other text: behind a blank line, behind none, and where that text begins there. */
  changeApart: 0.6,
  change: 1,
  beginGlued: 1,
  /** … which begins as that text does: not behind other lines of it. */
  beginWithin: 2.5,
  /** Where lines are printed by height: a higher line stands below a lower one; texts begin at the same height, most have the same middle. */
  upwards: 2.5,
  topAligned: 0.7,
  /** … a line behind a heading on the left belongs to the text on the right; one with a blank between words is whole. */
  behindSide: 3,
  unparted: 1,
  /** … both texts share a printed line; the first line is of the text on the right; a text begins without a blank line; texts change. */
  share: 0.2,
  firstRight: 0.2,
  beginByHeight: 0.5,
  turn: 0.1,
  /** … the line on the right is half a line higher than the one on the left that is printed before it. */
  level: 1,
  /** … a blank line parts lines of one text with none of the other between; rough costs so far behind need no better look. */
  sameApart: 1,
  hopeless: 4,
  /** A printed line holds a line of each. */
  split: 1,
  /** … the end of one and the beginning of the other, without even a blank between them. */
  glued: 0.5,
  /** A number does not follow the one before in its text; a number stands behind a full line in mid-sentence. */
  wrongNumber: 2.5,
  cutSentence: 2.5,
  /** It follows, but is written in another way. */
  otherStyle: 1.5,
  /** A sentence without a number stands below numbered ones; the text on the right is printed first. */
  unnumbered: 0.5,
  rightFirst: 0.5,
  closingStart: 3,
  /** A line wider than its column. */
  tooWide: 2,
  /** Visual lines in no order that texts around one middle have, or of which both begin on the first. */
  unlaid: 3,
  /** A visual line of one text with a blank as between two. */
  innerBlank: 2,
  /** A line in mid-sentence that is clearly shorter than the others. */
  shortShare: 0.4,
  shortLine: 1.5,
  /** A number and its unit alone, or the rest of a word, begin a text, and the line before is in mid-sentence: 更换传感器|160支, 传感|器. */
  restStart: 2.5,
  /** A line makes a word with the last line of the other text, which is in mid-sentence. */
  otherWord: 1,
  /** A text begins with what a schedule goes on with. */
  scheduleCut: 2,
  /** A text says the same figure twice: none of 165 did, every fourth pair has one in common. */
  figureAgain: 2.5,
  /** A line of what was planned has figures of what was reached, or the other way round: one of 108 had. */
  otherFigures: 3,
  /** A text ends with a comma, a colon or a digit: 8 of 3,925 did. */
  goesOn: 5,
  /** A text ends with a semicolon: 2 of 1,418 did, 123 of 503 paragraphs within texts. */
  listEnd: 5,
  /** A text ends in mid-sentence, or even with a full line, which the only one of a text may be or not; a text is blank. */
  openEnd: 1.2,
  cutEnd: 3,
  aloneEnd: 2,
  blank: 3,
  /** No reading makes good what it is so far behind another one of the same lines. */
  mostBehind: 5,
  /** So much better must lines in turn be than one text after the other; so close is the other reading a doubt. */
  leastGain: 1,
} as const;
