import type { FieldType } from '../model/form.js';
import type { MoneyUnit, RawValue } from '../model/raw-form.js';
import { readDate } from './date.js';
import { readMoney } from './money.js';
import { readNumber } from './number.js';
import { isPlaceholder, isPlaceholderValue } from './placeholder.js';
import { hasBoxes, offersOptions, readAnswer, readTicks, withoutEmptyBox } from './ticks.js';
import { invalid, plain, type Typed } from './typed.js';

/** A printed value → the type of its field. A mark for a blank is null, with an info. `unit` is for money without its own. */
export function readValue(
  type: FieldType,
  raw: RawValue,
  unit: MoneyUnit | null = null,
): Typed<string | number | boolean> {
  const isText = type === 'text' || type === 'choice';
  if (isText ? isPlaceholder(raw.text) : type !== 'boolean' && isPlaceholderValue(raw.text)) {
    return invalid('placeholder-null', raw.text);
  }
  switch (type) {
    case 'text':
      return hasBoxes(raw.text) ? readChoice(raw.text) : plain(raw.text.replace(COLON, ''));
    case 'choice':
      return readChoice(raw.text);
    case 'date':
      return readDate(raw.text);
    case 'money':
      return readMoney(raw, unit);
    case 'number':
      return readNumber(raw.text, isWrapped(raw));
    case 'boolean':
      return readAnswer(raw.text);
  }
}

/** The colon of a label that went down to the line of the value: `填报单位（公章）` over `：林场`. */
const COLON = /^[:：]\s*(?=\S)/u;

/** A long text → itself. Boxes in it are its own affair. */
export function readText(raw: RawValue): Typed<string> {
  return isPlaceholder(raw.text) ? invalid('placeholder-null', raw.text) : plain(raw.text);
}

/** Whether the value was rebuilt from more than one printed line. */
export function isWrapped(raw: RawValue): boolean {
  return raw.pieces.length > 1;
}

/** Of tick boxes the ticked text; when not exactly one is ticked, the one that has no empty box, or the whole as printed. */
function readChoice(text: string): Typed<string> {
  const ticked = readTicks(text);
  if (ticked === null && !offersOptions(text)) return plain(text);
  if (ticked?.length === 1) return plain(ticked[0]!);
  const left = ticked?.length === 0 ? withoutEmptyBox(text) : null;
  return {
    value: left ?? text,
    problem: { code: 'choice-ambiguous', params: { value: text, ...(left !== null && { left }) } },
  };
}
