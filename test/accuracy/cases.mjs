import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** One spelling for the names that extractors go by. */
const KINDS = { layout: 'pdftotext-layout', raw: 'pdftotext-raw' };

/**
 * Finds inputs whose right records are known. Two arrangements are read: a folder with gold.json, source.pdf or
 * source.txt and dumps/<kind>.txt; and files <name>.gold.json, <name>.pdf, <name>.txt, <name>.<kind>.txt side by side.
 *
 * @param {string[]} folders searched with all that lies below; those that do not exist are passed over
 * @returns {{ gold: string, path: string, kind: string }[]}
 */
export function findCases(folders) {
  const golds = folders.filter((folder) => existsSync(folder)).flatMap(goldFiles);
  return golds.flatMap((gold) => inputsOf(gold).map(({ path, kind }) => ({ gold, path, kind: KINDS[kind] ?? kind })));
}

function goldFiles(folder) {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return goldFiles(path);
      return name === 'gold.json' || name.endsWith('.gold.json') ? [path] : [];
    });
}

function inputsOf(gold) {
  const folder = dirname(gold);
  const stem = basename(gold) === 'gold.json' ? 'source' : basename(gold, '.gold.json');
  const beside = readdirSync(folder).flatMap((name) => {
    const found = name.startsWith(`${stem}.`) ? /^(?:(.+)\.)?(pdf|txt)$/u.exec(name.slice(stem.length + 1)) : null;
    if (!found) return [];
    return [{ path: join(folder, name), kind: found[1] ?? (found[2] === 'pdf' ? 'pdf' : 'text') }];
  });
  const dumps = join(folder, 'dumps');
  const dumped = stem === 'source' && existsSync(dumps) ? readdirSync(dumps).toSorted() : [];
  return [...beside, ...dumped.map((name) => ({ path: join(dumps, name), kind: basename(name, '.txt') }))];
}
