import { cell } from '../cells.mjs';

/**
 * The merged level-1 and level-2 cells that begin at an indicator.
 *
 * @param {object[]} indicators as in gold.json
 * @param {number} at index of the row
 * @param {{ blankLevel1?: string[], order?: (run: { level: number, first: number, rows: number }) => number }} [options]
 *   `blankLevel1`: level-1 names that the form leaves blank
 */
export function levelCells(indicators, at, { blankLevel1 = [], order = () => 0 } = {}) {
  return [1, 2].flatMap((level) => {
    const same = (a, b) => a.level1 === b.level1 && (level === 1 || a.level2 === b.level2);
    if (at > 0 && same(indicators[at - 1], indicators[at])) return [];
    let end = at + 1;
    while (end < indicators.length && same(indicators[at], indicators[end])) end++;
    const name = indicators[at][`level${level}`];
    const shown = level === 1 && blankLevel1.includes(name) ? null : name;
    const rowSpan = end - at;
    return [cell(shown, { rowSpan, order: order({ level, first: at, rows: rowSpan }) })];
  });
}
