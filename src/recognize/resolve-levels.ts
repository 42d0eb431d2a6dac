import type { Level2Definition, TableDefinition, TargetKind } from '../model/form.js';
import type { RawValue } from '../model/raw-form.js';
import { displayWidth } from '../rebuild/display-width.js';
import { normalizeLevel } from './label.js';
import type { LevelName } from './levels.js';
import { cutByNearest, type LabelPlaces } from './nearest-levels.js';
import { cutByOrder } from './printed-order/cut-by-order.js';
import type { TextSize } from './printed-order/layouts.js';
import { type Segmentation, segment } from './segment.js';
import { targetKind } from './target-kind.js';
import { AFFINITY, NARROW_LEVEL, NEAREST, ORDERED, PLACE } from './tolerances.js';
import { type WordIndex, wordIndex, wordsHeld } from './words-held.js';

/** A level label as a dump prints it, among the rows. */
export interface PrintedLevel {
  readonly value: RawValue;
  readonly names: readonly LevelName[];
  /** How many rows were started before it. */
  readonly before: number;
  /** It stands directly before the first cell of row `before`, on its line or in its block. */
  readonly inline: boolean;
}

export interface LevelRow {
  readonly level3: string;
  readonly target: string;
  readonly page?: number | null;
  /** Room that the name takes, and the target; null where there is none. */
  readonly sizes?: () => readonly (TextSize | null)[];
}

/** Levels of one row; `narrow` marks those that the evidence does not settle, `from` an inferred level 1. */
export interface ResolvedLevel {
  readonly level1: RawValue | null;
  readonly level2: RawValue | null;
  readonly narrow: boolean;
  /** The next best reading puts the row under another level 1. */
  readonly narrow1: boolean;
  readonly inferredFrom: string | null;
}

/** How a dump prints the table: row by row, in blocks of cells, or column by column. In the last two a label's place says little. */
export type Printing = 'rows' | 'blocks' | 'columns';

/** How an exporter prints merged labels; the habit that explains a table best is taken. */
type Habit = 'inlineOrTrailing' | 'beforeRows' | 'centred' | 'scattered' | 'blocks';
const HABITS: readonly Habit[] = ['inlineOrTrailing', 'beforeRows', 'centred', 'scattered'];

interface Level2Label extends LabelPlaces {
  readonly printed: PrintedLevel;
  readonly name: LevelName;
}

/**
 * Gives every row its level 1 and level 2 from the labels that are printed, wherever the extractor put them. A label's
 * place is evidence, not truth: rows are cut among the labels by the segmentation solver, once for each habit of printing.
 * A dump that prints the table column by column may have the habit of blocks.
 */
export function resolveLevels(
  rows: readonly LevelRow[],
  printed: readonly PrintedLevel[],
  table: TableDefinition,
  printing: Printing = 'rows',
): ResolvedLevel[] {
  const { firsts, seconds } = partLevels(printed);
  if (rows.length === 0) return [];
  if (seconds.length === 0)
    return rows.map(() => ({ level1: null, level2: null, narrow: false, narrow1: false, inferredFrom: null }));
  const fit = fitTable(rows, table);
  const problem = { rows, printed, firsts, seconds, fit, printing };
  const likely = bestCut(problem);
  const best = likely && printing === 'blocks' ? (orderedCut(problem, likely) ?? likely) : likely;
  if (!best) return rows.map(() => ({ level1: null, level2: null, narrow: true, narrow1: true, inferredFrom: null }));
  const narrow = narrowRows(best, printing === 'blocks' ? NARROW_LEVEL.blocks : NARROW_LEVEL.rows);
  const add = ([row, other]: [row: number, other: boolean]) => narrow.set(row, other || narrow.get(row) === true);
  disputedRows(rows.length, best, table, printed, fit).forEach(add);
  if (printing !== 'rows') unsupportedRows(best, fit).forEach(add);
  return assignRows(rows.length, best, narrow, firsts);
}

/** What is known of a table's labels and rows. */
interface LevelProblem {
  readonly rows: readonly LevelRow[];
  readonly printed: readonly PrintedLevel[];
  readonly firsts: readonly PrintedLevel[];
  readonly seconds: readonly Level2Label[];
  readonly fit: Fit;
  readonly printing: Printing;
}

