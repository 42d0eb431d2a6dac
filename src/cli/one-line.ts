/** A file name as it can stand in a line: one with line breaks or escapes must not break a report, a table or a terminal. */
export function oneLine(name: string): string {
  return name.replace(/\p{Control}/gu, (character) => JSON.stringify(character).slice(1, -1));
}
