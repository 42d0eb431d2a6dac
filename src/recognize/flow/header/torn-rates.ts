import { flatMap, range } from '../../../model/group.js';
import { TORN_RATE } from '../../tolerances.js';
import { decimals } from './deal-amounts.js';
import { type Amount, numberOf } from './fund-costs.js';

const CUT_GROUP = /\d[,，]\d{0,2}$/u;
const REST = /^\d{1,3}(?:[.．]\d*)?$/u;

/** Cents that can only be those of the last amount without any, whatever was printed between. */
const LONE_CENTS = /^[.．]\d\d$/u;
const WHOLE = /^\d{1,3}(?:[,，]\d{3})+$/u;
/** Of an amount in groups of three digits, which no weight or score is. */
const WITH_CENTS = /^\d{1,3}(?:[,，]\d{3})+(?:[.．](?:\d\n\d|\n\d\d)|\n[.．]\d\d)$/u;

/** More than cents have. */
const LEAST_CUT_DECIMALS = 3;

/**
 * `8,191,` / `936`, `979,40` / `9.54`: digits of a group are missing, and follow; so do those of `66.69873` / `5` where others have six decimals,
 * on the next line the cents of `6,149,300.` / `00`, and anywhere behind those of `399,100` / `.00`.
 */
export function joinCutAmounts(amounts: readonly Amount[]): Amount[] {
  const joined: Amount[] = [];
  const most = Math.max(...amounts.map(({ text }) => decimals(text)));
  const isCut = ({ text }: Amount, rest: string) =>
    /^\d{1,2}$/u.test(rest) && decimals(text) >= LEAST_CUT_DECIMALS && decimals(text) + rest.length === most;
  for (const amount of amounts) {
    const at = LONE_CENTS.test(amount.text) ? joined.findLastIndex(({ text }) => WHOLE.test(text)) : joined.length - 1;
    const cut = joined[at];
    const isCents = cut && (!amount.apart || WHOLE.test(cut.text)) && WITH_CENTS.test(`${cut.text}\n${amount.text}`);
    if (isCents || (cut && ((CUT_GROUP.test(cut.text) && REST.test(amount.text)) || isCut(cut, amount.text))))
      joined[at] = joinAll([cut, amount]);
    else joined.push(amount);
  }
  return joined;
}

/** Whole amounts have two decimals: what is missing of `3,615,300.`, `1,872,000.0`, `7,696,0`, `399,100`. */
const CUT_AMOUNT = /^\d{1,3}(?:[,，]\d{3})*(?:[,，](?<group>\d{0,3})|(?<=[,，]\d{3})[.．](?<cents>\d?))$/u;
/** `00`, `00.00`, `.00`, `0`: no numbers of their own where amounts are printed with their cents. */
const SURE_TAIL = /^(?:0|0\d.*|[.．]\d+)$/u;

/**
 * `7,696,000.0` / `7,696,0` / `7,503,600.` / `10` / `97.50%` / `0` / `00.00` / `00`: amounts that were cut in their cells, where others have
 * all their cents. What an amount lacks tells how its rest looks: each takes the next such number, if there are as many of one as of the other.
 */
export function joinCutCents(amounts: readonly Amount[]): Amount[] {
  if (!amounts.some(({ text }) => decimals(text) === CENTS)) return [...amounts];
  const rests = amounts.map(({ text }) => restOf(text));
  const joined: (Amount | null)[] = [...amounts];
  for (const rest of new Set(rests.filter((each) => each !== ''))) {
    const cut = flatMap(rests, (each, at) => (each === rest ? [at] : []));
    const isLike = ({ text }: Amount, at: number) =>
      at > cut[0] && rests[at] === '' && new RegExp(rest, 'u').test(text);
    const like = flatMap(amounts, (amount, at) => (isLike(amount, at) ? [at] : []));
    const sure = like.filter((at) => SURE_TAIL.test(amounts[at].text));
    const tails = sure.length === cut.length ? sure : like;
    if (tails.length !== cut.length || tails.some((tail, i) => tail < cut[i])) continue;
    for (const [i, head] of cut.entries()) {
      joined[head] = joinAll([amounts[head], amounts[tails[i]]]);
      joined[tails[i]] = null;
    }
  }
  return joined.filter((amount) => amount !== null);
}

const CENTS = 2;

/** The pattern of what an amount lacks; empty for nothing. */
function restOf(text: string): string {
  const { group, cents } = CUT_AMOUNT.exec(text)?.groups ?? {};
  if (group === undefined && cents === undefined) return '';
  return cents === undefined ? `^\\d{${3 - group.length}}[.．]\\d{${CENTS}}$` : `^\\d{${CENTS - cents.length}}$`;
}

const HEAD = /^\d{1,3}(?:[.．]\d{0,2})?$/u;
const TAIL = /^\d{0,2}[%％]$/u;

/**
 * `90.1` / `56.60` / `61.40` / `55.33` / `10` / `2%`: a rate that was wrapped in its narrow column is put together, also where other
 * cells of its row stand between its lines, if it is what two amounts of the row make. It is put `behind` so many others of a whole row.
 */
export function joinTornRates(amounts: readonly Amount[], behind: number, rowLength: number): Amount[] {
  let joined = [...amounts];
  for (let tail = 1; tail < joined.length; tail++) {
    const parts = TAIL.test(joined[tail].text) ? tornRate(joined, tail, rowLength) : null;
    if (!parts) continue;
    const whole = { ...joinAll(parts.map((part) => joined[part])), label: joined[tail].label };
    joined = flatMap(joined, (amount, at) => (at === tail ? [whole] : parts.includes(at) ? [] : [amount]));
    tail -= parts.length - 1;
    const from = joined.findIndex(({ label }) => label === whole.label);
    const length = joined.filter(({ label }) => label === whole.label).length;
    if (length === rowLength) joined = joined.toSpliced(tail, 1).toSpliced(from + behind, 0, whole);
  }
  return joined;
}

/** The places of a rate's parts, of which the last one is known; those of more than two stand together. */
function tornRate(amounts: readonly Amount[], tail: number, rowLength: number): number[] | null {
  for (let head = tail - 1; head >= Math.max(0, tail - rowLength); head--) {
    const near = tail - head < TORN_RATE.mostParts;
    for (const parts of [near ? range(head, tail + 1) : null, [head, tail]]) {
      if (!parts?.slice(0, -1).every((part) => HEAD.test(amounts[part].text))) continue;
      const { text } = joinAll(parts.map((part) => amounts[part]));
      const row = amounts.filter(
        (amount, at) => amount.label === amounts[tail].label && !parts.includes(at) && !/[.．]$/u.test(amount.text),
      );
      if (isMade(text, row)) return parts;
    }
  }
  return null;
}

function joinAll(parts: readonly Amount[]): Amount {
  const text = parts.map((part) => part.text).join('');
  return { ...parts[0], text, value: numberOf(text), pieces: flatMap(parts, ({ pieces }) => pieces) };
}

/** Whether an amount is this share of one before it, to the last printed digit. */
function isMade(rate: string, row: readonly Amount[]): boolean {
  const share = numberOf(rate);
  const digits = /^\d{1,3}[.．](\d+)[%％]$/u.exec(rate)?.[1].length ?? 0;
  const off = TORN_RATE.rounding * 10 ** -(digits + 2);
  return row.some(({ value: whole }, at) =>
    row.slice(at + 1).some(({ value }) => whole && value && share && Math.abs(value / whole - share) <= off),
  );
}
