/**
 * A file name as it can stand in a line: one with line breaks or escapes must not break a report, a table or a terminal, and a
 * blank one must be seen.
 */
export function oneLine(name: string): string {
  if (name.trim() === '') return JSON.stringify(name);
  return name.replace(/\p{Control}/gu, (character) => JSON.stringify(character).slice(1, -1));
}
