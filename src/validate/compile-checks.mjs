import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What the schemas are made from. They stay the single source: this only compiles them. */
const SOURCE = `
export { FORMS } from './src/forms/index.js';
export { projectSchema } from './src/validate/schema.js';
export { toJSONSchema } from 'zod';
`;

/**
 * The schemas of the built-in forms' records, compiled to plain functions.
 *
 * @returns {Promise<string>} a module that exports QUICK_CHECKS, an object from form id to (record) => boolean
 */
export async function quickChecksCode() {
  const { FORMS, projectSchema, toJSONSchema } = await loadSchemas();
  const ajv = new Ajv.default({
    code: { source: true, esm: true },
    strict: false,
    strictNumbers: true,
    messages: false,
    validateFormats: false,
  });
  const names = FORMS.map((form, i) => {
    ajv.addSchema(uncheckedParts(toJSONSchema(projectSchema(form))), `check${i}`);
    return [form.id, `check${i}`];
  });
  const code = standaloneCode.default(ajv, Object.fromEntries(names.map(([, name]) => [name, name])));
  const entries = names.map(([id, name]) => `${JSON.stringify(id)}: ${name}`);
  const contents = `${code};export const QUICK_CHECKS = {${entries.join(', ')}};`;
  return bundled({ contents, loader: 'js' }, { minify: true });
}

/** A record is checked before it gets its findings and its evidence: their schemas need not be compiled. */
function uncheckedParts({ $defs, ...schema }) {
  const { evidence, ...properties } = schema.properties;
  return briefly({ ...schema, properties: { ...properties, diagnostics: { type: 'array', maxItems: 0 } } });
}

/** The same schema in fewer words, which compile to a tenth of the code: `anyOf` with null as a type more, no notes, no counting of characters. */
function briefly(schema) {
  if (Array.isArray(schema)) return schema.map(briefly);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { description, format, anyOf, minLength, ...others } = schema;
  const rest = minLength === 1 ? { ...others, not: { const: '' } } : others;
  const [first, second] = anyOf ?? [];
  if (second?.type === 'null' && anyOf.length === 2 && typeof first.type === 'string') {
    const values = first.enum ? { enum: [...first.enum, null] } : {};
    return { ...rest, ...briefly(first), type: [first.type, 'null'], ...values };
  }
  return Object.fromEntries(Object.entries({ ...rest, ...(anyOf && { anyOf }) }).map(([k, v]) => [k, briefly(v)]));
}

async function loadSchemas() {
  const code = await bundled({ contents: SOURCE, loader: 'ts' });
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

async function bundled(stdin, more = {}) {
  const options = { bundle: true, write: false, format: 'esm', platform: 'node', charset: 'utf8', ...more };
  const { outputFiles } = await build({ ...options, stdin: { ...stdin, resolveDir: root } });
  return outputFiles[0].text;
}

/** Puts the compiled checks in the place of src/validate/quick-checks.ts. */
export const quickChecks = {
  name: 'quick-checks',
  setup({ onLoad }) {
    // esbuild's filters are in Go's syntax, which has no flag for Unicode.
    onLoad({ filter: /[/\\]src[/\\]validate[/\\]quick-checks\.ts$/ }, async () => ({
      contents: await quickChecksCode(),
      loader: 'js',
    }));
  },
};
