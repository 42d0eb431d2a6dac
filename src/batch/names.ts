import { hash } from 'node:crypto';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** File systems take names of so many bytes. */
const MAX_NAME = 255;

/** The folder that all roots lie in: of one root itself, of several the one they share; null for two Windows drives. */
export function commonFolder(roots: readonly string[]): string | null {
  const [first, ...others] = [...new Set(roots.map((root) => resolve(root)))];
  let common = first ?? resolve('.');
  for (const root of others) {
    while (!isBelow(root, common)) {
      if (dirname(common) === common) return null;
      common = dirname(common);
    }
  }
  return common;
}

/** Where a file lies below a folder, with `/` on every system; of a folder on another drive its whole path. */
export function pathBelow(folder: string | null, path: string): string {
  const whole = folder === null ? resolve(path).replace(/^([a-z]):/iu, '$1') : relative(folder, path);
  return whole.split(sep).join('/').replace(/^\/+/u, '');
}

/** The result's file: the whole name of the input (`a.txt` and `a.pdf` differ); a long one is cut and gets a hash. */
export function resultName(path: string, extension: string, reserved: readonly string[] = []): string {
  const name = path.split('/').at(-1)!;
  const folder = path.slice(0, path.length - name.length);
  const isTaken = folder === '' && reserved.includes(name + extension);
  if (Buffer.byteLength(name + extension) <= MAX_NAME && !isTaken) return path + extension;
  const mark = `~${hash('sha256', path).slice(0, 10)}${extension}`;
  let stem = name;
  while (Buffer.byteLength(stem + mark) > MAX_NAME) stem = [...stem].slice(0, -1).join('');
  return folder + stem + mark;
}

/** A name for the result of an input in the work folder: the same in every run, in folders of moderate size. */
export function storeName(path: string): string {
  const name = hash('sha256', path).slice(0, 32);
  return join(name.slice(0, 2), `${name.slice(2)}.json`);
}

export interface Shard {
  /** From 1 to `of`. */
  readonly number: number;
  readonly of: number;
}

/** Whether a file belongs to a shard. Its path alone decides, so further files move no other one to another machine. */
export function isInShard(path: string, { number, of }: Shard): boolean {
  return Number.parseInt(hash('sha256', path.normalize('NFC')).slice(0, 12), 16) % of === number - 1;
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!/^\.\.(?:[\\/]|$)/u.test(way) && resolve(folder, way) === path && !/^[a-z]:/iu.test(way));
}
