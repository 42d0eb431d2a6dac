import { flatMap } from '../../model/group.js';
import { FUND_COLUMNS } from '../grid/funds.js';
import { means, meansOnly, sectionsIn } from '../label-meaning.js';
import { compareLabels, type LabelBlock, standBeside } from './find-labels.js';
import type { Word } from './text-lines.js';
import { HEAD } from './tolerances.js';

/**
 * One row of the part above the indicators, before its lines are known. `pairs`: labels with values to their right;
 * `heading`: labels over texts, or a heading without value; `text`: the texts under a heading row; `fundHead`, `fund`: the
 * money grid.
 */
export interface SkeletonRow {
  readonly kind: 'pairs' | 'heading' | 'text' | 'fundHead' | 'fund';
  /** From left to right. */
  readonly labels: readonly LabelBlock[];
}

export interface Skeleton {
  readonly rows: readonly SkeletonRow[];
  /** Labels beside several rows: 项目资金（万元）, 绩效目标. */
  readonly sides: readonly LabelBlock[];
}

/** Orders the labels above the table into rows. */
export function toSkeleton(blocks: readonly LabelBlock[]): Skeleton {
  const words = new Set(flatMap(blocks, (block) => block.words));
  const usable = blocks.filter((block) =>
    block.label.meanings.some(({ kind }) => kind !== 'column' && kind !== 'footer'),
  );
  const left = Math.min(...usable.filter((block) => !isHeading(block)).map((block) => block.x0));
  const sides = usable.filter(
    (block) =>
      (isHeading(block) && standsBesideSource(block, usable)) ||
      (block.x0 <= left + HEAD.sideReach && (isHeading(block) || standsBesideHeadings(block, usable))),
  );
  const open = usable.filter((block) => !sides.includes(block));
  const heads = fundHead(open);
  const ofRows = open.filter((block) => !isOverSources(block, heads, words));
  const grouped = groupRows(ofRows, heads, words);
  const rows: SkeletonRow[] = [];
  let inFunds = false;
  for (const labels of grouped) {
    const kind = kindOf(labels, inFunds, words);
    if (kind === 'fundHead') inFunds = true;
    else if (kind !== 'fund') inFunds = false;
    rows.push({ kind, labels });
    if (kind === 'heading' && labels.some((block) => means(block.label.meanings, 'section')))
      rows.push({ kind: 'text', labels });
  }
  return { rows, sides };
}

/** 项目资金（万元） beside a source of the money grid, also where what stands above the form begins further left. */
function standsBesideSource(block: LabelBlock, blocks: readonly LabelBlock[]): boolean {
  const { first, last, x1 } = block;
  const isBesideRow = (other: LabelBlock) => other.last >= first && other.first <= last;
  return blocks.some((other) => means(other.label.meanings, 'fund') && other.x0 >= x1 && isBesideRow(other));
}

/** 总体目标 beside 中期目标 and 年度目标: headings above the texts to its right say all that it could mean. */
function standsBesideHeadings(block: LabelBlock, blocks: readonly LabelBlock[]): boolean {
  const own = sectionKeys(block);
  if (own.length === 0) return false;
  const headings = blocks.filter(
    (other) =>
      other.x0 >= block.x1 &&
      other.words[0].line.page === block.words[0].line.page &&
      other.y <= block.y + HEAD.sameRow &&
      block.y - other.y <= HEAD.underHeading,
  );
  const keys = new Set(flatMap(headings, sectionKeys));
  return headings.length > 1 && own.every((key) => keys.has(key));
}

function kindOf(labels: readonly LabelBlock[], inFunds: boolean, words: ReadonlySet<Word>): SkeletonRow['kind'] {
  if (labels.filter((block) => means(block.label.meanings, 'fundColumn')).length >= FUND_COLUMNS) return 'fundHead';
  if (inFunds && (labels.some((block) => means(block.label.meanings, 'fund')) || isOtherSource(labels))) return 'fund';
  if (labels.every(isHeading)) return 'heading';
  const sections = labels.filter((block) => means(block.label.meanings, 'section'));
  return sections.length > 1 && !sections.some((block) => hasTextBehind(block, words)) ? 'heading' : 'pairs';
}

/** A source of money that the form has no name for: 省级资金, alone in its row of the money grid. */
function isOtherSource(labels: readonly LabelBlock[]): boolean {
  return labels.length === 1 && meansOnly(labels[0].label.meanings, 'other');
}

/** The column labels of the money grid, however their wrapped lines were shifted; empty when there are too few. */
function fundHead(blocks: readonly LabelBlock[]): LabelBlock[] {
  const heads: LabelBlock[] = [];
  for (const block of blocks) {
    if (!means(block.label.meanings, 'fundColumn')) continue;
    if (heads.length === 0 || (block.y - heads[0].y <= HEAD.fundHead && isFree(heads, block))) heads.push(block);
  }
  return heads.length >= FUND_COLUMNS ? heads : [];
}

