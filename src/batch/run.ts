import { unlink } from 'node:fs/promises';
import { FORMATS } from '../write/formats.js';
import { type Combination, printCombined, writeCombined } from './combine.js';
import { emptyRow, failed } from './convert-file.js';
import { gather, makeArrivals } from './gather.js';
import { type Journal, openJournal } from './journal.js';
import { isFinished, readKnown } from './known.js';
import { type ManifestHead, readRows, writeManifest } from './manifest.js';
import { outputHead, type Places, preparePlaces } from './places.js';
import type { Ended, Hands, Plan, Run } from './plan.js';
import { workOff } from './pool.js';
import { settingsKey } from './settings-key.js';
import type { Outcome, Row, Settings, Task } from './types.js';
import { removeFolder } from './write-file.js';

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
    if (places.manifest === null) removeFolder(places.work);
    places.release();
  }
}

/** Finds out what an earlier run has left to do, and does it. */
async function runAt(places: Places, plan: Plan, hands: Hands): Promise<Ended> {
  const { parse, strict, expect, output, result, resume, inputs } = plan;
  const own = { result: output.kind === 'folder' ? result : null, parts: places.parts };
  const settings: Settings = { parse, strict, expect, ...own };
  const key = settingsKey(settings, plan.version);
  if (resume && (await isFinished(places, key, inputs, result))) {
    for await (const row of readRows(places.manifest!))
      await hands.done({ row, found: [], rejected: [], resumed: true });
    return { status: 'complete', manifest: places.manifest };
  }
  const startedAt = new Date().toISOString();
  const lanes = hands.lanes(settings); // they get ready while the journal and the manifest are written
  let journal: Journal | undefined;
  try {
    const known = resume ? readKnown(places, key, inputs) : [];
    journal = await openJournal(places.work, key, (inputs.at(inputs.length - 1)?.index ?? -1) + 1, known);
    const seen: Run['seen'] = { forms: new Set(), counts: { ok: 0, findings: 0, failed: 0, pending: 0 } };
    return await carryOut({ plan, hands, lanes, places, settings, key, journal, startedAt, seen });
  } finally {
    for (const lane of lanes) lane.stop();
    await journal?.close();
  }
}

async function carryOut(run: Run): Promise<Ended> {
  const { plan, hands, places, seen } = run;
  const { manifest } = places;
  let status: Ended['status'];
  try {
    await keepManifest(run, 'running');
    status = await convertAll(run);
    const sha256 = status === 'complete' ? await combine(run) : null;
    await keepManifest(run, status, sha256);
  } catch (error) {
    status = hands.stop.aborted ? 'interrupted' : 'failed';
    await keepManifest(run, status).catch(() => {}); // the disk is full: the journal has the rows
    return { status, error, manifest };
  }
  const isDone = status === 'complete' && seen.counts.failed === 0 && !plan.resume;
  // Where results are combined, those of the files stay for the next --resume.
  if (manifest !== null && (plan.output.kind !== 'file' || isDone)) {
    removeFolder(places.work);
  }
  return { status, manifest };
}

/** All files, and beside it the output, if it can be written while they come in. */
async function convertAll(run: Run): Promise<'complete' | 'interrupted'> {
  const { plan, hands, journal } = run;
  const arrivals = makeArrivals(journal);
  const isLive = plan.output.kind === 'stream' && FORMATS[plan.result.format].streams;
  const broken = new AbortController();
  const stop = AbortSignal.any([hands.stop, broken.signal]);
  const files = convertFiles(run, stop, arrivals.arrived).finally(arrivals.close);
  const live = isLive ? writeStream(run, gather(run, arrivals.wait)) : Promise.resolve();
  live.catch(() => broken.abort()); // nobody takes the output any more; thrown below, when the files have ended
  for (const end of await Promise.allSettled([files, live])) if (end.status === 'rejected') throw end.reason;
  if (hands.stop.aborted) return 'interrupted';
  if (plan.output.kind === 'stream' && !isLive) await writeStream(run, gather(run));
  return 'complete';
}

async function convertFiles(run: Run, stop: AbortSignal, arrived: (index: number) => void): Promise<void> {
  const { plan, hands, lanes } = run;
  const give = async (outcome: Outcome) => {
    await keepRow(run, outcome);
    arrived(outcome.row.index);
    await hands.done(outcome);
  };
  for (const input of plan.inputs) if (input.failure) await give(failed(input, input.failure));
  const giveUp = () => {
    for (const lane of lanes) lane.stop();
  };
  hands.stopNow.addEventListener('abort', giveUp);
  // A file that was given up is none that failed: it stays to be done.
  const take = async (outcome: Outcome) => (hands.stopNow.aborted && outcome.row.reason ? undefined : give(outcome));
  await workOff(tasksOf(run), lanes, take, stop);
}

function* tasksOf({ plan, places, journal }: Run): Generator<Task> {
  for (const input of plan.inputs) {
    if (input.failure) continue;
    const known = journal.readEarlier(input.index);
    yield { ...input, ...places.target(input), ...(known !== null && { known: JSON.parse(known) as Row }) };
  }
}

async function keepRow({ journal, places, seen }: Run, { row, fatal }: Outcome): Promise<void> {
  if (fatal) throw Object.assign(new Error(fatal), { code: fatal });
  // A result of an earlier run must not pass for one of an input that gives none any more.
  const { target } = places.target(row);
  if (row.status === 'failed' && target !== null) await unlink(target).catch(() => {}); // most often there is none
  await journal.append(row);
  seen.counts[row.status]++;
  for (const form of row.forms) seen.forms.add(form);
}

/** The combined file, if there is to be one; gives its hash. */
async function combine(run: Run): Promise<string | null> {
  const { plan, hands, places } = run;
  if (plan.output.kind !== 'file') return null;
  hands.combining?.();
  return writeCombined(places.combined!, gather(run), places.parts);
}

async function writeStream({ hands }: Run, what: Combination): Promise<void> {
  for await (const piece of printCombined(what)) await hands.write(piece);
}

async function keepManifest(run: Run, status: ManifestHead['status'], sha256: string | null = null): Promise<void> {
  const { plan, places, journal, key, startedAt, seen } = run;
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
  const rows = function* () {
    // A row of an earlier run that this one did not come to stays good for the next.
    for (const input of plan.inputs)
      yield journal.read(input.index) ?? journal.readEarlier(input.index) ?? JSON.stringify(emptyRow(input));
  };
  await writeManifest(places.manifest, head, rows(), places.parts);
}