/** `isNearest` where labels stand as an extractor prints them that joins what stands nearest. */
type Cut = Segmentation & { readonly order: readonly Level2Label[]; readonly isNearest: boolean };

/** The cut among the labels by the habit of printing that explains the table best. */
function bestCut(problem: LevelProblem): Cut | null {
  const { rows, seconds, fit, printing } = problem;
  let best: Cut | null = printing === 'blocks' ? nearestCut(problem) : null;
  const affinity = affinityOf(rows.length, seconds, fit);
  const most = mostOf(rows.length, affinity);
  for (const habit of printing === 'columns' ? [...HABITS, 'blocks' as const] : HABITS) {
    const prior = habit === 'scattered' || habit === 'blocks' ? PLACE[habit].prior : 0;
    if (best && most + prior < best.score) continue;
    const order = orderLabels(seconds, rows.length, habit);
    const place = habit === 'blocks' ? blockPlaces(order, rows.length) : labelPlaces(order, rows.length, habit);
    const above = best?.score ?? Number.NEGATIVE_INFINITY;
    const cut = place && cutRows(rows.length, order, place, affinity, above - prior);
    if (cut && cut.score + prior > above) best = { ...cut, score: cut.score + prior, order, isNearest: false };
  }
  return best;
}

/**
 * The cut that explains the order of the dump best: near to the likely one, or to one with the labels in the form's own
 * order. Null where none explains it well enough.
 */
function orderedCut(problem: LevelProblem, likely: Cut): Cut | null {
  const { rows, seconds, fit } = problem;
  const affinity = affinityOf(rows.length, seconds, fit);
  const canonical = [...likely.order].sort((a, b) => a.name.order - b.name.order);
  const own = canonical.some((label, k) => label !== likely.order[k])
    ? cutRows(rows.length, canonical, () => 0, affinity, Number.NEGATIVE_INFINITY)
    : null;
  const cuts = [likely, ...(own ? [{ ...likely, ...own, order: canonical }] : [])].flatMap(
    (cut) => nearOrder(problem, cut, affinity) ?? [],
  );
  return cuts.reduce<Cut | null>((best, cut) => (best && best.score >= cut.score ? best : cut), null);
}

function nearOrder(
  { rows, printed, firsts }: LevelProblem,
  { starts, order, isNearest }: Cut,
  affinity: Affinity,
): Cut | null {
  const placesOf = (places: readonly PrintedLevel[]) =>
    places.map((place) => ({
      page: place.value.pieces[0]?.page ?? null,
      size: sizeOf(place.value),
      before: place.before,
      at: printed.indexOf(place),
    }));
  const cut = cutByOrder({
    rows: rows.map(({ page = null, sizes }) => ({ page, sizes: sizes?.() ?? [] })),
    labels: [
      ...order.map(({ places }, k) => ({ level: 2 as const, first: k, last: k + 1, places: placesOf(places) })),
      ...groupLabels(order, firsts).map((group) => ({ ...group, level: 1 as const, places: placesOf(group.places) })),
    ],
    affinity: (k, from, to) => affinity.get(order[k])![to] - affinity.get(order[k])![from],
    starts,
  });
  return cut && cut.misplaced <= ORDERED.mostMisplaced[isNearest ? 'nearest' : 'other']
    ? { ...cut, order, isNearest }
    : null;
}

/** The room that a text takes: lines of a dump, as wide as the widest of them. */
export function sizeOf({ pieces }: RawValue): TextSize {
  const widths = new Map<number | null, number>();
  for (const { line, text } of pieces) widths.set(line, (widths.get(line) ?? 0) + displayWidth(text) / 2);
  return { width: Math.max(0, ...widths.values()), lines: widths.size };
}

/** The better of two cuts for an extractor that joins what stands nearest: labels stand in the middle of their cells, or at their top. */
function nearestCut({ rows, printed, firsts, seconds, fit }: LevelProblem): Cut | null {
  const order = orderLabels(seconds, rows.length, 'centred');
  const affinity = affinityOf(rows.length, order, fit);
  const cuts = [false, true].map((top) =>
    cutByNearest({
      rows,
      seconds: order,
      groups: groupLabels(order, firsts),
      printed,
      affinity: (k, from, to) => affinity.get(order[k])![to] - affinity.get(order[k])![from],
      top,
    }),
  );
  const [middle, top] = cuts.map((cut) => cut && { ...cut, score: cut.score + NEAREST.prior, order, isNearest: true });
  return middle && top && top.score > middle.score ? top : middle;
}

