import { stringify } from 'csv-stringify/sync';
import { tableColumns, tableRows } from './columns.js';
import type { WriteOptions, Writer } from './writer.js';

/** Excel takes a CSV file for UTF-8 only with this in front. */
const BYTE_ORDER_MARK = '\ufeff';
/** What makes a spreadsheet evaluate a cell, in either width, after any blank: `=100%` is a real target. A lone `=` is text. */
const EVALUATED = /^\s*[=+\-@＝＋－＠].|^[\t\r]/su;

/** RFC 4180 with a byte order mark: one row a project or one row an indicator. */
export function csvWriter({ table, forms, excel }: WriteOptions): Writer {
  const columns = tableColumns(table, forms);
  const print = (rows: unknown[][]) =>
    stringify(rows, {
      record_delimiter: '\r\n',
      quoted_match: /[\r\n]/u, // a line break inside a cell, which is not the one between rows
      cast: {
        boolean: (value) => String(value),
        string: (value) => (excel && EVALUATED.test(value) ? `'${value}` : value),
      },
    });
  return {
    begin: () => BYTE_ORDER_MARK + print([columns.map((column) => column.name)]),
    add: (document) => print(tableRows(table, document).map((row) => columns.map((column) => column.value(row)))),
    end: () => '',
  };
}
