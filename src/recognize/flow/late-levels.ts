import type { FormDefinition } from '../../model/form.js';
import { flatMap, range, runsOf } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { normalizeLabel } from '../label.js';
import { means } from '../label-meaning.js';
import { findLevel, levelIndex } from '../levels.js';
import { MONEY_UNIT } from '../marks.js';
import { isPageNumber } from './furniture.js';
import { namesFrom, type PlacedName } from './name-runs.js';
import { regionsOn } from './parts-of-pages.js';
import { inOrder } from './region-marks.js';
import type { Region } from './regions.js';
import { vocabularyOf } from './vocabulary.js';

/** Fewer names at the end of a page may be the last rows of its table. */
const LEAST_NAMES = 4;

/**
 * Word processors draw the merged cells of a page last. Where forms share a page, the levels and side headings of each stand below
 * the rows of the last one, a block a form. All blocks but the last go back to the ends of their own forms.
 */
export function withLevelsOfPages(lines: readonly Line[], regions: readonly Region[]): readonly Line[] {
  const order = lines.map((_, row) => row);
  const pages = runsOf(range(0, lines.length), (run, row) => lines[run[0]].page === lines[row].page);
  for (const rows of pages) {
    const [first, end] = [rows[0], rows[rows.length - 1] + 1];
    const sharing = regionsOn(lines, regions, first, end);
    if (lines[first].page === null || sharing.length < 2) continue;
    const last = sharing[sharing.length - 1];
    const blocks = blocksAtEnd(lines, Math.max(first, last.from), end, last.form);
    if (blocks.length !== sharing.length) continue;
    blocks.slice(0, -1).forEach((block, i) => {
      for (const row of range(block, blocks[i + 1])) order[row] = sharing[i].to - 0.5;
    });
  }
  return inOrder(lines, order);
}

/** Where the blocks of levels and headings begin that these rows end with. */
function blocksAtEnd(lines: readonly Line[], from: number, end: number, form: FormDefinition): number[] {
  const isName = isNameIn(form);
  let to = end;
  while (to > from && isPageNumber(lines[to - 1].text)) to--;
  for (let start = from; start < to; start++) {
    const run = namesFrom(lines.slice(start, to), isName);
    if (start + run.lines < to || run.names.length < LEAST_NAMES) continue;
    return beginnings(run.names, form).map((line) => start + line);
  }
  return [];
}

/** The lines on which a block begins: with a heading behind a level, or a level 1 that stands before the one above. */
function beginnings(names: readonly PlacedName[], form: FormDefinition): number[] {
  const index = levelIndex(form);
  const found = names.map(({ name }) => findLevel(name, index));
  let order = 0;
  const isFirst = (at: number) => {
    if (at === 0) return true;
    if (found[at].length === 0) return found[at - 1].length > 0;
    const level1 = found[at].find(({ level }) => level === 1);
    return level1 !== undefined && found[at].length === 1 && level1.order < order;
  };
  return flatMap(names, ({ line }, at) => {
    const begins = isFirst(at);
    const [level] = found[at];
    order = level && !begins ? Math.max(order, level.order) : (level?.order ?? 0);
    return begins ? [line] : [];
  });
}

/** Whether a text is a level, a heading or a unit of money: what merged cells hold. */
export function isNameIn(form: FormDefinition): (text: string) => boolean {
  const [index, { meanings }] = [levelIndex(form), vocabularyOf(form)];
  return (text) =>
    findLevel(text, index).length > 0 || MONEY_UNIT.test(text) || means(meanings.get(normalizeLabel(text)), 'heading');
}
