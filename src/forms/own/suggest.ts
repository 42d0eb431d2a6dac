/** Two words are alike when so many of ten letters are the same. */
const ALIKE = 0.6;

/** The known word that is most like a mistyped one; null when none is alike. */
export function suggest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestShare = ALIKE;
  for (const each of known) {
    const longest = Math.max(word.length, each.length);
    const share = 1 - distance(word.toLowerCase(), each.toLowerCase()) / longest;
    if (share >= bestShare && (best === null || share > bestShare)) {
      best = each;
      bestShare = share;
    }
  }
  return best;
}

/** How many letters must be put in, taken out or replaced to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}
