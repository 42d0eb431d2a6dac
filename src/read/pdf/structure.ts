/** The end of a whole file stands in its last bytes, but for zeros; what else follows it is padding. */
const TAIL = 2048;
/** Of so many tables of cross-references, each naming an earlier one, no reader wants more. */
const MAX_TABLES = 1000;

/** An entry of a table: where an object stands, its generation, and whether it is in use. */
const ENTRY = /\s*(\d{10}) (\d{5}) ([nf])/uy;
const SECTION = /\s*(\d{1,10})\s+(\d{1,10})\s/uy;
const TRAILER = /\s*trailer\b/uy;

/**
 * Whether the bytes look like a whole PDF: the closing mark is there, and the cross-reference that it names, and the
 * objects stand where that says, with all pages. Otherwise a reader has to search the file for objects, and what it finds may
 * not be all.
 */
export function isWholePdf(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = file.length;
  while (end > 0 && file[end - 1] === 0) end--;
  const tail = file.subarray(Math.max(0, end - TAIL), end).toString('latin1');
  const found = /startxref\s+(\d+)\s+%%EOF/u.exec(tail);
  if (!found || hidesPages(file)) return false;
  // What stands before the header may count for the places, or not.
  const start = Math.max(0, file.indexOf('%PDF-'));
  return [...new Set([0, start])].some((shift) => hasObjects(file.subarray(shift), Number(found[1])));
}

/** Whether every table of cross-references is right, from that which the file's end names to the first. A stream of them is taken as it is. */
function hasObjects(file: Buffer, at: number): boolean {
  const seen = new Set<number>();
  for (let next: number | null = at; next !== null; ) {
    if (seen.size === MAX_TABLES || seen.has(next)) return false;
    seen.add(next);
    const head = file.toString('latin1', next, next + 40);
    if (/^\s*\d+\s+\d+\s+obj/u.test(head)) return true;
    if (!/^\s*xref/u.test(head)) return false;
    const trailer = trailerOf(file, next + head.indexOf('xref') + 4);
    if (trailer === null) return false;
    const before = /\/Prev\s+(\d+)/u.exec(trailer)?.[1];
    next = before === undefined ? null : Number(before);
  }
  return true;
}

/** The dictionary behind a table of cross-references; null when an object does not stand where the table says. */
function trailerOf(file: Buffer, at: number): string | null {
  const end = file.indexOf('trailer', at);
  if (end < 0) return null;
  const table = file.toString('latin1', at, end + 7);
  let place = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = place;
    const found = pattern.exec(table);
    if (found) place = pattern.lastIndex;
    return found;
  };
  while (!take(TRAILER)) {
    const section = take(SECTION);
    if (!section) return null;
    let first = Number(section[1]);
    for (let i = 0; i < Number(section[2]); i++) {
      const entry = take(ENTRY);
      if (!entry) return null;
      // Some producers count from 1 what is object 0.
      if (i === 0 && first === 1 && entry[2] === '65535') first = 0;
      if (entry[3] === 'n' && !isObject(file, Number(entry[1]), first + i)) return null;
    }
  }
  return file.toString('latin1', end, end + TAIL).split('startxref')[0]!;
}

/** Whether an object stands at a place. Unused ones are at times said to stand at the file's beginning. */
function isObject(file: Buffer, at: number, number: number): boolean {
  if (at === 0) return true;
  return Number(/^\s*(\d+)\s+\d+\s+obj/u.exec(file.toString('latin1', at, at + 24))?.[1]) === number;
}

/** Whether a node of the page tree counts fewer pages than it names: a reader believes the count. */
function hidesPages(file: Buffer): boolean {
  let end = 0;
  for (let at = file.indexOf('/Kids'); at >= 0; at = file.indexOf('/Kids', end)) {
    const found = file.indexOf('endobj', at);
    const start = file.lastIndexOf(' obj', at);
    end = found < 0 ? file.length : found;
    const node = file.toString('latin1', start, end);
    const kids = /\/Kids\s*\[([^\]]*)\]/u.exec(node)?.[1] ?? '';
    const count = /\/Count\s+(-?\d+)/u.exec(node)?.[1];
    if (/\/Type\s*\/Pages\b/u.test(node) && Number(count) < (kids.match(/\bR\b/gu)?.length ?? 0)) return true;
  }
  return false;
}

/** Whether the file holds any picture at all: without one, a page without text is just blank. */
export function holdsImages(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.includes('/Subtype/Image') || file.includes('/Subtype /Image') || file.includes(' ID ');
}
