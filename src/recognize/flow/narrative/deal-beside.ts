import { flatMap, flatten } from '../../../model/group.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { CLOSING_START, SENTENCE_END } from '../../marks.js';
import { partsHanFromLatin } from '../../parts-han-from-latin.js';
import { FULL_LINE_SHARE, WRAP_SLACK } from '../../tolerances.js';
import { lineCost, mayBeSwapped, offsetCost, PARTED, type PrintedLine, sharedCost } from './by-height.js';
import { cutsPair } from './cues.js';
import { OPEN_END, TASK_END } from './cut-sections.js';
import { isLater, type Numbering, numbering, REST_START, timeOf } from './line-mark.js';
import { figuresIn, type TableHints } from './table-hints.js';
import { BESIDE } from './tolerances.js';

/** Which of two texts each line belongs to; `both` where its words at `at` part it into a line of each. */
export interface Dealt {
  readonly side: 0 | 1 | 'both';
  readonly at: number;
}

/** The lines so far: the last one of either text, with what is known of it. */
interface State {
  readonly cost: number;
  readonly last: readonly [Last | null, Last | null];
  /** The side that the last line went to. */
  readonly side: 0 | 1 | null;
  /** How many lines either text has. */
  readonly counts: readonly [number, number];
  /** What either text counts so far. */
  readonly figures: readonly [readonly string[], readonly string[]];
  /** To whom the last line was dealt, and those before. */
  readonly dealt: Dealing | null;
}

interface Dealing extends Dealt {
  readonly before: Dealing | null;
}

/** Readings of all lines. */
interface Found extends Omit<State, 'dealt'> {
  readonly dealt: readonly Dealt[];
}

/** What is known of a line of one text, whatever stands before it. */
interface Part {
  readonly text: string;
  readonly width: number;
  /** It ends a sentence. */
  readonly ends: boolean;
  readonly number: Numbering | null;
  readonly time: number | null;
  readonly figures: readonly string[];
}

/** … and of a printed line. */
interface KnownLine extends PrintedLine, Part {
  readonly reached: number;
  /** How much its words speak for the text on the right. */
  readonly leaning: number;
  /** Where it may be parted into a line of each text. */
  readonly cuts: readonly Cut[];
}

interface Cut {
  readonly at: number;
  readonly parts: readonly [Part, Part];
}

/** With the last number of its list, and the last point in time of its schedule. */
interface Last extends Omit<Part, 'figures'> {
  readonly line: number;
}

/**
 * Deals out the lines of two texts side by side, also where an extractor printed them in turn or as one. A line in
 * mid-sentence goes on in its own text, numbers count up within a text, and a change of sides costs, unless the form is
 * printed line by line `across` its cells; so does a line within a text that `begins` one. `byHeight`, heights tell. `margin`:
 * how much better this is than one text after the other; `settled`: something tells left from right.
 */
export function dealBeside(
  printed: readonly PrintedLine[],
  { across = false, byHeight = false, begins = () => false, leans, hints }: Printing = {},
): { dealt: readonly Dealt[]; margin: number; settled: boolean } | null {
  if (printed.length > BESIDE.mostLines) return null;
  const spaced = isSpaced(printed);
  const lines = knownLines(printed, spaced, leans, hints);
  const width = Math.max(...lines.map((line) => line.width));
  const rough: Shape = {
    widths: [width, width],
    splitWidths: [width / 2, width / 2],
    split: BESIDE.split,
    spaced,
    across,
    begins,
    hints,
  };
  const find = byHeight ? searchByHeight : search;
  const any = find(lines, rough);
  const inTurn = find(lines, { ...rough, splitWidths: rough.widths, split: null, across: false });
  const margin = (inTurn?.cost ?? Number.POSITIVE_INFINITY) - (any?.cost ?? 0);
  return any && { dealt: any.dealt, margin, settled: byHeight && tellsSides(any, lines) };
}

