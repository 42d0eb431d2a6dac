import type { FieldDefinition } from '../../model/form.js';
import type { RawValue } from '../../model/raw-form.js';

const LINK = '(?:总额|资金|金额|经费|合计|共计|安排|约|为|是|共|[:：,，\\s])*';
const AMOUNT = '([\\d,，]+(?:\\.\\d+)?\\s*(?:亿元?|万元?|元))';

/**
 * An amount stated in a text, directly after one of the field's labels: `2025年度项目总预算1720.00万`. Labels are tried in
 * order. Null where the text states none, or where the same words state different amounts.
 */
export function amountWithin(text: string, { labels }: FieldDefinition): RawValue | null {
  for (const label of labels) {
    const found = [...text.matchAll(new RegExp(escapeRegExp(label) + LINK + AMOUNT, 'gu'))].map((match) => match[1]);
    if (new Set(found).size === 1) return { text: found[0], pieces: [] };
    if (found.length > 1) return null;
  }
  return null;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
