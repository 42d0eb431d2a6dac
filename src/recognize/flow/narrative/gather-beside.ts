import type { ColumnKey, FormDefinition, SectionDefinition } from '../../../model/form.js';
import { flatMap, runsOf } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { normalizeLabel } from '../../label.js';
import { columnIn, means, sectionsIn } from '../../label-meaning.js';
import { findLevel, levelIndex } from '../../levels.js';
import { CLOSING_START, SENTENCE_END } from '../../marks.js';
import { FULL_LINE_SHARE } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import type { NarrativeRun } from '../header/walk.js';
import { type Item, partOf, sureSections } from '../items.js';
import { vocabularyOf } from '../vocabulary.js';
import { tellsReport } from './cues.js';
import { dealBeside } from './deal-beside.js';
import { numbering } from './line-mark.js';
import { BESIDE, GATHER } from './tolerances.js';

/** The text of one section in one block. */
export interface GatheredText {
  readonly section: SectionDefinition;
  readonly items: readonly Item[];
  /** The block's place tells that it is this section's. */
  readonly sure: boolean;
}

/** Texts that stand beside their labels, whole or in a run that has to be cut, and what is left of a form without them. */
export interface Gathered {
  readonly texts: readonly GatheredText[];
  readonly runs: readonly NarrativeRun[];
  readonly labels: readonly Piece[];
  /** Also with the labels of the sections, which tell where the table begins. */
  readonly rest: readonly Item[];
  readonly taken: ReadonlySet<Item>;
}

/** Items that the dump prints without a blank line between them. */
interface Block {
  readonly items: readonly Item[];
  /** The lines of a text; of another cell below it nothing. */
  readonly texts: readonly Item[];
  /** Characters of a heading down the side, which stand before or between the lines of the text. */
  readonly side: readonly Piece[];
}

interface SectionLabel {
  readonly item: Item;
  readonly section: SectionDefinition;
}

/**
 * Finds texts side by side that an extractor of blocks put elsewhere than behind their labels: before them, apart from each
 * other, or in the table. Such a text is one block that looks like nothing else in the form. Null if they do not match the
 * labels.
 */
export function gatherBeside(items: readonly Item[], form: FormDefinition): Gathered | null {
  const labels = besideLabels(items, form);
  if (!labels) return null;
  const names = sideNames(form);
  const isLevel = levelsIn(form);
  const blocks = flatMap(
    runsOf(items, (_, item) => item.blankBefore === 0 && !item.newPage),
    (each) => {
      const block = toBlock(each, names, isLevel);
      return block.texts.length > 0 ? [block] : betweenLabels(each).map((part) => toBlock(part, names, isLevel));
    },
  );
  const found = chooseBlocks(blocks, items, labels);
  if (found.length === 0 || found.some((block) => isCutShort(block, blocks, found))) return null;
  if (labels.length > 1 && labels.every(({ item }) => isBehind(item, found, items))) return null;
  const sections = labels.map(({ section }) => section);
  const isOwned = found.length === 1 && ownersOf(found[0], labels).length === 1;
  // `实施期目标` and `总体绩效目标` are two labels of one text
  const keys = [...new Set(sections.map(({ key }) => key))];
  const whole = (found.length === labels.length && keys.length === labels.length) || isOwned;
  const texts = whole && !isPrintedByHeight(found) ? dealBlocks(found, labels, items) : null;
  const run = texts ? null : toRun(found, labels, items);
  const gone = new Set(flatMap(found, (block) => block.items.filter(isTaken(block))));
  return {
    texts: texts ?? [],
    runs: run ? [{ sections: keys, ...run, side: flatMap(found, (block) => block.side) }] : [],
    labels: [...flatMap(labels, ({ item }) => item.pieces), ...flatMap(found, (block) => block.side)],
    rest: items.filter((item) => !gone.has(item)),
    taken: new Set(labels.map(({ item }) => item)),
  };
}

/** `数量指标`, also before what else stands on its line: `成本指标 经济成本指标 每公里养护费`. */
function levelsIn(form: FormDefinition): (text: string) => boolean {
  const isName = (text: string) => findLevel(text, levelIndex(form)).length > 0;
  return (text) => isName(text) || isName(/^(\S+[指目]标)\s/u.exec(text)?.[1] ?? '');
}

/** Whether nothing of an item is left once the text and what stands beside it is taken out of its block. */
function isTaken({ texts, side }: Block): (item: Item) => boolean {
  const lines = new Set(texts.map(({ row }) => row));
  return (item) => !item.meanings && (lines.has(item.row) || item.pieces.every((piece) => side.includes(piece)));
}

