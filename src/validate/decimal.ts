const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?$/u;
const MINUS = /[\u2010-\u2015\u2212]/gu;

/** The printed number as plain digits (`-1234.50`), or null: separators elsewhere than at every third may part numbers. */
export function readDecimal(printed: string): string | null {
  const found = NUMBER.exec(printed.normalize('NFKC').replace(MINUS, '-'));
  if (!found) return null;
  const [, sign, whole, fraction = ''] = found;
  return `${sign === '-' ? '-' : ''}${whole!.replaceAll(',', '')}${fraction}`;
}

/** A number with its point moved to the right by `places`, by digits: multiplied, `10606.7522` would not be exact. */
export function shiftPoint(decimal: string, places: number): number {
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const padded = places >= 0 ? fraction.padEnd(places, '0') : fraction;
  const digits = places >= 0 ? whole : whole.padStart(1 - places, '0');
  const point = digits.length + places;
  const all = digits + padded;
  const value = Number(`${sign}${all.slice(0, point)}.${all.slice(point) || '0'}`);
  return value === 0 ? 0 : value; // never -0, which JSON cannot say
}

/** A number without the blanks in it. Where it was not wrapped, blanks part two numbers and stay. */
export function closeUp(text: string, wrapped: boolean): string {
  const flat = text.trim();
  return wrapped || !/\d[,.]?\s+[,.]?\d/u.test(flat) ? flat.replace(/\s+/gu, '') : flat;
}
