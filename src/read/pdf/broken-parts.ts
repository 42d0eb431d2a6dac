import { inflateRawSync, inflateSync } from 'node:zlib';
import { decodeAscii85 } from './ascii85.js';

/** So many bytes are unpacked of one part, and of all: what is larger is no text. */
const MAX_PART = 32 * 2 ** 20;
const MAX_ALL = 128 * 2 ** 20;
/** So many parts are looked at: more than a document of thousands of pages has. */
const MAX_PARTS = 20_000;
/** So far before its data the dictionary of a part begins at the most. */
const DICTIONARY = 4000;
const TO_OBJECT = /^[\s\S]*\sobj\b/u;
const PICTURE = /\/Subtype\s*\/Image\b/u;
const FILTER = /\/Filter\s*\[?\s*\/([^\s/\]>]*)(?:\s*\/([^\s/\]>]*))?/u;
const FLATE = ['FlateDecode', 'Fl'];
const ASCII85 = ['ASCII85Decode', 'A85'];
const OTHER_FILTERS = /^(?:(?:ASCIIHex|LZW|RunLength|CCITTFax|JBIG2|DCT|JPX)Decode|AHx|LZW|RL|CCF|DCT|Crypt)$/u;
const SPACE = 32;
const LINE_FEED = 10;
const RETURN = 13;

/**
 * Unpacks every part of a PDF but pictures. Packed data carry a checksum; readers do not look at it, and take of a part
 * what they can unpack up to the first broken byte, so that nobody hears of the rest. In a locked file nothing can be told.
 */
export function countBroken(bytes: Uint8Array): { packed: number; broken: number } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes('/Encrypt')) return { packed: 0, broken: 0 };
  const states = { whole: 0, unsigned: 0, broken: 0 };
  let left = MAX_ALL;
  for (const part of partsOf(file)) {
    const unpacked = part ? readPart(part) : BROKEN;
    if (!unpacked) continue;
    states[unpacked.state]++;
    left -= unpacked.size + MAX_ALL / MAX_PARTS;
    if (left < 0) break;
  }
  const { whole, unsigned, broken } = states;
  // A producer that writes no checksums, or wrong ones, does so in all parts.
  const isHabit = whole === 0;
  return { packed: whole + unsigned + broken, broken: broken + (isHabit ? 0 : unsigned) };
}

interface Part {
  /** What stands between the number of the object and its data. */
  readonly dictionary: string;
  readonly data: Buffer;
}

/** `unsigned` are data that can be unpacked, but whose checksum is wrong or missing. */
interface Unpacked {
  readonly state: 'whole' | 'unsigned' | 'broken';
  readonly size: number;
}

const BROKEN: Unpacked = { state: 'broken', size: 0 };

/** The parts of a file; null for the end of one that does not begin. A file put into another has beginnings and ends of its own. */
function* partsOf(file: Buffer): Generator<Part | null> {
  const isAlone = !file.includes('/EmbeddedFile');
  let at = 0;
  for (let found = file.indexOf('stream'); found >= 0; found = file.indexOf('stream', at)) {
    at = found + 'stream'.length;
    const before = file.toString('latin1', Math.max(0, found - DICTIONARY), found);
    if (isAlone && before.endsWith('\nend') && /^\s+endobj/u.test(file.toString('latin1', at, at + 16))) yield null;
    if (!/>>\s*$/u.test(before)) continue;
    const end = file.indexOf('endstream', at);
    const stop = end < 0 ? file.length : end;
    yield { dictionary: before.replace(TO_OBJECT, ''), data: file.subarray(afterLineEnd(file, at), stop) };
    at = stop + 'endstream'.length;
  }
}

/** What comes of a part; null when it is none that is packed. */
function readPart({ dictionary, data }: Part): Unpacked | null {
  if (PICTURE.test(dictionary)) return null;
  const [, first, second = ''] = FILTER.exec(dictionary) ?? [];
  if (first === undefined) return isPacked(data) ? BROKEN : null; // the word for it is lost
  if (FLATE.includes(first)) return isDictionary(dictionary) ? unpack(data) : BROKEN;
  if (ASCII85.includes(first)) return FLATE.includes(second) ? unpack(decodeAscii85(data)) : null;
  return OTHER_FILTERS.test(first) ? null : BROKEN;
}

/** A longer one than is looked at begins before that. */
function isDictionary(text: string): boolean {
  return text.length === DICTIONARY || /^\s*<</u.test(text);
}

/** Whether data without a filter are packed nevertheless: they begin so, and can be unpacked. */
function isPacked(data: Buffer): boolean {
  const isMarked = data.length > 2 && data[0] === 0x78 && data.readUInt16BE(0) % 31 === 0;
  return isMarked && unpack(data).state === 'whole';
}

function afterLineEnd(file: Buffer, at: number): number {
  const afterReturn = file[at] === RETURN ? at + 1 : at;
  return file[afterReturn] === LINE_FEED ? afterReturn + 1 : afterReturn;
}

function unpack(data: Buffer): Unpacked {
  const options = { maxOutputLength: MAX_PART };
  try {
    return { state: 'whole', size: inflateSync(data, options).length };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return { state: 'whole', size: MAX_PART };
    if (data.every((byte) => byte <= SPACE)) return { state: 'whole', size: 0 };
  }
  try {
    return { state: 'unsigned', size: inflateRawSync(data.subarray(2), options).length };
  } catch {
    return BROKEN;
  }
}
