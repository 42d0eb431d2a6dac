import type { MoneyUnit, RawValue } from '../model/raw-form.js';
import { closeUp, readDecimal, shiftPoint } from './decimal.js';
import { inferred, invalid, plain, type Typed } from './typed.js';

/** How far the point moves from the printed unit to yuan. */
const PLACES: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万: 4, 万元: 4, 百万元: 6, 亿: 8, 亿元: 8 };
const AMOUNT = /^(?:人民币|RMB|CNY|[¥￥])?(.*?)\(?(亿元?|百万元|万元?|千元|元)?\)?(?:人民币|整)?$/i;

/** An amount that accountants put in brackets is below zero. */
const IN_BRACKETS = /^\(([\d., ']+)\)$/u;
/** Digits in groups of three, parted by blanks or apostrophes: two groups at least, or a fraction, since two numbers may stand so. */
const GROUPED = /^-?\d{1,3}(?:(?:[ ']\d{3})+\.\d+|(?:[ ']\d{3}){2,})$/u;

/** A printed amount → yuan: by the unit beside it, else that of its label, of the form, or yuan with a warning. */
export function readMoney(raw: RawValue, elsewhere: MoneyUnit | null): Typed<number> {
  const { text, unit, pieces } = raw;
  const closed = closeUp(text.normalize('NFKC'), pieces.length > 1);
  const negative = IN_BRACKETS.exec(closed)?.[1];
  const found = AMOUNT.exec(negative ? `-${negative}` : closed);
  const isGrouped = found !== null && pieces.every(({ box }) => box) && GROUPED.test(found[1]!);
  const decimal = found && readDecimal(isGrouped ? found[1]!.replace(/[ ']/gu, '') : found[1]!);
  if (!found || decimal === null) return invalid('money-invalid', text);
  const printedUnit = found[2] ?? unit;
  const yuan = shiftPoint(decimal, PLACES[printedUnit ?? elsewhere ?? '元']!);
  if (!Number.isFinite(yuan)) return invalid('money-invalid', text);
  if (negative) return inferred(yuan, text, 'in-brackets');
  if (isGrouped) return inferred(yuan, text, 'grouped');
  if (printedUnit || yuan === 0) return plain(yuan);
  return inferred(yuan, text, elsewhere ? 'unit-elsewhere' : 'no-unit');
}
