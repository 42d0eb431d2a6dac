import type { FormDefinition } from '../../../model/form.js';
import { flatMap, flatten } from '../../../model/group.js';
import { means, sectionsIn } from '../../label-meaning.js';
import { textScores } from '../narrative/cues.js';
import { dealVisual } from '../narrative/deal-beside.js';
import { hasKind, meaningsOf } from '../vocabulary.js';
import { textOf, type Word } from './torn-names.js';

/** Two texts side by side under their labels, line by line → the first with its label, then the other; a heading before both. */
export function unzipTexts(rows: readonly (readonly Word[])[], form: FormDefinition): readonly (readonly Word[])[] {
  const labels = findLabels(rows, form);
  if (!labels) return rows;
  const keys = new Set(labels.words.map((word) => sectionOf(word, form)));
  const isSide = (word: Word) => hasKind(word.text, 'heading', form) || keys.has(sectionOf(word, form) ?? '');
  const below = rows.slice(labels.to);
  const end = below.findIndex((row) => row.some((word) => meaningsOf(word.text, form).length > 0 && !isSide(word)));
  const body = end < 0 ? below : below.slice(0, end);
  const headings = [...labels.headings, ...flatten(body).filter(isSide)];
  const texts = body.map((row) => row.filter((word) => !isSide(word))).filter((row) => row.length > 0);
  const sides = dealTexts(texts, labels.words, form);
  if (!sides) return rows;
  const [left, right] = labels.words;
  const note = labels.note ? [labels.note] : [];
  const parts = [
    [[left, ...note], ...sides[0]],
    [[right], ...sides[1]],
  ];
  // a label without a text waits for none of the next one's
  if (sides[0].length === 0) parts.reverse();
  const unzipped = [...headings.map((word) => [word]), ...flatten(parts)];
  return [...rows.slice(0, labels.from), ...unzipped, ...(end < 0 ? [] : below.slice(end))];
}

interface Labels {
  readonly from: number;
  readonly to: number;
  readonly words: readonly [Word, Word];
  readonly headings: readonly Word[];
  /** （2024年-2026年）, below the first label. */
  readonly note: Word | null;
}

const NOTE = /^[(（].*[)）]$/u;

/** The labels of two texts side by side: on one row, or on two with nothing but a heading between. */
function findLabels(rows: readonly (readonly Word[])[], form: FormDefinition): Labels | null {
  const isOfLabels = (word: Word) =>
    sectionOf(word, form) !== null || hasKind(word.text, 'heading', form) || NOTE.test(word.text);
  for (let from = 0; from < rows.length; from++) {
    if (!rows[from].every(isOfLabels) || !rows[from].some((word) => sectionOf(word, form))) continue;
    let to = from;
    while (to < rows.length && rows[to].every(isOfLabels)) to++;
    const all = flatten(rows.slice(from, to));
    const labels = all.filter((word) => sectionOf(word, form) !== null);
    const words = withoutSide(labels, form);
    if (words.length !== 2 || new Set(sectionsOfPair(words, form)).size < 2) continue;
    const others = all.filter((word) => !words.includes(word));
    const note = others.find(({ text }) => NOTE.test(text)) ?? null;
    return { from, to, words: [words[0], words[1]], headings: others.filter((word) => word !== note), note };
  }
  return null;
}

/** The labels without 总体目标 down the side of 中期目标 and 年度目标, or of another 总体目标, which stands on one line. */
function withoutSide(labels: readonly Word[], form: FormDefinition): readonly Word[] {
  const mayHead = ({ text }: Word) => means(meaningsOf(text, form), 'heading');
  const sure = labels.filter((word) => !mayHead(word));
  if (labels.length <= 2) return labels;
  return sure.length > 1 ? sure : labels.filter((word) => !(mayHead(word) && (word.rows?.length ?? 1) > 1));
}

/** The lines of either text; where no line holds both, words that a text uses tell which is which. */
function dealTexts(
  texts: readonly (readonly Word[])[],
  labels: readonly Word[],
  form: FormDefinition,
): [Word[][], Word[][]] | null {
  const dealt = dealVisual(texts.map((row) => ({ text: textOf(row), blankBefore: 0 })));
  if (!dealt) return null;
  const sides: [Word[][], Word[][]] = [[], []];
  texts.forEach((row, i) => {
    const { side, at } = dealt[i];
    const cut = side === 'both' ? row.findIndex((_, count) => textOf(row.slice(0, count)).length >= at) : 0;
    if (side !== 1) sides[0].push(guess(side === 0 ? row : row.slice(0, cut)));
    if (side !== 0) sides[1].push(guess(row.slice(cut)));
  });
  if (dealt.some(({ side }) => side === 'both')) return sides;
  const keys = sectionsOfPair(labels, form);
  const sections = keys.map((own) => form.sections.find(({ key }) => key === own)!);
  const blank = sides.findIndex((side) => side.length === 0);
  const optional = sections.findIndex((section) => section.optional);
  // an only text is that of the year: the overall goal may be blank
  if (blank >= 0 && optional >= 0) return blank === optional ? sides : [sides[1], sides[0]];
  const fits = sides.map((texts) => textScores(texts.map(textOf).join(''), sections));
  return fits[1][0] + fits[0][1] > fits[0][0] + fits[1][1] ? [sides[1], sides[0]] : sides;
}

/** The texts that two labels stand above: `总体目标`, which may be that of the year, is the overall one beside `年度目标`. */
function sectionsOfPair(words: readonly Word[], form: FormDefinition): (string | null)[] {
  const [left, right] = words.map((word) => sectionOf(word, form));
  if (left !== right) return [left, right];
  const [heading] = flatMap(meaningsOf(words[0].text, form), (each) => (each.kind === 'heading' ? [each.section] : []));
  return [heading ?? left, right];
}

function guess(row: readonly Word[]): Word[] {
  return row.map((word) => ({ ...word, guessed: true }));
}

/** The section of a text that stands beside another; null for any other word. */
function sectionOf({ text }: Word, form: FormDefinition): string | null {
  return (
    sectionsIn(meaningsOf(text, form)).find((key) =>
      form.sections.some((section) => section.beside && section.key === key),
    ) ?? null
  );
}
