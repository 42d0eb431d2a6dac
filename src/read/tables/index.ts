import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { cutBars } from './bars.js';
import { cutFields } from './fields.js';
import { cutHtml } from './html.js';
import type { TextPart } from './table.js';

export { type MarkedRow, rowLine, type TextPart } from './table.js';

/** The lines of a dump, and the tables in it whose cells stand between tags, bars, tabs or commas. */
export function cutTables(lines: readonly Line[]): TextPart[] {
  return CUTS.reduce(
    (parts, { sign, cut }) =>
      parts.some((part) => part.kind === 'line' && sign.test(part.line.text))
        ? flatMap(runsOf(parts), (run) => (Array.isArray(run) ? cut(run) : [run as TextPart]))
        : parts,
    lines.map((line): TextPart => ({ kind: 'line', line })),
  );
}

/** Nothing is to be cut where the signs are missing, as most of them are in most dumps. */
const CUTS: readonly { readonly sign: RegExp; readonly cut: (lines: readonly Line[]) => TextPart[] }[] = [
  { sign: /</u, cut: cutHtml },
  { sign: /[|｜│┃║]/u, cut: cutBars },
  { sign: /\t/u, cut: (lines) => cutFields(lines, '\t') },
  { sign: /,/u, cut: (lines) => cutFields(lines, ',') },
];

/** Lines that follow each other as one run; tables as they are. */
function runsOf(parts: readonly TextPart[]): (Line[] | TextPart)[] {
  const runs: (Line[] | TextPart)[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (part.kind === 'table') runs.push(part);
    else if (Array.isArray(last)) last.push(part.line);
    else runs.push([part.line]);
  }
  return runs;
}
