// What the scripts that learn weights from texts have in common: the regression, and the table that weights are written to.
import { build } from 'esbuild';

/** A module of the program. */
export async function load(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** Multinomial logistic regression, labels of the same weight where `balance` is 1, by accelerated gradient steps: for each piece its weights. */
export function learn(samples, count, words, { decay, rounds, balance = 1 }) {
  const index = new Map(words.map((word, i) => [word, i]));
  const rows = samples.map((sample) => sample.words.flatMap((word) => index.get(word) ?? []));
  const labels = Array.from({ length: count }, (_, k) => k);
  const shares = samples.map(
    ({ label }) => (samples.length / (count * samples.filter((each) => each.label === label).length)) ** balance,
  );
  let weights = new Float64Array(words.length * count);
  let ahead = weights.slice();
  let momentum = 1;
  const step = 1 / (boundOf(rows, shares, words.length) + decay);
  for (let round = 0; round < rounds; round++) {
    const gradient = ahead.map((weight) => decay * weight);
    rows.forEach((row, i) => {
      const scores = labels.map((k) => row.reduce((sum, word) => sum + ahead[word * count + k], 0));
      const most = Math.max(...scores);
      const parts = scores.map((score) => Math.exp(score - most));
      const total = parts.reduce((sum, part) => sum + part, 0);
      for (const k of labels) {
        const error = shares[i] * (parts[k] / total - (samples[i].label === k ? 1 : 0));
        for (const word of row) gradient[word * count + k] += error;
      }
    });
    const next = ahead.map((weight, j) => weight - step * gradient[j]);
    const later = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    ahead = next.map((weight, j) => weight + ((momentum - 1) / later) * (weight - weights[j]));
    weights = next;
    momentum = later;
  }
  return words.map((_, i) => labels.map((k) => weights[i * count + k]));
}

/** An upper bound of the curvature: half the largest eigenvalue of the weighted words, by power iteration. */
function boundOf(rows, shares, count) {
  let vector = new Float64Array(count).fill(1 / Math.sqrt(count));
  let length = 1;
  for (let round = 0; round < 20; round++) {
    const next = new Float64Array(count);
    rows.forEach((row, i) => {
      const value = shares[i] * row.reduce((sum, word) => sum + vector[word], 0);
      for (const word of row) next[word] += value;
    });
    length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    vector = next.map((value) => value / length);
  }
  return 0.55 * length;
}

/** Weights in steps that a letter holds. */
export function inSteps(weights, { step, most }) {
  return weights.map((weight) => Math.max(-most, Math.min(most, Math.round(weight / step))));
}

/** Lines of pieces, behind each one letter a label. */
export function pieceLines(learned, { zero }) {
  const letter = (weight) => String.fromCharCode(zero.charCodeAt(0) + weight);
  const lines = [''];
  for (const { word, weights } of learned) {
    const entry = `${word}${weights.map(letter).join('')}`;
    if (lines.at(-1).length + entry.length > 110) lines.push('');
    lines[lines.length - 1] += `${lines.at(-1) && ' '}${entry}`;
  }
  return lines.join('\n');
}