/** The labels of the sections side by side; null where labels of other sections are printed too. */
function besideLabels(items: readonly Item[], form: FormDefinition): SectionLabel[] | null {
  const keysOf = (item: Item) => sectionsIn(item.meanings);
  const named = items.filter((item) => keysOf(item).length > 0);
  const sure = sureSections(items);
  const used = named.filter((item) => item.meanings!.length === 1 || keysOf(item).some((key) => !sure.has(key)));
  const found = used.map((item) => ({ item, section: form.sections.find(({ key }) => keysOf(item).includes(key))! }));
  const labels = flatMap(form.sections.slice(-2), (section) => found.filter((each) => each.section === section));
  return labels.length === found.length && labels.length > 0 && labels.every(({ section }) => section.beside)
    ? labels
    : null;
}

/** The labels of a block, and the texts between them. */
function betweenLabels(items: readonly Item[]): Item[][] {
  return runsOf(items, ([first], item) => !item.meanings && !first.meanings);
}

/** The names of headings that may stand down a side. */
export function sideNames(form: FormDefinition): string[] {
  const names = [...vocabularyOf(form).meanings];
  return flatMap(names, ([name, meanings]) => (means(meanings, 'heading', 'section') ? [name] : []));
}

/** `目标 统模块5个`: a part of a heading down the side, and the rest of the line. */
const SIDE = /^(\p{Script=Han}{1,4})(?:\s+(?=[^\d\s])(.+))?$/u;

/** Lines without the characters of a heading that stands beside them. */
export function withoutSide(items: readonly Item[], names: readonly string[]): Pick<Block, 'texts' | 'side'> {
  const parts = items.map((item) => (item.meanings ? null : SIDE.exec(item.text)));
  const heads = parts.map((part) => (part && names.some((name) => name.includes(part[1])) ? part[1] : null));
  const joined = normalizeLabel(heads.join(''));
  // a text may begin with such a word: `总目标 建成…`
  const isStart = heads.filter((head) => head !== null).length === 1 && parts.some((part, i) => heads[i] && part?.[2]);
  const isName = joined !== '' && !isStart && names.some((name) => name.includes(joined));
  const texts: Item[] = [];
  const side: Piece[] = [];
  items.forEach((item, i) => {
    if (item.meanings) return;
    const head = isName ? heads[i] : null;
    const rest = head ? parts[i]![2] : item.text;
    if (head) side.push(rest ? { ...item.pieces[0], text: head } : item.pieces[0]);
    if (rest) texts.push(head ? partOf(item, rest) : item);
  });
  return { texts, side };
}

/** Takes the characters of a heading that stands beside it off a block, and cells that stand right below a text. */
function toBlock(items: readonly Item[], names: readonly string[], isLevel: (text: string) => boolean): Block {
  const { texts: all, side } = withoutSide(items, names);
  const texts = all.slice(
    Math.max(
      0,
      all.findIndex(({ text }) => !cellLook(text).blank),
    ),
  );
  const own = texts.slice(0, textEnd(texts, isLevel));
  const full = FULL_LINE_SHARE * widthOf(own.map(({ text }) => text));
  const goesOn = (i: number) => i > 0 && displayWidth(own[i - 1].text) >= full && !SENTENCE_END.test(own[i - 1].text);
  // cells of the header or the table stand among the lines
  const isMixed =
    own.some(({ text }, i) => isLevel(text) || (cellLook(text).target < GATHER.sureTarget && !goesOn(i))) ||
    items.slice(items.indexOf(own[0]), items.indexOf(own.at(-1)!)).some(isHeaderLabel);
  return {
    items,
    texts: isMixed ? [] : own,
    side: side.filter((piece) => items.some(({ pieces }) => pieces[0] === piece) || isBeside(piece, own)),
  };
}

/** Whether the rest of its line is a line of the text. */
function isBeside({ line }: Piece, texts: readonly Item[]): boolean {
  return texts.some(({ pieces }) => pieces[0].line === line);
}

/** A label that has a value. */
function isHeaderLabel({ meanings }: Item): boolean {
  return means(meanings, 'field', 'fund', 'fundColumn');
}

