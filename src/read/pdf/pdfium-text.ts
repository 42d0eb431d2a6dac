import { OtherEngine } from './engine.js';
import type { Pdfium } from './load-pdfium.js';
import { type Axes, axesOf, type Matrix } from './matrix.js';

/* The only file that knows PDFium's text pages: the characters that each text object of a page shows. */

/** What a text object shows, in the page's own units. */
export interface ShownText {
  readonly font: number;
  readonly fontSize: number;
  /** Maps the text's units to the page's. */
  readonly matrix: Matrix;
  readonly axes: Axes;
  /** `advance` is in font sizes. */
  readonly glyphs: { text: string; x: number; y: number; advance: number }[];
}

/** A character of a font. */
interface Letter {
  readonly text: string;
  readonly isBlank: boolean;
  /** How far the font goes on for it, in font sizes. */
  readonly advance: number;
}

/** In place of a hyphen at the end of a line, which is made for searching over it. */
const HYPHEN_MARK = 2;
/** Scripts that run from right to left: each engine turns their characters round in its own way. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** Unicode has fewer characters. */
const MOST_CODES = 0x200000;
/** A glyph that stands so far (in font sizes) off the line of the one before it is of a vertical font. */
const OFF_LINE = 0.3;

/** The characters of a page by text object, as shown; no blanks, since PDFium makes some up and leaves others out. */
export function shownTexts(pdfium: Pdfium, page: number): Map<number, ShownText> {
  const textPage = pdfium.FPDFText_LoadPage(page);
  if (textPage === 0) throw new Error('its text cannot be read');
  try {
    return collect(pdfium, textPage);
  } finally {
    pdfium.FPDFText_ClosePage(textPage);
  }
}

function collect(pdfium: Pdfium, textPage: number): Map<number, ShownText> {
  const { scratch, heap } = pdfium;
  const texts = new Map<number, ShownText>();
  const letters = new Map<number, Letter>();
  const count = pdfium.FPDFText_CountChars(textPage);
  for (let i = 0; i < count; i++) {
    const object = pdfium.FPDFText_GetTextObject(textPage, i);
    if (object === 0) continue; // made up
    let text = texts.get(object);
    if (!text) {
      text = beginText(pdfium, textPage, i, object);
      texts.set(object, text);
    }
    const code = pdfium.FPDFText_GetUnicode(textPage, i);
    const key = text.font * MOST_CODES + code;
    let letter = letters.get(key);
    if (!letter) {
      letter = letterOf(pdfium, textPage, i, text.font, code);
      letters.set(key, letter);
    }
    if (letter.isBlank) continue;
    pdfium.FPDFText_GetCharOrigin(textPage, i, scratch, scratch + 8);
    const x = heap.HEAPF64[scratch >> 3]!;
    const y = heap.HEAPF64[(scratch >> 3) + 1]!;
    const last = text.glyphs[text.glyphs.length - 1];
    if (last && last.x === x && last.y === y) {
      last.text += letter.text; // one glyph for several characters
      last.advance = ligatureAdvance(pdfium, textPage, i, text);
    } else addGlyph(text, letter, x, y);
  }
  return texts;
}

function addGlyph({ glyphs, axes, fontSize }: ShownText, letter: Letter, x: number, y: number): void {
  const last = glyphs[glyphs.length - 1];
  glyphs.push({ text: letter.text, x, y, advance: letter.advance });
  if (!last) return;
  const off = Math.abs((x - last.x) * axes.up[0] + (y - last.y) * axes.up[1]);
  if (off > OFF_LINE * Math.abs(fontSize) * axes.height) throw new OtherEngine('text from top to bottom');
}

/** The width of a glyph that no single character names, in font sizes: that of the box around it. */
function ligatureAdvance(pdfium: Pdfium, textPage: number, index: number, text: ShownText): number {
  const { scratch, heap } = pdfium;
  const at = scratch >> 2;
  pdfium.FPDFText_GetLooseCharBox(textPage, index, scratch);
  const width = Math.abs(heap.HEAPF32[at + 2]! - heap.HEAPF32[at]!);
  const height = Math.abs(heap.HEAPF32[at + 3]! - heap.HEAPF32[at + 1]!);
  const [dx, dy] = text.axes.right;
  return (width * Math.abs(dx) + height * Math.abs(dy)) / (Math.abs(text.fontSize) * text.axes.width || 1);
}

function beginText(pdfium: Pdfium, textPage: number, index: number, object: number): ShownText {
  const { scratch, heap } = pdfium;
  const at = scratch >> 2;
  pdfium.FPDFTextObj_GetFontSize(object, scratch);
  const fontSize = heap.HEAPF32[at]!;
  pdfium.FPDFText_GetMatrix(textPage, index, scratch);
  const [a, b, c] = [heap.HEAPF32[at]!, heap.HEAPF32[at + 1]!, heap.HEAPF32[at + 2]!];
  const [d, e, f] = [heap.HEAPF32[at + 3]!, heap.HEAPF32[at + 4]!, heap.HEAPF32[at + 5]!];
  const matrix: Matrix = [a, b, c, d, e, f];
  return { font: pdfium.FPDFTextObj_GetFont(object), fontSize, matrix, axes: axesOf(matrix), glyphs: [] };
}

/** Refuses what both engines cannot be trusted to read alike. */
function letterOf(pdfium: Pdfium, textPage: number, index: number, font: number, code: number): Letter {
  const text = code === HYPHEN_MARK ? '-' : String.fromCodePoint(code);
  if (pdfium.FPDFText_HasUnicodeMapError(textPage, index) === 1)
    throw new OtherEngine('a font without a map to Unicode');
  if (code === 0 || text.trim() === '') return { text, isBlank: true, advance: 0 };
  if (RIGHT_TO_LEFT.test(text)) throw new OtherEngine('text from right to left');
  pdfium.FPDFFont_GetGlyphWidth(font, code, 1, pdfium.scratch);
  return { text, isBlank: false, advance: pdfium.heap.HEAPF32[pdfium.scratch >> 2]! };
}
