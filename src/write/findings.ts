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
