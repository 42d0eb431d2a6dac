import type { Diagnostic } from '../../../model/diagnostic.js';
import type { FundsColumn } from '../../../model/form.js';
import { flatMap, groupBy } from '../../../model/group.js';
import type { RawFund, RawValue } from '../../../model/raw-form.js';
import { doubt } from '../../doubt.js';
import type { Item } from '../items.js';
import { numberOf } from './fund-costs.js';

/**
 * Rates of the money grid that an extractor printed in the table (`98.44%`): those that the amounts of a row make which lacks its
 * own, where as many rows lack the same one as it is printed.
 */
export function withStrayRates(
  funds: readonly RawFund[],
  table: readonly Item[],
): { funds: readonly RawFund[]; strays: ReadonlySet<Item>; diagnostics: Diagnostic[] } {
  const found = new Map<RawFund, Item>();
  for (const [rate, rows] of groupBy(funds, rateOf)) {
    const printed = table.filter(({ meanings, text }) => !meanings && text.normalize('NFKC').trim() === rate);
    if (printed.length === rows.length) for (const [i, row] of rows.entries()) found.set(row, printed[i]);
  }
  const rated = funds.map((fund) => withValue(fund, 'rate', found.get(fund)));
  const scores = strayScores(rated, table);
  return {
    funds: rated.map((fund, i) => withValue(fund, 'score', scores[i])),
    strays: new Set([...found.values(), ...scores]),
    diagnostics: [
      ...flatMap(funds, (fund, i) =>
        found.has(fund) ? [doubt('value-inferred', `funds[${i}].rate`, found.get(fund)!)] : [],
      ),
      ...scores.map((score, i) => doubt('value-inferred', `funds[${i}].score`, score)),
    ],
  };
}

function withValue(fund: RawFund, key: FundsColumn, item: Item | undefined): RawFund {
  return item ? { ...fund, values: { ...fund.values, [key]: { text: item.text, pieces: item.pieces } } } : fund;
}

const DASH = /^[—―–/-]+$/u;

/** `9.78` / `—` / `—`: the score that the weight of the total and its rate make, where it has none and the table one such number, and dashes of its parts behind. */
function strayScores(funds: readonly RawFund[], table: readonly Item[]): readonly Item[] {
  const score = scoreOf(funds[0]);
  const places = flatMap(table, ({ meanings, text }, at) =>
    !meanings && text.normalize('NFKC').trim() === score ? [at] : [],
  );
  if (places.length !== 1) return [];
  const [at] = places;
  const parts = funds
    .slice(1)
    .findIndex(({ values }, i) => values.score || !DASH.test(table[at + 1 + i]?.text.trim() ?? ''));
  return table.slice(at, at + 1 + (parts < 0 ? funds.length - 1 : parts));
}

/** … to two places, of which the last is no zero: a whole number may be any. */
function scoreOf(total: RawFund | undefined): string | null {
  const { weight, rate, score } = total?.values ?? {};
  const [most, share] = [weight, rate].map((value) => numberOf(value?.text ?? ''));
  if (score || !most || !share) return null;
  const made = (most * share).toFixed(2);
  return made.endsWith('0') ? null : made;
}

/** What a row's rate must be, to the cent of a percent, where it has none; null where it has one or its amounts do not tell. */
function rateOf({ values }: RawFund): string | null {
  const worth = (value: RawValue | undefined) => numberOf(value?.text ?? '') ?? 0;
  const whole = worth(values.revisedBudget ?? values.initialBudget);
  return values.rate || whole === 0 ? null : `${((100 * worth(values.executed)) / whole).toFixed(2)}%`;
}
