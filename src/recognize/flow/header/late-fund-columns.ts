import type { FormDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { fundColumnIn } from '../../label-meaning.js';
import type { Item } from '../items.js';
import type { Parts } from '../part-table.js';
import { areAmounts, readFunds } from './funds.js';

/** A rate, or two amounts: one number alone may be a cell of the table. */
const LEAST_AMOUNTS = 2;

/** Amounts below headings of the money grid, which the table may have as well, among its own. */
interface Block {
  readonly heads: readonly Item[];
  readonly amounts: readonly Item[];
}

/**
 * `二级指标` / `分值` / `执行率` / `得分` / `10` / `96.96%` / `9.7` / `年度指标值`: an extractor that prints what stands nearest may put the last
 * columns of the money grid among the heads of the table. They go back to the grid if its total lacks a score, and has one with them that
 * nothing speaks against.
 */
export function withLateFundColumns(parts: Parts, form: FormDefinition): Parts {
  const { header, body } = parts;
  const own = readFunds(header, form).funds[0];
  if (!own || own.values.score) return parts;
  for (const { heads, amounts } of blocksIn(body)) {
    const whole = [...header, ...heads, ...amounts];
    const { funds, leftovers, diagnostics } = readFunds(whole, form);
    if (!funds[0].values.score || leftovers.length > 0 || diagnostics.some(({ field }) => field === 'funds[0]'))
      continue;
    const rest = body.filter((item) => !amounts.includes(item));
    const again = heads.filter((head) => rest.some((other) => other !== head && other.name === head.name));
    return { ...parts, header: [...header, ...again, ...amounts], body: rest.filter((item) => !again.includes(item)) };
  }
  return parts;
}

function blocksIn(body: readonly Item[]): Block[] {
  return flatMap(body, (item, at): Block[] => {
    if (fundColumnIn(item.meanings) === null || body[at + 1]?.meanings) return [];
    let [from, to] = [at, at + 1];
    while (from > 0 && fundColumnIn(body[from - 1].meanings) !== null) from--;
    while (to < body.length && areAmounts(body[to], undefined)) to++;
    const amounts = body.slice(at + 1, to);
    const hasRate = amounts.some(({ text }) => /[%％]$/u.test(text.trim()));
    return hasRate && amounts.length >= LEAST_AMOUNTS ? [{ heads: body.slice(from, at + 1), amounts }] : [];
  });
}
