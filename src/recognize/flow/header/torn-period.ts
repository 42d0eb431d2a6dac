import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Piece } from '../../../model/page.js';
import type { RawValue } from '../../../model/raw-form.js';
import { doubt } from '../../doubt.js';

const FIELD = 'projectPeriod';
const DATE = '(?:19|20)\\d\\d(?:[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?|年\\d{1,2}月(?:\\d{1,2}日)?)';
const PERIOD = new RegExp(`^${DATE}\\s?[-~～至到—]+\\s?${DATE}$`, 'u');

interface Placed {
  readonly values: Readonly<Record<string, RawValue>>;
  readonly unplaced: readonly Piece[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `2025-01-01至2025` above the line of 项目期, `-12-31` below it: two halves of a period, of which the upper one found no place. They are put
 * together with a warning.
 */
export function takeTornPeriod({ values, unplaced, diagnostics }: Placed): Placed {
  const lower = values[FIELD];
  const upper = lower && unplaced.find(({ text }) => PERIOD.test(text.trim() + lower.text.trim()));
  if (!upper) return { values, unplaced, diagnostics };
  const whole = { ...lower, text: upper.text.trim() + lower.text.trim(), pieces: [upper, ...lower.pieces] };
  return {
    values: { ...values, [FIELD]: whole },
    unplaced: unplaced.filter((piece) => piece !== upper),
    diagnostics: [...diagnostics, doubt('value-inferred', FIELD, whole)],
  };
}
