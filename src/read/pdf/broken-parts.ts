import { inflateRawSync, inflateSync } from 'node:zlib';
import { decodeAscii85 } from './ascii85.js';

/** So many bytes are unpacked of one part, and of all: what is larger is no text. */
const MAX_PART = 32 * 2 ** 20;
const MAX_ALL = 128 * 2 ** 20;
/** So many parts are looked at: more than a document of thousands of pages has. */
const MAX_PARTS = 20_000;
/** So far before its data the dictionary of a part begins at the most. */
const DICTIONARY = 4000;
const PICTURE = /\/Subtype\s*\/Image\b/u;
const PACKED = /\/Filter\s*\[?\s*(\/(?:ASCII85Decode|A85)\s*)?\/(?:FlateDecode|Fl)\b/u;
const SPACE = 32;
const LINE_FEED = 10;
const RETURN = 13;

/** How many parts of a PDF are packed, and how many of these are broken. */
export interface Parts {
  readonly packed: number;
  readonly broken: number;
}

/**
 * Unpacks every part of a PDF but pictures. Packed data carry a checksum; readers do not look at it, and take of a part
 * what they can unpack up to the first broken byte, so that nobody hears of the rest. In a locked file nothing can be told.
 */
export function countBroken(bytes: Uint8Array): Parts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes('/Encrypt')) return { packed: 0, broken: 0 };
  const states = { whole: 0, unsigned: 0, broken: 0 };
  let left = MAX_ALL;
  for (const data of packedParts(file)) {
    const { state, size } = unpack(data);
    states[state]++;
    left -= size + MAX_ALL / MAX_PARTS;
    if (left < 0) break;
  }
  const { whole, unsigned, broken } = states;
  // A producer that writes no checksums, or wrong ones, does so in all parts.
  const isHabit = whole === 0;
  return { packed: whole + unsigned + broken, broken: broken + (isHabit ? 0 : unsigned) };
}

/** The data of each part that is packed and no picture, up to the word that ends it. */
function* packedParts(file: Buffer): Generator<Buffer> {
  let at = 0;
  for (let found = file.indexOf('stream'); found >= 0; found = file.indexOf('stream', at)) {
    at = found + 'stream'.length;
    const before = file.toString('latin1', Math.max(0, found - DICTIONARY), found);
    if (!/>>\s*$/u.test(before)) continue;
    const end = file.indexOf('endstream', at);
    const stop = end < 0 ? file.length : end;
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    const filter = PACKED.exec(dictionary);
    if (filter && !PICTURE.test(dictionary)) {
      const data = file.subarray(afterLineEnd(file, at), stop);
      yield filter[1] === undefined ? data : decodeAscii85(data);
    }
    at = stop + 'endstream'.length;
  }
}

function afterLineEnd(file: Buffer, at: number): number {
  const afterReturn = file[at] === RETURN ? at + 1 : at;
  return file[afterReturn] === LINE_FEED ? afterReturn + 1 : afterReturn;
}

/** `unsigned` are data that can be unpacked, but whose checksum is wrong or missing. */
function unpack(data: Buffer): { readonly state: 'whole' | 'unsigned' | 'broken'; readonly size: number } {
  const options = { maxOutputLength: MAX_PART };
  try {
    return { state: 'whole', size: inflateSync(data, options).length };
  } catch (error) {
    if (isTooLarge(error)) return { state: 'whole', size: MAX_PART };
    if (data.every((byte) => byte <= SPACE)) return { state: 'whole', size: 0 };
  }
  try {
    return { state: 'unsigned', size: inflateRawSync(data.subarray(2), options).length };
  } catch {
    return { state: 'broken', size: 0 };
  }
}

function isTooLarge(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
}
