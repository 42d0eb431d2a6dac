import type { Diagnostic, PrintedDiagnostic } from './diagnostic.js';
import type { FundsColumn } from './form.js';
import type { Box } from './page.js';

/** One indicator of a project: see the output contract in the README. Columns that the form lacks are absent. */
export interface Indicator {
  level1: string | null;
  level2: string | null;
  level3: string | null;
  target: string | null;
  comparator: '=' | '>=' | '<=' | '>' | '<' | null;
  targetNumber: number | null;
  targetUnit: string | null;
  actual?: string | null;
  weight?: number | null;
  score?: number | null;
  deviation?: string | null;
  note?: string | null;
  explanation?: string | null;
}

/** One row of a money grid. Money in yuan, `rate` as a fraction. Columns that the form lacks are absent. */
export type Fund = { source: string | null } & Partial<Record<FundsColumn, number | null>>;

/** Where a value came from; `box` in points from the top left corner, null for a text dump. */
export interface Evidence {
  raw: string;
  page: number | null;
  lines: [first: number, last: number] | null;
  box: Box | null;
}

/** A validated project record. Which of the optional keys are there depends on the form. Money is yuan. */
export interface Project {
  form: string;
  formTitle: string | null;
  year: number | null;
  projectName?: string | null;
  declaringUnit?: string | null;
  competentDepartment?: string | null;
  implementingUnit?: string | null;
  projectCategory?: string | null;
  projectNature?: string | null;
  projectPeriod?: string | null;
  performanceType?: string | null;
  /** Dates as `YYYY-MM-DD`. */
  plannedStartDate?: string | null;
  plannedEndDate?: string | null;
  governmentProcurement?: boolean | null;
  budget?: Record<string, number | null>;
  narrative?: Record<string, string | null>;
  funds?: Fund[];
  totalScore?: number | null;
  /** The index of the declaration that a funding note belongs to. */
  linkedProject?: number | null;
  /** What a form of one's own has besides. */
  [field: string]: unknown;
  indicators: Indicator[];
  unplaced: { text: string; page: number | null; line: number | null }[];
  diagnostics: PrintedDiagnostic[];
  evidence?: Record<string, Evidence>;
}

/** A form that was recognised but does not pass its schema. */
export interface Rejected {
  form: string;
  projectName: string | null;
  diagnostics: PrintedDiagnostic[];
  text: string;
}

export interface Coverage {
  characters: number;
  values: number;
  labels: number;
  unplaced: number;
  outside: number;
}

export interface Source {
  path: string;
  sha256: string;
  bytes: number;
  kind: 'pdf' | 'text';
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'gb18030' | 'big5' | null;
  pages: number | null;
}

/** What one input becomes. Coverage counts non-blank characters; values + labels + unplaced + outside = characters. */
export interface DocumentResult {
  schemaVersion: 1;
  source: Source;
  projects: Project[];
  rejected: Rejected[];
  diagnostics: PrintedDiagnostic[];
  coverage: Coverage;
}

export type { Diagnostic, PrintedDiagnostic };
