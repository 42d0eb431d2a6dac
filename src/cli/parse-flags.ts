import type { FormFlags } from './own-forms.js';

/** A list of names beside the arguments. */
export interface ListFlags {
  readonly filesFrom?: string;
  readonly null?: boolean;
}

/** Options of `check` and `parse` as the command line gives them. */
export interface RunFlags extends FormFlags, ListFlags {
  readonly strict?: boolean;
  readonly password?: string;
  readonly rules?: string;
  readonly engine?: string;
  readonly jobs?: string;
  readonly timeout?: string;
  readonly memory?: string;
  readonly quiet?: boolean;
  readonly log?: string;
}

/** How output is written. */
export interface OutputFlags {
  readonly output?: string;
  readonly format?: string;
  readonly table?: string;
  readonly excel?: boolean;
  readonly headers?: string;
}

export interface ParseFlags extends RunFlags, OutputFlags {
  readonly evidence?: boolean;
  readonly resume?: boolean;
  readonly shard?: string;
}
