const BLANK = /\s/u;

/** Whether a UTF-16 unit is white space, as regular expressions have it. */
export function isBlank(unit: number): boolean {
  if (unit < 0xa0) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit === 0xa0 || unit === 0x3000 || unit === 0xfeff) return true;
  return unit >= 0x1680 && unit <= 0x205f && BLANK.test(String.fromCharCode(unit));
}
