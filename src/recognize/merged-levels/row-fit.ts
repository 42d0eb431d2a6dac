import type { Level2Definition, TableDefinition, TargetKind } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { rememberOf } from '../../model/remember.js';
import { targetKind } from '../target-kind.js';
import { wordIndex, wordsHeld } from '../words-held.js';
import { learnedFit } from './learned-fit.js';
import { kindOfLevel, type LevelKind } from './level-kinds.js';
import type { Level2Label, LevelRow } from './printed-level.js';
import { AFFINITY } from './tolerances.js';

/** How well each row's words fit each level 2 of the form. */
export type Fit = ReadonlyMap<Level2Definition, readonly number[]>;

/** Asks of each row how well it fits each level 2 of the table. */
export function fitTable(rows: readonly LevelRow[], table: TableDefinition): Fit {
  const { all, cues } = cuesOf(table);
  const plain = rows.map(({ level3, target }): PlainRow => {
    const name = level3.normalize('NFKC').replace(/\s/gu, '');
    const [kind, learned] = [targetKind(target), learnedFit(name, target)];
    return { name, ending: name.slice(-ENDING), target, kind, learned, cues: wordsHeld(name, cues) };
  });
  return new Map(all.map((cued) => [cued.level2, plain.map((row) => rowAffinity(row, cued))]));
}

/** Prefix sums by label. */
export type Affinity = ReadonlyMap<Level2Label, Float64Array>;

/** Prefix sums of the fit of each label, against the best that any label of the form offers. */
export function affinityOf(rows: number, labels: readonly Level2Label[], fit: Fit): Affinity {
  const best = new Float64Array(rows);
  for (const values of fit.values()) for (let i = 0; i < rows; i++) best[i] = Math.max(best[i], values[i]);
  const sums = new Map<Level2Label, Float64Array>();
  for (const label of labels) {
    const values = fit.get(label.name.level2!)!;
    const sum = new Float64Array(rows + 1);
    for (let i = 0; i < rows; i++) sum[i + 1] = sum[i] + Math.max(AFFINITY.worst, values[i] - best[i]);
    sums.set(label, sum);
  }
  return sums;
}

/** What no cut scores more than, as places only speak against it; a trifle more, since sums are rounded. */
export function mostOf(rows: number, affinity: Affinity): number {
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
  return (level2) => Math.min(-AFFINITY.worst, best - (fit.get(level2)?.[0] ?? 0));
}

/** For each row and a level 2, how much better the row's words fit another level 2 of the form; 0 where none does. */
export function rowMisfits(
  rows: readonly LevelRow[],
  table: TableDefinition,
): (row: number, level2: Level2Definition) => number {
  const fit = fitTable(rows, table);
  const best = rows.map((_, row) => Math.max(0, ...[...fit.values()].map((scores) => scores[row])));
  return (row, level2) => Math.min(-AFFINITY.worst, best[row] - (fit.get(level2)?.[row] ?? 0));
}

const ENDING = 3;

/** A row's name in NFKC and without blanks, and its target. */
interface PlainRow {
  readonly name: string;
  readonly target: string;
  readonly ending: string;
  readonly kind: TargetKind | null;
  readonly learned: ReadonlyMap<LevelKind, number>;
  /** The words of the name that speak for some level 2. */
  readonly cues: readonly string[];
}

interface Cued {
  readonly level2: Level2Definition;
  readonly kind: LevelKind | null;
  readonly fixed: FixedNames;
}

/** All level 2 of a form, and the words that speak for them. */
const cuesOf = rememberOf((table: TableDefinition) => {
  const levels = flatMap(table.levels, (level1) => level1.children);
  const all = levels.map((level2): Cued => ({ level2, kind: kindOfLevel(level2.name), fixed: fixedNames(level2) }));
  return { all, cues: wordIndex(flatMap(levels, ({ cues = [] }) => cues)) };
});

function rowAffinity(row: PlainRow, { level2, kind, fixed }: Cued): number {
  const { name, ending, target, cues: held } = row;
  let score = kind ? AFFINITY.learned * row.learned.get(kind)! : 0;
  if (fixed.names.has(name)) score += AFFINITY.fixedName;
  else if (name.length > ENDING && fixed.endings.has(ending)) score += AFFINITY.fixedEnding;
  const cues = held.length > 0 ? nameCues(name, held, level2.cues) : 0;
  score += cues > 0 || !level2.alwaysCued ? cues : AFFINITY.lacksCue;
  if (level2.targetCues?.some((cue) => target.includes(cue))) score += AFFINITY.targetCue;
  return row.kind && level2.targetKinds?.includes(row.kind) ? score + AFFINITY.targetKind : score;
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
