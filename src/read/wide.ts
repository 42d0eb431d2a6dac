/** So many code units are looked at when there is no byte order mark. */
const SAMPLE_UNITS = 4096;
/** Of real text in the right byte order nearly every unit is a usual one; in the wrong order hardly any is. */
const USUAL_SHARE = 0.9;
const MARK = 0xfeff;
const REPLACEMENT = 0xfffd;
/** So many characters are made into text at once. */
const CHUNK = 8192;

/** Encodings with units of two or four bytes. The marks of those with four begin like those with two. */
const WIDE = {
  'utf-32le': { width: 4, isLittle: true },
  'utf-32be': { width: 4, isLittle: false },
  'utf-16le': { width: 2, isLittle: true },
  'utf-16be': { width: 2, isLittle: false },
} as const;
const ENCODINGS = Object.keys(WIDE) as Wide[];

export type Wide = keyof typeof WIDE;

/** Which of them text is in: by its mark, else by which makes usual characters. Null when it is none of them. */
export function detectWide(bytes: Uint8Array): Wide | null {
  const marked = ENCODINGS.find((encoding) => unitsOf(bytes, encoding, 1)[0] === MARK);
  if (marked) return marked;
  // Without a mark only NUL bytes, the high half of every ASCII character and line end, tell it from other encodings.
  if (bytes.length < 4 || !bytes.subarray(0, SAMPLE_UNITS * 2).includes(0)) return null;
  return ENCODINGS.find((encoding) => usualShare(bytes, encoding) >= USUAL_SHARE) ?? null;
}

/** What `TextDecoder` does not know: UTF-32. Without its mark; U+FFFD stands for what is no character. */
export function decodeUtf32(bytes: Uint8Array, encoding: 'utf-32le' | 'utf-32be'): string {
  const units = unitsOf(bytes, encoding);
  if (units[0] === MARK) units.shift();
  if (bytes.length % 4 !== 0) units.push(REPLACEMENT);
  const isCharacter = (unit: number) => unit <= 0x10ffff && (unit < 0xd800 || unit > 0xdfff);
  const characters = units.map((unit) => (isCharacter(unit) ? unit : REPLACEMENT));
  let text = '';
  for (let i = 0; i < characters.length; i += CHUNK) text += String.fromCodePoint(...characters.slice(i, i + CHUNK));
  return text;
}

function unitsOf(bytes: Uint8Array, encoding: Wide, most = Infinity): number[] {
  const { width, isLittle } = WIDE[encoding];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Math.min(Math.floor(bytes.length / width), most);
  const read = (at: number) => (width === 4 ? view.getUint32(at, isLittle) : view.getUint16(at, isLittle));
  return Array.from({ length }, (_, i) => read(i * width));
}

/** Share of code units that Chinese text is made of. */
function usualShare(bytes: Uint8Array, encoding: Wide): number {
  const units = unitsOf(bytes, encoding, SAMPLE_UNITS);
  return units.filter(isUsual).length / units.length;
}

function isUsual(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x20 || (unit >= 9 && unit <= 13);
  return (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xff00 && unit <= 0xffef);
}
