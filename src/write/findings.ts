import type { DocumentResult, PrintedDiagnostic } from '../model/project.js';

/** A finding with the record that it belongs to. */
export interface Finding extends PrintedDiagnostic {
  readonly form: string | null;
  readonly project: string | null;
}

/** Everything that was found in a document: about itself, then about its records, then about what was rejected. */
export function findingsOf({ diagnostics, projects, rejected }: DocumentResult): Finding[] {
  const records = [
    ...projects.map(({ form, projectName, diagnostics }) => ({ form, projectName, diagnostics })),
    ...rejected,
  ];
  return [
    ...diagnostics.map((each) => ({ ...each, form: null, project: null })),
    ...records.flatMap(({ form, projectName, diagnostics: found }) =>
      found.map((each) => ({ ...each, form, project: (projectName ?? null) as string | null })),
    ),
  ];
}

/** How much was found in a document. */
export function countDocument(document: DocumentResult) {
  const findings = findingsOf(document);
  return {
    forms: [...new Set(document.projects.map((project) => project.form))],
    projects: document.projects.length,
    indicators: document.projects.reduce((sum, project) => sum + project.indicators.length, 0),
    rejected: document.rejected.length,
    errors: findings.filter((finding) => finding.severity === 'error').length,
    warnings: findings.filter((finding) => finding.severity === 'warning').length,
  };
}

/** What counts as a finding, and so makes the exit code 1: errors, what was rejected, and warnings when asked to. */
export function hasFindings(document: DocumentResult, strict: boolean): boolean {
  const { errors, warnings, rejected } = countDocument(document);
  return errors > 0 || rejected > 0 || (strict && warnings > 0);
}
