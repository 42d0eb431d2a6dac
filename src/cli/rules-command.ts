import { SEVERITY } from '../model/diagnostic.js';
import { RULES } from '../validate/rules/index.js';
import type { Context } from './context.js';
import { EXIT, write } from './streams.js';

/** `declparse rules`: the auditor's checks, each with its code, severity, meaning and an example. */
export async function runRules({ streams, texts, language }: Context): Promise<number> {
  const blocks = RULES.map(({ code, meaning, example }) =>
    [
      `${code}  (${texts.severity[SEVERITY[code]]})`,
      `  ${meaning[language]}`,
      `  ${texts.example}${example[language]}`,
    ].join('\n'),
  );
  await write(streams.stdout, `${blocks.join('\n\n')}\n`);
  return EXIT.clean;
}
