export { type ReadPdfOptions, type ReadPdfResult, readPdf } from './read-pdf.js';