/** How an extractor printed two texts. */
export interface Printing {
  /** The form is printed line by line across its cells. */
  readonly across?: boolean;
  /** Lines without a blank one between are printed by their height. */
  readonly byHeight?: boolean;
  /** A line begins a text. */
  readonly begins?: (line: PrintedLine) => boolean;
  /** How much words speak for the text on the right, in log-odds. */
  readonly leans?: (text: string) => number;
  readonly hints?: TableHints;
}

/** A printed line of both, a heading on the left or lines that are equally high tell the left text. */
function tellsSides({ counts, dealt }: Found, lines: readonly PrintedLine[]): boolean {
  if (dealt.some(({ side }, i) => side === 'both' || (side === 0 && lines[i].behindSide))) return true;
  return !mayBeSwapped(counts);
}

/** The widths of the columns that texts dealt out so would stand in; null where one has none. */
function dealtWidths(dealt: readonly Dealt[], lines: readonly PrintedLine[]): Widths | null {
  const widths: [number, number] = [0, 0];
  dealt.forEach(({ side, at }, i) => {
    const { text } = lines[i];
    const parts = side === 'both' ? [text.slice(0, at), text.slice(at)] : side === 0 ? [text, ''] : ['', text];
    parts.forEach((part, k) => {
      widths[k] = Math.max(widths[k], displayWidth(part.trim()));
    });
  });
  return widths.includes(0) ? null : widths;
}

/** The best reading of all ways in which one text may begin above the other, each with the widths of its own columns. */
function searchByHeight(lines: readonly KnownLine[], shape: Shape): Found | null {
  let best: Found | null = null;
  const offsets = Array.from({ length: 2 * lines.length - 1 }, (_, i) => (i % 2 === 0 ? i / 2 : -(i + 1) / 2));
  for (const offset of offsets) {
    const bound: number = best ? best.cost : Number.POSITIVE_INFINITY;
    const first = search(lines, { ...shape, offset, bound: bound + BESIDE.hopeless });
    const widths = first && dealtWidths(first.dealt, lines);
    const columns = widths && { widths, splitWidths: widths, measured: true };
    const found = columns ? search(lines, { ...shape, ...columns, offset, bound }) : first;
    if (found && found.cost < bound) best = found;
  }
  return best;
}

/**
 * Deals out visual lines: each holds a line of both texts, or of one where the other has none. Texts stand around one middle or
 * begin on one line, so that the number of lines of each tells which line is whose; what fits no such reading costs more.
 */
export function dealVisual(printed: readonly PrintedLine[]): readonly Dealt[] | null {
  if (printed.length > BESIDE.mostLines) return null;
  const spaced = isSpaced(printed);
  const lines = knownLines(printed, spaced);
  const found = flatMap([null, ...layouts(lines.length)], (layout) => {
    const widths = widthsOf(lines, layout);
    const state = search(lines, { widths, splitWidths: widths, split: 0, spaced, layout });
    return state ? [{ ...state, cost: state.cost + (layout ? 0 : BESIDE.unlaid) }] : [];
  });
  return (
    found.reduce<Found | null>((best, state) => (best && best.cost <= state.cost ? best : state), null)?.dealt ?? null
  );
}

/** By visual line, whose line it is. */
type Layout = readonly Dealt['side'][];

/** The ways in which texts of different numbers of lines share so many visual ones. */
function layouts(count: number): Layout[] {
  const found = new Map<string, Layout>();
  const add = (layout: Layout) => found.set(layout.join(), layout);
  const row = (side: Dealt['side'], length: number) => new Array<Dealt['side']>(length).fill(side);
  for (const long of [0, 1] as const) {
    for (let both = count; both >= 0; both--) {
      add([...row('both', both), ...row(long, count - both)]);
      if ((count - both) % 2 > 0) continue;
      const around = row(long, (count - both) / 2);
      add([...around, ...row('both', both), ...around]);
    }
    // the lines of one text stand between those of the other
    for (let short = 1; count % 2 === 1 && short < count - short; short++) {
      const around = row(long, (count - 2 * short - 1) / 2);
      add([...around, long, ...flatten(Array.from({ length: short }, () => [(1 - long) as 0 | 1, long])), ...around]);
    }
  }
  return [...found.values()];
}

