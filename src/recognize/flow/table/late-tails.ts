import { UNIT_CUT } from '../../torn-texts.js';
import { cellLook } from '../cell-words.js';
import { goesOnAsUnit, OPEN_CELL } from './column-cost.js';
import { hasAllPoints, hasLost } from './deal-reasons.js';
import type { TableReading, TokenRow } from './read-table.js';
import type { Token } from './tokens.js';

/** A single character, or the end of a date, is no remark. */
const TAIL = /^(?:\p{Script=Han}|[底初中末]前)$/u;
const MONTH = /月$/u;
const DATE_TAIL = /^(?:[底初中末]前?|前)$/u;

/** `≤39.6万` / `含设备` / `元`: the remark beside it stands between the lines of the target. */
const CUT_UNIT = new RegExp(`\\d\\s*[万亿]$|${UNIT_CUT.source}`, 'u');

/**
 * `≥98% 专家抽样复` / `5` / `核`, `≥3600立方` / `10` / `米`: printed by height, the last line of a wrapped cell stands behind the points
 * of its row and looks like a remark. It goes back to the cell that it may end.
 */
export function dealTails<R extends Pick<TableReading, 'rows' | 'doubtful'>>(reading: R, inBlocks: boolean): R {
  const dealt = new Set<number>();
  const rows = reading.rows.map((row, i) => {
    const untwisted = withoutTwice(row);
    if (untwisted) {
      dealt.add(i);
      return untwisted;
    }
    const key = tailed(row, inBlocks);
    if (!key) return row;
    dealt.add(i);
    const { note, ...others } = row;
    const [tail, rest] = [note!.slice(-1), note!.slice(0, -1)];
    return { ...others, ...(rest.length > 0 && { note: rest }), [key]: [...others[key]!, ...tail] };
  });
  return dealt.size > 0 ? { ...reading, rows, doubtful: new Set([...reading.doubtful, ...dealt]) } : reading;
}

/**
 * `10 10` / `设备芯片供货延迟，` / … `5 4 今后在合同中明确`: printed by height, the reason of lost points may begin above its row, where the row
 * before has all of its points. It goes to that which lost some; what else is told of all points is in doubt.
 */
export function dealOpenReasons<R extends Pick<TableReading, 'rows' | 'doubtful'>>(reading: R): R {
  const doubtful = new Set(reading.doubtful);
  const rows = [...reading.rows];
  reading.rows.forEach((row, i) => {
    const { deviation, ...others } = row;
    if (!deviation || !hasAllPoints(row) || deviation[0].sameLine || cellLook(textOf(deviation)).blank) return;
    doubtful.add(i);
    const next = rows[i + 1];
    if (!next?.deviation || !hasLost(next) || !OPEN_CELL.test(textOf(deviation))) return;
    rows[i] = others;
    rows[i + 1] = {
      ...next,
      deviation: [...deviation, { ...next.deviation[0], sameLine: false }, ...next.deviation.slice(1)],
    };
    doubtful.add(i + 1);
  });
  return { ...reading, rows, doubtful };
}

/** `≥29000平方` / `30400平方米` / `米`: printed by height, the end of a target's unit stands behind its result, which has its own. */
function withoutTwice(row: TokenRow): TokenRow | null {
  const { target, actual = [] } = row;
  const [tail, own] = [actual.at(-1), textOf(actual.slice(0, -1))];
  if (!target || !tail || tail.sameLine || !/^\p{Script=Han}{1,3}$/u.test(tail.text) || !own.endsWith(tail.text))
    return null;
  const unitOf = (text: string) => /\d\s*(?<unit>\D+)$/u.exec(text)?.groups?.unit;
  if (unitOf(textOf(target) + tail.text) !== unitOf(own)) return null;
  return { ...row, target: [...target, tail], actual: actual.slice(0, -1) };
}

/** The cell that goes on in what was read as the row's remark. */
function tailed({ note, weight, explanation, target }: TokenRow, inBlocks: boolean): 'explanation' | 'target' | null {
  const tail = note?.at(-1)?.text ?? '';
  if (!note || !TAIL.test(tail) || note[note.length - 1].sameLine) return null;
  if (note.length > 1) return CUT_UNIT.test(textOf(target ?? [])) && goesOnAsUnit('1', tail) ? 'target' : null;
  if (!weight || inBlocks) return null;
  if (explanation) return /\p{Script=Han}$/u.test(textOf(explanation)) ? 'explanation' : null;
  const own = target ? textOf(target) : '';
  return (MONTH.test(own) ? DATE_TAIL.test(tail) : goesOnAsUnit(own, tail)) ? 'target' : null;
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}
