import type { Outcome } from '../../batch/types.js';
import type { Context } from '../context.js';
import type { Summary } from '../summary.js';

/** Prints what `check` found, file after file. */
export interface Reporter {
  readonly add: (outcome: Outcome) => Promise<void>;
  readonly end: (summary: Summary) => Promise<void>;
}

export interface ReportOptions {
  /** Documents are compared with expected ones, so that what is found is no news. */
  readonly expect: boolean;
  readonly strict: boolean;
  readonly quiet: boolean;
}

export async function reporterFor(
  format: 'text' | 'github' | 'junit',
  options: ReportOptions,
  context: Context,
): Promise<Reporter> {
  if (format === 'github') return (await import('./github.js')).githubReporter(options, context);
  if (format === 'junit') return (await import('./junit.js')).junitReporter(options, context);
  return (await import('./text.js')).textReporter(options, context);
}
