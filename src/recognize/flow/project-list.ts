import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { mayList } from '../aligned/list.js';
import { columnsIn, fieldsIn } from '../label-meaning.js';
import { findLevel, levelIndex } from '../levels.js';
import { type Item, toItems } from './items.js';
import { namesOf } from './torn-cells.js';

/**
 * Whether these lines list several projects (some departments print one table for all projects of a unit): the label of the
 * name heads a column, and the levels begin anew. Without columns nothing tells which name and goal belong to which rows.
 */
export function listsProjects(lines: readonly Line[], form: FormDefinition): boolean {
  if (!mayList(lines, form)) return false;
  const items = toItems(lines, namesOf(form));
  const head = items.findIndex((_, at) => isListHead(items, at));
  return head >= 0 && beginAnew(items.slice(head), form);
}

/** The label of a name, with no text between it and the headings of levels and indicators. */
function isListHead(items: readonly Item[], at: number): boolean {
  if (!fieldsIn(items[at].meanings).some(({ required }) => required)) return false;
  const end = items.findIndex(({ meanings }, i) => i > at && meanings === null);
  const columns = new Set(flatMap(items.slice(at, end), ({ meanings }) => columnsIn(meanings)));
  return columns.has('level1') && columns.has('level3');
}

/** Whether a level 1 comes again after another one. */
function beginAnew(items: readonly Item[], form: FormDefinition): boolean {
  const index = levelIndex(form);
  const firsts = flatMap(items, ({ text }) => {
    const name = findLevel(text, index).find(({ level }) => level === 1);
    return name ? [name.level1] : [];
  });
  return firsts.some((level, i) => firsts[i - 1] !== level && firsts.slice(0, i).includes(level));
}
