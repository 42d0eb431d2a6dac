import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { parseTitle } from '../title.js';
import { lineParts } from './cut-at-blanks.js';
import { findLabels } from './find-labels.js';
import type { Vocabulary } from './vocabulary.js';

/** `2效益指标`: a number right before words. */
const AHEAD = /^(\d{1,3})(?=\p{Script=Han})/u;
const LEVEL = /^\p{Script=Han}{2,8}(?:指标|目标)/u;
/** Pages hold at least so many lines. */
const LEAST_PAGE = 8;

interface Numbered {
  readonly at: number;
  readonly number: number;
  /** Behind it stands what heads a form, a column or a group of rows. */
  readonly sure: boolean;
  readonly title: boolean;
}

/**
 * `1项目支出自评表` … `2停车投诉量 下降` … `3项目支出自评表`: an extractor that prints the number of each page before its first word. They count
 * on from the title that begins the dump; one before a cell of a row counts if it alone has the number that is missing before a title.
 */
export function partNumbersAhead(lines: readonly Line[], forms: readonly FormDefinition[], vocabulary: Vocabulary) {
  const ahead = new Set(numbersAhead(lines, forms, vocabulary));
  const numbers: Line[] = [];
  const rest = lines.map((line, at) => {
    if (!ahead.has(at)) return line;
    const [number, own] = lineParts(line, line.text.split(/(?<=^\d+)(?=\D)/u));
    numbers.push(number);
    return { ...own, blankBefore: line.blankBefore };
  });
  return { numbers, lines: rest };
}

function numbersAhead(lines: readonly Line[], forms: readonly FormDefinition[], vocabulary: Vocabulary): number[] {
  if (!AHEAD.test(lines[0]?.text ?? '')) return [];
  const found = flatMap(lines, ({ text }, at): Numbered[] => {
    const number = AHEAD.exec(text)?.[1];
    if (number === undefined) return [];
    const rest = text.slice(number.length);
    const title = parseTitle(rest, forms) !== null;
    const sure = title || LEVEL.test(rest) || findLabels(rest, vocabulary)[0]?.from === 0;
    return [{ at, number: Number(number), sure, title }];
  });
  if (!found[0].title) return [];
  const taken = [found[0]];
  for (let next = nextPage(found, taken[0]); next; next = nextPage(found, next)) taken.push(next);
  return taken.length > 1 ? taken.map(({ at }) => at) : [];
}

function nextPage(found: readonly Numbered[], last: Numbered): Numbered | undefined {
  const later = found.filter(({ at }) => at >= last.at + LEAST_PAGE);
  const own = later.filter(({ number }) => number === last.number + 1);
  const sure = own.find((each) => each.sure);
  const title = later.find((each) => each.title && each.number === last.number + 2);
  const between = own.filter(({ at }) => title && at <= title.at - LEAST_PAGE);
  return sure ?? (between.length === 1 ? between[0] : undefined);
}
