import { detectWide } from './wide.js';

export type InputKind = 'pdf' | 'text' | 'empty' | 'binary';

/** A PDF's mark may stand behind a mail header or other junk: readers look for it in the first 1024 bytes. */
const PDF_MAGIC = '%PDF-';
const PDF_MAGIC_WITHIN = 1024;
const OBJECT = /(?:^|\s)\d+ \d+ obj\b/u;
/** So much is looked at to tell text from binary data. */
const SAMPLE = 65536;
/** Text has next to no control characters; compressed or compiled data has one byte in nine. */
const CONTROL_SHARE = 0.02;

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const ESCAPE = 27;
const SPACE = 32;
const DELETE = 127;

/** The kind of input by its bytes: `empty` is all blanks and NULs, `binary` neither PDF nor text in a known encoding. */
export function detectKind(bytes: Uint8Array): InputKind {
  if (isBlank(bytes)) return 'empty';
  if (hasPdfMagic(bytes)) return 'pdf';
  if (detectWide(bytes)) return 'text';
  return controlShare(bytes.subarray(0, SAMPLE)) > CONTROL_SHARE ? 'binary' : 'text';
}

/** Not by a call for each byte: of very many it would take seconds. */
function isBlank(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > SPACE) return false;
  return true;
}

/** The mark may be damaged or lost like any other bytes: what begins with an object and ends as a PDF does is one. */
function hasPdfMagic(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = file.toString('latin1', 0, PDF_MAGIC_WITHIN);
  if (head.includes(PDF_MAGIC)) return true;
  const isArchive = head.startsWith('PK'); // with a PDF in it
  return !isArchive && OBJECT.test(head) && file.subarray(-PDF_MAGIC_WITHIN).includes('startxref');
}

/** Looked for at once, since most text has none of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the place where they are told
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/u;

/** Share of control characters that no text has. NULs that only pad (in runs of four or more, or up to the end of a line) do not count. */
function controlShare(bytes: Uint8Array): number {
  if (!CONTROL.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))) return 0;
  let controls = 0;
  let counted = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 0) {
      const start = i;
      while (bytes[i + 1] === 0) i++;
      const run = i - start + 1;
      const pads = run >= 4 || bytes[i + 1] === LINE_FEED || bytes[i + 1] === RETURN;
      if (!pads) controls += run;
      counted += pads ? 0 : run;
      continue;
    }
    counted++;
    if (bytes[i]! < SPACE || bytes[i]! === DELETE) controls += isControl(bytes[i]!) ? 1 : 0;
  }
  return counted === 0 ? 0 : controls / counted;
}

/** Tab, line feed, vertical tab, form feed, carriage return (9–13) and escape (27) do occur in dumps. */
function isControl(byte: number): boolean {
  if (byte >= TAB && byte <= 13) return false;
  return (byte < SPACE && byte !== ESCAPE) || byte === DELETE;
}
