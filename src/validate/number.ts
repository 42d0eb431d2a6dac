import { closeUp, readDecimal, shiftPoint } from './decimal.js';
import { inferred, invalid, plain, type Typed } from './typed.js';

/** A weight, score or other number, with `分` or brackets around it or not: `10`, `（10分）`, `9.94`. */
export function readNumber(text: string, wrapped: boolean): Typed<number> {
  const flat = closeUp(text.normalize('NFKC'), wrapped).replace(/^\((.*)\)$/u, '$1');
  const [, printed = '', percent] = /^(.*?)分?(%?)$/u.exec(flat) ?? [];
  const decimal = readDecimal(printed);
  if (decimal === null) return invalid('number-invalid', text);
  const value = shiftPoint(decimal, 0);
  if (!Number.isFinite(value)) return invalid('number-invalid', text);
  return percent ? inferred(value, text, 'percent-as-points') : plain(value);
}

/** A rate → a fraction: `98.94%` is exactly 0.9894. Without a sign, more than 1 is read as per cent, with a warning. */
export function readRate(text: string, wrapped: boolean): Typed<number> {
  const [, printed = '', sign] = /^(.*?)\(?([%‰]?)\)?$/u.exec(closeUp(text.normalize('NFKC'), wrapped)) ?? [];
  const decimal = readDecimal(printed);
  if (decimal === null || decimal.length > 300) return invalid('number-invalid', text);
  if (sign) return plain(shiftPoint(decimal, sign === '%' ? -2 : -3));
  const value = shiftPoint(decimal, 0);
  if (value === 0) return plain(0);
  if (Math.abs(value) <= 1) return inferred(value, text, 'fraction');
  return inferred(shiftPoint(decimal, -2), text, 'per-cent');
}
