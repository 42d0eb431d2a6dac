import { flatMap, flatten, range } from '../../../model/group.js';
import type { RawRow } from '../../../model/raw-form.js';
import type { resolveLevels } from '../../merged-levels/index.js';
import { pairCost } from '../../target-kind.js';
import type { TableReading } from './read-table.js';

/** So many rows of a label were printed in another order, and names go by so much better with their targets in that one. */
const COUNTS = [
  { rows: 2, doubt: 0 },
  { rows: 3, doubt: 0.5 },
] as const;
/** So much better that it is the order of the page. */
const SURE = 1.5;

/**
 * The first rows of a label that was printed right before them: an extractor that joins what stands nearest may have printed
 * the label together with the row that it stands beside, and those below, before the first: `预算执行率` `预算资金到位率`
 * `预算编制合理性` beside `合理` `>=95%` `=100%`. Puts the last name first where its words tell; the rows are not settled where
 * each name does not go better with its own target.
 */
export function settleOvertaken(
  rows: readonly RawRow[],
  levels: ReturnType<typeof resolveLevels>,
  { labels, apart }: TableReading,
): { rows: readonly RawRow[]; overtaken: readonly number[] } {
  const firsts = apart ? flatMap(labels, ({ before, inline }) => (inline ? [before] : [])) : [];
  const blocks = flatMap(firsts, (first) =>
    COUNTS.map(({ rows: count, doubt }) => ({ block: range(first, first + count), doubt })),
  );
  const isOfLabel = (block: readonly number[]) =>
    block.every((row) => levels[row] !== undefined && levels[row].level2 === levels[block[0]].level2);
  const open = blocks.filter(({ block, doubt }) => isOfLabel(block) && gain(rows, block) >= doubt);
  const names = rows.map(({ level3 }) => level3);
  for (const { block } of open)
    if (isSure(rows, block)) for (const [i, row] of block.entries()) names[row] = rows[block.at(i - 1)!].level3;
  return {
    rows: rows.map((row, i) => (row.level3 === names[i] ? row : { ...row, level3: names[i] })),
    overtaken: flatten(open.map(({ block }) => block)),
  };
}

/** How much better the names go with the targets of these rows where the last one is the first. */
function gain(rows: readonly RawRow[], block: readonly number[]): number {
  return block.reduce((sum, row, i) => sum + cost(rows[row], rows[row]) - cost(rows[block.at(i - 1)!], rows[row]), 0);
}

/** … which is surely so where none of three names goes with its target by chance. */
function isSure(rows: readonly RawRow[], block: readonly number[]): boolean {
  const fits = block.every((row, i) => cost(rows[block.at(i - 1)!], rows[row]) < 0);
  return gain(rows, block) >= SURE && (fits || block.length < COUNTS[1].rows);
}

function cost({ level3 }: RawRow, { target }: RawRow): number {
  return pairCost(level3?.text ?? '', target?.text ?? '');
}
