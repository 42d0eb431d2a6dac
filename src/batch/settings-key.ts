import { hash, scryptSync } from 'node:crypto';
import { hasPdfium } from '../read/pdf/load-pdfium.js';
import type { Settings } from './types.js';

/**
 * One hash of everything but the file that a result depends on: options, form definitions, version of the program, and
 * whether it has PDFium, by which PDFs are read unless told otherwise. Results of an earlier run are good when it is the
 * same. A password goes in by a slow hash only: the key stands in the manifest.
 */
export function settingsKey({ parse, result, strict }: Settings, version: string): string {
  const { password, ...options } = parse;
  const secret = password === undefined ? null : scryptSync(password, 'declparse', 32).toString('hex');
  return hash('sha256', JSON.stringify([version, hasPdfium(), options, secret, result, strict]));
}
