import type { Outcome } from '../../batch/types.js';
import type { Context } from '../context.js';
import type { Summary } from '../summary.js';
import type { Texts } from '../texts/index.js';

/** Prints what `check` found, file after file. */
export interface Reporter {
  readonly add: (outcome: Outcome) => Promise<void>;
  /** @param skipped files of which nothing is expected */
  readonly end: (summary: Summary, skipped: number) => Promise<void>;
}

/** Whether a file is passed over: nothing is expected of it, and it could be read. */
export function isSkipped({ row, differences }: Outcome): boolean {
  return differences === null && !row.reason;
}

/** The last line of the report. */
export function sumUp({ files, status }: Summary, skipped: number, texts: Texts): string {
  const sum = texts.checked(files - skipped, status.ok - skipped, status.findings, status.failed);
  return skipped > 0 ? sum + texts.batch.nothingExpected(skipped) : sum;
}

export async function reporterFor(
  format: 'text' | 'github' | 'junit',
  quiet: boolean,
  context: Context,
): Promise<Reporter> {
  if (format === 'github') return (await import('./github.js')).githubReporter(context);
  if (format === 'junit') return (await import('./junit.js')).junitReporter(context);
  return (await import('./text.js')).textReporter(quiet, context);
}
