import type { Outcome } from '../batch/types.js';
import { displayWidth } from '../rebuild/display-width.js';
import { oneLine } from './one-line.js';
import type { Texts } from './texts/index.js';

/** So many of the slowest files are named. */
const SLOWEST = 5;

/** What a run comes to. Of the files themselves only the slowest are kept. */
export interface Summary {
  files: number;
  readonly status: Record<'ok' | 'findings' | 'failed', number>;
  resumed: number;
  projects: number;
  indicators: number;
  rejected: number;
  errors: number;
  warnings: number;
  readonly codes: Record<string, number>;
  readonly reasons: Record<string, number>;
  slowest: { input: string; milliseconds: number }[];
}

export function emptySummary(): Summary {
  const sums = { files: 0, resumed: 0, projects: 0, indicators: 0, rejected: 0, errors: 0, warnings: 0 };
  return { ...sums, status: { ok: 0, findings: 0, failed: 0 }, codes: {}, reasons: {}, slowest: [] };
}

/** Adds one file. */
export function addToSummary(summary: Summary, { row, resumed }: Outcome): void {
  if (row.status === 'pending') return;
  summary.files++;
  summary.status[row.status]++;
  if (resumed) summary.resumed++;
  for (const key of ['projects', 'indicators', 'rejected', 'errors', 'warnings'] as const) summary[key] += row[key];
  for (const [code, count] of Object.entries(row.findings)) summary.codes[code] = (summary.codes[code] ?? 0) + count;
  if (row.reason) summary.reasons[row.reason.code] = (summary.reasons[row.reason.code] ?? 0) + 1;
  if (resumed || row.milliseconds === 0) return;
  const slowest = [...summary.slowest, { input: row.input, milliseconds: row.milliseconds }];
  summary.slowest = slowest.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
}

/** The table at the end of a run. */
export function printSummary(summary: Summary, seconds: number, { batch }: Pick<Texts, 'batch'>): string {
  const { summary: words } = batch;
  const { status } = summary;
  const head: [string, string | number][] = [
    [words.files, summary.files],
    [`  ${words.ok}`, status.ok],
    [`  ${words.findings}`, status.findings],
    [`  ${words.failed}`, status.failed],
    ...(summary.resumed > 0 ? [[`  ${words.resumed}`, summary.resumed] as [string, number]] : []),
    ...(['projects', 'indicators', 'rejected', 'errors', 'warnings'] as const).map((key): [string, number] => [
      words[key],
      summary[key],
    ]),
    [words.time, batch.seconds(seconds)],
  ];
  const slowest = summary.slowest.map(({ input, milliseconds }) => [
    oneLine(input),
    batch.seconds(milliseconds / 1000),
  ]);
  return [
    ...inColumns(head),
    ...block(words.byCode, mostFirst(summary.codes)),
    ...block(words.byReason, mostFirst(summary.reasons)),
    ...block(words.slowest, slowest as [string, string][]),
    '',
  ].join('\n');
}

function mostFirst(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function block(title: string, rows: readonly [string, string | number][]): string[] {
  return rows.length > 0 ? [`${title}:`, ...inColumns(rows).map((line) => `  ${line}`)] : [];
}

/** Names to the left, numbers to the right, by the columns of a terminal. */
function inColumns(rows: readonly [string, string | number][]): string[] {
  const width = Math.max(0, ...rows.map(([name]) => displayWidth(name)));
  const digits = Math.max(0, ...rows.map(([, value]) => displayWidth(String(value))));
  return rows.map(([name, value]) => {
    const gap = ' '.repeat(width - displayWidth(name) + 2 + digits - displayWidth(String(value)));
    return name + gap + value;
  });
}
