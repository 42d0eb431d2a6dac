import { convertFile, failed } from '../batch/convert-file.js';
import type { Plan } from '../batch/plan.js';
import { type Lane, processLane } from '../batch/pool.js';
import type { Settings, Task } from '../batch/types.js';
import { chooseJobs, chooseLimits } from './batch-options.js';
import type { Context } from './context.js';
import { guarded } from './guard.js';
import { isOwnInput, readBytes } from './inputs.js';
import type { RunFlags } from './parse-flags.js';
import { keepHeapSmall } from './small-heap.js';

/** Where the files of a plan are worked on: in worker processes, as many as asked for. */
export function chooseLanes({ inputs }: Plan, flags: RunFlags, context: Context): (settings: Settings) => Lane[] {
  let files = 0;
  for (const { failure } of inputs) if (!failure) files++;
  const jobs = chooseJobs(flags, files);
  const limits = chooseLimits(flags, jobs);
  const inProcess = files <= 1 && flags.timeout === undefined && flags.memory === undefined;
  if (!inProcess) keepHeapSmall();
  const lane = (settings: Settings) => (inProcess ? ownLane(settings, context) : processLane(settings, limits));
  return (settings) => Array.from({ length: jobs }, () => withOwnInput(lane(settings), settings, context));
}

/** One file alone is done in this process: starting another would take longer than the file. */
function ownLane(settings: Settings, context: Context): Lane {
  const run = async (task: Task) => {
    const outcome = await guarded(task.input, () => convertFile(task, settings), context);
    return 'code' in outcome ? failed(task, outcome) : outcome;
  };
  return { run, stop: () => {} };
}

/** Only this process has the standard input and what the shell opened for it. */
function withOwnInput(lane: Lane, settings: Settings, { streams }: Context): Lane {
  const run = (task: Task) =>
    isOwnInput(task.input) ? convertFile(task, settings, (path) => readBytes(path, streams)) : lane.run(task);
  return { ...lane, run };
}