/** Labels of one level 1 that follow each other, with the places where that is printed. */
function groupLabels(order: readonly Level2Label[], firsts: readonly PrintedLevel[]) {
  const groups: { first: number; last: number; places: readonly PrintedLevel[] }[] = [];
  order.forEach(({ name: { level1 } }, k) => {
    const last = groups.at(-1);
    if (last && order[last.first].name.level1 === level1) last.last = k + 1;
    else
      groups.push({
        first: k,
        last: k + 1,
        places: firsts.filter(({ names }) => names.some((name) => name.level === 1 && name.level1 === level1)),
      });
  });
  return groups;
}

/** Tells level 1 from level 2 where a word may be both: it is a level 1 if one of its children is printed too. */
function partLevels(printed: readonly PrintedLevel[]): { firsts: PrintedLevel[]; seconds: Level2Label[] } {
  const firsts: PrintedLevel[] = [];
  const seconds: Level2Label[] = [];
  printed.forEach((label, at) => {
    const first = label.names.find((name) => name.level === 1);
    const second = chooseSecond(label, printed);
    if (!second) {
      firsts.push(label);
      return;
    }
    if (first && isParent(first, at, printed, firsts) && !isAlias(label, first, printed)) firsts.push(label);
    else seconds.push({ printed: label, name: second, places: [label] });
  });
  return { firsts, seconds: mergeRepeats(seconds) };
}

/** Of several possible parents the one that is printed. */
function chooseSecond(label: PrintedLevel, printed: readonly PrintedLevel[]): LevelName | null {
  const options = label.names.filter((name) => name.level === 2);
  if (options.length < 2) return options[0] ?? null;
  const isPrinted = (name: LevelName) =>
    printed.some((other) => other !== label && other.names.some((x) => x.level === 1 && x.level1 === name.level1));
  return options.find(isPrinted) ?? options[0];
}

function isParent(
  first: LevelName,
  at: number,
  printed: readonly PrintedLevel[],
  firsts: readonly PrintedLevel[],
): boolean {
  if (firsts.some((other) => other.names.some((name) => name.level === 1 && name.level1 === first.level1)))
    return false;
  return printed.some(
    (other, i) =>
      i !== at && other.names.some((name) => name.level === 2 && name.level1 === first.level1 && name.level2 !== null),
  );
}

/** The level 1 of this name stands elsewhere with its own name, so that this label is the level 2 that may be called so too. */
function isAlias({ value }: PrintedLevel, { level1 }: LevelName, printed: readonly PrintedLevel[]): boolean {
  const own = normalizeLevel(level1.name);
  return normalizeLevel(value.text) !== own && printed.some((other) => normalizeLevel(other.value.text) === own);
}

/** A label printed again after a page break is the same label. */
function mergeRepeats(labels: readonly Level2Label[]): Level2Label[] {
  const merged: Level2Label[] = [];
  for (const label of labels) {
    const known = merged.findIndex((other) => other.name.level2 === label.name.level2);
    if (known < 0) merged.push(label);
    else {
      const { printed, name, places } = merged[known];
      const pieces = [...printed.value.pieces, ...label.printed.value.pieces];
      const value = { ...printed.value, pieces };
      merged[known] = { printed: { ...printed, value }, name, places: [...places, ...label.places] };
    }
  }
  return merged;
}

/**
 * Labels in table order. Those whose place tells it stand as printed; those that were printed after their rows (all of
 * them, or those of a page) go by the form's own order.
 */
function orderLabels(labels: readonly Level2Label[], rows: number, habit: Habit): Level2Label[] {
  const isPlaced = ({ printed }: Level2Label) =>
    habit === 'inlineOrTrailing' ? printed.inline : printed.before < rows;
  const order = labels.filter(isPlaced).sort((a, b) => a.printed.before - b.printed.before);
  const trailing = labels.filter((label) => !isPlaced(label)).sort((a, b) => a.name.order - b.name.order);
  for (const label of trailing) {
    const next = order.findIndex((other) => other.name.order > label.name.order);
    order.splice(next < 0 ? order.length : next, 0, label);
  }
  return order;
}

