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
  /** The row of the input at this index, if it is done. */
  readonly read: (index: number) => Promise<Row | null>;
  readonly has: (index: number) => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Opens a fresh journal in the work folder.
 * @param key says which options and version its rows are good for
 * @param known rows of an earlier run, which must outlive this one when it is killed too
 */
export async function openJournal(folder: string, key: string, known: Iterable<Row>): Promise<Journal> {
  const path = join(folder, NAME);
  const lines = [{ key }, ...known].map((each) => `${JSON.stringify(each)}\n`);
  await writeWhole(path, lines, folder, true);
  const file = await open(path, 'r+');
  const places = new Map<number, { at: number; length: number }>();
  let end = (await file.stat()).size;
  let last: Promise<unknown> = Promise.resolve();
  const append = async (row: Row) => {
    const line = Buffer.from(`${JSON.stringify(row)}\n`);
    const at = end;
    const { bytesWritten } = await file.write(line, 0, line.length, at);
    if (bytesWritten < line.length) throw Object.assign(new Error('the disk took a part only'), { code: 'ENOSPC' });
    end += line.length;
    places.set(row.index, { at, length: line.length });
  };
  return {
    append: (row) => {
      const mine = last.then(() => append(row));
      last = mine.catch(() => {}); // said by `mine`; the next row has a try of its own
      return mine;
    },
    read: async (index) => {
      const place = places.get(index);
      if (!place) return null;
      const { buffer } = await file.read(Buffer.alloc(place.length), 0, place.length, place.at);
      return JSON.parse(buffer.toString('utf8')) as Row;
    },
    has: (index) => places.has(index),
    close: () => file.close(),
  };
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
