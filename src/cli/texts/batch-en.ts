import { type BatchTexts, clock } from './batch.js';

export const batchEn: BatchTexts = {
  reasons: {
    'not-found': () => 'there is no such file or folder. Check the name.',
    'not-utf8': () => 'the name is not in UTF-8. Rename the file (convmv -r -f gbk -t utf8 --notest <folder>).',
    'not-readable': (detail) =>
      `cannot be read (${detail}). ${detail === 'ELOOP' ? 'Its links lead in a circle.' : 'Check the permissions.'}`,
    'not-a-file': () => 'this is no file that can be read.',
    'nobody-writes': () => 'this is a named pipe, and nobody writes to it.',
    'no-inputs-in': () => 'the folder holds no .pdf or .txt file. Name the files themselves.',
    'not-writable': (detail) => `its result cannot be written (${detail}). Check folder, permissions and free space.`,
    timeout: (detail) => `given up after ${detail}. Allow more with --timeout.`,
    memory: (detail) => `given up because it needs too much memory (${detail}). Allow more with --memory.`,
    killed: (detail) => `not done because its worker was ended from outside (${detail}). Try again with --resume.`,
    crashed: (detail) => `its worker died of it (${detail}). Please report it with the input.`,
    internal: (detail) => `a mistake in declparse itself (${detail}). Please report it with the input.`,
  },
  because: (input, sentence) => `${input}: ${sentence}`,
  progress: ({ done, total, failed, rate, remaining }) =>
    [
      `${done} of ${total} files`,
      ...(rate === null ? [] : [`${rate.toFixed(1)}/s`]),
      ...(remaining === null ? [] : [`${clock(remaining)} left`]),
      `${failed} failed`,
    ].join(', '),
  combining: 'writing the combined output …',
  stopping: 'Stopping: files under way are finished first. Press Ctrl-C again to give them up.',
  interrupted: (done, total, canResume) =>
    `Stopped: ${done} of ${total} files are done. ${canResume ? 'Run the same command with --resume to go on.' : 'Nothing is kept without --output.'}`,
  broken: (reason, done, total, canResume) =>
    `Stopped: ${reason}. ${done} of ${total} files are done.${canResume ? ' When that is put right, run the same command with --resume to go on.' : ''}`,
  summary: {
    files: 'files',
    ok: 'clean',
    findings: 'with findings',
    failed: 'failed',
    resumed: 'taken over',
    projects: 'projects',
    indicators: 'indicators',
    rejected: 'rejected',
    errors: 'errors',
    warnings: 'warnings',
    time: 'time',
    byCode: 'errors and warnings by code',
    byReason: 'failures by reason',
    slowest: 'slowest files',
  },
  seconds: (seconds) => (seconds < 60 ? `${seconds.toFixed(1)} s` : clock(seconds)),
  differs: (input) => `${input}: not as expected (- expected, + found)`,
  notCompared: 'no expected JSON beside it',
  nothingExpected: (files) => `${files} without an expected JSON`,
  merge: {
    missing: (shards) => `Missing shards: ${shards}. Name their folders or manifests as well.`,
    unfinished: (path, status) => `${path}: the run is ${status}, and not complete. Go on with it by --resume first.`,
    mixed: 'The manifests are of runs with different options or versions. Their results do not belong together.',
    merged: (manifests, files) => `${manifests} manifests, ${files} files merged`,
  },
};
