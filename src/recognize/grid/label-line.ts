import type { FormDefinition } from '../../model/form.js';
import type { Piece } from '../../model/page.js';
import { cutPiece } from '../cut-piece.js';
import { means } from '../label-meaning.js';
import { statedUnit } from '../money-unit.js';
import { type PrintedLabel, readLabel } from './read-label.js';

/** A label and its value on one line: `填报单位：某某局`. Either part is cut out of the line; the value may be missing. */
export interface LabelledPart {
  readonly label: PrintedLabel;
  readonly labelPiece: Piece;
  readonly valuePiece: Piece | null;
}

const COLON = /[:：]/gu;

/** Splits a line that starts with a label of the form into `label：value` parts; null where it does not. */
export function readLabelLine(piece: Piece, form: FormDefinition): LabelledPart[] | null {
  const end = statedUnit(piece.text)?.start ?? piece.text.length;
  const marks = findLabels(piece.text.slice(0, end), form);
  if (marks.length === 0 || piece.text.slice(0, marks[0].start).trim() !== '') return null;
  const parts = marks.map((mark, i): LabelledPart => {
    const value = cutPiece(piece, mark.end, marks[i + 1]?.start ?? end);
    const labelPiece = cutPiece(piece, mark.start, mark.end);
    return { label: mark.label, labelPiece, valuePiece: value.text.trim() === '' ? null : value };
  });
  return end === piece.text.length ? parts : [...parts, unitPart(cutPiece(piece, end, piece.text.length))];
}

/** The money unit at the end of a line: printed matter, the value of no label. */
function unitPart(labelPiece: Piece): LabelledPart {
  return { label: { meanings: [], unit: null }, labelPiece, valuePiece: null };
}

interface LabelMark {
  readonly start: number;
  /** After the colon. */
  readonly end: number;
  readonly label: PrintedLabel;
}

function findLabels(text: string, form: FormDefinition): LabelMark[] {
  const marks: LabelMark[] = [];
  for (const colon of text.matchAll(COLON)) {
    const floor = marks.at(-1)?.end ?? 0;
    const mark = labelBefore(text, floor, colon.index, form);
    if (mark) marks.push(mark);
  }
  return marks;
}

/** The longest label that ends at the colon and starts after white space (letter-spaced labels hold white space too). */
function labelBefore(text: string, floor: number, colon: number, form: FormDefinition): LabelMark | null {
  for (let start = floor; start < colon; start++) {
    const atStart = start === floor ? floor === 0 || /\s/u.test(text[start]) : /\s/u.test(text[start - 1]);
    if (!atStart || /\s/u.test(text[start])) continue;
    const label = readLabel(text.slice(start, colon), form);
    if (label && means(label.meanings, 'field', 'section', 'other')) return { start, end: colon + 1, label };
  }
  return null;
}
