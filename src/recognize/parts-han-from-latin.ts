interface Printed {
  readonly text: string;
}

/** Whether a dump has blanks between most Han characters and the Latin letters and digits beside them. */
export function partsHanFromLatin(lines: readonly Printed[]): boolean {
  return count(lines, HAN_LATIN_APART) > count(lines, HAN_LATIN);
}

/** Whether most numbers have a blank before the Han character behind them: one that parts cells stands behind a whole `12户`. */
export function partsUnits(lines: readonly Printed[]): boolean {
  return count(lines, NUMBER_UNIT_APART) > count(lines, NUMBER_UNIT);
}

const HAN_LATIN = /\p{Script=Han}(?=[\dA-Za-z])|[\dA-Za-z](?=\p{Script=Han})/gu;
const HAN_LATIN_APART = /\p{Script=Han} (?=[\dA-Za-z])|[\dA-Za-z] (?=\p{Script=Han})/gu;
const NUMBER_UNIT = /\d(?=\p{Script=Han})/gu;
const NUMBER_UNIT_APART = /\d (?=\p{Script=Han})/gu;

function count(lines: readonly Printed[], pattern: RegExp): number {
  return lines.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);
}
