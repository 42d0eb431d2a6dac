import type { Line } from '../model/page.js';

/** So many different texts stand twice in a row in no dump but one of pages whose bold print was drawn twice. */
const MANY_TEXTS = 8;
/** Two Han characters or more, and no value that may stand twice, as a target and its result do. */
const LABEL = /^(?:\d{4}年|(?![\d<>=≤≥＝]))(?=.*\p{Script=Han}.*\p{Script=Han})/u;
/** Words of labels: at least half of those texts have one. Results that repeat their targets (`健全` / `健全`) have none. */
const OF_LABEL = /项目|指标|资金|目标|单位|部门|绩效|预算|概况|依据|日期/u;
const HAN = /\p{Script=Han}/u;
const NUMBER = /^[\d.,%]+$/u;
const WORD_TWICE = /(?<=^|\s)((?=\S*\p{Script=Han})\S+?)\1(?=\s|$)/gu;

/** So many characters of a word, each of them twice, are no chance. */
const LETTERS_TWICE = /(?<=^|\s)(?:(\S)\1){4,}(?=\s|$)(?<=\p{Script=Han}\S*)/gu;

/**
 * Takes out the second print of bold text, which printers draw twice, a hair apart: on the next line, on one (`权重权重`), or
 * behind each character, where an extractor goes by their places (`申申报报表表`).
 */
export function printedOnce(printed: readonly Line[]): readonly Line[] {
  const lines = printed.map((line) => {
    if (line.text.search(LETTERS_TWICE) < 0) return line;
    return { ...line, text: line.text.replace(LETTERS_TWICE, (word) => word.replace(/(\S)\1/gu, '$1')) };
  });
  if (!isPrintedTwice(lines)) return lines;
  const texts = lines.map(({ text }) => text.replace(WORD_TWICE, '$1'));
  const isMended = (at: number) => texts[at] !== lines[at]?.text;
  // the second print of the last word was joined to what stands before it
  const isTornOff = (at: number) => !isMended(at) && isMended(at + 1) && texts[at + 1]?.endsWith(` ${texts[at]}`);
  const labels = labelsInPairs(texts);
  const isPair = (at: number, isAfterBold: boolean) =>
    texts[at] === texts[at + 1] &&
    (isAfterBold ? HAN.test(texts[at]) : labels.has(texts[at]) && !NUMBER.test(texts[at + 2] ?? ''));
  const once: Line[] = [];
  let isAfterBold = false;
  for (let at = 0; at < lines.length; at++) {
    if (isTornOff(at)) continue;
    once.push({ ...lines[at], text: texts[at] });
    isAfterBold = isPair(at, isAfterBold);
    if (isAfterBold) at++;
  }
  return once;
}

function isPrintedTwice(lines: readonly Line[]): boolean {
  const pairs = lines.filter(({ text }, at) => text === lines[at - 1]?.text && LABEL.test(text));
  const texts = [...new Set(pairs.map(({ text }) => text.trim()))];
  return texts.length >= MANY_TEXTS && 2 * texts.filter((text) => OF_LABEL.test(text)).length >= texts.length;
}

/** The labels that stand twice in a row wherever they stand. */
function labelsInPairs(texts: readonly string[]): ReadonlySet<string> {
  const paired = new Set(texts.filter((text) => LABEL.test(text)));
  for (let from = 0, to = 1; from < texts.length; from = to++) {
    while (texts[to] === texts[from]) to++;
    if ((to - from) % 2 === 1) paired.delete(texts[from]);
  }
  return paired;
}