/** `资金来源` before the column labels of the money grid: a heading of the sources below, which has no amounts. */
function isOverSources(block: LabelBlock, heads: readonly LabelBlock[], words: ReadonlySet<Word>): boolean {
  const isBefore = heads.every(({ x0, first, last }) => x0 >= block.x1 && first <= block.last && last >= block.first);
  return heads.length > 0 && isBefore && meansOnly(block.label.meanings, 'other') && !hasTextBehind(block, words);
}

interface Level {
  labels: LabelBlock[];
  readonly y: number;
}

/** Labels that are level are one row. */
function groupRows(
  blocks: readonly LabelBlock[],
  heads: readonly LabelBlock[],
  words: ReadonlySet<Word>,
): LabelBlock[][] {
  const levels: Level[] = [];
  if (heads.length > 0) levels.push({ labels: [...heads], y: heads.reduce((sum, { y }) => sum + y, 0) / heads.length });
  for (const block of [...blocks].filter((each) => !heads.includes(each)).sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const level = levels.findLast((each) => isLevel(each, block) && isFree(each.labels, block));
    if (level) level.labels.push(block);
    else levels.push({ labels: [block], y: block.y });
  }
  const rows = levels.sort((a, b) => a.y - b.y).map(({ labels }) => labels.sort(compareLabels));
  return withoutLone(rows, words);
}

/**
 * No row begins in its second column: labels that stand there alone are those of the row a line above or below, which the
 * dump rounded apart where a name beside them is wrapped. So are headings of two texts, one of them beside the other's text.
 */
function withoutLone(rows: readonly LabelBlock[][], words: ReadonlySet<Word>): LabelBlock[][] {
  const isOverTexts = (row: readonly LabelBlock[]) =>
    row.every((block) => sectionKeys(block).length > 0 && !hasTextBehind(block, words));
  const isOverText = (row: readonly LabelBlock[]) => row.length === 1 && isOverTexts(row);
  const isSecond = ({ x0, x1 }: LabelBlock) =>
    rows.some((row) => row.slice(1).some((other) => isNear(other.x0, x0) || isNear(other.x1, x1)));
  const out = [...rows];
  for (const lone of rows) {
    const heads = isOverText(lone);
    if ((!heads && !isSecond(lone[0])) || isHeading(lone[0])) continue;
    // `其他资金 0.00` right above 项目总体目标 and 年度总体目标
    const mayJoin = (row: readonly LabelBlock[]) =>
      heads ? isOverText(row) : !hasTextBehind(lone[0], words) || !isOverTexts(row);
    const beside = out.filter((row) => row !== lone && isRoundedApart(row, lone) && mayJoin(row));
    if (beside.length !== 1) continue;
    out[out.indexOf(beside[0])] = [...beside[0], ...lone];
    out.splice(out.indexOf(lone), 1);
  }
  return out;
}

/** On the very next line: what a blank line parts is no row that was rounded apart. */
function isRoundedApart(row: readonly LabelBlock[], lone: readonly LabelBlock[]): boolean {
  const rows = [row[0].words[0].line.y, row[0].words.at(-1)!.line.y];
  const isNext = rows.some((y) => Math.abs(lone[0].words[0].line.y - y) === 1);
  return isNext && isFree(row, lone[0]) && row.every(({ x1 }) => x1 <= lone[0].x0);
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= HEAD.drift;
}

/** Labels of one row have one centre, or begin on one line. */
function isLevel({ labels, y }: Level, block: LabelBlock): boolean {
  return Math.abs(y - block.y) <= HEAD.level || labels.every(({ first }) => first === block.first);
}

/** No other label of the row stands over or under it, and none is on another page. */
function isFree(labels: readonly LabelBlock[], block: LabelBlock): boolean {
  return labels.every((other) => standBeside(other, block) && other.words[0].line.page === block.words[0].line.page);
}

/** A label that carries no value. */
function isHeading(block: LabelBlock): boolean {
  return meansOnly(block.label.meanings, 'heading');
}

function sectionKeys({ label }: LabelBlock): string[] {
  return sectionsIn(label.meanings);
}

/** What follows a label on its own line is no label: its text stands beside it, not below. */
function hasTextBehind({ words: own }: LabelBlock, labels: ReadonlySet<Word>): boolean {
  const last = own[own.length - 1];
  const { words } = last.line;
  const next = words[words.indexOf(last) + 1];
  return next !== undefined && !labels.has(next);
}
