/** Whether a dump has blanks between most Han characters and the Latin letters and digits beside them. */
export function partsHanFromLatin(lines: readonly { readonly text: string }[]): boolean {
  const count = (pattern: RegExp) => lines.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);
  return count(HAN_LATIN_APART) > count(HAN_LATIN);
}

const HAN_LATIN = /\p{Script=Han}(?=[\dA-Za-z])|[\dA-Za-z](?=\p{Script=Han})/gu;
const HAN_LATIN_APART = /\p{Script=Han} (?=[\dA-Za-z])|[\dA-Za-z] (?=\p{Script=Han})/gu;
