import type { InputList } from './input-list.js';
import type { Journal } from './journal.js';
import type { ManifestHead } from './manifest.js';
import type { Shard } from './names.js';
import type { Output, Places } from './places.js';
import type { Lane } from './pool.js';
import type { Outcome, Reason, ResultFormat, Row, Settings } from './types.js';

/** What a run is to do. */
export interface Plan {
  /** The inputs of this run, in order; of a shard its share of the list. */
  readonly inputs: InputList;
  readonly parse: Settings['parse'];
  readonly strict: boolean;
  readonly expect?: boolean;
  readonly output: Output;
  readonly result: ResultFormat;
  /** The input is one file, and no share of a list: as JSON it is one document, and no array. */
  readonly single?: boolean;
  readonly shard: Shard | null;
  /** Take over what an earlier run has done. */
  readonly resume: boolean;
  readonly version: string;
}

/** What a run needs of whoever starts it. */
export interface Hands {
  /** As many files are worked on at once as there are lanes. */
  readonly lanes: (settings: Settings) => readonly Lane[];
  /** An input is done. Called in the order in which they end. */
  readonly done: (outcome: Outcome) => Promise<void>;
  /** The sentence for an input without a result, for tables of findings. */
  readonly explain: (reason: Reason) => string;
  /** Takes a combined output that is no file. */
  readonly write: (piece: string | Uint8Array) => Promise<void>;
  /** Files are done and the combined output is being written. */
  readonly combining?: () => void;
  /** No further file is begun when it is raised. */
  readonly stop: AbortSignal;
  /** Files under way are given up when it is raised. */
  readonly stopNow: AbortSignal;
}

export interface Ended {
  readonly status: Exclude<ManifestHead['status'], 'running'>;
  /** Set when the run failed: the system's error, such as a full disk. */
  readonly error?: unknown;
  /** The manifest's file, when there is one: the run can be continued. */
  readonly manifest: string | null;
}

/** A run under way. */
export interface Run {
  readonly plan: Plan;
  readonly hands: Hands;
  readonly lanes: readonly Lane[];
  readonly places: Places;
  readonly settings: Settings;
  readonly key: string;
  readonly journal: Journal;
  readonly startedAt: string;
  /** What is kept in memory of the rows. */
  readonly seen: {
    readonly forms: Set<string>;
    readonly counts: Record<Row['status'], number>;
  };
}
