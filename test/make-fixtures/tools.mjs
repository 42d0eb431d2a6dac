import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a program can be started. */
export function isInstalled(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Runs a program to its end and returns what it wrote to standard output; throws with its own words when it fails. */
export function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { maxBuffer: 1 << 26 });
  if (error) throw new Error(`${program} cannot be started: ${error.message}`);
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${String(stderr).trim()}`);
  return stdout;
}

/** Calls `use` with a new folder and removes the folder afterwards. */
export function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'fixture-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Text for XML and HTML. */
export function escapeXml(text) {
  return String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
