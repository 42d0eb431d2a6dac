import { displayWidth } from '../../../rebuild/display-width.js';
import { CLOSING_START, SENTENCE_END } from '../../marks.js';
import { partsHanFromLatin } from '../../parts-han-from-latin.js';
import { FULL_LINE_SHARE } from '../../tolerances.js';
import { type Numbering, numbering } from './line-mark.js';
import { BESIDE } from './tolerances.js';

/** A line of two texts that stand side by side, or of one of them. */
export interface BesideLine {
  readonly text: string;
  readonly blankBefore: number;
}

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
  readonly dealt: readonly Dealt[];
}

interface Last {
  readonly text: string;
  readonly line: number;
  /** The last number of its list. */
  readonly number: Numbering | null;
}

/**
 * Deals the lines of two texts that stand side by side out to them, also where an extractor printed their lines in turn
 * or as one. A line in mid-sentence goes on in the next line of its own text, numbers count up within a text, and lines
 * that change sides speak against a reading, so does one within a text that `begins` one; for it where the form is printed line by line `across` its cells. `margin` tells how much better this is than lines of one text after the other.
 */
export function dealBeside(
  lines: readonly BesideLine[],
  across = false,
  begins: (line: BesideLine) => boolean = () => false,
): { dealt: readonly Dealt[]; margin: number } | null {
  if (lines.length < 2 || lines.length > BESIDE.mostLines) return null;
  const width = Math.max(...lines.map((line) => displayWidth(line.text)));
  const any = search(lines, {
    widths: [width, width],
    splitWidths: [width / 2, width / 2],
    split: BESIDE.split,
    spaced: partsHanFromLatin(lines) && lines.some(({ text }) => BEHIND_NUMBER.test(text)),
    across,
    begins,
  });
  const inTurn = search(lines, { widths: [width, width], splitWidths: [width, width], split: null, begins });
  return any && { dealt: any.dealt, margin: (inTurn?.cost ?? Number.POSITIVE_INFINITY) - any.cost };
}

/**
 * Deals out visual lines: each holds a line of both texts, or of one where the other has none. `margin` tells how far
 * behind the reading is in which each line of one text only went to the other.
 */
export function dealVisual(lines: readonly BesideLine[]): readonly Dealt[] | null {
  if (lines.length > BESIDE.mostLines) return null;
  const parted = lines.flatMap(({ text }) => {
    const cuts = splits(text, 0);
    return cuts.length === 1 ? [[text.slice(0, cuts[0]).trim(), text.slice(cuts[0]).trim()]] : [];
  });
  const whole = Math.max(
    0,
    ...lines.filter(({ text }) => splits(text, 0).length === 0).map(({ text }) => displayWidth(text)),
  );
  const widthOf = (side: 0 | 1) => Math.max(0, ...parted.map((parts) => displayWidth(parts[side]))) || whole;
  const widths: Widths = [widthOf(0), widthOf(1)];
  return search(lines, { widths, splitWidths: widths, split: 0 })?.dealt ?? null;
}

type Widths = readonly [number, number];

/** How wide the texts are, and what it costs that a line holds one of each; null where none does. */
interface Shape {
  readonly widths: Widths;
  readonly splitWidths: Widths;
  readonly split: number | null;
  /** Blanks stand between Han characters and digits anyway. */
  readonly spaced?: boolean;
  /** Lines of both texts are printed in turn. */
  readonly across?: boolean;
  /** A line begins a text. */
  readonly begins?: (line: BesideLine) => boolean;
}

function search(lines: readonly BesideLine[], shape: Shape): State | null {
  let states: State[] = [{ cost: 0, last: [null, null], side: null, dealt: [] }];
  lines.forEach((line, at) => {
    const best = new Map<string, State>();
    for (const state of states)
      for (const next of moves(state, line, at, shape)) {
        const count = shape.split === 0 ? next.dealt.filter(({ side }) => side === 0).length : 0;
        const key = `${next.last[0]?.line},${next.last[1]?.line},${next.last[0]?.text.length},${next.side},${count}`;
        const known = best.get(key);
        if (!known || next.cost < known.cost) best.set(key, next);
      }
    states = [...best.values()];
  });
  const ends = states.map((state) => ({
    ...state,
    cost: state.cost + endCost(state, shape.widths) + centreCost(state, shape),
  }));
  return ends.reduce<State | null>((best, state) => (best && best.cost <= state.cost ? best : state), null);
}

function moves(state: State, line: BesideLine, at: number, shape: Shape): State[] {
  const { widths, split } = shape;
  const found = ([0, 1] as const).flatMap((side) => {
    if (split === null && side === 0 && state.side === 1) return [];
    const inTurn = shape.across && state.side !== null;
    const turn = inTurn ? (state.side === side ? BESIDE.sameSide : 0) : changeCost(state, side, line);
    const change = split === 0 ? 0 : turn;
    const cost =
      state.cost +
      goesOnCost(state.last[side], line.text, widths[side]) +
      change +
      (state.last[side] && shape.begins?.(line) ? BESIDE.beginWithin : 0) +
      overCost(line.text, widths[side], shape);
    return [
      {
        cost,
        last: withLast(state.last, side, lastOf(state.last[side], line.text, at)),
        side,
        dealt: [...state.dealt, { side, at: 0 }],
      },
    ];
  });
  if (split === null) return found;
  return [
    ...found,
    ...splits(line.text, split === 0 ? 0 : SHORTEST_PART, shape.spaced).map((cut) =>
      splitMove(state, line.text, cut, at, shape),
    ),
  ];
}

