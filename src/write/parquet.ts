import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { type CellValue, type Column, failedRows, header, type RowSource, tableColumns, tableRows } from './columns.js';
import type { Documents, Table, WriteOptions } from './writer.js';

/** Rows are held until there are so many and then written as one row group: enough to compress well, little to hold. */
const ROW_GROUP = 5000;
const TYPES = { text: 'BYTE_ARRAY', number: 'DOUBLE', integer: 'INT32', boolean: 'BOOLEAN' } as const;

/** Apache Parquet: one table, row group by row group. Numbers are doubles, blanks are nulls. */
export async function* printParquet(documents: Documents, options: WriteOptions): AsyncGenerator<Uint8Array> {
  const table = options.table ?? 'projects';
  const columns = tableColumns(table, options.forms);
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema: schemaOf(columns, options), createdBy: 'declparse' });
  for await (const rows of inGroups(documents, table, options)) {
    const columnData = columns.map((column) => ({
      name: header(column, options.headers),
      data: rows.map((row) => toCell(column.value(row), column)),
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

async function* inGroups(documents: Documents, table: Table, { failed }: WriteOptions): AsyncGenerator<RowSource[]> {
  let rows: RowSource[] = [];
  const groups = async function* () {
    for await (const document of documents()) yield tableRows(table, document);
    for await (const row of failedRows(table, failed)) yield [row];
  };
  for await (const group of groups()) {
    rows.push(...group);
    if (rows.length < ROW_GROUP) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** What was written so far, out of the buffer, which begins anew. `offset` goes on: it says where in the file we are. */
function take(bytes: ByteWriter): Uint8Array {
  const taken = new Uint8Array(bytes.getBuffer());
  bytes.index = 0;
  return taken;
}
