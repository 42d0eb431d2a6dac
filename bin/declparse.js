#!/usr/bin/env node
import module from 'node:module';

module.enableCompileCache?.(); // Node 22 and later: the next start need not compile again
let main;
try {
  ({ main } = await import('../dist/cli.js'));
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write('declparse is not built yet: run "npm ci" (or "npm run build") in its folder first.\n');
  process.exit(2);
}
// What was given up may still be at work, so the end of all work is not waited for. All that was said is written by now.
process.exit(await main(process.argv.slice(2), process));
