/** A file name for a line of a report: line breaks and escapes must not break it, and a blank name must be seen. */
export function oneLine(name: string): string {
  if (name.trim() === '') return JSON.stringify(name);
  return name.replace(/\p{Control}/gu, (character) => JSON.stringify(character).slice(1, -1));
}
