import { execFileSync } from 'node:child_process';

/** Builds once before all tests: the workers of a run are processes of the built program. */
export function setup(): void {
  execFileSync(process.execPath, ['esbuild.config.mjs'], { stdio: 'inherit' });
}
