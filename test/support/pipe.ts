import { execFileSync } from 'node:child_process';
import { openSync } from 'node:fs';

/** Makes a named pipe that somebody has open and never writes to: whoever reads it waits. */
export function makePipe(path: string): void {
  execFileSync('mkfifo', [path]);
  openSync(path, 'r+');
}