/** A cut is first looked for among those that score at least this: most tables have one, which bounds the search. */
const LIKELY_SCORES = [-4, -12, -40];

/** The best cut, or null where none scores more than `above`. */
function cutRows(rows: number, order: readonly Level2Label[], place: PlaceScore, affinity: Affinity, above: number) {
  const sums = order.map((label) => affinity.get(label)!);
  const runScore = (k: number, from: number, to: number) =>
    from === to ? PLACE.empty : place(k, from, to) + (sums[k][to] - sums[k][from]);
  for (const likely of [...LIKELY_SCORES, Number.NEGATIVE_INFINITY]) {
    const score = Math.max(likely, above);
    // Rivals count as far as they make a border narrow.
    const bounds = { least: score - NARROW_LEVEL.rows, atLeast: score };
    const cut = segment({ items: rows, labels: order.length, runScore, narrow: NARROW_LEVEL.other, ...bounds });
    if (cut) return cut;
    if (score === above) return null;
  }
  return null;
}

/** How well rows fit the place where the label `k` is printed. */
type PlaceScore = (k: number, from: number, to: number) => number;

/**
 * Where labels come in runs, each run stands before the names of its own rows, and says nothing of which of them belong to
 * which label. Null where no two labels stand together, or some stand behind all rows.
 */
function blockPlaces(order: readonly Level2Label[], rows: number): PlaceScore | null {
  const starts = [...new Set(order.map(({ printed }) => printed.before))];
  if (starts.length === order.length || starts[0] !== 0 || starts.some((start) => start >= rows)) return null;
  return (k, from, to) => {
    const { before } = order[k].printed;
    const end = starts[starts.indexOf(before) + 1] ?? rows;
    const missed = Math.max(0, before - from) + Math.max(0, to - end);
    return Math.max(PLACE.worst, PLACE.missedRow * missed);
  };
}

function labelPlaces(order: readonly Level2Label[], rows: number, habit: Exclude<Habit, 'blocks'>): PlaceScore {
  const labels = order.map(({ printed }) => printed);
  switch (habit) {
    case 'inlineOrTrailing':
      return (k, from, to) => {
        const { inline, before } = labels[k];
        if (!inline) return (to - from >= 2 ? 0 : PLACE.brokenHabit) + PLACE.missedRow * Math.max(0, to - before);
        if (from !== before) return Math.max(PLACE.worst, PLACE.missedRow * Math.abs(from - before));
        return to === from + 1 ? 0 : PLACE.brokenHabit;
      };
    case 'beforeRows':
      return (k, from) => {
        const { before } = labels[k];
        return before >= rows ? PLACE.deferred : Math.max(PLACE.worst, PLACE.missedRow * Math.abs(from - before));
      };
    case 'centred':
      return (k, from, to) => offCentre(labels[k], from, to, PLACE.worst, PLACE.offCentre);
    case 'scattered':
      return (k, from, to) => offCentre(labels[k], from, to, PLACE.scattered.worst, PLACE.scattered.offCentre);
  }
}

function offCentre({ before }: PrintedLevel, from: number, to: number, worst: number, weight: number): number {
  const off = Math.abs((from + to) / 2 - before) - 0.5;
  return off <= 0 ? 0 : Math.max(worst, weight * off);
}

/** How well each row's words fit each level 2 of the form. */
type Fit = ReadonlyMap<Level2Definition, readonly number[]>;

function fitTable(rows: readonly LevelRow[], table: TableDefinition): Fit {
  const { all, cues } = cuesOf(table);
  const plain = rows.map(({ level3, target }): PlainRow => {
    const name = level3.normalize('NFKC').replace(/\s/gu, '');
    return { name, ending: name.slice(-ENDING), target, kind: targetKind(target), cues: wordsHeld(name, cues) };
  });
  return new Map(all.map((cued) => [cued.level2, plain.map((row) => rowAffinity(row, cued))]));
}

/** Prefix sums by label. */
type Affinity = ReadonlyMap<Level2Label, Float64Array>;

