import { type Context, coloursFor } from '../context.js';
import { oneLine } from '../one-line.js';
import { printFindings } from '../report.js';
import { write } from '../streams.js';
import { isSkipped, type Reporter, sumUp } from './index.js';

/** One line a file and a summary on standard output, the findings or differences on standard error. */
export async function textReporter(quiet: boolean, context: Context): Promise<Reporter> {
  const { streams, texts } = context;
  const [out, err] = await Promise.all([
    coloursFor(streams.stdout, streams.env),
    coloursFor(streams.stderr, streams.env),
  ]);
  return {
    add: async (outcome) => {
      const { row, found, rejected, differences } = outcome;
      if (row.status === 'failed' || quiet) return;
      if (isSkipped(outcome)) {
        const sentence = texts.batch.because(oneLine(row.input), texts.batch.notCompared);
        return write(streams.stdout, `${out.dim('skip')} ${sentence}\n`);
      }
      const mark = row.status === 'ok' ? out.green('ok  ') : out.red('FAIL');
      await write(streams.stdout, `${mark} ${oneLine(row.input)}: ${texts.found(row)}\n`);
      if (row.status === 'ok') return;
      const lines = differences && [texts.batch.differs(oneLine(row.input)), ...differences.map((line) => `  ${line}`)];
      const report = lines ? `${lines.join('\n')}\n` : printFindings({ path: row.input, rejected, found }, texts, err);
      await write(streams.stderr, report);
    },
    end: (summary, skipped) => write(streams.stdout, `${sumUp(summary, skipped, texts)}\n`),
  };
}
