import { flatMap } from '../model/group.js';
import type { Line, Page, Piece } from '../model/page.js';
import type { Coverage } from '../model/project.js';
import { type Recognition, valuesOf } from '../model/raw-form.js';
import { isBlank } from '../rebuild/is-blank.js';

/** No blank, and no half of a character of two units: what most texts are made of. */
const SINGLE_UNITS = /^[^\s\ud800-\udfff]*$/;

/** How many characters of a text are not blank: what coverage counts. */
export function countCharacters(text: string): number {
  if (SINGLE_UNITS.test(text)) return text.length;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isHan = unit >= 0x4e00 && unit <= 0x9fff; // most characters are
    if (isHan || !(isRest(text, at, unit) || isBlank(unit))) count++;
  }
  return count;
}

/** The second half of a character of two units. */
function isRest(text: string, at: number, unit: number): boolean {
  const before = unit >= 0xdc00 && unit <= 0xdfff && at > 0 ? text.charCodeAt(at - 1) : 0;
  return before >= 0xd800 && before <= 0xdbff;
}

/** All characters of a dump, counted on its lines, whatever the recogniser makes of them. */
export function countLines(lines: readonly Line[]): number {
  return sum(lines, (line) => countCharacters(line.text));
}

/** All characters of a PDF, counted on its spans, whatever becomes of them later. */
export function countSpans(pages: readonly Page[]): number {
  return sum(pages, ({ spans, slanted = [] }) => sum([...spans, ...slanted], (span) => countCharacters(span.text)));
}

/** Where the characters of the input went; a text that is a value of several projects counts once. The four parts add up to `characters`, or the recogniser has a mistake. */
export function countCoverage({ forms, outside }: Recognition, characters: number): Coverage {
  return {
    characters,
    values: countPieces([...new Set(flatMap(forms, (form) => flatMap(valuesOf(form), ({ pieces }) => pieces)))]),
    labels: sum(forms, (form) => countPieces(form.labels)),
    unplaced: sum(forms, (form) => countPieces(form.unplaced)),
    outside: countPieces(outside),
  };
}

/** Whether nothing was lost and nothing counted twice. */
export function addsUp(coverage: Coverage): boolean {
  const { characters, values, labels, unplaced, outside } = coverage;
  return values + labels + unplaced + outside === characters;
}

function countPieces(pieces: readonly Piece[]): number {
  return sum(pieces, (piece) => countCharacters(piece.text));
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
