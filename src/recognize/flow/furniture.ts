import type { Line } from '../../model/page.js';

const PAGE_NUMBER =
  /^[-—–－_~·\s]*(?:第?\s*\d{1,4}\s*页(?:\s*[,，/]?\s*(?:共|总)\s*\d{1,4}\s*页)?|[-—–－]+\s*\d{1,4}\s*[-—–－]+|\d{1,4}\s*\/\s*\d{1,4}|page\s*\d+(?:\s*of\s*\d+)?)[-—–－_~·\s]*$/iu;
const BARE_NUMBER = /^\s*\d{1,4}\s*$/u;

/** Page numbers as dumps print them: `- 1 -`, `第 3 页 共 9 页`, `3/9`; a bare number only as the last line of its page or form. */
export function isFurniture(lines: readonly Line[], at: number): boolean {
  const { text, page } = lines[at];
  if (text.length > 40) return false;
  if (PAGE_NUMBER.test(text)) return true;
  const next = lines[at + 1];
  return BARE_NUMBER.test(text) && page !== null && (next === undefined || next.page !== page);
}
