import { flatMap } from '../../model/group.js';
import { displayWidth } from '../../rebuild/display-width.js';
import type { Heading } from './columns.js';
import { type TextLine, textOf, toFragments, WIDE_GAP, type Word } from './text-lines.js';
import { TEXTS } from './tolerances.js';

/** The lines of texts side by side, each line's words by text. */
export interface TextsBeside {
  readonly columns: readonly (readonly (readonly Word[])[])[];
  /** Where each text but the first begins. */
  readonly borders: readonly number[];
  /** Another way to part them is nearly as good. */
  readonly narrow: boolean;
}

/** Parts texts side by side at the blank that leaves lines equally long and texts that begin together. */
export function partTexts(lines: readonly TextLine[], headings: readonly Heading[]): TextsBeside {
  let rest = lines;
  const columns: (readonly Word[])[][] = [];
  const borders: number[] = [];
  let narrow = false;
  for (let i = 0; i + 1 < headings.length; i++) {
    const { border } = bestBorder(rest, headings[i], headings[i + 1]);
    const parted = rest.map((line) => partAtItem(line, border));
    narrow ||= parted.some(({ words }, at) => words.length > rest[at].words.length);
    rest = parted;
    const found = bestBorder(rest, headings[i], headings[i + 1]);
    borders.push(found.border);
    narrow ||= found.margin < TEXTS.narrow || someHoldBoth(found);
    columns.push(found.cut.map(({ left }) => left));
    rest = rest.map((line, at) => ({ ...line, words: found.cut[at].right }));
  }
  columns.push(rest.map(({ words }) => words));
  return { columns: lines.map((_, at) => columns.map((column) => column[at])), borders, narrow };
}

/**
 * `…评估、干2.为体质不合格…`: a dump that leaves no blank between two full cells joins their lines. Such a line has nothing on the
 * right and is far wider than all others of both texts.
 */
function someHoldBoth({ cut, border }: { readonly cut: readonly LineCut[]; readonly border: number }): boolean {
  const widths = flatMap(cut, ({ left, right }) => [left, right].map((words) => displayWidth(textOf(words))));
  widths.sort((a, b) => b - a);
  return cut.some(({ left, right }) => {
    if (right.length > 0 || left.length === 0) return false;
    const reachesOver = left[left.length - 1].x1 > border + TEXTS.reachesOver;
    return reachesOver || displayWidth(textOf(left)) > TEXTS.holdsBoth * widths[1];
  });
}

/** `…水稻、玉米、目标4：…`: where an item of a list begins at the border, right behind a full line of the text beside it. */
function partAtItem(line: TextLine, border: number): TextLine {
  const words = flatMap(line.words, (word) => {
    if (word.x0 >= border || word.x1 <= border) return [word];
    // a column may be one character, whatever its width
    const unit = (word.x1 - word.x0) / displayWidth(word.text);
    const placeOf = (at: number) => word.x0 + Math.round(unit * displayWidth(word.text.slice(0, at)));
    const isAtBorder = (at: number) => at > 0 && Math.abs(placeOf(at) - border) <= TEXTS.drift;
    const item = [...word.text.matchAll(ITEM)].find(({ index }) => isAtBorder(index));
    if (!item) return [word];
    const [left, right] = [word.text.slice(0, item.index), word.text.slice(item.index)];
    const x = placeOf(item.index);
    return [
      { ...word, text: left, x1: x, to: word.from + left.length },
      { ...word, text: right, x0: x, gap: 0, loose: false, from: word.from + left.length },
    ];
  });
  return { ...line, words };
}

const ITEM = /目标\s?\d{1,2}[:：]|[(（]\d{1,2}[)）]|(?<!\d)\d{1,2}[.．、](?!\d)/gu;

interface LineCut {
  readonly left: readonly Word[];
  readonly right: readonly Word[];
  readonly cost: number;
}

/** The best border and cut, and by which margin the best way is worse that cuts some line elsewhere. */
function bestBorder(lines: readonly TextLine[], left: Heading, right: Heading) {
  const starts = flatMap(lines, (line) => line.words.map((word) => word.x0));
  const candidates = [...new Set([...starts.filter((x) => x > left.x0 && x <= right.x1), right.x0])];
  const start = Math.min(...starts);
  const tried = flatMap(candidates, (border) => {
    const loose = lines.map((line) => cutLine(line, border, start, null));
    return fullWidths(loose).map((full) => {
      const cut = lines.map((line) => cutLine(line, border, start, full));
      const begins = Math.min(TEXTS.mostBegins, lines.filter((line) => beginsAt(line, border)).length);
      const cost =
        -TEXTS.begins * begins +
        cut.reduce((sum, each) => sum + each.cost, 0) +
        shapeCost(cut.map((each) => each.left)) +
        shapeCost(cut.map((each) => each.right));
      return { border, cut, cost };
    });
  });
  tried.sort((a, b) => a.cost - b.cost);
  const [best] = tried;
  const differs = ({ cut }: { cut: readonly LineCut[] }) =>
    cut.some((each, i) => each.left.length !== best.cut[i].left.length);
  return { ...best, margin: (tried.find(differs)?.cost ?? Number.POSITIVE_INFINITY) - best.cost };
}

