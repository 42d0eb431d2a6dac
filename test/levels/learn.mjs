// Learns what speaks for which level 2 of an indicator, from names and targets written for each, and writes it to the fit of rows:
//
//   npm run learn-levels
//
// rows/*.txt: below `# level 2` a line a row, its name and its target with a tab between; those of the fixtures count too. How much
// each piece of a row counts is learned by logistic regression. `--check` learns from all files but one and tells how many rows of
// that one are known, for each; `--without a,b` leaves files out.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inSteps, learn, load, pieceLines } from '../learning/learn.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const levels = join(here, '../../src/recognize/merged-levels');

/** `decay` holds every weight small; pieces of fewer rows than `leastRows` tell nothing. Weights are kept in steps. */
const SETTINGS = { decay: 4, leastRows: 3, rounds: 200, step: 0.12, zero: 'M', most: 12, balance: 0.5 };

const { rowPieces } = await load(join(levels, 'row-pieces.ts'));
const { LEVEL_KINDS, kindOfLevel } = await load(join(levels, 'level-kinds.ts'));

function samplesOf(rows) {
  return rows.flatMap(({ level2, name, target }) => {
    const label = LEVEL_KINDS.indexOf(kindOfLevel(level2));
    return label < 0 ? [] : [{ label, words: rowPieces(name, target) }];
  });
}

function learnAll(rows) {
  const samples = samplesOf(rows);
  const found = new Map();
  for (const { words } of samples) for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  const words = [...found.keys()].filter((word) => found.get(word) >= SETTINGS.leastRows).sort();
  const learned = learn(samples, LEVEL_KINDS.length, words, SETTINGS);
  return words.flatMap((word, i) => {
    const weights = inSteps(learned[i], SETTINGS);
    return weights.some((weight) => weight !== 0) ? [{ word, weights }] : [];
  });
}

function check(files) {
  for (const file of files) {
    const learned = learnAll(files.filter((each) => each !== file).flatMap(({ rows }) => rows));
    const weights = new Map(learned.map(({ word, weights }) => [word, weights]));
    const samples = samplesOf(file.rows);
    const right = samples.filter(({ words, label }) => {
      const scores = LEVEL_KINDS.map((_, k) => words.reduce((sum, word) => sum + (weights.get(word)?.[k] ?? 0), 0));
      return scores.indexOf(Math.max(...scores)) === label;
    });
    console.log(`${file.name}: ${((100 * right.length) / samples.length).toFixed(1)}% of ${samples.length} rows`);
  }
}

function write(learned) {
  writeFileSync(
    join(levels, 'level-weights.ts'),
    `/**
 * How much pieces of a row (see \`rowPieces\`) speak for each kind of level 2, in log-odds: behind each piece one letter a kind,
 * \`zero\` for nothing, the next one for a step more. Learned from rows written for it: see test/levels/learn.mjs, which writes this file.
 */
export const LEVEL_WEIGHTS = {
  zero: '${SETTINGS.zero}',
  step: ${SETTINGS.step},
  pieces: \`
${pieceLines(learned, SETTINGS)}
\`,
};
`,
  );
}

/** The rows of the fixtures. */
function fixtureRows() {
  const folder = join(here, '../../fixtures');
  const golds = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name, 'gold.json');
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  });
  const rows = golds.flatMap(({ indicators = [] }) =>
    indicators.flatMap(({ level2, level3, target }) =>
      level2 && level3 ? [{ level2, name: level3, target: target ?? '' }] : [],
    ),
  );
  return [...new Map(rows.map((row) => [Object.values(row).join(), row])).values()];
}

function readRows(text) {
  let level2 = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('# ')) level2 = line.slice(2);
    const [name, target = ''] = line.split('\t');
    return line === '' || line.startsWith('# ') ? [] : [{ level2, name, target }];
  });
}

const written = readdirSync(join(here, 'rows'))
  .sort()
  .map((name) => ({ name, rows: readRows(readFileSync(join(here, 'rows', name), 'utf8')) }));
const files = [...written, { name: 'fixtures', rows: fixtureRows() }];

if (process.argv.includes('--check')) check(files);
else {
  const without = process.argv.at(process.argv.indexOf('--without') + 1)?.split(',') ?? [];
  const kept = process.argv.includes('--without') ? files.filter(({ name }) => !without.includes(name)) : files;
  const learned = learnAll(kept.flatMap(({ rows }) => rows));
  write(learned);
  console.log(`${learned.length} pieces`);
}
