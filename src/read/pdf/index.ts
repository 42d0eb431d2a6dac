export type { EngineChoice } from './open-pdf.js';
export { type ReadPdfOptions, type ReadPdfResult, readPdf } from './read-pdf.js';
