const LITTLE_ENDIAN_MARK = [0xff, 0xfe] as const;
const BIG_ENDIAN_MARK = [0xfe, 0xff] as const;
/** So many code units are looked at when there is no byte order mark. */
const SAMPLE_UNITS = 4096;
/** Of real text in the right byte order nearly every unit is a usual one; in the wrong order hardly any is. */
const USUAL_SHARE = 0.9;

export type Utf16 = 'utf-16le' | 'utf-16be';

/** The byte order of UTF-16 text: by its mark, else by which order makes usual characters. Null when it is not UTF-16. */
export function detectUtf16(bytes: Uint8Array): Utf16 | null {
  if (startsWith(bytes, LITTLE_ENDIAN_MARK)) return 'utf-16le';
  if (startsWith(bytes, BIG_ENDIAN_MARK)) return 'utf-16be';
  // Without a mark only a NUL byte, the high half of every ASCII character and line end, tells it from other encodings.
  if (bytes.length < 4 || !bytes.subarray(0, SAMPLE_UNITS * 2).includes(0)) return null;
  if (usualShare(bytes, 1) >= USUAL_SHARE) return 'utf-16le';
  if (usualShare(bytes, 0) >= USUAL_SHARE) return 'utf-16be';
  return null;
}

export function looksLikeUtf16(bytes: Uint8Array): boolean {
  return detectUtf16(bytes) !== null;
}

function startsWith(bytes: Uint8Array, mark: readonly [number, number]): boolean {
  return bytes[0] === mark[0] && bytes[1] === mark[1];
}

/** Share of code units that Chinese text is made of; `high` is the offset of the high byte within a unit. */
function usualShare(bytes: Uint8Array, high: 0 | 1): number {
  const units = Math.min(bytes.length >> 1, SAMPLE_UNITS);
  let usual = 0;
  for (let i = 0; i < units; i++) {
    const unit = bytes[2 * i + high]! * 256 + bytes[2 * i + 1 - high]!;
    if (isUsual(unit)) usual++;
  }
  return usual / units;
}

function isUsual(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x20 || (unit >= 9 && unit <= 13);
  return (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xff00 && unit <= 0xffef);
}
