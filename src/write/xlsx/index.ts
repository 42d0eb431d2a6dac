import { strToU8, Zip, ZipDeflate } from 'fflate';
import { header, rowsOf, tableColumns } from '../columns.js';
import { TABLE_TITLES } from '../titles.js';
import { type Documents, TABLES, type Table, type WriteOptions } from '../writer.js';
import { MAX_ROWS, sheetEnd, sheetRow, sheetStart } from './sheet.js';
import { workbookParts } from './workbook.js';

/** The entries of the archive carry this date, so that the same input gives the same bytes. */
const DATE = '1980-01-01T00:00:00';
/** Text is handed to the compressor in pieces of about so many characters. */
const PIECE = 100_000;

/** An Excel workbook with a sheet a table, or with the one that was asked for. A full sheet goes on in a next one. */
export async function* printXlsx(documents: Documents, options: WriteOptions): AsyncGenerator<Uint8Array> {
  const archive = openArchive();
  const names: string[] = [];
  for (const table of options.table ? [options.table] : TABLES) {
    const title = options.headers === 'zh' ? TABLE_TITLES[table] : table;
    let part = 0;
    for await (const piece of sheetTexts(documents, table, options)) {
      if (piece.starts) {
        part++;
        names.push(part > 1 ? `${title} ${part}` : title);
        archive.begin(`xl/worksheets/sheet${names.length}.xml`);
      }
      yield archive.add(piece.text, piece.ends);
    }
  }
  for (const [name, text] of Object.entries(workbookParts(names))) {
    archive.begin(name);
    yield archive.add(text, true);
  }
  yield archive.end();
}

interface Piece {
  readonly text: string;
  readonly starts: boolean;
  readonly ends: boolean;
}

/** The XML of a table's sheets, piece by piece. */
async function* sheetTexts(documents: Documents, table: Table, options: WriteOptions): AsyncGenerator<Piece> {
  const columns = tableColumns(table, options.forms);
  const start = sheetStart(
    columns,
    columns.map((column) => header(column, options.headers)),
  );
  let text = start;
  let [row, starts] = [1, true];
  for await (const source of rowsOf(documents, table, options)) {
    if (row === MAX_ROWS) {
      yield { text: text + sheetEnd(columns.length, row), starts, ends: true };
      [text, row, starts] = [start, 1, true];
    }
    row++;
    text += sheetRow(
      columns.map((column) => column.value(source)),
      row,
    );
    if (text.length < PIECE) continue;
    yield { text, starts, ends: false };
    [text, starts] = ['', false];
  }
  yield { text: text + sheetEnd(columns.length, row), starts, ends: true };
}

/** A zip archive that gives out its bytes as they come. */
function openArchive() {
  let chunks: Uint8Array[] = [];
  let entry: ZipDeflate;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    chunks.push(bytes);
  });
  const take = () => {
    const taken = Buffer.concat(chunks);
    chunks = [];
    return taken;
  };
  return {
    begin(name: string): void {
      entry = new ZipDeflate(name, { level: 6 });
      entry.mtime = DATE;
      zip.add(entry);
    },
    add(text: string, isLast: boolean): Uint8Array {
      entry.push(strToU8(text), isLast);
      return take();
    },
    end(): Uint8Array {
      zip.end();
      return take();
    },
  };
}
