import type { Print } from './writer.js';

export interface Format {
  /** Endings of file names from which the format is guessed; the first is the one that files get. */
  readonly extensions: readonly [string, ...string[]];
  /** Holds rows, so `--table` and `--headers` mean something. */
  readonly rows: boolean;
  /** Can be printed while documents still come in: it need not know first which forms will occur. */
  readonly streams: boolean;
  /** Loads the format's library. */
  readonly load: () => Promise<Print>;
}

/** Every format that can be written. A new one is a file beside these and a line here. */
export const FORMATS = {
  json: {
    extensions: ['.json'],
    rows: false,
    streams: true,
    load: async () => (await import('./json.js')).printJson,
  },
  ndjson: {
    extensions: ['.ndjson', '.jsonl'],
    rows: false,
    streams: true,
    load: async () => (await import('./ndjson.js')).printNdjson,
  },
  csv: { extensions: ['.csv'], rows: true, streams: false, load: async () => (await import('./csv.js')).printCsv },
  xlsx: {
    extensions: ['.xlsx'],
    rows: true,
    streams: false,
    load: async () => (await import('./xlsx/index.js')).printXlsx,
  },
  parquet: {
    extensions: ['.parquet'],
    rows: true,
    streams: false,
    load: async () => (await import('./parquet.js')).printParquet,
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** The format that a file name asks for; null when its ending is unknown. */
export function formatOfName(name: string): FormatName | null {
  const lower = name.toLowerCase();
  return FORMAT_NAMES.find((format) => FORMATS[format].extensions.some((ending) => lower.endsWith(ending))) ?? null;
}

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
