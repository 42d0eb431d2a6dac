import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { type CellValue, type Column, header, rowsOf, tableColumns } from './columns.js';
import type { Documents, Table, WriteOptions } from './writer.js';

/** Rows are held until there are so many, or so many characters in them, and then written as one row group: little to hold. */
const ROW_GROUP = 5000;
const CHARACTERS = 500_000;
const TYPES = { text: 'BYTE_ARRAY', number: 'DOUBLE', integer: 'INT32', boolean: 'BOOLEAN' } as const;

/** Apache Parquet: one table, row group by row group. Numbers are doubles, blanks are nulls. */
export async function* printParquet(documents: Documents, options: WriteOptions): AsyncGenerator<Uint8Array> {
  const table = options.table ?? 'projects';
  const columns = tableColumns(table, options.forms);
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema: schemaOf(columns, options), createdBy: 'declparse' });
  for await (const group of inGroups(documents, table, columns, options)) {
    const columnData = columns.map((column, i) => ({
      name: header(column, options.headers),
      data: group[i]!,
      offsetIndex: false, // would be held in memory for every group until the end of the file
    }));
    await file.write({ columnData, rowGroupSize: ROW_GROUP });
    yield take(bytes);
  }
  await file.finish();
  yield take(bytes);
}

function schemaOf(columns: readonly Column[], { headers }: WriteOptions) {
  const elements = columns.map((column) => ({
    name: header(column, headers),
    type: TYPES[column.type],
    repetition_type: 'OPTIONAL' as const,
    ...(column.type === 'text' && { converted_type: 'UTF8' as const }),
  }));
  return [{ name: 'root', num_children: elements.length }, ...elements];
}

function toCell(value: CellValue, { type }: Column): CellValue | undefined {
  if (value === null) return undefined;
  return type === 'text' ? String(value) : value;
}

/** The cells of each column, a group of rows after the other. Of the documents nothing else is held. */
async function* inGroups(
  documents: Documents,
  table: Table,
  columns: readonly Column[],
  options: WriteOptions,
): AsyncGenerator<(CellValue | undefined)[][]> {
  const empty = () => columns.map((): (CellValue | undefined)[] => []);
  let [group, rows, characters] = [empty(), 0, 0];
  for await (const row of rowsOf(documents, table, options)) {
    for (const [i, column] of columns.entries()) {
      const cell = toCell(column.value(row), column);
      if (typeof cell === 'string') characters += cell.length;
      group[i]!.push(cell);
    }
    if (++rows < ROW_GROUP && characters < CHARACTERS) continue;
    yield group;
    [group, rows, characters] = [empty(), 0, 0];
  }
  if (rows > 0) yield group;
}

/** What was written so far, out of the buffer, which begins anew. `offset` goes on: it says where in the file we are. */
function take(bytes: ByteWriter): Uint8Array {
  const taken = new Uint8Array(bytes.getBuffer());
  bytes.index = 0;
  return taken;
}