/** Prefix sums of the fit of each label, against the best that any label of the form offers. */
function affinityOf(rows: number, labels: readonly Level2Label[], fit: Fit): Affinity {
  const best = new Float64Array(rows);
  for (const values of fit.values()) for (let i = 0; i < rows; i++) best[i] = Math.max(best[i], values[i]);
  const sums = new Map<Level2Label, Float64Array>();
  for (const label of labels) {
    const values = fit.get(label.name.level2!)!;
    const sum = new Float64Array(rows + 1);
    for (let i = 0; i < rows; i++) sum[i + 1] = sum[i] + values[i] - best[i];
    sums.set(label, sum);
  }
  return sums;
}

/** What no cut scores more than, as places only speak against it; a trifle more, since sums are rounded. */
function mostOf(rows: number, affinity: Affinity): number {
  let most = ROUNDING;
  for (let i = 0; i < rows; i++) {
    let best = Number.NEGATIVE_INFINITY;
    for (const sum of affinity.values()) best = Math.max(best, sum[i + 1] - sum[i]);
    most += best;
  }
  return most;
}

const ROUNDING = 1e-6;

/** How much better a name's words fit another level 2 of the form than a given one; 0 where they fit none better. */
export function levelMisfits(level3: string, table: TableDefinition): (level2: Level2Definition) => number {
  const fit = fitTable([{ level3, target: '' }], table);
  const best = Math.max(...[...fit.values()].map(([score]) => score));
  return (level2) => best - (fit.get(level2)?.[0] ?? 0);
}

/** For each row and a level 2, how much better the row's words fit another level 2 of the form; 0 where none does. */
export function rowMisfits(
  rows: readonly LevelRow[],
  table: TableDefinition,
): (row: number, level2: Level2Definition) => number {
  const fit = fitTable(rows, table);
  const best = rows.map((_, row) => Math.max(0, ...[...fit.values()].map((scores) => scores[row])));
  return (row, level2) => best[row] - (fit.get(level2)?.[row] ?? 0);
}

const ENDING = 3;

/** A row's name in NFKC and without blanks, and its target. */
interface PlainRow {
  readonly name: string;
  readonly target: string;
  readonly ending: string;
  readonly kind: TargetKind | null;
  /** The words of the name that speak for some level 2. */
  readonly cues: readonly string[];
}

interface Cued {
  readonly level2: Level2Definition;
  readonly fixed: FixedNames;
}

interface TableCues {
  readonly all: readonly Cued[];
  readonly cues: WordIndex;
}

const tableCues = new WeakMap<TableDefinition, TableCues>();

/** All level 2 of a form, and the words that speak for them. */
function cuesOf(table: TableDefinition): TableCues {
  let found = tableCues.get(table);
  if (!found) {
    const levels = table.levels.flatMap((level1) => level1.children);
    const all = levels.map((level2) => ({ level2, fixed: fixedNames(level2) }));
    found = { all, cues: wordIndex(levels.flatMap(({ cues = [] }) => cues)) };
    tableCues.set(table, found);
  }
  return found;
}

function rowAffinity({ name, ending, target, kind, cues: held }: PlainRow, { level2, fixed }: Cued): number {
  let score = 0;
  if (fixed.names.has(name)) score += AFFINITY.fixedName;
  else if (name.length > ENDING && fixed.endings.has(ending)) score += AFFINITY.fixedEnding;
  const cues = held.length > 0 ? nameCues(name, held, level2.cues) : 0;
  score += cues > 0 || !level2.alwaysCued ? cues : AFFINITY.lacksCue;
  if (level2.targetCues?.some((cue) => target.includes(cue))) score += AFFINITY.targetCue;
  return kind && level2.targetKinds?.includes(kind) ? score + AFFINITY.targetKind : score;
}

interface FixedNames {
  readonly names: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
}

/** The names that the form prints under a level 2 itself, and how they end. */
function fixedNames(level2: Level2Definition): FixedNames {
  const names = (level2.level3 ?? []).map((text) => text.normalize('NFKC'));
  return { names: new Set(names), endings: new Set(names.map((name) => name.slice(-ENDING))) };
}

function nameCues(name: string, held: readonly string[], cues: readonly string[] = []): number {
  let score = 0;
  for (const cue of held) if (cues.includes(cue)) score += name.endsWith(cue) ? AFFINITY.cueAtEnd : AFFINITY.cue;
  return Math.min(AFFINITY.mostCues, score);
}

