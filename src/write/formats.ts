import type { WriteOptions, Writer } from './writer.js';

export interface Format {
  /** Endings of file names from which the format is guessed. */
  readonly extensions: readonly string[];
  /** Loads the format's library and opens a writer. */
  readonly open: (options: WriteOptions) => Promise<Writer>;
}

/** Every format that can be written. A new one is a file beside these and a line here. */
export const FORMATS = {
  json: { extensions: ['.json'], open: async (options) => (await import('./json.js')).jsonWriter(options) },
  ndjson: { extensions: ['.ndjson', '.jsonl'], open: async () => (await import('./ndjson.js')).ndjsonWriter() },
  csv: { extensions: ['.csv'], open: async (options) => (await import('./csv.js')).csvWriter(options) },
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
