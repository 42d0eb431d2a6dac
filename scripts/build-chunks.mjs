import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Parts that are loaded only when they are needed, and then after the core or together with it. */
const AFTER_CORE =
  /[/\\]src[/\\](?:cli[/\\](?:check|forms|forms-draft|parse|rules|schema|stage)-command|read[/\\]pdf[/\\]index|recognize[/\\]grid[/\\]index|recognize[/\\]form-pages|recognize[/\\]unruled|validate[/\\]check|forms[/\\]own[/\\]index|index)\.ts$/;

/**
 * Keeps the core (all that a text dump needs) in one file. The bundler makes a file of its own for each set of modules that
 * the same parts need, and to open one costs about a millisecond whatever is in it. When all parts need the core, there is
 * but one set: so the first line of each part is made to load the core.
 */
export const oneCore = (root) => ({
  name: 'one-core',
  setup({ onLoad }) {
    const core = `import ${JSON.stringify(join(root, 'src', 'parse-declaration.ts'))};\n`;
    onLoad({ filter: AFTER_CORE }, async ({ path }) => ({
      contents: core + (await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
});
