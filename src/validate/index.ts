import { FORMS } from '../forms/index.js';
import { type Language, printDiagnostic } from '../messages/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { FormDefinition } from '../model/form.js';
import { flatMap } from '../model/group.js';
import type { Piece } from '../model/page.js';
import type { Project, Rejected } from '../model/project.js';
import type { RawForm } from '../model/raw-form.js';
import { valuesOf } from '../model/raw-form.js';
import { evidenceOf } from './evidence.js';
import { linkNotes } from './link-notes.js';
import { unitsOfOthers } from './money-unit.js';
import { QUICK_CHECKS } from './quick-checks.js';
import { type TypedForm, typeForm } from './record.js';
import { type Audited, auditProject } from './rules/index.js';

export interface ValidateOptions {
  readonly language?: Language;
  readonly evidence?: boolean;
  readonly rules?: boolean;
}

export interface Validated {
  readonly projects: Project[];
  readonly rejected: Rejected[];
}

/** Recognised forms → typed records, and those that do not pass the schema of their form. Both in printed order. */
export async function validateForms(forms: readonly RawForm[], options: ValidateOptions): Promise<Validated> {
  const projects: Project[] = [];
  const rejected: Rejected[] = [];
  if (forms.length === 0) return { projects, rejected };
  const units = unitsOfOthers(forms);
  for (const form of forms) {
    const typed = typeForm(form, units.get(form.definition));
    const problems = passesQuickly(form.definition, typed.data) ? [] : await check(form.definition, typed.data);
    if (problems.length === 0) projects.push(toProject(form.definition, typed, options));
    else rejected.push(toRejected(form, [...problems, ...typed.diagnostics], options));
  }
  const notes = new Set(forms.filter((form) => form.definition.table === null).map((form) => form.definition.id));
  linkNotes(projects, (project) => notes.has(project.form));
  return { projects, rejected };
}

/** Whether a record passes the compiled schema of its form, where there is one. */
function passesQuickly(definition: FormDefinition, data: Record<string, unknown>): boolean {
  const isBuiltIn = FORMS.includes(definition); // a form of one's own may have the id of one that it replaces
  return isBuiltIn && QUICK_CHECKS[definition.id]?.({ ...data, diagnostics: [] }) === true;
}

/** What the schema says of a record. Its library loads only when it is needed. */
async function check(definition: FormDefinition, data: Record<string, unknown>): Promise<Diagnostic[]> {
  const { checkRecord } = await import('./check.js');
  return checkRecord(definition, data);
}

function toProject(
  definition: FormDefinition,
  { data, diagnostics, sources }: TypedForm,
  options: ValidateOptions,
): Project {
  const audit = options.rules === false ? [] : auditProject(data as unknown as Audited, definition, sources);
  const project = { ...data, diagnostics: print([...diagnostics, ...audit], options) } as Project;
  if (options.evidence)
    project.evidence = Object.fromEntries(Object.entries(sources).map(([field, raw]) => [field, evidenceOf(raw)]));
  return project;
}

function toRejected(form: RawForm, diagnostics: readonly Diagnostic[], options: ValidateOptions): Rejected {
  return {
    form: form.definition.id,
    projectName: form.values.projectName?.text ?? null,
    diagnostics: print(diagnostics, options),
    text: textOf(form),
  };
}

function print(diagnostics: readonly Diagnostic[], { language = 'en' }: ValidateOptions) {
  return diagnostics.map((each) => printDiagnostic(each, language));
}

/** All text of a form as it stands in the source, one piece a line. */
function textOf(form: RawForm): string {
  const pieces = [...flatMap(valuesOf(form), (value) => value.pieces), ...form.labels, ...form.unplaced];
  return pieces
    .toSorted(inPrintedOrder)
    .map((piece) => piece.text.trim())
    .join('\n');
}

function inPrintedOrder(a: Piece, b: Piece): number {
  return (a.page ?? 0) - (b.page ?? 0) || (a.line ?? 0) - (b.line ?? 0) || byBox(a, b);
}

function byBox({ box: a }: Piece, { box: b }: Piece): number {
  return a && b ? a[1] - b[1] || a[0] - b[0] : 0;
}