/** Behind the last line of a text: one that ends a sentence or a task of a list, goes on a full line, or is a wide one. */
function textEnd(texts: readonly Item[], isLevel: (text: string) => boolean): number {
  const widest = widthOf(texts.map(({ text }) => text));
  const full = FULL_LINE_SHARE * widest;
  const ends = texts.map(({ text }, i) => {
    if (isLevel(text)) return false;
    const goesOn = i > 0 && displayWidth(texts[i - 1].text) >= full;
    const wide = displayWidth(text) >= GATHER.wideShare * widest;
    return SENTENCE_END.test(text) || numbering(text) !== null || goesOn || wide;
  });
  return texts.length > 0 && ends.includes(true) ? ends.lastIndexOf(true) + 1 : texts.length;
}

const NAME_AND_TARGET: readonly ColumnKey[] = ['level3', 'target'];

/** Blocks that look like such a text: those above the rows of the table, and as many more as labels wait for. */
function chooseBlocks(blocks: readonly Block[], items: readonly Item[], labels: readonly SectionLabel[]): Block[] {
  const head = items.findIndex(({ meanings }) => COLUMNS.includes(columnIn(meanings)!));
  const heads = Math.max(...NAME_AND_TARGET.map((key) => items.findIndex((item) => columnIn(item.meanings) === key)));
  const first = Math.min(...labels.map(({ item }) => items.indexOf(item)));
  const place = (block: Block) => items.indexOf(block.items[0]);
  const isNear = (block: Block) => items.indexOf(block.items.at(-1)!) >= first - 1;
  const above = blocks.filter(
    (block) => place(block) < heads && (isSentence(block) || (isNear(block) && isProse(block, place(block) > head))),
  );
  const below = blocks.filter((block) => place(block) >= heads && isSentence(block));
  const found = [...above, ...below.slice(0, Math.max(0, labels.length - above.length))];
  if (found.length !== 1 || labels.length === 1) return found;
  const [own] = found;
  const [before, next] = [-1, 1].map((step) => blocks[blocks.indexOf(own) + step]);
  if (next && place(next) < heads && isWords(next)) return [own, next];
  const behind = Math.max(...labels.map(({ item }) => items.indexOf(item)));
  return before && place(before) > behind && isWords(before) ? [before, own] : found;
}

/** A list from its beginning, or a sentence in a wide column. */
function isSentence({ texts }: Block): boolean {
  const lines = texts.map(({ text }) => text);
  const joined = lines.join('');
  if (texts.length > 0 && numbering(lines[0])?.value === 1)
    return joined.length > GATHER.shortestList && cellLook(lines[0]).target > 0;
  return /[。；]$/u.test(joined) && joined.length >= GATHER.shortestSentence && widthOf(lines) >= GATHER.sentenceWidth;
}

/** Words with marks that no name of the header has; in the table, or on lines of a narrow column, they might be a remark. */
function isProse({ texts }: Block, inTable: boolean): boolean {
  const lines = texts.map(({ text }) => text);
  const joined = lines.join('');
  const width = widthOf(lines);
  if (/[，、；。]/u.test(joined) && joined.length >= GATHER.shortestText && width >= GATHER.textWidth) return true;
  return !inTable && /[，；。]/u.test(joined) && (lines.length === 1 || width >= GATHER.sentenceWidth);
}

/** Words that may well be the text beside one that was found. */
function isWords({ texts, items }: Block): boolean {
  const joined = texts.map(({ text }) => text).join('');
  return texts.length === items.length && joined.length >= GATHER.shortestWords && cellLook(joined).target > 0;
}

function widthOf(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(displayWidth));
}

/** The label stands between lines of the block, beside whose middle it is printed. */
function isInside(label: Item, { items, texts }: Block): boolean {
  const rows = texts.map(({ row }) => row);
  return items.includes(label) && label.row > Math.min(...rows) && label.row < Math.max(...rows);
}

/** The label heads the block, whose first line follows it at once; not where the other label stands in the block, too. */
function isAbove(label: Item, { items, texts }: Block, labels: readonly SectionLabel[]): boolean {
  return (
    items[0] === label && items[1] === texts[0] && labels.every(({ item }) => item === label || !items.includes(item))
  );
}

/** A line begins with what ends a sentence although the one above has ended: it may be of the text beside. */
function hasStrayEnd({ texts }: Block): boolean {
  return texts.some(({ text }, i) => i > 0 && CLOSING_START.test(text) && SENTENCE_END.test(texts[i - 1].text));
}

/** The labels that stand beside or above a block. */
function ownersOf(block: Block, labels: readonly SectionLabel[]): SectionLabel[] {
  return labels.filter(({ item }) => isInside(item, block) || isAbove(item, block, labels));
}

