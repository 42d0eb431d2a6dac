import type { FailureReason } from '../../batch/types.js';
import type { summaryEn } from './batch-en.js';

/** Where a run stands. */
export interface Standing {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  /** Files a second; null as long as there is nothing to go by. */
  readonly rate: number | null;
  /** Seconds; null as long as there is nothing to go by. */
  readonly remaining: number | null;
}

/** What the command line says about runs over many files. */
export interface BatchTexts {
  readonly reasons: Record<FailureReason, (detail: string) => string>;
  readonly because: (input: string, sentence: string) => string;
  readonly progress: (standing: Standing) => string;
  readonly combining: string;
  readonly interrupted: (done: number, total: number, canResume: boolean) => string;
  readonly stopping: string;
  readonly broken: (reason: string, done: number, total: number, canResume: boolean) => string;
  readonly summary: typeof summaryEn;
  readonly seconds: (seconds: number) => string;
  readonly differs: (input: string) => string;
  readonly notCompared: string;
  readonly nothingExpected: (files: number) => string;
  readonly merge: {
    readonly missing: (shards: string) => string;
    readonly unfinished: (path: string, status: string) => string;
    readonly mixed: string;
    readonly merged: (manifests: number, files: number) => string;
  };
}

/** Seconds as `1:02:03` or `2:03`. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