/** How wide the two texts are, by the lines of one of them only and those that one blank parts. */
function widthsOf(lines: readonly KnownLine[], layout: Layout | null): Widths {
  const widths: [number, number] = [0, 0];
  const note = (side: 0 | 1, { width }: Part) => {
    widths[side] = Math.max(widths[side], width);
  };
  const whole = Math.max(0, ...lines.filter(({ cuts }) => cuts.length === 0).map(({ width }) => width));
  lines.forEach((line, at) => {
    const { cuts } = line;
    const side = layout?.[at] ?? (cuts.length === 1 ? 'both' : null);
    if (side === 'both' && cuts.length === 1) {
      note(0, cuts[0].parts[0]);
      note(1, cuts[0].parts[1]);
    } else if (side === 0 || side === 1) note(side, line);
  });
  return [widths[0] || whole, widths[1] || whole];
}

type Widths = readonly [number, number];

/** How wide the texts are, and what it costs that a line holds one of each; null where none does. */
interface Shape extends Pick<Printing, 'across' | 'begins' | 'hints'> {
  readonly widths: Widths;
  readonly splitWidths: Widths;
  readonly split: number | null;
  /** Blanks stand between Han characters and digits anyway. */
  readonly spaced?: boolean;
  /** Known of each line. */
  readonly layout?: Layout | null;
  /** The widths are those of the columns. */
  readonly measured?: boolean;
  /** By so many half lines the right text begins below the left one. */
  readonly offset?: number;
  /** What costs more is not looked for. */
  readonly bound?: number;
}

function knownLines(
  lines: readonly PrintedLine[],
  spaced: boolean,
  leans?: Printing['leans'],
  hints?: TableHints,
): KnownLine[] {
  return lines.map((line) => ({
    ...line,
    ...knownPart(line.text),
    reached: hints?.reached(line.text) ?? 0,
    leaning: leans?.(line.text) ?? 0,
    cuts: splits(line.text, spaced).map((at) => cutAt(line.text, at)),
  }));
}

/** `控制在0.`: the number goes on in the next line. */
const OPEN_DECIMALS = /(?<!\d)\d{1,3}\.$/u;

function knownPart(text: string): Part {
  return {
    text,
    width: displayWidth(text),
    ends: SENTENCE_END.test(text) && !OPEN_DECIMALS.test(text),
    number: numbering(text),
    time: timeOf(text),
    figures: figuresIn(text),
  };
}

function cutAt(text: string, at: number): Cut {
  return { at, parts: [knownPart(text.slice(0, at).trim()), knownPart(text.slice(at).trim())] };
}

function search(lines: readonly KnownLine[], shape: Shape): Found | null {
  let states: State[] = [{ cost: 0, last: [null, null], side: null, counts: [0, 0], figures: [[], []], dealt: null }];
  lines.forEach((line, at) => {
    const best = new Map<string, State>();
    for (const state of states)
      for (const next of moves(state, line, at, shape)) {
        const counts = shape.split === 0 || shape.offset !== undefined ? next.counts.join() : '';
        const key = `${next.last[0]?.line},${next.last[1]?.line},${next.last[0]?.text.length},${next.side},${counts}`;
        const known = best.get(key);
        if (!known || next.cost < known.cost) best.set(key, next);
      }
    states = shape.offset === undefined ? [...best.values()] : withinReach([...best.values()], shape.bound);
  });
  const ends = states.map((state) => ({
    ...state,
    cost:
      state.cost +
      endCost(state, shape) +
      (state.last.includes(null) ? aloneCost(lines, shape) : 0) +
      (shape.offset === undefined ? 0 : offsetCost(state.counts, shape.offset)),
  }));
  const found = ends.reduce<State | null>((best, state) => (best && best.cost <= state.cost ? best : state), null);
  return found && { ...found, dealt: allDealt(found) };
}

