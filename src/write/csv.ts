import { stringify } from 'csv-stringify/sync';
import { failedRows, header, tableColumns, tableRows } from './columns.js';
import type { Documents, WriteOptions } from './writer.js';

/** Excel takes a CSV file for UTF-8 only with this in front. */
const BYTE_ORDER_MARK = '\ufeff';
/** What makes a spreadsheet evaluate a cell, in either width, after any blank: `=100%` is a real target. A lone `=` is text. */
const EVALUATED = /^\s*[=+\-@＝＋－＠].|^[\t\r]/su;

/** RFC 4180 with a byte order mark: one row a project, an indicator or a finding. */
export async function* printCsv(documents: Documents, options: WriteOptions): AsyncGenerator<string> {
  const table = options.table ?? 'projects';
  const columns = tableColumns(table, options.forms);
  const print = (rows: unknown[][]) =>
    stringify(rows, {
      record_delimiter: '\r\n',
      quoted_match: /[\r\n]/u, // a line break inside a cell, which is not the one between rows
      cast: {
        boolean: (value) => String(value),
        string: (value) => (options.excel && EVALUATED.test(value) ? `'${value}` : value),
      },
    });
  yield BYTE_ORDER_MARK + print([columns.map((column) => header(column, options.headers))]);
  for await (const document of documents()) {
    yield print(tableRows(table, document).map((row) => columns.map((column) => column.value(row))));
  }
  for await (const row of failedRows(table, options.failed)) yield print([columns.map((column) => column.value(row))]);
}
