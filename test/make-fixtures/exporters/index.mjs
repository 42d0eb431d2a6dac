import { exportBrowser } from './browser.mjs';
import { exportCalc } from './calc.mjs';
import { exportSystem } from './system.mjs';
import { exportWriter } from './writer.mjs';

/** Exporter name → its function and the programs that it calls. */
export const EXPORTERS = {
  system: { print: exportSystem, needs: [] },
  calc: { print: exportCalc, needs: ['soffice'] },
  writer: { print: exportWriter, needs: ['soffice'] },
  browser: { print: exportBrowser, needs: ['chromium'] },
};
