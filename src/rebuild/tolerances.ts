/*
 * Every distance at which two places on a page count as one, with its reason. Points, unless it says font sizes: body
 * text of these forms is 7 to 14 points, rows are 8 points high and more, columns 12 wide and more.
 */

/** Two segments on one straight line differ by rounding only: exporters write one or two decimals of a point. */
export const SAME_LINE = 0.75;
/** Gaps inside a drawn line: dashes and dots leave 3 at most, cell-by-cell borders with spacing 2.25. */
export const LINE_GAP = 4;
/** What is shorter is a dot, a tick or a glyph drawn as a path; no row or column is so small. */
export const MIN_EDGE = 5;
/** Lines that should meet miss or overshoot each other by up to half of a thick border or one border spacing. */
export const TOUCH = 3;
/** Upright lines so near are one border, drawn double: 3 from centre to centre at most. */
export const SNAP_COLUMNS = 4;
/** The same for level lines, which also end unevenly at a page break. Rows of the smallest legible print are 6.5 high. */
export const SNAP_ROWS = 5.5;
/** A side of a cell counts as drawn when at least this share of it is: short breaks are closed before. */
export const DRAWN_SHARE = 0.5;
/** Rows times columns of the largest table on one page: more is a drawing. */
export const MAX_SLOTS = 20_000;
/** Rows of the longest table over pages that is still joined: no form comes near it, and lists of that length are none. */
export const MAX_JOINED_ROWS = 3000;
/** A text must reach over a border by this much (font sizes) before it counts as reaching over: side bearings. */
export const OVERHANG = 0.3;
/** A text of which so much (font sizes) lies inside of a table belongs to it: text boxes are a little too generous. */
export const OVERFLOW = 0.15;
/** Texts on one baseline overlap by up to half a font size where punctuation is set tight. More is overprinting. */
export const OVERPRINT = 0.8;
/** Digits of one number stand this near to each other (font sizes); those of two cells have more room between them. */
export const NUMBER_GAP = 0.1;
/** A blank this near (font sizes) to a border that a text crosses is where the two cells' texts were run together. */
export const SPLIT_REACH = 1.2;
/** A text that starts this near (font sizes) to a cell's left border is set left and belongs there, however long. */
export const LEFT_PADDING = 1;
/** Texts share a visual line when they overlap by this share of the lower one's height: covers super- and subscripts. */
export const LINE_OVERLAP = 0.5;
/** Columns of text that runs downwards stand this much further apart than its characters: 1.2 in a browser's. */
export const COLUMNS_DOWN = 1.08;
/** A gap (font sizes) that is a blank between Latin letters or digits; a printed space is 0.25 wide or more. */
export const LATIN_SPACE = 0.18;
/** The same beside a Han character: typesetters put up to 0.25 between Han and Latin without meaning a blank. */
export const HAN_SPACE = 0.4;
/** Outside of tables, a gap (font sizes) that stands between two columns, not between two words. */
export const COLUMN_GAP = 1.5;
/** The part of a page's height, at top and bottom, where page numbers and running lines stand. */
export const MARGIN_SHARE = 0.12;
/** A running line stands at the same place on every page; digits in it may move it a little. */
export const SAME_PLACE = 6;
/** Column borders of one table on two pages: rounding, and half of a border more or less. */
export const SAME_COLUMN = 4;
/** The body of a page reaches at least this share of its height: bottom margins are no larger than that. */
export const BODY_SHARE = 0.8;
/** A line that ends so near (font sizes) to the column's end is full; two characters less is too short. */
export const FULL_LINE = 1.9;
/** Room (font sizes) below a text in which more than one line fits, with the padding of its cell. */
export const ROOM_BELOW = 2.5;
/** Share of blank cells from which a column is one that often stays blank (remarks, reasons of deviation). */
export const OFTEN_BLANK = 0.3;
/** Lines of one text stand 1 to 2 font sizes apart; where nothing tells, so many. */
export const MOST_PITCH = 2.2;
export const LINE_PITCH = 1.3;
/** A distance between lines that occurs so often is no chance. */
export const SEEN_OFTEN = 3;
/** Lines that fall into so many parts stand in columns: two are a label and its value, or a date at the margin. */
export const LEAST_COLUMNS = 3;
/** A cell of no more characters (font sizes) across is a label's, or one of words that wrap like a label. */
export const NARROW_CELL = 6;
/** Lines of a text in such a cell stand no farther apart (font sizes). */
export const TIGHT_PITCH = 1.7;
/** How far (font sizes) from a table a lone character of its side label stands, where a page break cut the cell. */
export const LONE_REACH = 0.6;
/** Where no rules part the columns, a gap (font sizes) that may stand between two of them: wider than any blank. */
export const NARROW_COLUMN_GAP = 0.75;

/** Share of a sheet's width on either side of its middle that is blank where two pages stand side by side: narrow margins. */
export const GUTTER = 0.01;
