import type { MoneyUnit } from '../model/raw-form.js';
import { closeUp, readDecimal, shiftPoint } from './decimal.js';
import { inferred, invalid, plain, type Typed } from './typed.js';

/** How far the point moves from the printed unit to yuan. */
const PLACES: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万: 4, 万元: 4, 百万元: 6, 亿: 8, 亿元: 8 };
const AMOUNT = /^(?:人民币|RMB|CNY|[¥￥])?(.*?)\(?(亿元?|百万元|万元?|千元|元)?\)?(?:人民币|整)?$/i;

/**
 * A printed amount → yuan, exactly. A unit beside the value goes before the one of its label; without either the amount
 * is in the unit that the form prints elsewhere, or else in yuan, with a warning.
 */
export function readMoney(
  text: string,
  unit: MoneyUnit | undefined,
  wrapped: boolean,
  elsewhere: MoneyUnit | null,
): Typed<number> {
  const found = AMOUNT.exec(closeUp(text.normalize('NFKC'), wrapped));
  const decimal = found && readDecimal(found[1]!);
  if (!found || decimal === null) return invalid('money-invalid', text);
  const printedUnit = found[2] ?? unit;
  const yuan = shiftPoint(decimal, PLACES[printedUnit ?? elsewhere ?? '元']!);
  if (!Number.isFinite(yuan)) return invalid('money-invalid', text);
  if (printedUnit || yuan === 0) return plain(yuan);
  return inferred(yuan, text, elsewhere ? 'unit-elsewhere' : 'no-unit');
}
