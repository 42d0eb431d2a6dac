const BLANKS = /[\s\u200b\u00ad\ufeff]+/gu;
/** What forms print where a value is absent. */
const DASH = /^[—―–\-/]+$/u;

/** Text as it is compared: compatibility forms and white space do not count, a dash is no text. */
export function plain(value) {
  if (value === null || value === undefined) return '';
  const text = (Array.isArray(value) ? value.join('') : String(value)).normalize('NFKC').replace(BLANKS, '');
  return DASH.test(text) ? '' : text;
}

/** Whether two values say the same; a missing key, null and blank text are one. */
export function same(a, b) {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  if (typeof a === 'number' || typeof b === 'number' || typeof a === 'boolean' || typeof b === 'boolean')
    return a === b;
  return plain(a) === plain(b);
}

/**
 * Pairs two lists in order so that the sum of likeness is greatest (the edit-distance table, with gaps free of cost).
 *
 * @template A, B
 * @param {readonly A[]} left
 * @param {readonly B[]} right
 * @param {(a: A, b: B) => number} likeness 0 where the two cannot be the same thing
 * @returns {number[]} for each of `left` the index in `right`, or -1
 */
export function pair(left, right, likeness) {
  const best = Array.from({ length: left.length + 1 }, () => new Float64Array(right.length + 1));
  const likely = left.map((a) => right.map((b) => likeness(a, b)));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const both = likely[i][j] > 0 ? likely[i][j] + best[i + 1][j + 1] : 0;
      best[i][j] = Math.max(both, best[i + 1][j], best[i][j + 1]);
    }
  }
  const pairs = new Array(left.length).fill(-1);
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (likely[i][j] > 0 && best[i][j] === likely[i][j] + best[i + 1][j + 1]) pairs[i++] = j++;
    else if (best[i][j] === best[i + 1][j]) i++;
    else j++;
  }
  return pairs;
}
