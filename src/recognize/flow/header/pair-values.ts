import type { FieldDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import type { LabelMeaning } from '../../label-meaning.js';
import { PAIR, PAIR_BEAM, WRAP_SLACK } from '../../tolerances.js';
import type { GapMeaning } from '../gaps.js';
import type { Item } from '../items.js';
import { isBrokenNumber, looksLike } from './value-looks.js';
import { isUnit, joinMisfit, valueMisfit } from './value-misfit.js';

/** A label of a field, or of none of ours, and the lines of its value. */
export interface Pair {
  readonly label: Item;
  readonly field: FieldDefinition | null;
  readonly value: readonly Item[];
  /** No other pairing that is nearly as good gives it another value, and it stands right behind its label. */
  readonly sure: boolean;
}

/** What a reading has paired so far. Labels and texts by their place among the items. */
interface Pairing {
  readonly cost: number;
  /** Labels that wait for a value, in printed order. */
  readonly open: readonly number[];
  /** Texts that wait for a label. */
  readonly waiting: readonly number[];
  /** The latest value first; a value that went on in another line stands there twice. */
  readonly values: Values | null;
  /** Labels whose value does not stand right behind them. */
  readonly apart: readonly number[];
  /** The label that got the last value, and the last item that went into one. */
  readonly served: number;
  readonly lastValue: number;
  /** The last text was left to the narratives. */
  readonly inNarrative: boolean;
}

/** Texts of a label, and the values before. */
interface Values {
  readonly label: number;
  readonly texts: readonly number[];
  readonly before: Values | null;
}

function textsOf(values: Values | null, label: number): readonly number[] {
  for (let each = values; each; each = each.before) if (each.label === label) return each.texts;
  return [];
}

/** The items and what is known of them before the pairing. */
interface Context {
  readonly items: readonly Item[];
  readonly meanings: readonly (LabelMeaning | null)[];
  readonly gaps: GapMeaning;
  readonly hasSections: boolean;
}

/** Pairs labels and values printed in blocks: by looks and order (beam search); other texts are left to the narratives. */
export function pairValues(
  items: readonly Item[],
  meaningOf: (item: Item) => LabelMeaning | null,
  gaps: GapMeaning,
): Pair[] {
  const meanings = items.map((item) => (item.meanings ? meaningOf(item) : null));
  const context = { items, meanings, gaps, hasSections: meanings.some((meaning) => meaning?.kind === 'section') };
  let beam: Pairing[] = [
    { cost: 0, open: [], waiting: [], values: null, apart: [], served: -1, lastValue: -2, inNarrative: false },
  ];
  items.forEach((item, at) => {
    const next = flatMap(beam, (pairing) =>
      item.meanings ? readLabel(pairing, at, context) : readText(pairing, at, context),
    );
    beam = cheapest(next);
  });
  const ends = beam.map((pairing) => ({ ...pairing, cost: pairing.cost + unpairedCost(pairing, context) }));
  ends.sort((a, b) => a.cost - b.cost);
  return toPairs(ends, context);
}

/** The cheapest readings; of those that are in the same situation only the best. */
function cheapest(pairings: readonly Pairing[]): Pairing[] {
  const kept = new Map<string, Pairing>();
  for (const pairing of pairings.toSorted((a, b) => a.cost - b.cost)) {
    const { open, waiting, served, lastValue, inNarrative } = pairing;
    const situation = `${open}|${waiting}|${served}|${lastValue}|${inNarrative}`;
    if (!kept.has(situation)) kept.set(situation, pairing);
    if (kept.size === PAIR_BEAM) break;
  }
  return [...kept.values()];
}

function isOwnLabel(meaning: LabelMeaning | null): boolean {
  return meaning?.kind === 'field' || meaning?.kind === 'other';
}

function fieldOf(at: number, { meanings }: Context): FieldDefinition | null {
  const meaning = meanings[at];
  return meaning?.kind === 'field' ? meaning.field : null;
}

function readLabel(pairing: Pairing, at: number, context: Context): Pairing[] {
  if (!isOwnLabel(context.meanings[at])) return [{ ...pairing, inNarrative: false }];
  const opened = { ...pairing, open: [...pairing.open, at], inNarrative: false };
  if (context.items[at + 1]?.sameLine && !context.items[at + 1].meanings) return [opened];
  const claims = flatMap([...new Set([pairing.waiting[0], pairing.waiting.at(-1)])], (text) => {
    if (text === undefined) return [];
    const misfit = valueMisfit(context.items[text].text, fieldOf(at, context));
    if (misfit === Number.POSITIVE_INFINITY) return [];
    const value = waitingBlock(pairing, text, context);
    return [
      {
        ...pairing,
        cost: pairing.cost + misfit + PAIR.claim,
        waiting: pairing.waiting.filter((other) => !value.includes(other)),
        values: { label: at, texts: value, before: pairing.values },
        apart: [...pairing.apart, at],
        served: at,
        lastValue: at,
        inNarrative: false,
      },
    ];
  });
  return [opened, ...claims];
}

/** A waiting text with the lines that were glued to it. */
function waitingBlock({ waiting }: Pairing, text: number, { items }: Context): number[] {
  const block = [text];
  for (let next = text + 1; waiting.includes(next) && items[next].blankBefore === 0 && isWrapped(items, next); next++)
    block.push(next);
  return block;
}

const NARROWEST_CELL = 8;

function isWrapped(items: readonly Item[], at: number): boolean {
  const width = displayWidth(items[at - 1].text);
  return width >= NARROWEST_CELL && displayWidth(items[at].text) <= width + WRAP_SLACK;
}

function readText(pairing: Pairing, at: number, context: Context): Pairing[] {
  const { items } = context;
  const behind = items[at].sameLine && pairing.open.includes(at - 1) ? at - 1 : null;
  if (behind !== null) return [served(pairing, at, behind, 0)];
  const choices = flatMap(pairing.open, (label) => {
    const misfit = valueMisfit(items[at].text, fieldOf(label, context));
    return misfit === Number.POSITIVE_INFINITY
      ? []
      : [served(pairing, at, label, misfit + orderCost(pairing, at, label, context))];
  });
  const left = { ...pairing, cost: pairing.cost + leaveCost(pairing, at, context), inNarrative: true };
  const waits =
    looksLike('text', items[at].text) && pairing.waiting.length < PAIR.mostWaiting
      ? [{ ...pairing, cost: pairing.cost + PAIR.wait, waiting: [...pairing.waiting, at], inNarrative: false }]
      : [];
  return [...choices, ...wrapped(pairing, at, context), ...waits, left];
}

function served(pairing: Pairing, at: number, label: number, cost: number): Pairing {
  return {
    ...pairing,
    cost: pairing.cost + cost,
    open: pairing.open.filter((other) => other !== label),
    values: { label, texts: [at], before: pairing.values },
    apart: label === at - 1 ? pairing.apart : [...pairing.apart, label],
    served: label,
    lastValue: at,
    inNarrative: false,
  };
}

/** What it costs that a text is the value of this waiting label, by its place. */
function orderCost(pairing: Pairing, at: number, label: number, context: Context): number {
  const back = label < pairing.served && pairing.open.length > 1 ? PAIR.back : 0;
  return back + placeCost(pairing, at, label, context);
}

function placeCost({ open, served }: Pairing, at: number, label: number, context: Context): number {
  const { items, meanings } = context;
  const fits = (other: number) => valueMisfit(items[at].text, fieldOf(other, context)) !== Number.POSITIVE_INFINITY;
  if (label === at - 1) return open.includes(label - 1) && fits(label - 1) ? PAIR.lastOfColumn : 0;
  if (label === open.find((other) => other > served)) return PAIR.next;
  let run = at - 1;
  while (run >= 0 && !items[run].meanings) run--;
  while (run > 0 && items[run - 1].meanings && isOwnLabel(meanings[run - 1])) run--;
  if (label === open.find((other) => other >= run)) return PAIR.opposite;
  return label === open[0] ? PAIR.first : PAIR.other;
}

/** The last value goes on in this line. */
function wrapped(pairing: Pairing, at: number, context: Context): Pairing[] {
  const { items, gaps } = context;
  const { served: label, lastValue, values, cost } = pairing;
  const across = label >= 0 && lastValue === at - 2 && items[at - 1].meanings !== null;
  if (lastValue !== at - 1 && !across) return [];
  const own = textsOf(values, label);
  const before = items[own.at(-1)!];
  if (!across && isParted(before, items[at])) return [];
  const field = fieldOf(label, context);
  const onLine = items[at].sameLine;
  const broken = isBrokenNumber(before.text, items[at].text);
  const text = !field || field.type === 'text' || field.type === 'choice';
  const isOther =
    looksLike('money', items[at].text) || (looksLike('date', items[at].text) && field?.key !== 'projectPeriod');
  const goesOn = text && looksLike('text', items[at].text) && !isOther;
  if (!onLine && !broken && !(goesOn && isWrapped(items, at))) return [];
  const misfit = onLine ? 0 : joinMisfit(own.map((line) => items[line].text).join(''), items[at].text, field);
  if (across && (onLine || misfit >= 0)) return []; // a label stands between, but the name is not whole without
  const step = onLine || broken ? PAIR.wrap : lineCost(items[at].blankBefore, gaps);
  const ragged = onLine || displayWidth(before.text) >= displayWidth(items[own[0]].text) - WRAP_SLACK ? 0 : PAIR.ragged;
  return [
    {
      ...pairing,
      cost: cost + step + ragged + misfit + (across ? PAIR.back : 0),
      values: { label, texts: [...own, at], before: values },
      lastValue: at,
    },
  ];
}

/** The title, or another line of the page, stood between the two. */
export function isParted(before: Item, { pieces: [piece], blankBefore, sameLine }: Item): boolean {
  const { line } = before.pieces[before.pieces.length - 1];
  return !sameLine && line !== null && piece.line !== null && piece.line - line > blankBefore + 1;
}

/** What it costs that a value goes on in a line after so many blank ones. */
function lineCost(blankBefore: number, gaps: GapMeaning): number {
  if (gaps.kind === 'blank') return blankBefore === 0 ? PAIR.wrapGlued : PAIR.wrap;
  return gaps.kind === 'block' && blankBefore > 0 ? PAIR.wrapAcross : PAIR.wrap;
}

/** A line of this width is hardly a value. */
const WIDE = 40;

/** What it costs that a text belongs to no label of a field: little for a sentence or what goes on one. */
function leaveCost({ inNarrative }: Pairing, at: number, { items, meanings, hasSections }: Context): number {
  const { text, blankBefore } = items[at];
  if (!hasSections) return PAIR.stray;
  if (!looksLike('text', text) || displayWidth(text) >= WIDE) return 0;
  if (isUnit(text)) return PAIR.stray;
  if (meanings[at - 1]?.kind === 'section' || (inNarrative && blankBefore === 0 && !items[at - 1].meanings))
    return PAIR.goesOn;
  return PAIR.stray;
}

/** Labels without a value and values without a label. */
function unpairedCost({ open, waiting }: Pairing, context: Context): number {
  const blank = open.reduce((sum, label) => {
    const field = fieldOf(label, context);
    return sum + (field ? blankCost(field) : PAIR.blankOther);
  }, 0);
  return blank + waiting.length * PAIR.stray;
}

function blankCost(field: FieldDefinition): number {
  if (field.required) return PAIR.blankRequired;
  return isTotal(field) ? PAIR.blankTotal : PAIR.blank;
}

function toPairs(ends: readonly Pairing[], context: Context): Pair[] {
  const [best, ...others] = ends;
  const rivals = others.filter(({ cost }) => cost < best.cost + PAIR.narrow);
  return flatMap(context.items, (label, at) => {
    if (!isOwnLabel(context.meanings[at])) return [];
    const value = textsOf(best.values, at);
    const settled = rivals.every((rival) => `${textsOf(rival.values, at)}` === `${value}`);
    const twofold = (label.meanings ?? []).filter(({ kind }) => kind === 'field').length > 1;
    const sure = settled && !best.apart.includes(at) && !(twofold && best.apart.length > 0);
    return [{ label, field: fieldOf(at, context), value: value.map((text) => context.items[text]), sure }];
  });
}

/** What a project costs, in all or this year: hardly ever left blank. */
export function isTotal({ key }: FieldDefinition): boolean {
  return key === 'budget.total' || key === 'budget.currentYear';
}
