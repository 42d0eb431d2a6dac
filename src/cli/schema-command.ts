import { documentJsonSchema } from '../validate/document-schema.js';
import type { Context } from './context.js';
import { type FormFlags, knownForms } from './own-forms.js';
import { EXIT, write } from './streams.js';

/** `declparse schema`: the JSON Schema of one document on standard output. */
export async function runSchema(flags: FormFlags, context: Context): Promise<number> {
  const forms = await knownForms(flags, context);
  await write(context.streams.stdout, `${JSON.stringify(documentJsonSchema(forms), null, 2)}\n`);
  return EXIT.clean;
}
