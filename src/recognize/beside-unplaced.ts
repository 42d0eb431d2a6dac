import { flatMap } from '../model/group.js';
import type { Piece } from '../model/page.js';
import { ownCells, type RawForm } from '../model/raw-form.js';
import { normalizeLabel } from './label.js';

type Reading = Pick<RawForm, 'values' | 'rows' | 'funds' | 'labels' | 'unplaced' | 'definition'>;

/** The rest of a wrapped cell is short and no sentence, stands alone on its line, and is this near (lines of the dump, blank ones counted). */
const LONGEST_REST = 16;
export const REST_REACH = 2;

/** Lines whose values stand beside words that found no place, which may be the rest of a wrapped cell; no lone character. */
export function linesBesideUnplaced({
  values,
  rows,
  funds,
  labels,
  unplaced,
  definition,
}: Reading): ReadonlySet<number> {
  if (unplaced.length === 0) return new Set();
  const headings = definition.headings.map(normalizeLabel);
  const side = new Set(headings.join(''));
  const single = new Set([...labels, ...unplaced].filter(({ text }) => text.length === 1).map(lineOf));
  // a character of a heading down the side stands over or under another
  const isSide = (piece: Piece) =>
    side.has(piece.text)
      ? single.has(lineOf(piece) - 1) || single.has(lineOf(piece) + 1)
      : headings.some((heading) => heading.includes(piece.text.trim()));
  const isRest = (piece: Piece) =>
    piece.text.length <= LONGEST_REST && !/[\s:：。；;]/u.test(withoutSpacing(piece.text)) && !isSide(piece);
  const alone = unplaced.filter((piece) =>
    unplaced.every((other) => other === piece || lineOf(other) !== lineOf(piece)),
  );
  const rests = new Set(alone.filter(isRest).map(lineOf));
  if (rests.size === 0) return rests;
  const own = [
    ...flatMap(Object.values(values), (value) => value.pieces),
    ...flatMap(rows, (row) => flatMap(ownCells(row), ([, value]) => value.pieces)),
    ...flatMap(funds, (fund) => flatMap(Object.values(fund.values), (value) => value.pieces)),
  ];
  const filled = new Set(own.map(lineOf));
  const pages = new Map([...own, ...labels, ...unplaced].map((piece) => [lineOf(piece), piece.page]));
  const all = [...new Set([...filled, ...labels.map(lineOf), ...unplaced.map(lineOf)])].sort((a, b) => a - b);
  const beside = new Set<number>();
  all.forEach((line, i) => {
    if (!rests.has(line)) return;
    // a label may be centred between the lines of its value
    const [above, below] = [-1, 1].map((step) => (filled.has(all[i + step]) ? all[i + step] : all[i + 2 * step]));
    for (const near of [above, line, below])
      if (filled.has(near) && Math.abs(near - line) <= REST_REACH) beside.add(near);
  });
  for (const line of beforeBreaks(all, rests, pages)) if (filled.has(line)) beside.add(line);
  return beside;
}

/** The rest of a cell that a page break cut stands first on its page, and the cell is one of the last on the page before. */
function beforeBreaks(
  all: readonly number[],
  rests: ReadonlySet<number>,
  pages: ReadonlyMap<number, number | null>,
): number[] {
  return flatMap(all, (line, i) => {
    const isFirst = rests.has(line) && i > 0 && pages.get(line) !== pages.get(all[i - 1]);
    return isFirst ? all.slice(Math.max(0, i - LAST_LINES), i) : [];
  });
}

/** … a page number among them. */
const LAST_LINES = 4;

/** `20 户以上自`: word processors put a blank between numbers and Han. */
function withoutSpacing(text: string): string {
  return text.trim().replace(/(?<=[\w%])\s(?=\p{Script=Han})|(?<=\p{Script=Han})\s(?=\w)/gu, '');
}

/** Of a dump; 0 where there are no lines. */
export function lineOf({ line }: Piece): number {
  return line ?? 0;
}
