import { readFile } from 'node:fs/promises';
import { parseDeclaration } from '../parse-declaration.js';

export async function main(argv: readonly string[], streams: { stdout: NodeJS.WritableStream }): Promise<number> {
  const documents = await Promise.all(argv.map(async (path) => parseDeclaration(await readFile(path), { path })));
  streams.stdout.write(`${JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2)}\n`);
  return 0;
}
