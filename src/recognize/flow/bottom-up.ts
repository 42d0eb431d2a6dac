import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { rememberOf } from '../../model/remember.js';
import { columnIn, fieldsIn } from '../label-meaning.js';
import { findLevel, levelIndex, levelNames } from '../levels.js';
import { parseTitle } from '../title.js';
import { BOTTOM_UP } from '../tolerances.js';
import { isPageNumber } from './furniture.js';
import { type KnownNames, labelsAt, longestAt } from './uncut/known-names.js';

/**
 * PDF counts heights from the foot of a page, and so some tools print the lines of each page from the last to the first: satisfaction
 * stands above output, the table's head below both and the name of the project below that. Such pages are turned the right way up.
 * They end at form feeds, or at the marks that programs write between pages.
 */
export function rightWayUp(lines: readonly Line[], names: KnownNames): readonly Line[] {
  const places = placesOf(names.forms);
  const own = flatMap(lines, (line) => placeOf(line, names, places) ?? []);
  const steps = flatMap(own, (place, i) => (i > 0 && place !== own[i - 1] ? [place > own[i - 1]] : []));
  const up = steps.filter((isDown) => !isDown).length;
  if (up < BOTTOM_UP.least || up < BOTTOM_UP.share * steps.length) return lines;
  const pages = pagesOf(lines);
  return pages.filter((page) => beginsWithTitle(page, names, places)).length > pages.length / 2
    ? lines
    : flatMap(pages, turned);
}

/** Where only the rows were drawn upwards, the title stands above them, and the cells of a row are in order. */
function beginsWithTitle(page: readonly Line[], names: KnownNames, places: ReadonlyMap<string, number>): boolean {
  const first = page.findIndex((line) => placeOf(line, names, places) !== null);
  return page.slice(0, Math.max(0, first)).some(({ text }) => parseTitle(text, names.forms) !== null);
}

/** Where in a form a line stands: at its name, at the head of the table, or behind that by the order of its levels; null for others. */
function placeOf({ text }: Line, names: KnownNames, levels: ReadonlyMap<string, number>): number | null {
  const start = text.slice(0, BOTTOM_UP.start).replace(/\s+/gu, '').normalize('NFKC');
  const label = labelsAt(start, 0, names.vocabulary)[0];
  if (fieldsIn(label?.meanings).some(({ key }) => key === 'projectName')) return -2;
  if (columnIn(label?.meanings) === 'level1') return -1;
  return label ? null : (levels.get(longestAt(start, 0, names.levels) ?? '') ?? null);
}

/** The place of each name that only a level 2 has. */
const placesOf = rememberOf((forms: readonly FormDefinition[]): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  for (const form of forms) {
    const index = levelIndex(form);
    for (const name of levelNames(form).level2) {
      const [level, ...others] = findLevel(name, index);
      if (others.length > 0 || level?.level !== 2) continue;
      for (const each of [name, name.replace(/指标$/u, '')]) if (!places.has(each)) places.set(each, level.order);
    }
  }
  return places;
});

function pagesOf(lines: readonly Line[]): Line[][] {
  const pages: Line[][] = [[]];
  for (const [at, line] of lines.entries()) {
    if (at > 0 && line.page !== lines[at - 1].page) pages.push([]);
    pages[pages.length - 1].push(line);
    if (MARK.test(line.text) && isPageNumber(line.text)) pages.push([]);
  }
  return pages;
}

/** Of a program that writes a mark between pages: it stands behind a page, whatever the order of the lines. */
const MARK = /(?:break|--)\W*$/iu;

/** The blank lines that stood below a line stand above it now. */
function turned(page: readonly Line[]): Line[] {
  const isMarked = page.length > 0 && MARK.test(page[page.length - 1].text);
  const own = isMarked ? page.slice(0, -1) : page;
  const lines = own.map((line, at) => ({ ...line, blankBefore: own[at + 1]?.blankBefore ?? 0 })).reverse();
  return isMarked ? [...lines, page[page.length - 1]] : lines;
}
