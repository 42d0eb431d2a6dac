/** `≥540万小时`, `540万小时`: a number with its unit, and what stands before it. */
const MEASURE = /^(?<sign>[<>=≤≥]*)(?<number>\d[\d,]*(?:\.\d+)?)(?<unit>[^\d.,]*)$/u;

/** Whether a result reaches the target, `521万小时` of `≥540万小时` does not; null where the two can't be compared. */
export function isReached(target: string, actual: string): boolean | null {
  const [aim, result] = [target, actual].map(
    (text) => MEASURE.exec(text.normalize('NFKC').replace(/\s/gu, ''))?.groups,
  );
  if (!aim || !result || result.sign || aim.unit.replace(/[()]/gu, '') !== result.unit.replace(/[()]/gu, ''))
    return null;
  const [bound, own] = [aim, result].map(({ number }) => Number(number.replaceAll(',', '')));
  if (own === bound) return !/^[<>]$/u.test(aim.sign);
  if (/[>≥]/u.test(aim.sign)) return own > bound;
  return /[<≤]/u.test(aim.sign) ? own < bound : null;
}
