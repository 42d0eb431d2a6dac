import type { FormDefinition } from '../../model/form.js';
import type { Piece } from '../../model/page.js';
import { statedUnit } from '../money-unit.js';
import { type PrintedTitle, parseTitle, parseYearLine } from '../title.js';
import { cellText, type Item, isBlank } from './view.js';

/** The text of a line, or of a table row that has one filled cell; null for any other row. */
export function loneText(item: Item): string | null {
  if (item.kind === 'line') return item.piece.text;
  const filled = item.view.across(item.row).filter((cell) => !isBlank(cell));
  return filled.length === 1 && filled[0].row === item.row ? cellText(filled[0]) : null;
}

/** A title with the year that may be printed with it, above or below it. */
export function titleOf(item: Item, forms: readonly FormDefinition[]): PrintedTitle | null {
  const text = loneText(item);
  return text === null ? null : parseTitle(text, forms);
}

/** `（2026年度）` on a line or row of its own. */
export function yearOf(item: Item): number | null {
  const text = loneText(item);
  return text === null ? null : parseYearLine(text);
}

/** A year line whose year was left blank: `（    年度）`, `（20  年度）`. */
export function isBlankYear(item: Item): boolean {
  return /^[(（]?\s*(?:20)?\s*年\s*度?\s*[)）]?$/u.test((loneText(item) ?? '').trim());
}

/** A line or row that states the money unit of the form and nothing else. */
export function isUnitLine(item: Item): boolean {
  return statedUnit(loneText(item) ?? '')?.start === 0;
}

/** Page numbers and the like: `- 3 -`, `第 3 页`, `第3页 共9页`, `3 / 9`. */
export function isPageNumber({ text }: Piece): boolean {
  return /^(?:第?\d+页?[,，]?(?:共\d+页)?|[-—–]+\d+[-—–]+|\d+\/\d+)$/u.test(text.replace(/\s+/gu, ''));
}
