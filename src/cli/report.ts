import type { DocumentResult, PrintedDiagnostic } from '../model/project.js';
import type { Counts, Texts } from './texts/index.js';

/** Colours for one stream: the caller decides whether it gets any. */
export type Colours = Record<'red' | 'yellow' | 'green' | 'dim' | 'bold', (text: string) => string>;

/** So many findings of one document are printed: more would hide those of the next. */
const SHOWN = 20;

/** A finding with the record that it belongs to. */
interface Finding extends PrintedDiagnostic {
  readonly project: string | null;
}

/** What counts as a finding, and so makes the exit code 1: errors, what was rejected, and warnings when asked to. */
export function hasFindings(document: DocumentResult, strict: boolean): boolean {
  const { errors, warnings, rejected } = countDocument(document);
  return errors > 0 || rejected > 0 || (strict && warnings > 0);
}

export function countDocument(document: DocumentResult): Counts {
  const findings = findingsOf(document);
  return {
    projects: document.projects.length,
    forms: [...new Set(document.projects.map((project) => project.form))],
    indicators: document.projects.reduce((sum, project) => sum + project.indicators.length, 0),
    rejected: document.rejected.length,
    errors: findings.filter((finding) => finding.severity === 'error').length,
    warnings: findings.filter((finding) => finding.severity === 'warning').length,
  };
}

/**
 * What was found in a document, then its errors and warnings one a line with their place: `file:line: warning: …`. Errors
 * come first; of very many findings the rest is only counted.
 */
export function reportDocument(document: DocumentResult, texts: Texts, colours: Colours): string {
  const { path } = document.source;
  const summary = `${colours.bold(path)}: ${texts.found(countDocument(document))}`;
  const rejected = document.rejected.map(({ form, projectName }) => `${path}: ${texts.rejected(form, projectName)}`);
  const all = findingsOf(document);
  const findings = ['error', 'warning'].flatMap((severity) => all.filter((each) => each.severity === severity));
  const shown = findings.slice(0, SHOWN).map((finding) => reportFinding(finding, path, texts, colours));
  const more = findings.length > SHOWN ? [`${path}: ${texts.more(findings.length - SHOWN)}`] : [];
  return `${[summary, ...rejected, ...shown, ...more].join('\n')}\n`;
}

function reportFinding(finding: Finding, path: string, texts: Texts, colours: Colours): string {
  const { severity, message, field, page, line, project, code } = finding;
  const place = line !== null ? `${path}:${line}` : page !== null ? `${path}: ${texts.page(page)}` : path;
  const colour = severity === 'error' ? colours.red : colours.yellow;
  const subject = [project, field].filter((part) => part !== null).join(' · ');
  return `${place}: ${colour(`${texts.severity[severity]}:`)} ${subject ? `${subject}: ` : ''}${message} ${colours.dim(`[${code}]`)}`;
}

function findingsOf({ diagnostics, projects, rejected }: DocumentResult): Finding[] {
  const records = [
    ...projects.map((project) => ({
      name: (project.projectName ?? null) as string | null,
      found: project.diagnostics,
    })),
    ...rejected.map((form) => ({ name: form.projectName, found: form.diagnostics })),
  ];
  const ofRecords = records.flatMap(({ name, found }) => found.map((each) => ({ ...each, project: name })));
  return [...diagnostics.map((each) => ({ ...each, project: null })), ...ofRecords];
}
