import type { BodyLine } from './rows.js';

/** Lines of names, then as many of what stands right of them, are put together one by one; `at` is the column of the names. */
export function mendTornLines(lines: readonly BodyLine[], at: number): BodyLine[] {
  const mended: BodyLine[] = [];
  for (let i = 0; i < lines.length; ) {
    const names = runFrom(lines, i, (line) => hasName(line, at) && !hasMore(line, at));
    const values = runFrom(lines, i + names, (line) => hasMore(line, at) && !hasName(line, at) && !hasLevel(line, at));
    if (names < 2 || names !== values) {
      mended.push(lines[i]);
      i++;
      continue;
    }
    for (let k = 0; k < names; k++) mended.push(joinHalves(lines[i + k], lines[i + names + k]));
    i += names + values;
  }
  return mended;
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
