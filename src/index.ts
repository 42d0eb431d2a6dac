export { FORMS } from './forms/index.js';
export { type DiagnosticCode, type PrintedDiagnostic, SEVERITY, type Severity } from './model/diagnostic.js';
export type {
  ColumnDefinition,
  FieldDefinition,
  FormDefinition,
  SectionDefinition,
  TableDefinition,
} from './model/form.js';
export type {
  Coverage,
  DocumentResult,
  Evidence,
  Fund,
  Indicator,
  Project,
  Rejected,
  Source,
} from './model/project.js';
export { type Language, type ParseOptions, parseDeclaration, runStages, type Stages } from './parse-declaration.js';
