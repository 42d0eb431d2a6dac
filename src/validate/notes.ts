import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { RawValue } from '../model/raw-form.js';
import { lostCharacter } from './lost-characters.js';
import type { Typed } from './typed.js';

/** What is noted while a record is made: findings, and where each value came from. */
export interface Notes {
  readonly diagnostics: Diagnostic[];
  readonly sources: Record<string, RawValue>;
}

/** Reads one value of the record, notes where it stood and what was wrong with it. A blank is null without a note. */
export function take<T>(
  notes: Notes,
  field: string,
  raw: RawValue | undefined,
  read: (raw: RawValue) => Typed<T>,
): T | null {
  if (!raw) return null;
  notes.sources[field] = raw;
  const { value, problem } = read(raw);
  const [first] = raw.pieces;
  const place = { field, page: first?.page, line: first?.line };
  if (problem) notes.diagnostics.push(diagnostic(problem.code, place, problem.params));
  const lost = lostCharacter(raw.text);
  if (lost !== null) notes.diagnostics.push(diagnostic('characters-lost', place, { value: lost }));
  return value;
}