/** First to last. */
function allDealt({ dealt }: State): Dealt[] {
  const all: Dealt[] = [];
  for (let each = dealt; each; each = each.before) all.push(each);
  return all.reverse();
}

function withinReach(states: readonly State[], bound = Number.POSITIVE_INFINITY): State[] {
  const cheapest = states.reduce((least, { cost }) => Math.min(least, cost), Number.POSITIVE_INFINITY);
  return states.filter(({ cost }) => cost <= Math.min(bound, cheapest + BESIDE.mostBehind));
}

function moves(state: State, line: KnownLine, at: number, shape: Shape): State[] {
  const { widths, split, layout } = shape;
  const found = flatMap([0, 1] as const, (side) => {
    if (layout && layout[at] !== side) return [];
    if (split === null && side === 0 && state.side === 1) return [];
    const inTurn = shape.across && state.side !== null;
    const turn = inTurn ? (state.side === side ? BESIDE.sameSide : 0) : changeCost(state, side, line);
    const change = split === 0 ? 0 : shape.offset === undefined ? turn : lineCost(state, line, shape.offset, side);
    const cost =
      state.cost +
      goesOnCost(state.last[side], line, widths[side], shape) +
      wordCost(state.last, side, line.text, shape) +
      change +
      beginCost(state, side, line, shape) +
      figureCost(state, side, line) +
      Math.max(0, side === 0 ? line.leaning : -line.leaning) +
      wholeCost(line.text, shape) +
      (split === 0 && line.cuts.length > 0 ? BESIDE.innerBlank : 0) +
      overCost(line, widths[side], shape);
    return [
      {
        cost,
        last: withLast(state.last, side, lastOf(state.last[side], line, at)),
        side,
        counts: counted(state.counts, side),
        figures: withFigures(state.figures, side, line.figures),
        dealt: { side, at: 0, before: state.dealt },
      },
    ];
  });
  if (split === null || (layout && layout[at] !== 'both')) return found;
  const touching = layout && line.cuts.length === 0 ? cutAtWidth(line, widths) : [];
  return [...found, ...[...line.cuts, ...touching].map((cut) => splitMove(state, cut, at, shape))];
}

function withLast(last: State['last'], side: 0 | 1, line: Last): State['last'] {
  return side === 0 ? [line, last[1]] : [last[0], line];
}

function withFigures(known: State['figures'], side: 0 | 1, own: readonly string[]): State['figures'] {
  if (own.length === 0) return known;
  return side === 0 ? [[...known[0], ...own], known[1]] : [known[0], [...known[1], ...own]];
}

/** The line holds a line of each text. */
function splitMove(state: State, cut: Cut, at: number, shape: Shape): State {
  const { splitWidths, split, offset } = shape;
  const [left, right] = cut.parts;
  const cost =
    state.cost +
    (offset === undefined ? (split ?? 0) : sharedCost(state, offset)) +
    goesOnCost(state.last[0], left, splitWidths[0], shape) +
    goesOnCost(state.last[1], right, splitWidths[1], shape) +
    overCost(left, splitWidths[0], shape) +
    overCost(right, splitWidths[1], shape);
  return {
    cost,
    last: [lastOf(state.last[0], left, at), lastOf(state.last[1], right, at)],
    side: null,
    counts: [state.counts[0] + 1, state.counts[1] + 1],
    figures: withFigures(withFigures(state.figures, 0, left.figures), 1, right.figures),
    dealt: { side: 'both', at: cut.at, before: state.dealt },
  };
}

function counted([left, right]: State['counts'], side: 0 | 1): State['counts'] {
  return side === 0 ? [left + 1, right] : [left, right + 1];
}

