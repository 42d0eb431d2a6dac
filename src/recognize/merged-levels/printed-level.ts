import type { RawValue } from '../../model/raw-form.js';
import { normalizeLevel } from '../label.js';
import { isNameOf, type LevelName } from '../levels.js';
import type { Segmentation } from '../segment.js';
import type { TextSize } from './printed-order/layouts.js';

/** A level label as a dump prints it, among the rows. */
export interface PrintedLevel {
  readonly value: RawValue;
  readonly names: readonly LevelName[];
  /** How many rows were started before it. */
  readonly before: number;
  /** It stands directly before the first cell of row `before`, on its line or in its block. */
  readonly inline: boolean;
  /** The lines that it stands on. */
  readonly lines?: readonly number[];
}

export interface LevelRow {
  readonly level3: string;
  readonly target: string;
  readonly page?: number | null;
  /** The line that its name begins on. */
  readonly line?: number | null;
  /** It stands in the block of what is printed before it, where blank lines part blocks. */
  readonly inBlock?: boolean;
  /** Its name is not wrapped, and stands on the line or in the block of what is printed at its height. */
  readonly isOneLine?: boolean;
  /** Room that the name takes, and the target; null where there is none. */
  readonly sizes?: () => readonly (TextSize | null)[];
  /** The lines of its tallest cell. */
  readonly lines?: readonly number[];
}

/** How a dump prints the table. In blocks and columns a label's place says little, in visual `lines` it says all. */
export type Printing = 'rows' | 'blocks' | 'columns' | 'lines';

/** A label of level 2 with all places where it is printed. */
export interface Level2Label {
  readonly places: readonly PrintedLevel[];
  readonly printed: PrintedLevel;
  readonly name: LevelName;
}

/** `isNearest` where labels stand as an extractor prints them that joins what stands nearest. */
export type Cut = Segmentation & { readonly order: readonly Level2Label[]; readonly isNearest: boolean };

/** Tells level 1 from level 2 where a word may be both: it is a level 1 if one of its children is printed too. */
export function partLevels(printed: readonly PrintedLevel[]): { firsts: PrintedLevel[]; seconds: Level2Label[] } {
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
  const others = printed.filter((other) => other !== label);
  return options.find(({ level1 }) => others.some((other) => isNameOf(other.names, level1))) ?? options[0];
}

function isParent(
  first: LevelName,
  at: number,
  printed: readonly PrintedLevel[],
  firsts: readonly PrintedLevel[],
): boolean {
  const isChild = ({ names }: PrintedLevel) =>
    names.some((name) => name.level === 2 && name.level1 === first.level1 && name.level2 !== null);
  // beside every row stand both
  const next = printed[at + 1];
  if (next && next.before === printed[at].before && isChild(next)) return true;
  if (firsts.some((other) => isNameOf(other.names, first.level1))) return false;
  return printed.some((other, i) => i !== at && isChild(other));
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
