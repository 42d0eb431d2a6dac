import { remember } from '../model/remember.js';

/** How many terminal columns a text takes: Han characters and full-width forms two, all else one. */
export const displayWidth = remember((text): number => {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    width += code < 0x1100 || (!(code >= 0x4e00 && code <= 0x9fff) && !isWide(code)) ? 1 : 2;
  }
  return width;
});

/** Most characters are ASCII or Han: these were told before. */
function isWide(code: number): boolean {
  return (
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6)
  );
}

/** What no line is broken in: a word or number, with the character before it. */
const UNBROKEN = /^(?:[^\x20-\x7e][，。、；：]?)?[\x21-\x7e]+|^./u;

/** How much room the beginning of a line takes that could not have been broken: it had to fit behind the line above. */
export function headWidth(text: string): number {
  return displayWidth(UNBROKEN.exec(text)?.[0] ?? '');
}
