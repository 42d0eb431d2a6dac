/** The end of a whole file stands in its last bytes, but for zeros; what else follows it is padding. */
const TAIL = 2048;

/**
 * Whether the bytes look like a whole PDF: the closing mark is there, and the cross-reference that it names. A reader
 * that finds a file cut off has to search it for objects, and what it finds may not be all.
 */
export function isWholePdf(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = file.length;
  while (end > 0 && file[end - 1] === 0) end--;
  const tail = file.subarray(Math.max(0, end - TAIL), end).toString('latin1');
  const found = /startxref\s+(\d+)\s+%%EOF/u.exec(tail);
  if (!found) return false;
  const start = Math.max(0, file.indexOf('%PDF-'));
  return [0, start].some((shift) => isCrossReference(file, Number(found[1]) + shift));
}

/** A table of cross-references starts with its name, a stream of them with an object's number. */
function isCrossReference(file: Buffer, at: number): boolean {
  return /^\s*(?:xref|\d+\s+\d+\s+obj)/u.test(file.subarray(at, at + 40).toString('latin1'));
}

/** Whether the file holds any picture at all: without one, a page without text is just blank. */
export function holdsImages(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.includes('/Subtype/Image') || file.includes('/Subtype /Image') || file.includes(' ID ');
}
