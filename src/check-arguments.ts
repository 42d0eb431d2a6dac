import type { ParseOptions } from './parse-declaration.js';

const CHOICES = { language: ['en', 'zh'], engine: ['auto', 'pdfjs', 'native'] } as const;

/** Throws what a programmer must know: a wrong call would else fail somewhere within, or be taken for something else. */
export function checkArguments(bytes: unknown, options: ParseOptions): void {
  // By its tag: test runners give another context's arrays, which are no instances of this one's class.
  const tag = Object.prototype.toString.call(bytes);
  if (tag !== '[object Uint8Array]') {
    const hint = typeof bytes === 'string' ? ' Read the file without an encoding: the bytes tell what it is.' : '';
    throw new TypeError(`bytes must be a Uint8Array or Buffer, and not ${nameOf(bytes, tag)}.${hint}`);
  }
  for (const option of ['language', 'engine'] as const) {
    const [asked, known]: [unknown, readonly unknown[]] = [options[option], CHOICES[option]];
    if (asked !== undefined && !known.includes(asked))
      throw new TypeError(`${option} must be one of ${known.join(', ')}, and not ${JSON.stringify(asked)}.`);
  }
  if (options.forms !== undefined && !Array.isArray(options.forms))
    throw new TypeError('forms must be an array of form definitions: [...FORMS, mine].');
}

/** `a string`, `an Array`, `null`. */
function nameOf(value: unknown, tag: string): string {
  if (value === null || value === undefined) return String(value);
  const name = typeof value === 'object' ? tag.slice('[object '.length, -1) : typeof value;
  return `${/^[aeiou]/iu.test(name) ? 'an' : 'a'} ${name}`;
}
