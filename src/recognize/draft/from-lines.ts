import type { ColumnKey } from '../../model/form.js';
import type { Line } from '../../model/page.js';
import { type Chunk, keepsColumns, toChunks, together } from './chunks.js';
import { nameByPlace } from './find-head.js';
import type { HeadCell, Pair, Sample } from './guess.js';
import { findLevels, type LevelPair } from './line-levels.js';
import { bareTitle, isTitle, labelledLine } from './lines.js';
import { cleanLabel, columnFor, guessType, knownLabel, labelLook } from './words.js';

/** A head has at most so many columns. */
const MOST_COLUMNS = 10;
const LONG_TEXT = 30;
/** A text under side-by-side headings. */
const TEXT = 16;

/** What a text dump shows of its first form with an indicator table, as far as lines tell; null when there is no such table. */
export function sampleFromLines(lines: readonly Line[]): { sample: Sample; levels: LevelPair[] } | null {
  const chunks = toChunks(lines);
  const columns = keepsColumns(chunks);
  const head = findHead(chunks, columns);
  if (!head) return null;
  const named = nameHead(head.chunks);
  const levels = findLevels(chunks.slice(head.to), named, head.chunks, columns);
  const above = chunks.slice(0, head.from);
  const titles = [...new Set(above.map((chunk) => chunk.row))].map((row) => bareTitle(lines[row].text.trim()));
  const title = titles.find(isTitle) ?? null;
  const { pairs, headings } = findPairs(above, columns);
  const sample = {
    title,
    pairs,
    headings: headings.filter((text) => text !== title),
    lists: [],
    head: named,
    footers: [],
  };
  return { sample, levels };
}

/** The run of chunks with the most column words. */
function findHead(
  chunks: readonly Chunk[],
  columns: boolean,
): { from: number; to: number; chunks: readonly Chunk[] } | null {
  let best: { from: number; to: number; known: number } | null = null;
  for (let from = 0; from < chunks.length; from++) {
    if (columnFor(chunks[from].text) === null) continue;
    const { to, keys } = runOfColumns(chunks, from, columns);
    const decides = keys.has('level3') || keys.has('target');
    if (decides && keys.size >= 2 && keys.size > (best?.known ?? 0)) best = { from, to, known: keys.size };
  }
  if (!best) return null;
  // A word of the form's own may stand before the first known one.
  let { from } = best;
  while (columns && from > 0 && together(chunks[from - 1], chunks[from], columns) && isWord(chunks[from - 1])) from--;
  return { from, to: best.to, chunks: chunks.slice(from, best.to) };
}

/** Known words, unknown ones between them, and what follows in the same line or block. */
function runOfColumns(chunks: readonly Chunk[], from: number, columns: boolean): { to: number; keys: Set<ColumnKey> } {
  const keys = new Set<ColumnKey>();
  let to = from;
  for (let i = from; i < Math.min(chunks.length, from + MOST_COLUMNS); i++) {
    const key = columnFor(chunks[i].text);
    if (key !== null && !keys.has(key)) {
      keys.add(key);
      to = i + 1;
    } else if (!isWord(chunks[i]) || i > to + 1) break;
  }
  let end = to;
  while (end < chunks.length && together(chunks[to - 1], chunks[end], columns) && isWord(chunks[end])) end++;
  const closed = end === chunks.length || !together(chunks[to - 1], chunks[end], columns);
  return { to: closed && end - from <= MOST_COLUMNS ? end : to, keys };
}

function isWord({ text }: Chunk): boolean {
  return text.length <= 12 && labelLook(text) >= 0;
}

function nameHead(head: readonly Chunk[]): HeadCell[] {
  const keys = nameByPlace(
    head.map(({ text }) => text),
    (i) => !/^(?:序号|编号)$/u.test(head[i].text),
  );
  return head.map(({ text }, i) => {
    const label = text.replace(/\s+/gu, '');
    return { label, key: keys[i] ?? label, type: /元[)）]$/u.test(label) ? ('money' as const) : ('text' as const) };
  });
}

/** Labels and values take turns; a label before another label heads a group, unless a long text follows them all. */
function findPairs(chunks: readonly Chunk[], columns: boolean): { pairs: Pair[]; headings: string[] } {
  const pairs: Pair[] = [];
  const headings: string[] = [];
  for (let i = 0; i < chunks.length; i++) {
    const { text } = chunks[i];
    const inLine = labelledLine(text);
    if (inLine.some(({ value }) => value !== '')) {
      pairs.push(...inLine.map(({ label, value }) => pair(label, value || null)));
      continue;
    }
    if (labelLook(text) < 1) continue;
    const labels = labelsFrom(chunks, i, columns);
    const next = chunks[i + labels.length];
    if (labels.length > 1 && next && next.text.length >= TEXT) {
      pairs.push(...labels.map((label) => ({ ...pair(label.text, null), long: true, beside: true })));
      i += labels.length - 1;
    } else if (labels.length > 1 || headsGroup(chunks, i)) headings.push(text.replace(/\s+/gu, ''));
    else {
      const belongs = next && (!columns || together(chunks[i], next, columns) || next.row === chunks[i].row + 1);
      pairs.push(pair(text, belongs ? next.text : null));
      if (belongs) i++;
    }
  }
  return { pairs: withTotals(pairs), headings };
}

/** A label, another one below it, and only then a value. */
function headsGroup(chunks: readonly Chunk[], i: number): boolean {
  const [next, after] = [chunks[i + 1], chunks[i + 2]];
  return next !== undefined && after !== undefined && labelLook(next.text) > 0 && labelLook(after.text) < 1;
}

function labelsFrom(chunks: readonly Chunk[], from: number, columns: boolean): Chunk[] {
  const labels = [chunks[from]];
  while (from + labels.length < chunks.length) {
    const next = chunks[from + labels.length];
    if (labelLook(next.text) < 1 || !together(chunks[from], next, columns)) break;
    labels.push(next);
  }
  return labels;
}

function pair(label: string, value: string | null): Pair {
  const unit = /元[)）]\s*$/u.test(label);
  const known = knownLabel(label);
  const fits = known && (value === null || /\d/u.test(value) || !['money', 'date', 'number'].includes(known.type));
  const long = known?.kind === 'section' || (value !== null && (value.length >= LONG_TEXT || /[。；]/u.test(value)));
  const type = known && fits ? known.type : guessType(label, value, unit);
  return { label: label.replace(/\s+/gu, ''), value, long, beside: false, type, total: null };
}

/** Amounts whose label stands twice, or begins with 其中, are part of the nearest amount before them that is neither. */
function withTotals(pairs: readonly Pair[]): Pair[] {
  const isPart = ({ label, type }: Pair) =>
    type === 'money' &&
    (/^其中/u.test(label) || pairs.filter((each) => cleanLabel(each.label) === cleanLabel(label)).length > 1);
  return pairs.map((each, i) => {
    if (!isPart(each)) return each;
    const total = pairs.slice(0, i).findLast((before) => before.type === 'money' && !isPart(before));
    return { ...each, total: total?.label ?? null };
  });
}