function isSpaced(lines: readonly PrintedLine[]): boolean {
  return partsHanFromLatin(lines) && lines.some(({ text }) => BEHIND_NUMBER.test(text));
}

/** A blank that no number of a list has: `3 处`. */
const BEHIND_NUMBER = /\d \p{Script=Han}/u;

const BLANKS = /(?<=[\p{Script=Han}。；，、：）”\d%]) +(?=[\p{Script=Han}（“①\d。；，、）”])/gu;
const BLANKS_OF_HAN =
  /(?<=[\p{Script=Han}。；，、：）”]) +(?=[\p{Script=Han}（“①。；，、）”]|\d{1,2}[、.．)）] ?\p{Script=Han})|(?<=[。；，、：）”]) +(?=\d)/gu;

/** Blanks beside Han characters, where two lines may have been joined; also before a mark that no column had room for: `下降。 。`. */
function splits(text: string, spaced: boolean): number[] {
  return [...text.matchAll(spaced ? BLANKS_OF_HAN : BLANKS)].map((found) => found.index);
}

/**
 * Two full lines that touch, together wider than a line of either: the first ends where its column does, which is as wide as
 * the other one if nothing tells.
 */
function cutAtWidth({ text, width: whole }: Part, [left, right]: Widths): Cut[] {
  if (whole <= Math.max(left, right) + WRAP_SLACK) return [];
  const width = left + right < whole - WRAP_SLACK ? whole / 2 : left;
  let cut = 1;
  while (cut < text.length && displayWidth(text.slice(0, cut + 1)) <= width) cut++;
  return cut < text.length ? [cutAt(text, cut)] : [];
}

