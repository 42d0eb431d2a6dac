/** The middle of some times, and how far the middle half of them spreads around it. */
export function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/**
 * Runs several things in turn, round after round, so that whatever else the machine does falls on all of them alike.
 *
 * @param {Record<string, () => unknown>} things each does its work once; what it returns is awaited
 * @param {number} rounds how often; one more before that is not counted
 * @returns {Promise<Record<string, { median: number, low: number, high: number }>>} milliseconds
 */
export async function takeTurns(things, rounds) {
  const times = Object.fromEntries(Object.keys(things).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, work] of Object.entries(things)) {
      const start = performance.now();
      await work();
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, own]) => [name, summary(own)]));
}

/** A Markdown table of times beside a baseline, the first of them. */
export function ratioTable(title, times, note = {}) {
  const [[, { median: base }]] = Object.entries(times);
  const rows = Object.entries(times).map(([name, { median, low, high }]) => {
    const spread = `${ms(low)}–${ms(high)}`;
    return `| ${name} | ${ms(median)} | ${spread} | ${(median / base).toFixed(2)} | ${note[name] ?? ''} |`;
  });
  return [`| ${title} | ms, median | middle half | ratio | |`, '|---|---:|---:|---:|---|', ...rows, ''].join('\n');
}

function ms(value) {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}
