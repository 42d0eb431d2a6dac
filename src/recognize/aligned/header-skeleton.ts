import type { LabelMeaning } from '../flow/vocabulary.js';
import { compareLabels, type LabelBlock, standBeside } from './find-labels.js';
import { type TextLine, WIDE_GAP, type Word } from './text-lines.js';
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

/** So many column labels in a row make it the head of the money grid. */
const FUND_COLUMNS = 3;

/** Orders the labels above the table into rows. */
export function toSkeleton(blocks: readonly LabelBlock[], lines: readonly TextLine[]): Skeleton {
  const usable = blocks.filter((block) =>
    block.label.meanings.some(({ kind }) => kind !== 'column' && kind !== 'footer'),
  );
  const left = Math.min(...usable.filter((block) => !isHeading(block)).map((block) => block.x0));
  const sides = usable.filter(
    (block) => block.x0 <= left + HEAD.sideReach && (isHeading(block) || standsBesideHeadings(block, usable)),
  );
  const anchors = usable.filter((block) => !sides.includes(block));
  const heads = fundHead(anchors);
  const grouped = groupRows(anchors, heads);
  const rows: SkeletonRow[] = [];
  let inFunds = false;
  for (const labels of grouped) {
    const kind = kindOf(labels, inFunds, left, lines);
    if (kind === 'fundHead') inFunds = true;
    else if (kind !== 'fund') inFunds = false;
    rows.push({ kind, labels });
    if (kind === 'heading' && labels.some((block) => has(block, 'section'))) rows.push({ kind: 'text', labels });
  }
  return { rows, sides };
}

function has(block: LabelBlock, kind: LabelMeaning['kind']): boolean {
  return block.label.meanings.some((meaning) => meaning.kind === kind);
}

function isAmount({ label }: LabelBlock): boolean {
  return label.meanings.some((meaning) => meaning.kind === 'field' && meaning.field.type === 'money');
}

/** A label that carries no value. */
function isHeading(block: LabelBlock): boolean {
  return block.label.meanings.every(({ kind }) => kind === 'heading');
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
  const keys = new Set(headings.flatMap(sectionKeys));
  return headings.length > 1 && own.every((key) => keys.has(key));
}

function sectionKeys({ label }: LabelBlock): string[] {
  return label.meanings.flatMap((meaning) => (meaning.kind === 'section' ? [meaning.key] : []));
}

function kindOf(
  labels: readonly LabelBlock[],
  inFunds: boolean,
  left: number,
  lines: readonly TextLine[],
): SkeletonRow['kind'] {
  if (labels.filter((block) => has(block, 'fundColumn')).length >= FUND_COLUMNS) return 'fundHead';
  if (inFunds && labels.some((block) => has(block, 'fund'))) return 'fund';
  if (labels.every(isHeading)) return 'heading';
  const sections = labels.filter((block) => has(block, 'section'));
  if (sections.length > 1) return 'heading';
  const inner = sections.length === 1 && labels.length === 1 && sections[0].x0 > left + HEAD.sideReach;
  return inner && isOverText(sections[0], lines) ? 'heading' : 'pairs';
}

/** Nothing stands right of the label on its lines, and the text below begins under it: it is a heading. */
function isOverText(block: LabelBlock, lines: readonly TextLine[]): boolean {
  const own = new Set<Word>(block.words);
  const beside = lines.some(
    (line) =>
      line.index >= block.first &&
      line.index <= block.last &&
      line.words.some((word) => !own.has(word) && word.x0 >= block.x1),
  );
  const below = lines.find((line) => line.index > block.last);
  return !beside && below !== undefined && below.words.some((word) => word.gap >= WIDE_GAP && word.x0 < block.x0);
}

/** The column labels of the money grid, however their wrapped lines were shifted; empty when there are too few. */
function fundHead(blocks: readonly LabelBlock[]): LabelBlock[] {
  const heads: LabelBlock[] = [];
  for (const block of blocks) {
    if (!has(block, 'fundColumn')) continue;
    if (heads.length === 0 || (block.y - heads[0].y <= HEAD.fundHead && isFree(heads, block))) heads.push(block);
  }
  return heads.length >= FUND_COLUMNS ? heads : [];
}

interface Level {
  labels: LabelBlock[];
  readonly y: number;
}

/** Labels that are level are one row; one alone that a neighbour's lines drew up or down joins the row it is free in. */
function groupRows(blocks: readonly LabelBlock[], heads: readonly LabelBlock[]): LabelBlock[][] {
  const levels: Level[] = [];
  if (heads.length > 0) levels.push({ labels: [...heads], y: heads.reduce((sum, { y }) => sum + y, 0) / heads.length });
  for (const block of [...blocks].filter((each) => !heads.includes(each)).sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const level = levels.findLast((each) => isLevel(each, block) && isFree(each.labels, block));
    if (level) level.labels.push(block);
    else levels.push({ labels: [block], y: block.y });
  }
  levels.sort((a, b) => a.y - b.y);
  const left = Math.min(...blocks.map((block) => block.x0));
  const rows: Level[] = [];
  levels.forEach((level, i) => {
    const [alone] = level.labels;
    const drawn = level.labels.length === 1 && alone.x0 > left + HEAD.sideReach;
    const options = drawn ? [rows.at(-1), levels[i + 1]] : [];
    const home = options
      .filter((row): row is Level => row !== undefined && mayJoin(row, alone, level.y))
      .sort((a, b) => Math.abs(a.y - level.y) - Math.abs(b.y - level.y))[0];
    if (home) home.labels = [...home.labels, alone];
    else rows.push(level);
  });
  return rows.map(({ labels }) => [...labels].sort(compareLabels));
}

/** Labels of one row have one centre, or begin on one line. */
function isLevel({ labels, y }: Level, block: LabelBlock): boolean {
  return Math.abs(y - block.y) <= HEAD.level || labels.every(({ first }) => first === block.first);
}

/** A label one line off a row may be of it when both take values of the same kind. */
function mayJoin(row: Level, block: LabelBlock, y: number): boolean {
  const kinds = (['section', 'fund', 'fundColumn'] as const).every(
    (kind) => has(block, kind) === row.labels.some((other) => has(other, kind)),
  );
  const money = row.labels.some(isAmount) === isAmount(block);
  return kinds && money && Math.abs(row.y - y) <= HEAD.drawn && isFree(row.labels, block);
}

/** No other label of the row stands over or under it, and none is on another page. */
function isFree(labels: readonly LabelBlock[], block: LabelBlock): boolean {
  return labels.every((other) => standBeside(other, block) && other.words[0].line.page === block.words[0].line.page);
}
