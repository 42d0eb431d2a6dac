import { readSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from './types.js';
import { writeWhole } from './write-file.js';

const NAME = 'journal.ndjson';

/**
 * The rows of a run while it goes on: each is on disk as soon as its file is done, so that a killed run can be continued,
 * and only its place is in memory, so that a long run needs no more of it than a short one.
 */
export interface Journal {
  readonly append: (row: Row) => Promise<void>;
  /** The row of the input at this index as JSON, if it is done. Read at once: it comes from the system's memory. */
  readonly read: (index: number) => string | null;
  readonly has: (index: number) => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Opens a fresh journal in the work folder.
 * @param key says which options and version its rows are good for
 * @param size all indexes are below it
 * @param known rows of an earlier run, which must outlive this one when it is killed too
 */
export async function openJournal(folder: string, key: string, size: number, known: Iterable<Row>): Promise<Journal> {
  const path = join(folder, NAME);
  const lines = [{ key }, ...known].map((each) => `${JSON.stringify(each)}\n`);
  await writeWhole(path, lines, folder, true);
  const file = await open(path, 'r+');
  const places = makePlaces(size);
  let buffer = Buffer.alloc(0);
  let end = (await file.stat()).size;
  let last: Promise<unknown> = Promise.resolve();
  const append = async (row: Row) => {
    const line = Buffer.from(`${JSON.stringify(row)}\n`);
    const at = end;
    const { bytesWritten } = await file.write(line, 0, line.length, at);
    if (bytesWritten < line.length) throw Object.assign(new Error('the disk took a part only'), { code: 'ENOSPC' });
    end += line.length;
    places.starts[row.index] = at;
    places.lengths[row.index] = line.length;
  };
  return {
    append: (row) => {
      const mine = last.then(() => append(row));
      last = mine.catch(() => {}); // said by `mine`; the next row has a try of its own
      return mine;
    },
    read: (index) => {
      const length = places.lengths[index]!;
      if (length === 0) return null;
      if (buffer.length < length) buffer = Buffer.alloc(2 * length);
      readSync(file.fd, buffer, 0, length, places.starts[index]!);
      return buffer.toString('utf8', 0, length - 1);
    },
    has: (index) => places.lengths[index]! > 0,
    close: () => file.close(),
  };
}

/** Where the row of each index stands, if it is there: a few bytes for each of very many. */
function makePlaces(size: number) {
  return { starts: new Float64Array(size), lengths: new Uint32Array(size) };
}

/** The rows of a journal that was left behind, if its key fits. A row that was cut off while it was written is no row. */
export async function readJournal(folder: string, key: string): Promise<Row[]> {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => '');
  const [head, ...rows] = text.split('\n').flatMap(parseLine);
  return (head as { key?: string } | undefined)?.key === key ? (rows as Row[]) : [];
}

function parseLine(line: string): unknown[] {
  try {
    return line === '' ? [] : [JSON.parse(line)];
  } catch {
    return [];
  }
}
