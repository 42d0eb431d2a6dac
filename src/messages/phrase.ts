import type { Params } from './index.js';

/** Longer values are cut in a message: the whole text stands in the record or the source. */
const SHOWN = 60;

/** A part of a sentence that is there only when its parameter is: `phrase(params, 'value', (v) => \` "${v}"\`)`. */
export function phrase(params: Params, key: string, say: (value: string) => string): string {
  const value = params[key];
  return value === undefined || value === '' ? '' : say(shorten(String(value)));
}

/** Like `phrase`, with other words when the parameter is missing. */
export function either(params: Params, key: string, say: (value: string) => string, otherwise: string): string {
  return phrase(params, key, say) || otherwise;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : line;
}
