/** So many bytes are looked at. */
const SAMPLE = 65536;
/** Of simplified Chinese nearly all characters stand in the part of GB18030 for frequent ones; of Big5 read so, half of them. */
const FREQUENT_SHARE = 0.75;

/** Whether bytes that are no UTF-8 are Big5 rather than GB18030: each keeps its frequent characters together. */
export function looksLikeBig5(bytes: Uint8Array): boolean {
  const [gb, big5] = frequentShares(bytes.subarray(0, SAMPLE));
  return gb < FREQUENT_SHARE && big5 >= FREQUENT_SHARE;
}

function frequentShares(bytes: Uint8Array): [gb: number, big5: number] {
  let [pairs, gb, big5] = [0, 0, 0];
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    const [lead, trail] = [bytes[i]!, bytes[++i]!];
    pairs++;
    // Signs and punctuation count for both.
    if ((lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) || (lead >= 0xa1 && lead <= 0xa3 && trail >= 0xa1)) gb++;
    if (lead >= 0xa1 && lead <= 0xc6 && (trail >= 0xa1 || (trail >= 0x40 && trail <= 0x7e))) big5++;
  }
  return pairs === 0 ? [1, 0] : [gb / pairs, big5 / pairs];
}
