import { flatMap } from '../../model/group.js';
import type { Line, Piece } from '../../model/page.js';
import { pieceOf } from './items.js';

/** The heading of the column, alone or before the others. */
const HEADING = /^\s*序号(?=\s|$|\p{Script=Han})/u;
/** Fewer numbers in turn may be any others. */
const LEAST_NUMBERS = 3;

/** The lines of a form without the running numbers of its rows (序号), and these: they tell nothing, and look like any other number. */
export function withoutRunningNumbers(lines: readonly Line[]): { lines: readonly Line[]; numbers: readonly Piece[] } {
  const head = lines.findIndex(({ text }) => HEADING.test(text));
  if (head < 0) return { lines, numbers: [] };
  const glued = /^\s*序号\S/u.test(lines[head].text);
  const found = new Map<number, string>();
  let next = 1;
  lines.forEach(({ text }, row) => {
    if (row < head) return;
    const own = HEADING.exec(text)?.[0] ?? numberAt(text, next, glued);
    if (own === null) return;
    if (!own.endsWith('号')) next++;
    found.set(row, own);
  });
  if (next <= LEAST_NUMBERS) return { lines, numbers: [] };
  const numbers = [...found].map(([row, text]) => pieceOf(lines[row], text.trim()));
  let blank = 0;
  const rest = flatMap(lines, (line, row): Line[] => {
    const own = found.get(row);
    const text = own === undefined ? line.text : ' '.repeat(own.length) + line.text.slice(own.length);
    const blankBefore = Math.max(line.blankBefore, blank);
    blank = text.trim() === '' ? blankBefore : 0;
    return text.trim() === '' ? [] : [{ ...line, text, blankBefore }];
  });
  return { lines: rest, numbers };
}

/** This number at the beginning of a line, before a blank or, where columns are glued, before a name. */
function numberAt(text: string, number: number, glued: boolean): string | null {
  const own = new RegExp(`^\\s*${number}(?=\\s|$${glued ? '|\\p{Script=Han}' : ''})`, 'u').exec(text);
  return own?.[0] ?? null;
}
