import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import { detectUtf16 } from './utf16.js';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

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
/**
 * Damaged UTF-8 has a few bad bytes among many good characters; GB18030 read as UTF-8 is bad nearly everywhere.
 * Anything between tells the two apart.
 */
const DAMAGED_SHARE = 1 / 3;

/**
 * Bytes of a text dump → text. UTF-8 is tried first, because text that is valid UTF-8 by chance does not occur at length;
 * UTF-16 by its mark or its NULs; GB18030 (which includes GBK and GB2312) for everything else.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = detectUtf16(bytes);
  if (utf16) return decodeAs(utf16, bytes);
  const utf8 = decodeFatal('utf-8', bytes);
  if (utf8 !== null) return { text: clean(utf8), encoding: 'utf-8' };
  const loose = new TextDecoder('utf-8').decode(bytes);
  return decodeAs(damagedShare(loose) < DAMAGED_SHARE ? 'utf-8' : 'gb18030', bytes);
}

function decodeAs(encoding: TextEncoding, bytes: Uint8Array): DecodedText {
  const exact = decodeFatal(encoding, bytes);
  if (exact !== null) return { text: clean(exact), encoding };
  const text = new TextDecoder(encoding).decode(bytes);
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
  return foreign === 0 ? 0 : countOf(text, REPLACEMENT) / foreign;
}

function undecodable(text: string, encoding: TextEncoding): Diagnostic {
  const before = text.slice(0, text.indexOf(REPLACEMENT));
  const line = (before.match(/\r\n|\r|\n/gu)?.length ?? 0) + 1;
  return diagnostic('undecodable-bytes', { line }, { encoding, count: countOf(text, REPLACEMENT) });
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}
