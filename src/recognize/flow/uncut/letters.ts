import type { Line } from '../../../model/page.js';
import { LETTERS } from '../../tolerances.js';
import { cutsOf, newState } from './cuts.js';
import type { KnownNames } from './known-names.js';

const TWO_HAN = /\p{Script=Han}.*?\p{Script=Han}/su;

/**
 * Some extractors print every character of a font whose widths they do not know on a line of its own (`项` / `目` / `名` /
 * `称`), numbers whole. Where most lines of a dump are such, they are put together again: as far as blank lines part them,
 * else page by page, and cut where a label, a level name or the end of a cell shows. The lines are marked as `joined`:
 * what is read from them was worked out.
 */
export function joinLetters(lines: readonly Line[], names: KnownNames): readonly Line[] {
  if (!areLetters(lines)) return lines;
  const state = newState();
  return groupsOf(lines).flatMap((group) => {
    const printed = group.map((line) => line.text.replace(/\s+/gu, ''));
    const owners = group.flatMap((line, i) => Array.from(printed[i], () => line));
    const text = printed.join('');
    const starts = [...cutsOf(text, names, state, null).keys()].sort((a, b) => a - b);
    return starts.map((from, i): Line => {
      const owner = owners[Array.from(text.slice(0, from)).length];
      const blankBefore = i === 0 ? group[0].blankBefore : 0;
      return { ...owner, text: text.slice(from, starts[i + 1]), blankBefore, joined: true };
    });
  });
}

function areLetters(lines: readonly Line[]): boolean {
  const han = lines.filter(({ text }) => /\p{Script=Han}/u.test(text));
  const single = han.filter(({ text }) => !TWO_HAN.test(text));
  return han.length >= LETTERS.least && single.length >= LETTERS.share * han.length;
}

/** Lines with no more blank lines between them than there are between most: the characters of one printed line, or of a page. */
function groupsOf(lines: readonly Line[]): Line[][] {
  const gaps = lines.map(({ blankBefore }) => blankBefore).sort((a, b) => a - b);
  const usual = gaps[gaps.length >> 1];
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && line.page === last[0].page && line.blankBefore <= usual) last.push(line);
    else groups.push([line]);
  }
  return groups;
}
