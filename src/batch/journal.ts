import { readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { linesIfAny, parseLine } from './lines.js';
import type { Row } from './types.js';
import { writeWhole } from './write-file.js';

const NAME = 'journal.ndjson';

/** The rows of a run: on disk as soon as a file is done, so that a killed run can go on; memory holds only their places. */
export interface Journal {
  readonly append: (row: Row) => Promise<void>;
  /** The row of the input at this index as JSON, if it is done. Read at once: it comes from the system's memory. */
  readonly read: (index: number) => string | null;
  /** What an earlier run says about the input at this index, in the same way. */
  readonly readEarlier: (index: number) => string | null;
  readonly has: (index: number) => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Opens a fresh journal in the work folder.
 * @param key says which options and version its rows are good for
 * @param size all indexes are below it
 * @param earlier rows of an earlier run for inputs of this one: they must outlive this one when it is killed too
 */
export async function openJournal(
  folder: string,
  key: string,
  size: number,
  earlier: Iterable<Row> | AsyncIterable<Row>,
): Promise<Journal> {
  const path = join(folder, NAME);
  const [done, before] = [makePlaces(size), makePlaces(size)];
  let end = 0;
  const lines = async function* () {
    const head = lineOf({ key });
    end = head.length;
    yield head;
    for await (const row of earlier) {
      const line = lineOf(row);
      end = before.put(row.index, end, line.length);
      yield line;
    }
  };
  await writeWhole(path, lines(), folder, true);
  const file = await open(path, 'r+');
  let buffer = Buffer.alloc(0);
  let last: Promise<unknown> = Promise.resolve();
  const append = async (row: Row) => {
    const line = lineOf(row);
    const { bytesWritten } = await file.write(line, 0, line.length, end);
    if (bytesWritten < line.length) throw Object.assign(new Error('the disk took a part only'), { code: 'ENOSPC' });
    end = done.put(row.index, end, line.length);
  };
  const read = ({ starts, lengths }: Places, index: number) => {
    const length = lengths[index]!;
    if (length === 0) return null;
    if (buffer.length < length) buffer = Buffer.alloc(2 * length);
    readSync(file.fd, buffer, 0, length, starts[index]!);
    return buffer.toString('utf8', 0, length - 1);
  };
  return {
    append: (row) => {
      const mine = last.then(() => append(row));
      last = mine.catch(() => {}); // said by `mine`; the next row has a try of its own
      return mine;
    },
    read: (index) => read(done, index),
    readEarlier: (index) => read(before, index),
    has: (index) => done.lengths[index]! > 0,
    close: () => file.close(),
  };
}

type Places = ReturnType<typeof makePlaces>;

/** Where the row of each index stands, if it is there: a few bytes for each of very many. */
function makePlaces(size: number) {
  const [starts, lengths] = [new Float64Array(size), new Uint32Array(size)];
  /** Gives where the line ends. */
  const put = (index: number, start: number, length: number): number => {
    starts[index] = start;
    lengths[index] = length;
    return start + length;
  };
  return { starts, lengths, put };
}

function lineOf(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** The rows of a journal that was left behind, if its key fits. A row that was cut off while it was written is no row. */
export async function* readJournal(folder: string, key: string): AsyncGenerator<Row> {
  let isHead = true;
  for await (const line of linesIfAny(join(folder, NAME))) {
    const value = parseLine(line) as Row | { key: string } | undefined;
    if (isHead && (!value || !('key' in value) || value.key !== key)) return;
    if (!isHead && value) yield value as Row;
    isHead = false;
  }
}
