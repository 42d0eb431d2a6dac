/** Larger files are not searched for what is left of them. */
const MAX_BYTES = 100_000_000;
/** How far into an object its type stands. */
const TYPE_WITHIN = 2000;
const OBJECT = /(?:^|[\r\n\s])(\d{1,7})\s+\d{1,5}\s+obj\b/gu;
const PAGE_TYPE = /\/Type\s*\/Page(?![A-Za-z])/u;

/** Gives a PDF whose end is lost a list of its page objects and a trailer; null when none can be found. */
export function mendPdf(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length > MAX_BYTES) return null;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const { pages, last } = pageObjects(file);
  if (pages.length === 0) return null;
  const kids = pages.map((number) => `${number} 0 R`).join(' ');
  const end = [
    '',
    // Closes whatever was cut in the middle: an object, a stream, a table of cross-references.
    'endstream endobj trailer << >> startxref',
    '',
    `${last + 1} 0 obj << /Type /Pages /Count ${pages.length} /Kids [${kids}] >> endobj`,
    `${last + 2} 0 obj << /Type /Catalog /Pages ${last + 1} 0 R >> endobj`,
    `trailer << /Size ${last + 3} /Root ${last + 2} 0 R >>`,
    'startxref',
    '0',
    '%%EOF',
    '',
  ].join('\n');
  return new Uint8Array(Buffer.concat([bytes, Buffer.from(end, 'latin1')]));
}

function pageObjects(file: string): { pages: number[]; last: number } {
  const pages = new Set<number>();
  let last = 0;
  for (const found of file.matchAll(OBJECT)) {
    const number = Number(found[1]);
    last = Math.max(last, number);
    const start = found.index + found[0].length;
    const body = file.slice(start, start + TYPE_WITHIN);
    const ends = [body.indexOf('endobj'), body.indexOf('stream')].filter((end) => end >= 0);
    if (PAGE_TYPE.test(body.slice(0, Math.min(...ends, TYPE_WITHIN)))) pages.add(number);
  }
  return { pages: [...pages], last };
}
