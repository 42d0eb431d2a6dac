import { opendir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Walk {
  /** Files that `wanted` takes, by their paths below the folder, with `/`, sorted. */
  readonly files: readonly string[];
  /** Folders that cannot be listed, each with the system's code. The rest of the tree goes on. */
  readonly unreadable: readonly { readonly path: string; readonly code: string }[];
}

/** So many entries of a folder are read at a time: a folder may hold very many. */
const AT_ONCE = 256;

/**
 * All files below a folder. Names that begin with a dot are left out. A linked folder is gone into under the name of the
 * link unless it was met already: so links in circles end, and no file is found twice.
 * @param wanted whether a file is taken, by its path below the folder, with `/`
 * @param depth so many levels of folders are looked into; 1 is the folder itself
 */
export async function walk(folder: string, wanted: (path: string) => boolean, depth = Infinity): Promise<Walk> {
  const files: string[] = [];
  const unreadable: { path: string; code: string }[] = [];
  const met = new Set<string>();
  const links: string[] = [];

  const visit = async (below: string): Promise<void> => {
    const path = join(folder, below);
    try {
      const real = await realpath(path);
      if (met.has(real)) return;
      met.add(real);
      for await (const entry of await opendir(path, { bufferSize: AT_ONCE })) {
        if (entry.name.startsWith('.')) continue;
        const name = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory()) await enter(name);
        else if (entry.isSymbolicLink()) links.push(name);
        else if (entry.isFile() && wanted(name)) files.push(name);
      }
    } catch (error) {
      unreadable.push({ path, code: (error as NodeJS.ErrnoException).code ?? String(error) });
    }
  };

  const enter = async (below: string) => {
    if (below.split('/').length < depth) await visit(below);
  };

  await visit('');
  // Links come after everything that has a name of its own; those that lead nowhere are only missed where a file is wanted.
  for (let link = takeFirst(links); link !== undefined; link = takeFirst(links)) {
    const kind = await stat(join(folder, link)).catch(() => null);
    if (kind?.isDirectory()) await enter(link);
    else if ((kind === null || kind.isFile()) && wanted(link)) files.push(link);
  }
  return { files: files.sort(), unreadable };
}

function takeFirst(links: string[]): string | undefined {
  links.sort();
  return links.shift();
}