/** What hardly a paragraph ends with. */
const CUT_END = /[，,、（(《“\d]$/u;

/** What it costs that a line stands below another line than the full one which it makes a word with. */
function wordCost(last: State['last'], side: 0 | 1, text: string, { widths }: Shape): number {
  const joins = (k: 0 | 1) => {
    const above = last[k];
    return above && above.width >= BESIDE.shortShare * widths[k] && !above.ends && isOneWord(above.text, text);
  };
  return last[side] && joins(side === 0 ? 1 : 0) && !joins(side) ? BESIDE.otherWord : 0;
}

/** A word, or a number and what it counts, goes on in the next line. */
function isOneWord(above: string, text: string): boolean {
  return cutsPair(above, text) || (/\d$/u.test(above) && COUNTED.test(text));
}

const COUNTED = /^(?:[个家人次项套台天万亿元年月日米吨亩场件处座支名辆块条户所根分只株册扇批级期类]|公[里斤]|小时)/u;

/** What it costs that a line with a blank between words is whole, where no blanks stand elsewhere; by height that is told apart. */
function wholeCost(text: string, { split, offset, spaced }: Shape): number {
  return offset === undefined && split !== 0 && spaced === false && PARTED.test(text) ? BESIDE.unparted : 0;
}

/** How unlike the next line of this text a line is. */
function goesOnCost(last: Last | null, { text, number }: Part, width: number, { measured }: Shape): number {
  const wrongNumber = number ? numberCost(number, last?.number ?? null) : 0;
  const ended = !last || last.ends;
  if (CLOSING_START.test(text)) return ended ? BESIDE.closingStart : 0;
  if (ended && REST_START.test(text)) return BESIDE.closingStart;
  if (ended) return wrongNumber + (last?.number && number === null ? BESIDE.unnumbered : 0);
  const unnumbered = last.number === null ? BESIDE.unnumbered : 0;
  const isFull = !measured && last.width >= FULL_LINE_SHARE * width;
  const isCut = isFull || CUT_END.test(last.text);
  if (number !== null) return wrongNumber + (isCut ? BESIDE.cutSentence : unnumbered);
  const least = measured ? FULL_LINE_SHARE * width - WRAP_SLACK : BESIDE.shortShare * width;
  return last.width < least ? BESIDE.shortLine : 0;
}

/** A list goes on with the next number, seldom written in another way. */
function numberCost(number: Numbering, before: Numbering | null): number {
  if (number.value !== (before?.value ?? 0) + 1) return BESIDE.wrongNumber;
  return before && number.style !== before.style ? BESIDE.otherStyle : 0;
}

/** A line wider than its column, where its width is known. */
function overCost({ width: own }: Part, width: number, { split, measured }: Shape): number {
  return (split === 0 || measured) && own > width + 2 ? BESIDE.tooWide : 0;
}

function lastOf(before: Last | null, { text, width, ends, number, time }: Part, line: number): Last {
  return { text, width, ends, line, number: number ?? before?.number ?? null, time: time ?? before?.time ?? null };
}

/** What is counted is named before, as in 更换传感器|160支；: a text may begin with 11个中医馆, but not with a number and its unit alone. */
const COUNT_START = /^\d[\d,.]*\s?(?:\p{Script=Han}{1,2}|[%％])(?:[，,；;。]|$)/u;

/** What it costs that a line begins its text although it reads as the rest of the line before, or the other way round. */
function beginCost({ last, side: before }: State, side: 0 | 1, line: KnownLine, { begins, hints }: Shape): number {
  if (last[side]) return begins?.(line) ? BESIDE.beginWithin : 0;
  const above = before === null ? null : last[before];
  if (!above) return 0;
  if (isLater(line.time, above.time)) return BESIDE.scheduleCut;
  if (above.ends) return 0;
  const cutsWord = isOneWord(above.text, line.text) || hints?.cutsWord(above.text, line.text);
  return COUNT_START.test(line.text) || cutsWord ? BESIDE.restStart : 0;
}

/** What it costs that a line stands in this text by its figures: no text says one twice, only a report what was reached. */
function figureCost({ figures: known }: State, side: 0 | 1, { figures, reached }: KnownLine): number {
  const again = figures.some((figure) => known[side].includes(figure)) ? BESIDE.figureAgain : 0;
  return again + (reached === (side === 0 ? 1 : -1) ? BESIDE.otherFigures : 0);
}

/** What it costs that a line stands in this text, by the line before. */
function changeCost({ side: before, last }: State, side: 0 | 1, line: PrintedLine): number {
  if (before === null && !last[0] && !last[1]) return side === 1 ? BESIDE.rightFirst : 0;
  if (before === null || before === side) return 0;
  const begins = last[side] === null;
  if (line.blankBefore > 0) return begins ? 0 : BESIDE.changeApart;
  return begins ? BESIDE.beginGlued : BESIDE.change;
}

/** All lines stand in one column, of which the width is known then: the text beside it is blank. */
function aloneCost(lines: readonly KnownLine[], { widths: [width], split, measured }: Shape): number {
  if (split === 0 || measured) return 0;
  const isShort = (line: Part, i: number) =>
    i + 1 < lines.length && !line.ends && line.width < FULL_LINE_SHARE * width - WRAP_SLACK;
  return lines.some(isShort) ? BESIDE.shortLine : 0;
}

/** A text that ends in mid-sentence or in its list, or is blank. */
function endCost({ last, counts }: State, { widths, measured }: Shape): number {
  return last.reduce((sum, each, side) => {
    if (!each) return sum + BESIDE.blank;
    if (OPEN_END.test(each.text) || /\d$/u.test(each.text)) return sum + BESIDE.goesOn;
    if (TASK_END.test(each.text)) return sum + BESIDE.listEnd;
    if (each.ends) return sum;
    if (each.width < FULL_LINE_SHARE * widths[side]) return sum + BESIDE.openEnd;
    if (counts[side] > 1) return sum + BESIDE.cutEnd;
    return sum + (measured ? BESIDE.openEnd : BESIDE.aloneEnd);
  }, 0);
}