/** What a full line on the left may be: the widest, or the widest behind which the right text begins, if that one is a line too wide. */
function fullWidths(loose: readonly LineCut[]): number[] {
  const widths = (cuts: readonly LineCut[]) => Math.max(0, ...cuts.map(({ left }) => displayWidth(textOf(left))));
  const joined = loose.filter(({ left, right }) => left.length > 0 && right.length > 0 && right[0].gap < WIDE_GAP);
  return [...new Set([widths(loose), ...(joined.length > 0 ? [widths(joined)] : [])])];
}

/** A fragment of the line begins here, not only a word behind a single blank. */
function beginsAt({ words }: TextLine, border: number): boolean {
  return words.some((word) => word.x0 === border && word.gap >= WIDE_GAP && word.gap !== Number.POSITIVE_INFINITY);
}

/** The cheapest place to cut one line; `full` is the width of a full line on the left, once it is known. */
function cutLine(line: TextLine, border: number, start: number, full: number | null): LineCut {
  const { words } = line;
  let best: LineCut = { left: [], right: words, cost: Number.POSITIVE_INFINITY };
  for (let at = 0; at <= words.length; at++) {
    const cost = cutCost(words, at, border, start, full);
    if (cost < best.cost) best = { left: words.slice(0, at), right: words.slice(at), cost };
  }
  return best;
}

function cutCost(words: readonly Word[], at: number, border: number, start: number, full: number | null): number {
  let cost = TEXTS.twoInOne * words.filter((word, i) => i > 0 && i !== at && word.gap >= WIDE_GAP).length;
  if (at === 0 || at === words.length)
    cost += TEXTS.blankInside * words.filter((word, i) => i > 0 && partsHan(words[i - 1], word)).length;
  if (at > 0 && words[0].x0 - start > border - words[0].x0) cost += TEXTS.lateStart;
  for (const fragment of toFragments(words)) {
    const first = words.indexOf(fragment.words[0]);
    const end = first + fragment.words.length;
    const near = Math.abs(fragment.x0 - border);
    if (at <= first && fragment.x0 < border) cost += TEXTS.wrongSide + (near <= TEXTS.drift ? 0 : TEXTS.far);
    if (at >= end && fragment.x0 >= border) cost += TEXTS.wrongSide + (near <= TEXTS.drift ? 0 : TEXTS.far);
    if (at >= end && fragment.x0 < border && fragment.x1 > border + TEXTS.drift) cost += TEXTS.over;
    if (at > first && at < end) {
      const [before, word] = [words[at - 1], words[at]];
      const latin = /[\x21-\x7e]$/u.test(before.text) || /^[\x21-\x7e]/u.test(word.text);
      cost += TEXTS.offBy * Math.min(TEXTS.mostOff, Math.abs(word.x0 - border)) + (latin ? TEXTS.latin : 0);
    }
  }
  if (full !== null && at > 0) {
    const width = displayWidth(textOf(words.slice(0, at)));
    const joined = at < words.length && words[at].x0 - words[at - 1].x1 < WIDE_GAP;
    if (width > full) cost += TEXTS.tooWide * (width - full);
    else if (joined) cost += TEXTS.notFull * (full - width);
  }
  return cost;
}

/** A single blank between two Han characters, where running text has none. */
function partsHan(before: Word, word: Word): boolean {
  return word.gap < WIDE_GAP && /\p{Script=Han}$/u.test(before.text) && /^\p{Script=Han}/u.test(word.text);
}

const SENTENCE_END = /[。！？!?；;.…：:，,、][”"’』」）)】》]?$/u;

/** A text without lines; lines that end in mid-sentence although they are short; lines that begin apart. */
function shapeCost(lines: readonly (readonly Word[])[]): number {
  const filled = lines.filter((words) => words.length > 0);
  if (filled.length === 0) return TEXTS.empty;
  const widths = filled.map((words) => displayWidth(textOf(words)));
  const full = Math.max(...widths);
  let cost = 0;
  for (let i = 0; i + 1 < filled.length; i++)
    if (!SENTENCE_END.test(textOf(filled[i])) && full - widths[i] > TEXTS.short) cost += TEXTS.ragged;
  return cost;
}
