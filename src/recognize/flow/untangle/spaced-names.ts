import { flatMap } from '../../../model/group.js';
import { UNTANGLE } from '../../tolerances.js';
import { type Names, plain, textOf, type Word } from './torn-names.js';

const HAN = /^\p{Script=Han}$/u;
/** The last of a label. */
const LETTER = /^\p{Script=Han}[*＊★]*[:：]?$/u;

/**
 * `三 级 指 标 指 标 值 备 注`: where the names of a form are printed with blanks between their characters, single characters on a
 * line are the names that they make, or the beginnings of names that wrap (`一 级 二 级 指` above `指 标 标`).
 */
export function joinSpacedNames(rows: readonly (readonly Word[])[], names: Names): readonly (readonly Word[])[] {
  if (!rows.some((row) => spacedLetters(row, names) >= UNTANGLE.leastSpaced)) return rows;
  return rows.map((row) => flatMap(runsOfLetters(row), (run) => (run.length > 1 ? partsOf(run, names) : run)));
}

/** So many characters of the line make names, or their beginnings: labels down the side stand beside each other, too, but few of them. */
function spacedLetters(row: readonly Word[], names: Names): number {
  const parts = flatMap(runsOfLetters(row), (run) => (run.length > 1 ? partsOf(run, names) : []));
  return parts.reduce((sum, { text }) => sum + (text.length > 1 ? text.length : 0), 0);
}

/** Neighbours of one character each; every other word by itself. */
function runsOfLetters(row: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  for (const word of row) {
    const last = runs.at(-1);
    if (last && LETTER.test(word.text) && HAN.test(last.at(-1)!.text)) last.push(word);
    else runs.push([word]);
  }
  return runs;
}

/** The fewest names and beginnings that these characters are; others stay by themselves. */
function partsOf(run: readonly Word[], names: Names): Word[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= run.length; to++) {
    best[to] = { cost: best[to - 1].cost + UNTANGLE.letterAlone, from: to - 1 };
    for (let from = to - 2; from >= 0; from--) {
      const text = plain({ ...run[from], text: lettersOf(run.slice(from, to)) });
      const cost = best[from].cost + (names.isWhole(text) ? 1 : names.begins(text) ? UNTANGLE.begun : Infinity);
      if (cost < best[to].cost) best[to] = { cost, from };
    }
  }
  const parts: Word[] = [];
  for (let to = run.length; to > 0; to = best[to].from)
    parts.unshift({ ...run[best[to].from], text: lettersOf(run.slice(best[to].from, to)) });
  return parts;
}

function lettersOf(run: readonly Word[]): string {
  return textOf(run).replaceAll(' ', '');
}