function withLast(last: State['last'], side: 0 | 1, line: Last): State['last'] {
  return side === 0 ? [line, last[1]] : [last[0], line];
}

/** The line holds a line of each text. */
function splitMove(state: State, text: string, cut: number, at: number, shape: Shape): State {
  const { splitWidths, split } = shape;
  const [left, right] = [text.slice(0, cut).trim(), text.slice(cut).trim()];
  const cost =
    state.cost +
    (split ?? 0) +
    goesOnCost(state.last[0], left, splitWidths[0]) +
    goesOnCost(state.last[1], right, splitWidths[1]) +
    overCost(left, splitWidths[0], shape) +
    overCost(right, splitWidths[1], shape);
  const dealt: Dealt = { side: 'both', at: cut };
  return {
    cost,
    last: [lastOf(state.last[0], left, at), lastOf(state.last[1], right, at)],
    side: null,
    dealt: [...state.dealt, dealt],
  };
}

const SHORTEST_PART = 4;

/** A blank that no number of a list has: `3 处`. */
const BEHIND_NUMBER = /\d \p{Script=Han}/u;

const BLANKS = /(?<=[\p{Script=Han}。；，、：）”\d%]) +(?=[\p{Script=Han}（“\d])/gu;
const BLANKS_OF_HAN = /(?<=[\p{Script=Han}。；，、：）”]) +(?=[\p{Script=Han}（“])|(?<=[。；，、：）”]) +(?=\d)/gu;

/** Blanks beside Han characters, where two lines may have been joined. */
function splits(text: string, shortest: number, spaced = false): number[] {
  return [...text.matchAll(spaced ? BLANKS_OF_HAN : BLANKS)]
    .map((found) => found.index)
    .filter((cut) => cut >= shortest && text.length - cut > shortest);
}

/** How unlike the next line of this text a line is. */
function goesOnCost(last: Last | null, text: string, width: number): number {
  const number = numbering(text);
  const wrongNumber = number ? numberCost(number, last?.number ?? null) : 0;
  const ended = !last || SENTENCE_END.test(last.text);
  if (CLOSING_START.test(text)) return ended ? BESIDE.closingStart : 0;
  if (ended) return wrongNumber + (last?.number && number === null ? BESIDE.unnumbered : 0);
  const lastWidth = displayWidth(last.text);
  const unnumbered = last.number === null ? BESIDE.unnumbered : 0;
  if (number !== null) return wrongNumber + (lastWidth >= FULL_LINE_SHARE * width ? BESIDE.cutSentence : unnumbered);
  return lastWidth < BESIDE.shortShare * width ? BESIDE.shortLine : 0;
}

/** A list goes on with the next number, seldom written in another way. */
function numberCost(number: Numbering, before: Numbering | null): number {
  if (number.value !== (before?.value ?? 0) + 1) return BESIDE.wrongNumber;
  return before && number.style !== before.style ? BESIDE.otherStyle : 0;
}

/** Visual lines of which none holds both texts lie around one middle: the texts are centred beside each other. */
function centreCost({ dealt }: State, { split }: Shape): number {
  if (split !== 0 || dealt.some(({ side }) => side === 'both')) return 0;
  const middle = (side: 0 | 1) => {
    const own = dealt.flatMap((each, line) => (each.side === side ? [line] : []));
    return own.length === 0 ? null : own.reduce((sum, line) => sum + line, 0) / own.length;
  };
  const [left, right] = [middle(0), middle(1)];
  return left === null || right === null ? 0 : BESIDE.offCentre * Math.max(0, Math.abs(left - right) - 0.5);
}

/** A visual line wider than its column. */
function overCost(text: string, width: number, { split }: Shape): number {
  return split === 0 && displayWidth(text) > width + 2 ? BESIDE.tooWide : 0;
}

function lastOf(before: Last | null, text: string, line: number): Last {
  return { text, line, number: numbering(text) ?? before?.number ?? null };
}

/** What it costs that a line stands in this text, by the line before. */
function changeCost({ side: before, last }: State, side: 0 | 1, line: BesideLine): number {
  if (before === null && !last[0] && !last[1]) return side === 1 ? BESIDE.rightFirst : 0;
  if (before === null || before === side) return 0;
  const begins = last[side] === null;
  if (line.blankBefore > 0) return begins ? 0 : BESIDE.changeApart;
  return begins ? BESIDE.beginGlued : BESIDE.change;
}

/** A text that ends in mid-sentence, or is blank. */
function endCost({ last }: State, widths: Widths): number {
  return last.reduce((sum, each, side) => {
    if (!each) return sum + BESIDE.blank;
    if (SENTENCE_END.test(each.text)) return sum;
    return sum + (displayWidth(each.text) >= FULL_LINE_SHARE * widths[side] ? BESIDE.cutEnd : BESIDE.openEnd);
  }, 0);
}
