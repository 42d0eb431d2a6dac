import { getPath } from '../../model/paths.js';
import { type Finding, flat, type Rule } from './rule.js';

/** What a template prints where a value is due, left standing inside a text: `≥**%`, `XX单位`, `____`. */
const PLACEHOLDER = /\*{2,}|×{2,}|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|_{2,}/u;

/** One of its characters, or one that may stand for another: most texts hold neither. */
const MAY_HOLD = /[*×xX_]|[^\u4e00-\u9fff\x20-\x7e\n、。，；：（）《》“”‘’≥≤％]/u;

export const placeholderLeft: Rule = {
  code: 'placeholder-left',
  meaning: { zh: '文字里还留着模板的占位符，没有填写。', en: "A template's placeholder was left in a text." },
  example: { zh: '≥**%、XX 单位', en: '≥**%, XX单位' },
  check: (record, form) => {
    const keys = [...form.fields, ...form.sections].map((each) => each.key);
    const left: Finding[] = [];
    for (const field of keys) {
      const value = placeholderIn(getPath(record, field));
      if (value) left.push({ field, params: { value } });
    }
    record.indicators.forEach((indicator, i) => {
      for (const [key, text] of Object.entries(indicator)) {
        const value = placeholderIn(text);
        if (value) left.push({ field: `indicators[${i}].${key}`, params: { value } });
      }
    });
    return left;
  },
};

function placeholderIn(text: unknown): string | null {
  const found = typeof text === 'string' && MAY_HOLD.test(text) ? PLACEHOLDER.exec(flat(text)) : null;
  return found && around(flat(text as string), found.index);
}

/** A few characters on either side, so that a long text need not be printed. */
function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 8), at + 12);
}
