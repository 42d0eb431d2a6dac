import { displayWidth } from '../../../rebuild/display-width.js';
import { BESIDE, FULL_LINE_SHARE } from '../../tolerances.js';
import { numbering } from './narrative.js';

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
  readonly number: number | null;
}

const SENTENCE_END = /[。！？!?；;.…][”"’』」）)】》]?$/u;
const CLOSING_START = /^[，,、。；;：:）)》”』」】！？]/u;

/**
 * Deals the lines of two texts that stand side by side out to them, also where an extractor printed their lines in turn
 * or as one. A line in mid-sentence goes on in the next line of its own text, numbers count up within a text, and lines
 * that change sides speak against a reading. `margin` tells how much better this is than lines of one text after the other.
 */
export function dealBeside(lines: readonly BesideLine[]): { dealt: readonly Dealt[]; margin: number } | null {
  if (lines.length < 2 || lines.length > BESIDE.mostLines) return null;
  const width = Math.max(...lines.map((line) => displayWidth(line.text)));
  const start: State = { cost: 0, last: [null, null], side: null, dealt: [] };
  const any = search(lines, start, width, false);
  const inTurn = search(lines, start, width, true);
  return any && { dealt: any.dealt, margin: (inTurn?.cost ?? Number.POSITIVE_INFINITY) - any.cost };
}

function search(lines: readonly BesideLine[], start: State, width: number, inTurn: boolean): State | null {
  let states = [start];
  lines.forEach((line, at) => {
    const best = new Map<string, State>();
    for (const state of states)
      for (const next of moves(state, line, at, width, inTurn)) {
        const key = `${next.last[0]?.line},${next.last[1]?.line},${next.last[0]?.text.length},${next.side}`;
        const known = best.get(key);
        if (!known || next.cost < known.cost) best.set(key, next);
      }
    states = [...best.values()];
  });
  const ends = states.map((state) => ({ ...state, cost: state.cost + endCost(state, width) }));
  return ends.reduce<State | null>((best, state) => (best && best.cost <= state.cost ? best : state), null);
}

function moves(state: State, line: BesideLine, at: number, width: number, inTurn: boolean): State[] {
  const found = ([0, 1] as const).flatMap((side) => {
    if (inTurn && side === 0 && state.side === 1) return [];
    const cost = state.cost + goesOnCost(state.last[side], line.text, width) + changeCost(state, side, line);
    return [
      {
        cost,
        last: withLast(state.last, side, lastOf(state.last[side], line.text, at)),
        side,
        dealt: [...state.dealt, { side, at: 0 }],
      },
    ];
  });
  if (inTurn) return found;
  return [...found, ...splits(line.text).map((cut) => splitMove(state, line.text, cut, at, width))];
}

function withLast(last: State['last'], side: 0 | 1, line: Last): State['last'] {
  return side === 0 ? [line, last[1]] : [last[0], line];
}

/** The line holds a line of each text. */
function splitMove(state: State, text: string, cut: number, at: number, width: number): State {
  const [left, right] = [text.slice(0, cut).trim(), text.slice(cut).trim()];
  const cost =
    state.cost +
    BESIDE.split +
    goesOnCost(state.last[0], left, width / 2) +
    goesOnCost(state.last[1], right, width / 2);
  const dealt: Dealt = { side: 'both', at: cut };
  return {
    cost,
    last: [lastOf(state.last[0], left, at), lastOf(state.last[1], right, at)],
    side: null,
    dealt: [...state.dealt, dealt],
  };
}

const SHORTEST_PART = 4;

/** Blanks beside Han characters, where two lines may have been joined. */
function splits(text: string): number[] {
  return [...text.matchAll(/(?<=[\p{Script=Han}。；，、：）”\d%]) +(?=[\p{Script=Han}（“\d])/gu)]
    .map((found) => found.index)
    .filter((cut) => cut >= SHORTEST_PART && text.length - cut > SHORTEST_PART);
}

/** How unlike the next line of this text a line is. */
function goesOnCost(last: Last | null, text: string, width: number): number {
  const number = numberOf(text);
  const wrongNumber = number !== null && number !== (last?.number ?? 0) + 1 ? BESIDE.wrongNumber : 0;
  const ended = !last || SENTENCE_END.test(last.text);
  if (CLOSING_START.test(text)) return ended ? BESIDE.closingStart : 0;
  if (ended) return wrongNumber + (last?.number && number === null ? BESIDE.unnumbered : 0);
  const lastWidth = displayWidth(last.text);
  if (number !== null) return wrongNumber + (lastWidth >= FULL_LINE_SHARE * width ? BESIDE.cutSentence : 0);
  return lastWidth < BESIDE.shortShare * width ? BESIDE.shortLine : 0;
}

/** The number that a line begins with. */
function numberOf(text: string): number | null {
  return numbering(text)?.value ?? null;
}

function lastOf(before: Last | null, text: string, line: number): Last {
  return { text, line, number: numberOf(text) ?? before?.number ?? null };
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
function endCost({ last }: State, width: number): number {
  return last.reduce((sum, each) => {
    if (!each) return sum + BESIDE.blank;
    if (SENTENCE_END.test(each.text)) return sum;
    return sum + (displayWidth(each.text) >= FULL_LINE_SHARE * width ? BESIDE.cutEnd : BESIDE.openEnd);
  }, 0);
}
