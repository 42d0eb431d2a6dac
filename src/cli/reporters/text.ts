import { type Context, coloursFor } from '../context.js';
import { oneLine } from '../one-line.js';
import { printReport } from '../report.js';
import { write } from '../streams.js';
import type { Reporter, ReportOptions } from './index.js';

/** One line a file and a summary on standard output, the findings or differences on standard error. */
export async function textReporter({ expect, quiet }: ReportOptions, context: Context): Promise<Reporter> {
  const { streams, texts } = context;
  const [out, err] = await Promise.all([
    coloursFor(streams.stdout, streams.env),
    coloursFor(streams.stderr, streams.env),
  ]);
  let unexpected = 0;
  return {
    add: async ({ row, found, rejected, differences }) => {
      if (expect && differences === null) unexpected++;
      if (row.status === 'failed' || quiet) return;
      const mark = row.status === 'ok' ? out.green('ok  ') : out.red('FAIL');
      await write(streams.stdout, `${mark} ${oneLine(row.input)}: ${texts.found(row)}\n`);
      if (row.status === 'ok') return;
      const lines = differences && [texts.batch.differs(oneLine(row.input)), ...differences.map((line) => `  ${line}`)];
      const report = lines
        ? `${lines.join('\n')}\n`
        : printReport({ path: row.input, counts: row, rejected, found }, texts, err);
      await write(streams.stderr, report);
    },
    end: async ({ files, status }) => {
      const sum = texts.checked(files, status.ok, status.findings, status.failed);
      const note = expect && unexpected > 0 ? `; ${texts.batch.nothingExpected(unexpected)}` : '';
      await write(streams.stdout, `${sum}${note}\n`);
    },
  };
}
