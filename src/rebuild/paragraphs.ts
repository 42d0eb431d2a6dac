import { quantile } from '../model/group.js';
import type { Box, Piece } from '../model/page.js';
import { joinLines } from './join-lines.js';
import { FULL_LINE } from './tolerances.js';

export interface MeasuredLine {
  readonly text: string;
  /** How far to the right the line reaches, in any unit that `fullWidth` shares. */
  readonly width: number;
}

/** Numbering that opens a paragraph: `1.` `2、` `（三）` `①` `第一`, and headings inside a text such as `总目标：`. */
const NUMBERING =
  /^(?:\d{1,2}\s*[、.．)）](?!\d)|[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|[一二三四五六七八九十]{1,3}\s*[、.．]|[①-⑳]|第[一二三四五六七八九十]{1,3}[、,，阶条项步]|目标\s*\d)/u;
const SENTENCE_END = /[。！？!?；;：:]["”』」）)]*$/u;

/**
 * Tells wrapped lines from paragraphs by how far each line reaches, and joins them: a line that ends clearly before the
 * full width ends a paragraph, a full line goes on, numbering after a finished sentence starts a paragraph.
 * @param unit the width of one Han character, in the unit of the widths
 * @returns paragraphs separated by `\n`
 */
export function paragraphsFromWidths(lines: readonly MeasuredLine[], fullWidth: number, unit: number): string {
  const paragraphs: string[][] = [];
  let goesOn = false;
  for (const { text, width } of lines) {
    if (text.trim() === '') continue;
    const paragraph = paragraphs[paragraphs.length - 1];
    if (paragraph && goesOn && !startsParagraph(paragraph, text)) paragraph.push(text);
    else paragraphs.push([text]);
    goesOn = fullWidth - width < FULL_LINE * unit;
  }
  return paragraphs.map(joinLines).join('\n');
}

function startsParagraph(paragraph: readonly string[], text: string): boolean {
  return NUMBERING.test(text.trim()) && SENTENCE_END.test(paragraph[paragraph.length - 1]!.trim());
}

/**
 * The text of a cell as paragraphs. The full width is where its longest line ends, or the cell's right border less the
 * padding that is left of the text, whichever is further left: exporters wrap well before the border.
 * @param lines visual lines from top to bottom, with boxes
 */
export function toParagraphs(lines: readonly Piece[], cellBox: Box): string {
  const boxes = lines.map(({ box }) => box ?? cellBox);
  if (boxes.length === 0) return '';
  const unit = quantile(
    boxes.map((box) => box[3] - box[1]),
    0.5,
  )!;
  const longest = Math.max(...boxes.map((box) => box[2]));
  const padding = Math.max(0, Math.min(...boxes.map((box) => box[0])) - cellBox[0]);
  const room = cellBox[2] - Math.min(padding, 2 * unit);
  const fullWidth = boxes.length > 2 ? Math.min(longest, room) : room;
  return paragraphsFromWidths(
    lines.map(({ text }, i) => ({ text, width: boxes[i]![2] })),
    fullWidth,
    unit,
  );
}
