import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Functions of PDFium that are called, by their names in its C interface; handles and pointers are numbers. */
const CALLS = [
  'malloc',
  'free',
  'FPDF_InitLibraryWithConfig',
  'FPDF_LoadMemDocument',
  'FPDF_CloseDocument',
  'FPDF_GetPageCount',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDF_GetPageBoundingBox',
  'FPDFPage_GetRotation',
  'FPDFPage_GetAnnotCount',
  'FPDFPage_GetAnnot',
  'FPDFPage_CloseAnnot',
  'FPDFAnnot_GetSubtype',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObj_GetStrokeColor',
  'FPDFPageObj_GetStrokeWidth',
  'FPDFPageObj_GetClipPath',
  'FPDFPageObj_HasTransparency',
  'FPDFPageObj_CountMarks',
  'FPDFPageObj_GetMark',
  'FPDFPageObj_RemoveMark',
  'FPDFPageObjMark_GetName',
  'FPDFPageObjMark_GetParamValueType',
  'FPDFClipPath_CountPaths',
  'FPDFClipPath_CountPathSegments',
  'FPDFClipPath_GetPathSegment',
  'FPDFPath_GetDrawMode',
  'FPDFPath_CountSegments',
  'FPDFPath_GetPathSegment',
  'FPDFPathSegment_GetPoint',
  'FPDFPathSegment_GetType',
  'FPDFPathSegment_GetClose',
  'FPDFImageObj_GetImagePixelSize',
  'FPDFImageObj_GetImageMetadata',
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetUnicode',
  'FPDFText_HasUnicodeMapError',
  'FPDFText_GetTextObject',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetMatrix',
  'FPDFText_GetLooseCharBox',
  'FPDFTextObj_GetFont',
  'FPDFTextObj_GetFontSize',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFFont_GetGlyphWidth',
] as const;

type Calls = Readonly<Record<(typeof CALLS)[number], (...args: number[]) => number>>;

export interface Pdfium extends Calls {
  /** PDFium's memory. The arrays are replaced when it grows, which any call may make it do. */
  readonly heap: {
    readonly HEAPU8: Uint8Array;
    readonly HEAPU32: Uint32Array;
    readonly HEAPF32: Float32Array;
    readonly HEAPF64: Float64Array;
  };
  /** A place for what a call writes: 64 bytes on an 8-byte border. */
  readonly scratch: number;
  /** The name of the entry that holds a text to be copied in a marked text's stead. */
  readonly actualText: number;
  /** Whether it has come to a stop in a call. Nothing may be called from then on. */
  hasStopped: boolean;
}

/** The optional package that holds PDFium, compiled to WebAssembly. */
export const PACKAGE = '@embedpdf/pdfium';
const SCRATCH_BYTES = 64;
const ACTUAL_TEXT = 'ActualText\0';

let loaded: Promise<Pdfium> | undefined;
let current: Pdfium | undefined;

/** Whether the optional package is there. */
export function hasPdfium(): boolean {
  try {
    createRequire(import.meta.url).resolve(PACKAGE);
    return true;
  } catch {
    return false;
  }
}

/** Loads PDFium once, when the first PDF needs it; rejects when it cannot be loaded. */
export function loadPdfium(): Promise<Pdfium> {
  loaded ??= importPdfium();
  return loaded;
}

/** The next document gets another PDFium than this one, which has stopped or taken much memory. */
export function dropPdfium(used: Pdfium): void {
  if (current === used) loaded = undefined;
}

async function importPdfium(): Promise<Pdfium> {
  if (!hasPdfium()) throw new Error(`the native PDF engine needs a package that is not installed: ${PACKAGE}`);
  const require = createRequire(import.meta.url);
  const { init } = require(PACKAGE) as typeof import('@embedpdf/pdfium');
  const wasmBinary = await readFile(require.resolve(`${PACKAGE}/pdfium.wasm`));
  // Given the code, the package has no reason to fetch it from anywhere.
  const { pdfium } = await init({ wasmBinary, print: () => {}, printErr: () => {} } as object);
  // The exports themselves: the wrappers around them check every argument of every call.
  const exports = pdfium.wasmExports as unknown as Calls;
  const calls = Object.fromEntries(CALLS.map((name) => [name, exports[name]])) as Calls;
  const heap = pdfium as unknown as Pdfium['heap'];
  calls.FPDF_InitLibraryWithConfig(0);
  const scratch = calls.malloc(SCRATCH_BYTES + ACTUAL_TEXT.length);
  const actualText = scratch + SCRATCH_BYTES;
  heap.HEAPU8.set(Buffer.from(ACTUAL_TEXT), actualText);
  current = { ...calls, heap, scratch, actualText, hasStopped: false };
  return current;
}
