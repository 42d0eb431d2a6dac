import type { DocumentResult, Rejected } from '../model/project.js';
import { countDocument, type Finding, findingsOf } from '../write/findings.js';
import { oneLine } from './one-line.js';
import type { Counts, Texts } from './texts/index.js';

/** Colours for one stream: the caller decides whether it gets any. */
export type Colours = Record<'red' | 'yellow' | 'green' | 'dim' | 'bold', (text: string) => string>;

/** So many findings of one document are printed: more would hide those of the next. */
const SHOWN = 20;

/** What is said about one file. */
export interface Report {
  readonly path: string;
  readonly counts: Counts;
  readonly rejected: readonly Pick<Rejected, 'form' | 'projectName'>[];
  readonly found: readonly Finding[];
}

export function reportDocument(document: DocumentResult, texts: Texts, colours: Colours): string {
  const { source, rejected } = document;
  const report = { path: source.path, counts: countDocument(document), rejected, found: findingsOf(document) };
  return printReport(report, texts, colours);
}

/** What was found in a document, then its findings. */
export function printReport(report: Report, texts: Texts, colours: Colours): string {
  const summary = `${colours.bold(oneLine(report.path))}: ${texts.found(report.counts)}\n`;
  return summary + printFindings(report, texts, colours);
}

/** Errors, then warnings, one a line: `file:line: warning: …`. Of very many the rest is only counted. */
export function printFindings(report: Omit<Report, 'counts'>, texts: Texts, colours: Colours): string {
  const { rejected, found } = report;
  const path = oneLine(report.path);
  const forms = rejected.map(({ form, projectName }) => `${path}: ${texts.rejected(form, projectName)}`);
  const findings = ['error', 'warning'].flatMap((severity) => found.filter((each) => each.severity === severity));
  const shown = findings.slice(0, SHOWN).map((finding) => reportFinding(finding, path, texts, colours));
  const more = findings.length > SHOWN ? [`${path}: ${texts.more(findings.length - SHOWN)}`] : [];
  return [...forms, ...shown, ...more].map((line) => `${line}\n`).join('');
}

function reportFinding(finding: Finding, path: string, texts: Texts, colours: Colours): string {
  const { severity, message, field, page, line, project, code } = finding;
  const place = line !== null ? `${path}:${line}` : page !== null ? `${path}: ${texts.page(page)}` : path;
  const colour = severity === 'error' ? colours.red : colours.yellow;
  const subject = [project, field].filter((part) => part !== null).join(' · ');
  return `${place}: ${colour(`${texts.severity[severity]}:`)} ${subject ? `${subject}: ` : ''}${message} ${colours.dim(`[${code}]`)}`;
}