/** The blocks stand one right behind the other. */
function isNextTo(first: Block, second: Block, items: readonly Item[]): boolean {
  return items.indexOf(first.items.at(-1)!) + 1 === items.indexOf(second.items[0]);
}

/** The left text is printed first, unless the right one is taller: so of a taller first block words have to tell. */
function dealBlocks(
  blocks: readonly Block[],
  labels: readonly SectionLabel[],
  items: readonly Item[],
): GatheredText[] | null {
  const owners = blocks.map((block) => ownersOf(block, labels));
  if (blocks.length === 1) {
    const { section } = owners[0][0] ?? labels[0];
    return [{ section, items: blocks[0].texts, sure: labels.length === 1 }];
  }
  const sections = labels.map(({ section }) => section);
  if (owners.some((own) => own.length > 1)) return null;
  const known = owners.findIndex((own) => own.length === 1);
  if (known >= 0 && owners[0][0] === owners[1][0]) return null;
  const taller = blocks[0].texts.length > blocks[1].texts.length;
  const apart = !isNextTo(blocks[0], blocks[1], items);
  const [first, second] = blocks.map((block) => columnBelow(block, items));
  const swapped =
    known >= 0
      ? owners[known][0].section !== sections[known]
      : first !== null && second !== null && first !== second
        ? first > second
        : (taller || apart) && tellsReport(blocks[0].texts, blocks[1].texts, sections);
  const sure = (known >= 0 || !(taller || apart)) && !blocks.some(hasStrayEnd);
  return sections.map((section, k) => ({ section, items: blocks[swapped ? 1 - k : k].texts, sure }));
}

const COLUMNS: readonly ColumnKey[] = ['level1', 'level2', 'level3', 'target'];

/** How far on the right the heading of the table stands that is printed below a block without a blank line. */
function columnBelow({ items: own, texts }: Block, items: readonly Item[]): number | null {
  const next = items[items.indexOf(own[own.indexOf(texts.at(-1)!)] ?? own.at(-1)!) + 1];
  const key = next?.blankBefore === 0 ? columnIn(next.meanings) : undefined;
  if (!key) return null;
  return COLUMNS.includes(key) ? COLUMNS.indexOf(key) : COLUMNS.length;
}

/** A text stands right behind this label. */
function isBehind(label: Item, blocks: readonly Block[], items: readonly Item[]): boolean {
  const next = items[items.indexOf(label) + 1];
  return next?.meanings === null && blocks.some(({ items: [first] }) => first === next || first === label);
}

/** A block that is none of those found goes on with the text: blank lines do not part cells here. */
function isCutShort(block: Block, blocks: readonly Block[], found: readonly Block[]): boolean {
  const next = blocks[blocks.indexOf(block) + 1];
  if (!next || found.includes(next) || next.texts.length === 0 || next.texts[0] !== next.items[0]) return false;
  const number = numbering(next.texts[0].text);
  if (number) return number.value > 1;
  const last = block.texts.at(-1)!;
  return last === block.items.at(-1) && !SENTENCE_END.test(last.text) && isWords(next);
}

/** The lines of blocks, each parted from the one before. */
function linesOf(blocks: readonly Block[]): Item[] {
  return flatMap(blocks, ({ texts }) => texts.map((item, i) => (i === 0 ? { ...item, blankBefore: 1 } : item)));
}

/** The lines of both texts read far better where they are printed by their height. */
function isPrintedByHeight(blocks: readonly Block[]): boolean {
  const deal = dealBeside(linesOf(blocks), { byHeight: true });
  return deal !== null && deal.margin >= BESIDE.leastGain;
}

/** The lines of both texts in printed order, with the places of the labels that are centred beside them where both stand among them. */
function toRun(
  blocks: readonly Block[],
  labels: readonly SectionLabel[],
  items: readonly Item[],
): Pick<NarrativeRun, 'items' | 'anchors'> {
  const lines = linesOf(blocks);
  const [first, last] = [items.indexOf(blocks[0].items[0]), items.indexOf(blocks.at(-1)!.items.at(-1)!)];
  const isInside = ({ item }: SectionLabel) => items.indexOf(item) > first && items.indexOf(item) < last;
  if (labels.length === 1 || !labels.every(isInside)) return { items: lines };
  const place = ({ item }: SectionLabel) => lines.filter(({ row }) => row < item.row).length - 0.5;
  // the labels part them, whatever they belong to
  return {
    items: lines.map((line) => ({ ...line, blankBefore: 0 })),
    anchors: labels.map((label) => [place(label)]),
  };
}
