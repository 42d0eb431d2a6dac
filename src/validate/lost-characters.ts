/**
 * What an extractor prints for a character whose font does not say which one it is: `\uFFFD`, `(cid:1234)` (pdfminer), a control
 * character, a place for private use, or an accented Latin letter that stands in no Latin word (`水ó局`, `39ÿ`: Ghostscript).
 */
const LOST =
  /[\uFFFD\u0080-\u009F\uE000-\uEFFF]|\(cid:\d+\)|(?<![A-Za-z\u00C0-\u024F])[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F](?![A-Za-z])/u;

const ASCII_OR_HAN = /^[\n\x20-\x27\x29-\x7e\u3000-\u9FFF\uFF00-\uFFEF]*$/u;

/** The first sign in a text that characters of it were lost on the way from the page; null where there is none. */
export function lostCharacter(text: string): string | null {
  return ASCII_OR_HAN.test(text) ? null : (LOST.exec(text)?.[0] ?? null);
}
