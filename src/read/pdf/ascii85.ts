const FIRST = '!'.charCodeAt(0);
const LAST = 'u'.charCodeAt(0);
const ZEROS = 'z'.charCodeAt(0);
const END = '~'.charCodeAt(0);
const BASE = 85;
const DIGITS = 5;

/** Five digits stand for four bytes, fewer at the end for one less than they are. What is no digit is passed over. */
export function decodeAscii85(data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4 * data.length); // each byte may be a sign for four zeros
  let length = 0;
  let value = 0;
  let digits = 0;
  const add = (digit: number) => {
    value = value * BASE + digit;
    if (++digits < DIGITS) return;
    bytes.writeUInt32BE(value % 2 ** 32, length);
    length += 4;
    value = digits = 0;
  };
  for (const char of data) {
    if (char === END) break;
    if (char === ZEROS && digits === 0) length += 4;
    if (char >= FIRST && char <= LAST) add(char - FIRST);
  }
  const missing = digits > 0 ? DIGITS - digits : 0;
  for (let i = 0; i < missing; i++) add(BASE - 1);
  return bytes.subarray(0, length - missing);
}
