import type { FormFlags } from './own-forms.js';

/** Options of `check` and `parse` as the command line gives them. */
export interface RunFlags extends FormFlags {
  readonly strict?: boolean;
  readonly password?: string;
  readonly rules?: string;
  readonly engine?: string;
  readonly jobs?: string;
  readonly timeout?: string;
  readonly memory?: string;
  readonly filesFrom?: string;
  readonly null?: boolean;
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
