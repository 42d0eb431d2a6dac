import { FORMS } from '../forms/index.js';
import { documentJsonSchema } from '../validate/document-schema.js';
import type { Context } from './context.js';
import { EXIT, write } from './streams.js';

/** `declparse schema`: the JSON Schema of one document on standard output. */
export async function runSchema({ streams }: Context): Promise<number> {
  await write(streams.stdout, `${JSON.stringify(documentJsonSchema(FORMS), null, 2)}\n`);
  return EXIT.clean;
}
