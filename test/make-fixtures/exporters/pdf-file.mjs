import { deflateSync } from 'node:zlib';

/**
 * A PDF 1.4 file with one Chinese font that is not embedded: the reader must know the Adobe-GB1 character collection.
 *
 * @param {string[]} contents page content streams; text is shown with the font /F
 * @param {{ encoding: 'GBK-EUC-H' | 'UniGB-UCS2-H', width: number, height: number }} options page size in points
 * @returns {Buffer}
 */
export function pdfFile(contents, { encoding, width, height }) {
  const pageIds = contents.map((_, at) => 6 + 2 * at);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${contents.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-${encoding} /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
    // CIDs 1 to 95 and 814 to 939 are the Latin letters; they are drawn half as wide as a Han character.
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ].map((text) => Buffer.from(text));
  for (const [at, content] of contents.entries()) {
    const data = deflateSync(Buffer.from(content, 'latin1'));
    const box = `[0 0 ${width} ${height}]`;
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << /Font << /F 3 0 R >> >> /Contents ${pageIds[at] + 1} 0 R >>`,
      ),
      Buffer.concat([
        Buffer.from(`<< /Length ${data.length} /Filter /FlateDecode >>\nstream\n`),
        data,
        Buffer.from('\nendstream'),
      ]),
    );
  }
  return assemble(objects);
}

function assemble(objects) {
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = [];
  let length = parts[0].length;
  const push = (part) => {
    parts.push(part);
    length += part.length;
  };
  for (const [at, object] of objects.entries()) {
    offsets.push(length);
    push(Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]));
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Text as a PDF string in the font's encoding: hexadecimal, so that no byte needs an escape. */
export function pdfString(text, encoding) {
  const bytes = encoding === 'GBK-EUC-H' ? gbkBytes(text) : ucs2Bytes(text);
  return `<${Buffer.from(bytes).toString('hex')}>`;
}

function ucs2Bytes(text) {
  return Buffer.from(text, 'utf16le').swap16();
}

let gbkCodes;

function gbkBytes(text) {
  gbkCodes ??= invertGbk();
  return [...text].flatMap((character) => {
    const bytes = gbkCodes.get(character);
    if (!bytes) throw new Error(`${character} is not in GBK`);
    return bytes;
  });
}

/** The platform decodes GBK but does not encode it: every two-byte code is decoded once and the table turned round. */
function invertGbk() {
  const decoder = new TextDecoder('gbk');
  const codes = new Map(Array.from({ length: 128 }, (_, byte) => [String.fromCharCode(byte), [byte]]));
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !codes.has(character))
        codes.set(character, [lead, trail]);
    }
  }
  return codes;
}
