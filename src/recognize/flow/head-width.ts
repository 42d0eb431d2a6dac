import { displayWidth } from '../../rebuild/display-width.js';

/** What no line is broken in: a word or number, with the character before it. */
const UNBROKEN = /^(?:[^\x20-\x7e][，。、；：]?)?[\x21-\x7e]+|^./u;

/** How much room the beginning of a line takes that could not have been broken: it had to fit behind the line above. */
export function headWidth(text: string): number {
  return displayWidth(UNBROKEN.exec(text)?.[0] ?? '');
}
