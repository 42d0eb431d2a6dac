import { type Diagnostic, type DiagnosticCode, type PrintedDiagnostic, SEVERITY } from '../model/diagnostic.js';
import { en } from './en.js';
import { zh } from './zh.js';

/** Language of everything that is printed for people; keys, codes and data do not depend on it. */
export type Language = 'zh' | 'en';

/** The values that fill a sentence, with the `page` and `line` of the finding. A sentence must read well without any of them. */
export type Params = Diagnostic['params'];

/** One sentence a code: what is wrong and what to do about it. */
export type Messages = Record<DiagnosticCode, (params: Params) => string>;

const MESSAGES: Record<Language, Messages> = { en, zh };

/** Puts a diagnostic into words. */
export function printDiagnostic(found: Diagnostic, language: Language): PrintedDiagnostic {
  const { code, field, page, line, params } = found;
  const at = { ...(page !== null ? { page } : {}), ...(line !== null ? { line } : {}) };
  const message = MESSAGES[language][code]({ ...at, ...params });
  return { code, severity: SEVERITY[code], message, field, page, line };
}
