import { readFile, rm } from 'node:fs/promises';
import type { DocumentResult } from '../model/project.js';
import { FORMATS } from '../write/formats.js';
import type { FailedInput } from '../write/writer.js';
import { type Combination, printCombined, writeCombined } from './combine.js';
import { emptyRow, failed } from './convert-file.js';
import { type Journal, openJournal } from './journal.js';
import { findFinished, type Known, readKnown } from './known.js';
import { type ManifestHead, writeManifest } from './manifest.js';
import type { Shard } from './names.js';
import { type Output, outputHead, type Places, preparePlaces } from './places.js';
import { type Lane, workOff } from './pool.js';
import { settingsKey } from './settings-key.js';
import type { Input, Outcome, ResultFormat, Row, Settings, Task } from './types.js';

/** What a run is to do. */
export interface Plan {
  /** The inputs of this run, in order; of a shard its share of the list. */
  readonly inputs: readonly Input[];
  readonly parse: Settings['parse'];
  readonly strict: boolean;
  readonly expect?: boolean;
  readonly output: Output;
  readonly result: ResultFormat;
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
  readonly explain: (row: Row) => string;
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

/**
 * Converts many files: each on its own, each row on disk as soon as it is there, results under their names only when they
 * are whole. It ends in one of three ways: complete, stopped from outside, or failed because nothing can be written any
 * more; what was done until then is kept.
 */
export async function runBatch(plan: Plan, hands: Hands): Promise<Ended> {
  const { output, result, shard, resume } = plan;
  const places = await preparePlaces(output, FORMATS[result.format].extensions[0], shard, resume);
  try {
    return await runAt(places, plan, hands);
  } finally {
    if (places.manifest === null) await rm(places.work, { recursive: true, force: true });
    places.release();
  }
}

/** Goes on with what an earlier run has left, or begins. */
async function runAt(places: Places, plan: Plan, hands: Hands): Promise<Ended> {
  const { output, result, resume, inputs } = plan;
  const own = { result: output.kind === 'folder' ? result : null, parts: places.parts };
  const settings: Settings = { parse: plan.parse, strict: plan.strict, expect: plan.expect, ...own };
  const key = settingsKey(settings, plan.version);
  const finished = resume && (await findFinished(places, key, inputs));
  if (finished && finished.output.format === result.format && sameTable(finished.output, result)) {
    for (const row of finished.inputs) await hands.done({ row, found: [], rejected: [], resumed: true });
    return { status: 'complete', manifest: places.manifest };
  }
  const known: Known = resume ? await readKnown(places, key) : new Map();
  const journal = await openJournal(places.work, key, known.values());
  const run: Run = { plan, hands, places, settings, key, known, journal, startedAt: new Date().toISOString() };
  try {
    return await carryOut(run);
  } finally {
    await journal.close();
  }
}

interface Run {
  readonly plan: Plan;
  readonly hands: Hands;
  readonly places: Places;
  readonly settings: Settings;
  readonly key: string;
  readonly known: Known;
  readonly journal: Journal;
  readonly startedAt: string;
}

async function carryOut(run: Run): Promise<Ended> {
  const { plan, places } = run;
  const seen: Seen = { forms: new Set(), failed: [], counts: { ok: 0, findings: 0, failed: 0, pending: 0 } };
  let ended: Ended;
  let sha256: string | null = null;
  try {
    await keepManifest(run, seen, 'running', null);
    ended = { status: await convertAll(run, seen), manifest: places.manifest };
    if (ended.status === 'complete' && plan.output.kind === 'file') {
      run.hands.combining?.();
      sha256 = await writeCombined(places.combined!, combination(run, seen), places.parts);
    }
    await keepManifest(run, seen, ended.status, sha256);
  } catch (error) {
    ended = { status: run.hands.stop.aborted ? 'interrupted' : 'failed', error, manifest: places.manifest };
    await keepManifest(run, seen, ended.status, null).catch(() => {}); // the disk is full: the journal has the rows
    return ended;
  }
  const isNeeded =
    plan.output.kind === 'file' && (ended.status !== 'complete' || seen.failed.length > 0 || plan.resume);
  if (!isNeeded && places.manifest !== null) await rm(places.work, { recursive: true, force: true });
  return ended;
}

/** What is kept in memory of the rows. */
interface Seen {
  readonly forms: Set<string>;
  readonly failed: FailedInput[];
  readonly counts: Record<Row['status'], number>;
}

/** All files, and beside it the output, if it can be written while they come in. */
async function convertAll(run: Run, seen: Seen): Promise<'complete' | 'interrupted'> {
  const { plan, hands, journal } = run;
  const arrivals = makeArrivals(journal);
  const isLive = plan.output.kind === 'stream' && FORMATS[plan.result.format].streams;
  const broken = new AbortController();
  const stop = AbortSignal.any([hands.stop, broken.signal]);
  const files = convertFiles(run, seen, stop, arrivals.arrived).finally(arrivals.close);
  const live = isLive ? writeStream(run, combination(run, seen, arrivals.wait)) : Promise.resolve();
  live.catch(() => broken.abort()); // nobody takes the output any more; thrown below, when the files have ended
  for (const end of await Promise.allSettled([files, live])) if (end.status === 'rejected') throw end.reason;
  if (hands.stop.aborted) return 'interrupted';
  if (plan.output.kind === 'stream' && !isLive) await writeStream(run, combination(run, seen));
  return 'complete';
}

async function convertFiles(run: Run, seen: Seen, stop: AbortSignal, arrived: (index: number) => void): Promise<void> {
  const { plan, hands, journal, settings } = run;
  const give = async (outcome: Outcome) => {
    if (outcome.fatal) throw Object.assign(new Error(outcome.fatal), { code: outcome.fatal });
    const { row } = outcome;
    await journal.append(row);
    seen.counts[row.status]++;
    for (const form of row.forms) seen.forms.add(form);
    if (row.reason) seen.failed.push({ path: row.input, code: row.reason.code, message: hands.explain(row) });
    arrived(row.index);
    await hands.done(outcome);
  };
  for (const input of plan.inputs) if (input.failure) await give(failed(input, input.failure));
  const lanes = hands.lanes(settings);
  const giveUp = () => {
    for (const lane of lanes) lane.stop();
  };
  hands.stopNow.addEventListener('abort', giveUp);
  // A file that was given up is none that failed: it stays to be done.
  const take = async (outcome: Outcome) => (hands.stopNow.aborted && outcome.row.reason ? undefined : give(outcome));
  await workOff(tasksOf(run), lanes, take, stop);
}

function* tasksOf({ plan, places, known }: Run): Generator<Task> {
  for (const input of plan.inputs) {
    if (input.failure) continue;
    const row = known.get(input.path);
    known.delete(input.path);
    yield { ...input, ...places.target(input), ...(row && { known: row }) };
  }
}

function combination(run: Run, seen: Seen, wait?: (index: number) => Promise<boolean>): Combination {
  const { plan, places, journal, hands } = run;
  const documents = async function* () {
    for (const input of plan.inputs) {
      if (wait && !(await wait(input.index))) return;
      if (hands.stop.aborted && !wait) throw new Error('interrupted');
      const row = await journal.read(input.index);
      if (row && row.status !== 'failed') {
        yield JSON.parse(await readFile(places.target(input).target!, 'utf8')) as DocumentResult;
      }
    }
  };
  const failed = inOrder(seen.failed, plan.inputs);
  return { documents, result: plan.result, known: plan.parse.forms ?? [], occurring: seen.forms, failed };
}

/** Failures as the inputs stand, whichever came first. */
function inOrder(failed: readonly FailedInput[], inputs: readonly Input[]): FailedInput[] {
  if (failed.length < 2) return [...failed];
  const order = new Map(inputs.map(({ input }, i) => [input, i]));
  return failed.toSorted((a, b) => order.get(a.path)! - order.get(b.path)!);
}

async function writeStream({ hands }: Run, what: Combination): Promise<void> {
  for await (const piece of printCombined(what)) await hands.write(piece);
}

/** Lets the output wait for the row of an input. */
function makeArrivals(journal: Journal) {
  const waiting = new Map<number, (has: boolean) => void>();
  let closed = false;
  return {
    arrived: (index: number) => {
      waiting.get(index)?.(true);
      waiting.delete(index);
    },
    /** False when it will never come. */
    wait: (index: number): Promise<boolean> => {
      if (journal.has(index)) return Promise.resolve(true);
      return closed ? Promise.resolve(false) : new Promise((resolve) => waiting.set(index, resolve));
    },
    close: () => {
      closed = true;
      for (const resolve of waiting.values()) resolve(false);
    },
  };
}

async function keepManifest(run: Run, seen: Seen, status: ManifestHead['status'], sha256: string | null) {
  const { plan, places, journal, key, known, startedAt } = run;
  if (places.manifest === null) return;
  const files = plan.inputs.length;
  const { ok, findings, failed } = seen.counts;
  const head: ManifestHead = {
    manifestVersion: 1,
    program: { name: 'declparse', version: plan.version },
    ...{ status, key },
    output: outputHead(plan.output, places.combined, sha256, plan.result),
    shard: plan.shard,
    startedAt,
    finishedAt: status === 'running' ? null : new Date().toISOString(),
    totals: { files, ok, findings, failed, pending: files - ok - findings - failed },
  };
  const rows = async function* () {
    // A row of an earlier run that this one did not come to stays good for the next.
    for (const input of plan.inputs)
      yield (await journal.read(input.index)) ?? known.get(input.path) ?? emptyRow(input);
  };
  await writeManifest(places.manifest, head, rows(), places.parts);
}

function sameTable(a: ResultFormat, b: ResultFormat): boolean {
  return a.table === b.table && a.excel === b.excel && a.headers === b.headers;
}
