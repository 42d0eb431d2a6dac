// Learns what speaks for which text of a form, from texts written for it, and writes it to the cutter of texts:
//
//   npm run learn-sections
//
// texts/*.json: sets of the texts of one project each, every text a list of its paragraphs. A paragraph is known by its
// characters, pairs of characters and what it starts with; how much each counts is learned by logistic regression. `--check`
// learns from all files but one and tells how many paragraphs of that one are known, for each.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inSteps, learn, load, pieceLines } from '../learning/learn.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const narrative = join(here, '../../src/recognize/flow/narrative');

/** Which texts teach what; goals of several years and of one are told apart among goals only. */
const MODELS = [
  {
    overview: ['overview'],
    basis: ['basis'],
    necessity: ['necessity'],
    safeguards: ['safeguards'],
    implementationPlan: ['implementationPlan'],
    goal: ['overallGoal', 'annualGoal'],
    completion: ['actualCompletion'],
  },
  { overall: ['overallGoal'], annual: ['annualGoal'] },
];

/** `decay` holds every weight small; pieces of fewer paragraphs than `leastTexts` tell nothing. Weights are kept in steps. */
const SETTINGS = { decay: 8, leastTexts: 12, rounds: 300, step: 0.08, zero: 'M', most: 12 };

const { markLine } = await load(join(narrative, 'line-mark.ts'));

const KNOWN = /[\p{Script=Han}#%《〔[]/u;

/** What a text is known by, as the cutter looks it up: its characters and pairs of characters, each once, and (`^`) those that it starts with behind its number. */
function wordsOf(text) {
  const { masked, start } = markLine({ text });
  const pieces = new Set();
  let before = '';
  for (const character of masked) {
    const isKnown = KNOWN.test(character);
    if (isKnown) pieces.add(character);
    if (isKnown && before) pieces.add(before + character);
    before = isKnown ? character : '';
  }
  if (start) pieces.add(`^${start.slice(0, 1)}`).add(`^${start.slice(0, 2)}`);
  return [...pieces];
}

function samplesOf(sets, model) {
  return sets.flatMap((set) =>
    Object.values(model).flatMap((keys, label) =>
      keys.flatMap((key) => set[key] ?? []).map((text) => ({ label, words: wordsOf(text) })),
    ),
  );
}

/** For each piece that tells something its weights for all labels, in steps. */
function learnAll(sets) {
  const samples = MODELS.map((model) => samplesOf(sets, model));
  const found = new Map();
  for (const { words } of samples[0]) for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  const words = [...found.keys()].filter((word) => found.get(word) >= SETTINGS.leastTexts).sort();
  const learned = MODELS.map((model, m) => learn(samples[m], Object.keys(model).length, words, SETTINGS));
  return words.flatMap((word, i) => {
    const [texts, [, annual]] = learned.map((each) => each[i]);
    const weights = inSteps([...texts, 2 * annual], SETTINGS);
    return weights.some((weight) => weight !== 0) ? [{ word, weights }] : [];
  });
}

const LABELS = [...Object.keys(MODELS[0]), 'annual'];

function check(files) {
  for (const file of files) {
    const learned = learnAll(files.filter((each) => each !== file).flatMap(({ sets }) => sets));
    const weights = new Map(learned.map(({ word, weights }) => [word, weights]));
    const samples = samplesOf(file.sets, MODELS[0]);
    const right = samples.filter(({ words, label }) => {
      const scores = Object.keys(MODELS[0]).map((_, k) =>
        words.reduce((sum, word) => sum + (weights.get(word)?.[k] ?? 0), 0),
      );
      return scores.indexOf(Math.max(...scores)) === label;
    });
    const goals = samplesOf(file.sets, MODELS[1]);
    const parted = goals.filter(({ words, label }) => {
      const annual = words.reduce((sum, word) => sum + (weights.get(word)?.at(-1) ?? 0), 0);
      return annual > 0 === (label === 1);
    });
    const share = (part, whole) => `${((100 * part.length) / whole.length).toFixed(1)}% of ${whole.length}`;
    console.log(`${file.name}: ${share(right, samples)} paragraphs, ${share(parted, goals)} goals`);
  }
}

function write(learned) {
  writeFileSync(
    join(narrative, 'section-weights.ts'),
    `/**
 * How much characters, pairs of characters and (\`^\`) starts speak for each text of a form, in log-odds: behind each piece one
 * letter a label, \`zero\` for nothing, the next one for a step more. Learned from texts written for it: see
 * test/sections/learn.mjs, which writes this file.
 */
export const WEIGHTS = {
  labels: ${JSON.stringify(LABELS).replace(/"/gu, "'").replace(/,/gu, ', ')},
  zero: '${SETTINGS.zero}',
  step: ${SETTINGS.step},
  pieces: \`
${pieceLines(learned, SETTINGS)}
\`,
};
`,
  );
}

const SECTIONS = { goals: 'overallGoal', expectedGoal: 'annualGoal' };

/** The texts of the fixtures, each once. */
function fixtureTexts() {
  const folder = join(here, '../../fixtures');
  const golds = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name, 'gold.json');
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  });
  const seen = new Set();
  return golds.map(({ narrative = {} }) => {
    const texts = Object.entries(narrative).map(([key, text]) => {
      const paragraphs = [text ?? []].flat().join('\n').split('\n');
      const fresh = paragraphs.filter((each) => each.length > 1 && !seen.has(each));
      for (const each of fresh) seen.add(each);
      return [SECTIONS[key] ?? key, fresh];
    });
    return Object.fromEntries(texts);
  });
}

const written = readdirSync(join(here, 'texts'))
  .sort()
  .map((name) => ({ name, sets: JSON.parse(readFileSync(join(here, 'texts', name), 'utf8')) }));
const files = [...written, { name: 'fixtures', sets: fixtureTexts() }];

if (process.argv.includes('--check')) check(files);
else {
  const learned = learnAll(files.flatMap(({ sets }) => sets));
  write(learned);
  console.log(`${learned.length} pieces`);
}
