import { type BatchTexts, clock } from './batch.js';

/** What to do about the system's reasons for refusing to write. */
const WRITE_ADVICE: Record<string, string> = {
  ENOENT: 'The folder does not exist: make it first.',
  ENOTDIR: 'A part of the path is a file and no folder.',
  EEXIST: 'A part of the path is a file and no folder.',
  ENOSPC: 'The disk is full: make room.',
  EDQUOT: 'Your share of the disk is used up: make room.',
  EFBIG: 'A file may not grow so large here: choose another place.',
  EROFS: 'The disk can only be read: choose another place.',
  EACCES: 'Check the permissions.',
  EPERM: 'Check the permissions.',
};

/** What can be done when the system refuses to write, by its code. */
export const writeAdvice = (code: string) => WRITE_ADVICE[code] ?? 'Check folder, permissions and free space.';

/** The lines of the summary behind a run. */
export const summaryEn = {
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
};

export const batchEn: BatchTexts = {
  reasons: {
    'not-found': () => 'there is no such file or folder. Check the name.',
    'not-utf8': () => 'the name is not in UTF-8. Rename the file (convmv -r -f gbk -t utf8 --notest <folder>).',
    'not-readable': (detail) =>
      `cannot be read (${detail}). ${detail === 'ELOOP' ? 'Its links lead in a circle.' : 'Check the permissions.'}`,
    'not-a-file': () => 'this is no file that can be read. Name a PDF or a text file.',
    'nobody-writes': () => 'this is a named pipe, and nobody writes to it.',
    'no-inputs-in': () => 'the folder holds no .pdf or .txt file. Name the files themselves.',
    'too-large': (detail) => `is larger than ${detail}, and no declaration. Check that it is the right file.`,
    'not-writable': (detail) => `its result cannot be written (${detail}). ${writeAdvice(detail)}`,
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
    `Stopped: results cannot be written any more (${reason}). ${writeAdvice(reason)} ${done} of ${total} files are done.${canResume ? ' When that is put right, run the same command with --resume to go on.' : ''}`,
  summary: summaryEn,
  seconds: (seconds) => (seconds < 60 ? `${seconds.toFixed(1)} s` : clock(seconds)),
  differs: (input) => `${input}: not as expected (- expected, + found)`,
  notCompared: 'no expected JSON beside it',
  nothingExpected: (files) => `; ${files} without an expected JSON`,
  merge: {
    missing: (shards) => `Missing shards: ${shards}. Name their folders or manifests as well.`,
    unfinished: (path, status) => `${path}: the run is ${status}, and not complete. Go on with it by --resume first.`,
    mixed: 'The manifests are of runs with different options or versions. Their results do not belong together.',
    merged: (manifests, files) =>
      `${manifests} ${manifests === 1 ? 'manifest' : 'manifests'}, ${files} ${files === 1 ? 'file' : 'files'} merged`,
  },
};
