import type { ColumnKey } from '../../../model/form.js';
import { pairCost } from '../../target-kind.js';
import { cellLook } from '../cell-words.js';
import type { Token } from './tokens.js';

/** The cells on one line of a dump: those of a row that stand higher, or its name with all that stands around the middle. */
interface Line {
  readonly at: number;
  readonly cells: readonly Token[];
  readonly raised: boolean;
}

/** Fewer rows may look so by chance. */
const LEAST_ROWS = 3;

/**
 * Targets at the top of their cells stand higher than the names in the middle of theirs. Extractors that sort words by their
 * height then print every target on the line above its name: `≤165万元/辆`, `成本指标 经济成本指标 水罐消防车单价`. Puts such targets
 * behind their names where a table begins with a target, ends with a name, and has them by turns.
 */
export function withRaisedTargets(tokens: readonly Token[], columns: readonly ColumnKey[]): readonly Token[] {
  if (columns[0] !== 'level3' || columns[1] !== 'target') return tokens;
  const lines = linesOf(tokens);
  if (!areRaised(lines)) return tokens;
  const order: Token[] = [];
  let targets: readonly Token[] = [];
  lines.forEach(({ at, cells, raised }, i) => {
    const own = tokens.slice(at, lines[i + 1]?.at);
    if (raised) {
      targets = cells;
      order.push(...own.filter((token) => !cells.includes(token)));
      return;
    }
    const goesOn = lines[i + 1]?.raised === false; // a name over two lines
    const behind = goesOn ? 0 : own.indexOf(cells[0]) + 1;
    order.push(...own.slice(0, behind), ...(goesOn ? [] : targets), ...own.slice(behind));
    if (!goesOn) targets = [];
  });
  return order;
}

/** The lines that hold more than levels; levels on lines of their own go with the line before. */
function linesOf(tokens: readonly Token[]): Line[] {
  const lines: Line[] = [];
  for (let from = 0, to = 1; from < tokens.length; from = to) {
    for (to = from + 1; tokens[to]?.sameLine; ) to++;
    const cells = tokens.slice(from, to).filter(({ names }) => names.length === 0);
    if (cells.length > 0) lines.push({ at: lines.length === 0 ? 0 : from, cells, raised: cells.every(isTarget) });
  }
  return lines.map((line, i) => (isBetween(lines, i) ? { ...line, raised: !line.raised } : line));
}

/** `≥520场`, `开行场次`, `≥6万册次`: of three lines that look alike the one between is the other thing. */
function isBetween(lines: readonly Line[], at: number): boolean {
  const isSame = (i: number) => lines[i]?.raised === lines[at].raised;
  return isSame(at - 1) && isSame(at + 1) && !isSame(at - 2) && !isSame(at + 2);
}

function isTarget({ text }: Token): boolean {
  const look = cellLook(text);
  return look.target < look.level3;
}

/** Targets and names by turns, targets first, of which no fewer go well with the name below than with the one above. */
function areRaised(lines: readonly Line[]): boolean {
  const targets = lines.filter(({ raised }) => raised);
  if (targets.length < LEAST_ROWS || !lines[0].raised || lines[lines.length - 1].raised) return false;
  let below = 0;
  let above = 0;
  for (let i = 0; i < lines.length; i++) {
    const [line, next] = [lines[i], lines[i + 1]];
    if (!line.raised) {
      if (line.cells.slice(1).some(isMeasured) || (i > 1 && !lines[i - 1].raised && !lines[i - 2].raised)) return false;
      continue;
    }
    if (next.raised) return false;
    const target = line.cells[0].text;
    below += pairCost(next.cells[0].text, target);
    if (i > 0) above += pairCost(lines[i - 1].cells[0].text, target);
  }
  return below <= above;
}

/** A target, and no points. */
function isMeasured(token: Token): boolean {
  return isTarget(token) && !cellLook(token.text).number && !cellLook(token.text).blank;
}
