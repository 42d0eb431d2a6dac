import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What installing the package brings: its own size, and how many packages besides. */
export function describePackage(root) {
  // npm ends with 1 where it finds something to say of the folder, and prints all the same.
  const npm = (...words) => spawnSync('npm', words, { cwd: root, encoding: 'utf8' }).stdout;
  const [packed] = JSON.parse(npm('pack', '--dry-run', '--json', '--ignore-scripts'));
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const all = npm('ls', '--omit=dev', '--omit=optional', '--all', '--parseable').trim().split('\n').length - 1;
  const mb = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  return [
    '| Package | |',
    '|---|---|',
    `| download | ${mb(packed.size)} |`,
    `| unpacked | ${mb(packed.unpackedSize)}, ${packed.entryCount} files |`,
    `| dependencies | ${Object.keys(dependencies).length}, ${all} with theirs |`,
    '',
  ].join('\n');
}
