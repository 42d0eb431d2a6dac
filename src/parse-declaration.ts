import type { FormDefinition } from './model/form.js';
import type { DocumentResult } from './model/project.js';

export type Language = 'zh' | 'en';

export interface ParseOptions {
  /** What `source.path` says; "-" when not given. */
  readonly path?: string;
  /** The form families to look for; the built-in ones when not given. */
  readonly forms?: readonly FormDefinition[];
  /** Language of the messages in diagnostics; English when not given. */
  readonly language?: Language;
  /** Adds `evidence` to every project. */
  readonly evidence?: boolean;
  /** For an encrypted PDF. */
  readonly password?: string;
  /** Auditor's checks as diagnostics; on when not given. */
  readonly rules?: boolean;
}

/** Bytes of one PDF or text dump → one document. Never throws on any bytes: what is wrong stands in `diagnostics`. */
export type ParseDeclaration = (bytes: Uint8Array, options?: ParseOptions) => Promise<DocumentResult>;
