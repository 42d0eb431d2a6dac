import type { Row } from '../../batch/types.js';
import type { Language } from '../../messages/index.js';
import type { FailureCode } from '../failure.js';
import type { BatchTexts } from './batch.js';
import { en, type formEn, type helpEn } from './en.js';
import { zh } from './zh.js';

/** What was found in one document. */
export type Counts = Pick<Row, 'projects' | 'forms' | 'indicators' | 'rejected' | 'errors' | 'warnings'>;

/** What was guessed for a form, and what that reads of its sample. */
export interface DraftCounts {
  readonly title: string | null;
  readonly types: readonly string[];
  readonly sections: readonly string[];
  readonly lists: readonly string[];
  readonly columns: readonly string[];
  readonly levels: readonly string[];
  readonly required: readonly string[];
  readonly repeated: readonly string[];
  readonly records: number;
  readonly filled: number;
  readonly values: number;
  readonly indicators: number;
  readonly unplaced: readonly string[];
}

/** Everything that the command line says, in one language. */
export interface Texts {
  readonly failures: Record<FailureCode, (subject: string, reason: string) => string>;
  readonly standardOutput: string;
  readonly severity: Record<'error' | 'warning' | 'info', string>;
  readonly found: (counts: Counts) => string;
  readonly rejected: (form: string, name: string | null) => string;
  readonly example: string;
  readonly more: (findings: number) => string;
  readonly page: (page: number) => string;
  readonly checked: (files: number, clean: number, findings: number, failed: number) => string;
  readonly crashed: (path: string, reason: string) => string;
  readonly firstMistake: (sentence: string, line: number, column: number, count: number) => string;
  readonly drafted: (draft: DraftCounts) => readonly string[];
  readonly linted: (id: string) => string;
  readonly usage: (code: string, message: string) => string;
  readonly form: typeof formEn;
  readonly batch: BatchTexts;
  readonly help: Help;
}

export type Help = typeof helpEn;

const TEXTS: Record<Language, Texts> = { en, zh };

export function textsIn(language: Language): Texts {
  return TEXTS[language];
}
