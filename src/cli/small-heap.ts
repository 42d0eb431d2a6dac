import { setFlagsFromString } from 'node:v8';

/**
 * For a process that only keeps the books of a run. The longer it goes on, the more room the engine would give it for what
 * is short-lived and let pile up what is not needed any more: tens of megabytes that the books do not need.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--optimize-for-size');
}
