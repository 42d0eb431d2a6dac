import { type Context, coloursFor, oneOf, sayFailure } from './context.js';
import { tryConvert } from './convert.js';
import { findInputs } from './inputs.js';
import { knownForms } from './own-forms.js';
import type { ParseFlags } from './parse-command.js';
import { countDocument, hasFindings, reportDocument } from './report.js';
import { EXIT, write } from './streams.js';

/** `declparse check <files…>`: one line a file and a summary on standard output, the findings on standard error. */
export async function runCheck(
  words: readonly string[],
  flags: Pick<ParseFlags, 'strict' | 'password' | 'rules' | 'form'>,
  context: Context,
): Promise<number> {
  const { streams, texts, language } = context;
  const { strict = false, password } = flags;
  const rules = oneOf(flags.rules ?? 'on', ['on', 'off'], 'unknown-switch') === 'on';
  const forms = await knownForms(flags, context);
  const [out, err] = await Promise.all([
    coloursFor(streams.stdout, streams.env),
    coloursFor(streams.stderr, streams.env),
  ]);
  const inputs = await findInputs(words);
  for (const failure of inputs.failures) await sayFailure(context, failure);
  const count = { clean: 0, findings: 0, failed: inputs.failures.length };
  for (const path of inputs.paths) {
    const document = await tryConvert(path, context, { language, password, rules, forms });
    const outcome = !document ? 'failed' : hasFindings(document, strict) ? 'findings' : 'clean';
    count[outcome]++;
    if (!document) continue;
    const mark = outcome === 'clean' ? out.green('ok  ') : out.red('FAIL');
    await write(streams.stdout, `${mark} ${path}: ${texts.found(countDocument(document))}\n`);
    if (outcome === 'findings') await write(streams.stderr, reportDocument(document, texts, err));
  }
  const files = inputs.paths.length + inputs.failures.length;
  await write(streams.stdout, `${texts.checked(files, count.clean, count.findings, count.failed)}\n`);
  if (count.failed > 0) return EXIT.failure;
  return count.findings > 0 ? EXIT.findings : EXIT.clean;
}
