import type { Outcome, Settings, Task } from './types.js';
import { type Limits, startWorker, type WorkerProcess } from './worker-process.js';

/** Runs one task after the other, each in turn for its caller. */
export interface Lane {
  readonly run: (task: Task) => Promise<Outcome>;
  readonly stop: () => void;
}

/** A worker can be ended from outside before it is ready. When so many in a row do not come up, none will. */
const STARTS = 3;

/** A lane that works in a process of its own, started ahead of the work and replaced after a file that it did not survive. */
export function processLane(settings: Settings, limits: Limits): Lane {
  let worker = startSomehow(settings, limits);
  worker.catch(() => {}); // said by whoever gives it work
  let stopped = false;
  return {
    run: async (task) => {
      let own = await worker;
      if (!own.isAlive()) {
        worker = startSomehow(settings, limits);
        own = await worker;
      }
      if (stopped) own.stop();
      return own.run(task);
    },
    stop: () => {
      stopped = true;
      void worker.then((own) => own.stop()).catch(() => {});
    },
  };
}

async function startSomehow(settings: Settings, limits: Limits): Promise<WorkerProcess> {
  for (let start = 1; ; start++) {
    try {
      return await startWorker(settings, limits, start === STARTS);
    } catch (error) {
      if (start === STARTS) throw error;
    }
  }
}

/**
 * Works off tasks in several lanes. Each lane takes the next task when it is free, so nothing is queued. An outcome is
 * handed over while its lane is at the next task already, but no further: a slow taker slows the lanes down.
 * @param signal no further task is taken when it is raised; what is under way may end
 * Throws what `take` throws, or that a worker cannot be started, after all lanes have ended.
 */
export async function workOff(
  tasks: Iterator<Task>,
  lanes: readonly Lane[],
  take: (outcome: Outcome, task: Task) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const broken: unknown[] = [];
  const stopAll = () => {
    for (const lane of lanes) lane.stop();
  };
  const giveUp = (error: unknown) => {
    broken.push(error);
    stopAll();
  };
  const workLane = async (lane: Lane) => {
    let taken = Promise.resolve();
    while (!signal.aborted && broken.length === 0) {
      const { value: task, done } = tasks.next();
      if (done) break;
      const outcome = await lane.run(task);
      await taken;
      if (broken.length === 0) taken = take(outcome, task).catch(giveUp);
    }
    await taken;
  };
  await Promise.all(lanes.map((lane) => workLane(lane).catch(giveUp)));
  stopAll();
  if (broken.length > 0) throw broken[0];
}
