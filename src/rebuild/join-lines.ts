/** Characters of scripts that put no blank between words, and their punctuation. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef《》〈〉「」『』【】〔〕（）、。；：，！？“”‘’—…·≥≤≠±×÷√□■☑☒%％‰℃㎡]/u;
const NUMBER_END = /(?:^|[^\p{L}\d])[\d,，]*\d[.,]?$|(?:^|\D)[\d,]*\.\d*$|\d[eE][+-]$/u;
const NUMBER_GOES_ON = /^[.,]?\d/u;

/** Joins wrapped lines: a blank between Latin words only; `1,950,000.0` and `0` are the number `1,950,000.00`. */
export function joinLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const next = line.trim();
    if (next === '') continue;
    text += text === '' || touches(text, next) ? next : ` ${next}`;
  }
  return text;
}

/** Whether a text goes on in the next line without a blank. */
function touches(text: string, next: string): boolean {
  const end = lastCharacter(text);
  const start = String.fromCodePoint(next.codePointAt(0)!);
  if (UNSPACED.test(end) || UNSPACED.test(start)) return true;
  if (/[-/(（~]$/u.test(end) || /^[-/)）~.,;:]/u.test(start)) return true;
  return NUMBER_END.test(text) && NUMBER_GOES_ON.test(next);
}

function lastCharacter(text: string): string {
  const last = text.codePointAt(text.length - 2) ?? 0;
  return last > 0xffff ? String.fromCodePoint(last) : text.slice(-1);
}
