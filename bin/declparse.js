#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { load } = require('./load.cjs');

const program = join(__dirname, '..', 'dist', 'cli.cjs');
if (existsSync(program)) {
  // What was given up may still be at work, so the end of all work is not waited for. All that was said is written by now.
  load(program)
    .main(process.argv.slice(2), process)
    .then((code) => process.exit(code));
} else {
  process.stderr.write('declparse is not built yet: run "npm ci" (or "npm run build") in its folder first.\n');
  process.exitCode = 2;
}
