import { flatMap, range } from '../../model/group.js';
import type { BodyLine } from './rows.js';

/**
 * Lines of names, then as many of what stands right of them, are put together one by one; so are names, as many targets, and as many
 * of each column behind (two rows close to each other: both names, both targets, both points). `at` is the column of the names.
 */
export function mendTornLines(lines: readonly BodyLine[], at: number): BodyLine[] {
  const mended: BodyLine[] = [];
  for (let i = 0; i < lines.length; ) {
    const names = runFrom(lines, i, (line) => hasName(line, at) && !hasMore(line, at));
    const values = runFrom(lines, i + names, (line) => hasMore(line, at) && !hasName(line, at) && !hasLevel(line, at));
    const blocks = names < 2 || values % names !== 0 ? [] : blocksOf(lines.slice(i + names, i + names + values), names);
    if (blocks.length === 0 || !areColumnsInTurn(blocks)) {
      mended.push(lines[i]);
      i++;
      continue;
    }
    for (let k = 0; k < names; k++) mended.push(blocks.reduce((row, block) => joinHalves(row, block[k]), lines[i + k]));
    i += names + values;
  }
  return mended;
}

function blocksOf(lines: readonly BodyLine[], size: number): BodyLine[][] {
  return range(0, lines.length / size).map((b) => lines.slice(b * size, (b + 1) * size));
}

/** Whether every block but a single one fills the same columns on all of its lines, right of those that the block before fills. */
function areColumnsInTurn(blocks: readonly (readonly BodyLine[])[]): boolean {
  if (blocks.length === 1) return true;
  const filled = blocks.map((block) =>
    block.map(({ columns }) => flatMap(columns, (words, c) => (words.length > 0 ? [c] : []))),
  );
  const areAlike = filled.every((block) => block.every((columns) => String(columns) === String(block[0])));
  return areAlike && filled.slice(1).every(([columns], b) => columns[0] > filled[b][0].at(-1)!);
}

/** How many lines of one page from here on, without blank lines between, are of a kind. */
function runFrom(lines: readonly BodyLine[], from: number, is: (line: BodyLine) => boolean): number {
  let to = from;
  while (to < lines.length && is(lines[to]) && (to === from || follows(lines[to - 1], lines[to]))) to++;
  return to - from;
}

function follows(above: BodyLine, below: BodyLine): boolean {
  return above.line.page === below.line.page && below.line.y - above.line.y <= 1;
}

function hasName({ columns, alone }: BodyLine, at: number): boolean {
  return !alone && columns[at].length > 0;
}

function hasLevel({ columns }: BodyLine, at: number): boolean {
  return columns.slice(0, at).some((words) => words.length > 0);
}

function hasMore({ columns, alone }: BodyLine, at: number): boolean {
  return !alone && columns.slice(at + 1).some((words) => words.length > 0);
}

function joinHalves(left: BodyLine, right: BodyLine): BodyLine {
  const columns = left.columns.map((words, c) => (words.length > 0 ? words : right.columns[c]));
  return { line: left.line, columns, alone: false, mended: true };
}