/**
 * Rows whose words speak clearly for another of the printed labels, or at all for a family whose labels are all missing; and
 * whether that one stands under another level 1. Not where the label stands right before the row.
 */
function disputedRows(
  rows: number,
  { starts, order }: { starts: readonly number[]; order: readonly Level2Label[] },
  table: TableDefinition,
  printed: readonly PrintedLevel[],
  fit: Fit,
): [row: number, other: boolean][] {
  const seen = new Set(printed.flatMap(({ names }) => names.map(({ level1 }) => level1)));
  const labels = new Set(order.map(({ name }) => name.level2));
  const rivals = table.levels.flatMap((level1) =>
    level1.children.flatMap((level2) => {
      const margin = labels.has(level2) ? AFFINITY.dispute : seen.has(level1) ? null : AFFINITY.missing;
      return margin === null ? [] : [{ level1, scores: fit.get(level2)!, margin }];
    }),
  );
  const disputed: [number, boolean][] = [];
  order.forEach(({ name, printed: own }, k) => {
    const ours = fit.get(name.level2!)!;
    for (let i = starts[k]; i < Math.min(rows, starts[k + 1]); i++) {
      if (own.inline && own.before === i) continue;
      const isBetter = ({ scores, margin }: (typeof rivals)[number]) => scores[i] - ours[i] >= margin;
      if (rivals.some(isBetter))
        disputed.push([i, rivals.some((rival) => rival.level1 !== name.level1 && isBetter(rival))]);
    }
  });
  return disputed;
}

/** Rows this near to the border of their label may as well lie behind it, where neither place nor words tell. */
const NEAR_BORDER = 2;

/**
 * Rows near the border to another label whose words speak no more for their own label than for that one; and whether it stands
 * under another level 1.
 */
function unsupportedRows(
  { starts, order }: { starts: readonly number[]; order: readonly Level2Label[] },
  fit: Fit,
): [row: number, other: boolean][] {
  const found: [number, boolean][] = [];
  const walk = (own: Level2Label, beside: Level2Label | undefined, row: number, step: 1 | -1, last: number) => {
    if (!beside) return;
    const [ours, theirs] = [fit.get(own.name.level2!)!, fit.get(beside.name.level2!)!];
    for (let near = 0; near < NEAR_BORDER && row !== last && theirs[row] >= ours[row]; near++, row += step)
      found.push([row, beside.name.level1 !== own.name.level1]);
  };
  order.forEach((label, k) => {
    walk(label, order[k - 1], starts[k], 1, starts[k + 1]);
    walk(label, order[k + 1], starts[k + 1] - 1, -1, starts[k] - 1);
  });
  return found;
}

/** Rows that would stand under another label in cuts that are nearly as good, and whether under another level 1. */
function narrowRows({ starts, margins, rivals, spread, order }: Cut, least: number): Map<number, boolean> {
  const narrow = new Map<number, boolean>();
  margins.forEach((margin, k) => {
    if (margin >= least) return;
    const likely = [starts[k], rivals[k], ...(spread?.[k] ?? [])];
    const [low, high] = [Math.min(...likely), Math.max(...likely)];
    const other = k > 0 && order[k].name.level1 !== order[k - 1].name.level1;
    for (let row = low; row < high; row++) narrow.set(row, other || narrow.get(row) === true);
  });
  return narrow;
}

function assignRows(
  rows: number,
  best: { starts: readonly number[]; order: readonly Level2Label[] },
  narrow: ReadonlyMap<number, boolean>,
  firsts: readonly PrintedLevel[],
): ResolvedLevel[] {
  const levels: ResolvedLevel[] = [];
  best.order.forEach((label, k) => {
    const printed = firsts.find((first) =>
      first.names.some(({ level, level1 }) => level === 1 && level1 === label.name.level1),
    );
    for (let row = best.starts[k]; row < best.starts[k + 1]; row++) {
      levels.push({
        level1: printed?.value ?? { text: label.name.level1.name, pieces: [] },
        level2: label.printed.value,
        narrow: narrow.has(row),
        narrow1: narrow.get(row) ?? false,
        inferredFrom: printed ? null : label.printed.value.text,
      });
    }
  });
  while (levels.length < rows)
    levels.push({ level1: null, level2: null, narrow: true, narrow1: true, inferredFrom: null });
  return levels;
}
