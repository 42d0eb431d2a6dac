import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../src/batch/manifest.js';

/** The manifest in a folder, and its rows by the name of the input. */
export function manifestIn(folder: string, name = 'declparse-manifest.json') {
  const manifest = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Manifest;
  return { manifest, rows: new Map(manifest.inputs.map((row) => [row.path, row])) };
}
