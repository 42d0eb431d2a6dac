import { lintForm } from './forms/own/index.js';
import type { FormDefinition } from './model/form.js';
import { flatMap } from './model/group.js';
import type { DocumentResult } from './model/project.js';
import { parseDeclaration } from './parse-declaration.js';
import { decodeText } from './read/decode.js';
import { detectKind } from './read/detect.js';
import { toLines } from './read/lines.js';
import { type Drafted, draftFromBlocks, draftFromLines } from './recognize/draft/index.js';

/** A definition proposed from a sample, and what it makes of that sample. */
export interface FormDraft {
  readonly definition: FormDefinition;
  /** Labels that were left out because another value has them already. */
  readonly repeated: readonly string[];
  readonly reading: DocumentResult;
}

/**
 * Bytes of a filled-in form (a PDF with drawn tables, or a text dump) → a definition to start one's own from: title, labels
 * with types guessed from their values, long texts, columns and level names. Null when no indicator table is found.
 */
export async function draftForm(bytes: Uint8Array, id: string): Promise<FormDraft | null> {
  const found = await draft(bytes, id);
  const drafted = found && withoutClashes(found);
  if (!drafted) return null;
  const reading = await parseDeclaration(bytes, { forms: [drafted.definition], rules: false });
  return { ...drafted, reading };
}

async function draft(bytes: Uint8Array, id: string): Promise<Drafted | null> {
  const kind = detectKind(bytes);
  if (kind === 'text') return draftFromLines(toLines(decodeText(bytes).text).lines, id);
  if (kind !== 'pdf') return null;
  const [{ readPdf }, { toBlocks }] = await Promise.all([import('./read/pdf/index.js'), import('./rebuild/index.js')]);
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { pages } = await readPdf(plain, {});
  const { blocks, furniture } = toBlocks(pages);
  return draftFromBlocks(blocks, furniture, id);
}

/** Leaves out fields and sections that contradict others; null when the rest is no definition either. */
function withoutClashes({ definition, repeated }: Drafted): Drafted | null {
  const { problems } = lintForm(JSON.stringify(definition));
  if (problems.length === 0) return { definition, repeated };
  const at = (list: 'fields' | 'sections') =>
    new Set(flatMap(problems, ({ problem: { path } }) => (path[0] === list ? [path[1]] : [])));
  const [fields, sections] = [at('fields'), at('sections')];
  if (fields.size + sections.size === 0) return null;
  const gone = [
    ...definition.fields.filter((_, i) => fields.has(i)),
    ...definition.sections.filter((_, i) => sections.has(i)),
  ].map(({ labels }) => labels[0]);
  const rest = {
    ...definition,
    fields: definition.fields.filter((_, i) => !fields.has(i)),
    sections: definition.sections.filter((_, i) => !sections.has(i)),
  };
  return withoutClashes({ definition: rest, repeated: [...repeated, ...gone] });
}
