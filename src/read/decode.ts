import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import { looksLikeBig5 } from './big5.js';
import { decodeUtf32, detectWide, type Wide } from './wide.js';

export type TextEncoding = 'utf-8' | 'gb18030' | 'big5' | Wide;

export interface DecodedText {
  /** Without byte order mark, NULs and zero-width characters; line ends as in the input. */
  readonly text: string;
  readonly encoding: TextEncoding;
  /** Set when some bytes are no text in this encoding; U+FFFD stands in their place. */
  readonly problem?: Diagnostic;
}

const REPLACEMENT = '\ufffd';
/** Padding and characters without width or meaning: they would split labels that look the same on paper. */
const INVISIBLE = /[\0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/gu;
/** Of damaged UTF-8 few of the characters beyond ASCII are bad, of GB18030 read as UTF-8 nearly all. */
const DAMAGED_SHARE = 1 / 3;

/**
 * Bytes of a text dump → text. UTF-8 is tried first, because text that is valid UTF-8 by chance does not occur at length;
 * UTF-16 and UTF-32 by their marks or NULs; Big5 by its frequent characters; GB18030 (which includes GBK and GB2312) for
 * everything else.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = detectWide(bytes);
  if (wide) return decodeAs(wide, bytes);
  const utf8 = decodeFatal('utf-8', bytes);
  if (utf8 !== null) return { text: clean(utf8), encoding: 'utf-8' };
  const loose = new TextDecoder('utf-8').decode(bytes);
  if (damagedShare(loose) < DAMAGED_SHARE) return decodeAs('utf-8', bytes);
  return decodeAs(looksLikeBig5(bytes) ? 'big5' : 'gb18030', bytes);
}

/** All characters, be they visible or not, but the byte order mark. */
export function decodeBytes(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return decodeUtf32(bytes, encoding);
  return new TextDecoder(encoding).decode(bytes);
}

function decodeAs(encoding: TextEncoding, bytes: Uint8Array): DecodedText {
  const text = decodeBytes(bytes, encoding);
  if (!text.includes(REPLACEMENT) || decodeFatal(encoding, bytes) !== null) return { text: clean(text), encoding };
  return { text: clean(text), encoding, problem: undecodable(text, encoding) };
}

function decodeFatal(encoding: TextEncoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // what TextDecoder throws says only that some byte is wrong
  }
}

function clean(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Share of replacement characters among all that are not ASCII. */
function damagedShare(text: string): number {
  const foreign = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  return foreign === 0 ? 0 : replacementsIn(text) / foreign;
}

function undecodable(text: string, encoding: TextEncoding): Diagnostic {
  const before = text.slice(0, text.indexOf(REPLACEMENT));
  const line = (before.match(/\r\n|\r|\n/gu)?.length ?? 0) + 1;
  return diagnostic('undecodable-bytes', { line }, { encoding, count: replacementsIn(text) });
}

function replacementsIn(text: string): number {
  return text.split(REPLACEMENT).length - 1;
}
