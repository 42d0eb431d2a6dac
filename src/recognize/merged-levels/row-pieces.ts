/** Its number says nothing, `3.` before it less. */
const LEADING_NUMBER = /^[\d.、（）()]+/u;
const NUMBER = /\d+(?:[.,:]\d+)*/gu;
/** The unit of a target: `个`, `%`, `元/人`, without `以上`. */
const MEASURE = /[\d][\d.,:]*(?<unit>[^\d\s.,:()]*)/u;
const BOUND = /(?:以[上下内]|[前内]|左右)$/u;
const DATE = /\d月|日前|[年月]底|工作日|季度/u;

const LONGEST_ENDING = 3;
const LONGEST_UNIT = 4;

/**
 * What a row is known by: the characters of its name and pairs of them, what the name ends with (`率$`), and (`=`) the unit of its
 * target, with the sign before a share, or (`~`) its first and last words; each once.
 */
export function rowPieces(name: string, target: string): string[] {
  const pieces = new Set<string>();
  const plain = normalized(name).replace(LEADING_NUMBER, '').replace(NUMBER, '#');
  for (let at = 0; at < plain.length; at++) {
    pieces.add(plain[at]);
    if (at > 0) pieces.add(plain.slice(at - 1, at + 1));
  }
  for (let length = 1; length <= Math.min(LONGEST_ENDING, plain.length); length++)
    pieces.add(`${plain.slice(-length)}$`);
  for (const piece of targetPieces(normalized(target))) pieces.add(piece);
  return [...pieces];
}

function normalized(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

function targetPieces(target: string): string[] {
  if (target === '') return [];
  const unit = MEASURE.exec(target)?.groups?.unit.replace(BOUND, '').slice(0, LONGEST_UNIT);
  if (unit === undefined) return ['~', `~${target.slice(0, 2)}`, `~${target.slice(-2)}$`];
  const sign = /^[<>=≤≥]/u.exec(target)?.[0] ?? '';
  const bound = /[<≤]/u.test(sign) ? '<' : /[>≥]/u.test(sign) ? '>' : '=';
  const pieces = [`=${unit}`, `=${bound}`, unit === '%' ? `=%${bound}` : '=#'];
  if (DATE.test(target)) pieces.push('=日');
  if (/^\D*0\D*$/u.test(target)) pieces.push('=0');
  return pieces;
}
