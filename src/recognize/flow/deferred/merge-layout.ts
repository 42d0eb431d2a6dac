import { flatMap } from '../../../model/group.js';
import { type LabelMeaning, means } from '../../label-meaning.js';
import { deferredCells, recurringLines, simpleCell } from './cells.js';
import { HEADER } from './costs.js';
import type { PageRun } from './deferred-runs.js';
import type { Cell, ShuffleContext } from './state.js';
import type { Word } from './words.js';

/** The words of all pages side by side, with what keeps them in order. */
export interface Walk {
  readonly simple: readonly Cell[];
  readonly deferred: readonly (readonly Cell[])[];
  /** Deferred words that must be done before simple word i, and the other way round: those of the pages before. */
  readonly deferredBefore: readonly number[];
  readonly simpleBefore: readonly number[];
  /** Cost of placing the label that is deferred word j behind i simple words, against the form's own order. */
  readonly orderCost: (word: Word, i: number) => number;
}

/** Lays the pages' words out; a page's words are done before those of the next one. */
export function layOut(runs: readonly PageRun[], context: ShuffleContext): Walk {
  const simple = flatMap(runs, (run) => run.simple);
  const words = flatMap(runs, (run) => run.deferred);
  const recurs = recurringLines(words);
  const deferredBefore: number[] = [];
  const simpleBefore: number[] = [];
  const deferred: Cell[][] = [];
  let end = 0;
  for (const run of runs) {
    const start = end;
    const simpleStart = deferredBefore.length;
    end += run.deferred.length;
    for (let j = start; j < end; j++) {
      simpleBefore.push(simpleStart);
      deferred.push(deferredCells(words, j, end, context.form, recurs));
    }
    for (const _ of run.simple) deferredBefore.push(start);
  }
  return {
    simple: simple.map((word) => simpleCell(word, context.form)),
    deferred,
    deferredBefore,
    simpleBefore,
    orderCost: orderCosts(simple, context),
  };
}

/** 绩效指标 heads the table. */
const OF_TABLE = /指标$/u;

/** A field's or section's place in the form's own order, that of a heading above its sections or below all of them; null for all else and for a label of several meanings. */
function canonicalPlace(word: Word, { form }: ShuffleContext): { kind: 'field' | 'section'; place: number } | null {
  const meanings = word.item.meanings;
  if (meanings?.length !== 1) return null;
  const [meaning] = meanings;
  if (meaning.kind === 'field') return { kind: 'field', place: form.fields.indexOf(meaning.field) };
  const placeOf = (section: string) => form.sections.findIndex(({ key }) => key === section);
  if (meaning.kind === 'heading' && meaning.section) return { kind: 'section', place: placeOf(meaning.section) - 0.5 };
  if (meaning.kind === 'heading' && OF_TABLE.test(word.item.name!))
    return { kind: 'section', place: form.sections.length };
  return meaning.kind === 'section' ? { kind: 'section', place: placeOf(meaning.key) } : null;
}

function orderCosts(simple: readonly Word[], context: ShuffleContext): (word: Word, i: number) => number {
  const places = simple.map((word) => canonicalPlace(word, context));
  const amounts = simple.map((word) => word.item.meanings?.some(isAmount) ?? false);
  const above = (i: number) => amounts.slice(0, i).filter(Boolean).length;
  return (word, i) => {
    if (isUnitHeading(word)) return Math.min(HEADER.misfit, above(i));
    const own = canonicalPlace(word, context);
    if (!own) return 0;
    let cost = 0;
    places.forEach((other, at) => {
      if (other?.kind === own.kind && at < i === other.place > own.place) cost += HEADER.inversion[own.kind];
    });
    return Math.min(cost, HEADER.mostInversion);
  };
}

function isAmount(meaning: LabelMeaning): boolean {
  return meaning.kind === 'fund' || (meaning.kind === 'field' && meaning.field.type === 'money');
}

/** 项目资金（万元） says the unit of the amounts below it, so none of them stands above. */
function isUnitHeading({ item }: Word): boolean {
  return item.unit !== null && means(item.meanings, 'heading');
}
