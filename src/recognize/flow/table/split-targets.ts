import { flatMap } from '../../../model/group.js';
import { beginsWorded, cellLook } from '../cell-words.js';
import { isBareComparator, isComparator, isPoints } from './column-cost.js';
import { readTable, type TableReading, type TokenRow } from './read-table.js';
import type { TableShape } from './table-search.js';
import type { Token } from './tokens.js';

const PARTS = ['targetComparator', 'targetUnit'] as const;

/**
 * `=` / `≥` / `≤` under each other, `9` / `720` / `10月15日前` / `20` under each other, then `座` / `架次` / `分钟`: where targets are split over
 * three columns that are printed one after the other, only numbers have an operator and a unit. Where there are as many of both as
 * numbers, each number has its own; null elsewhere.
 */
export function readSplitTargets(
  tokens: readonly Token[],
  shape: Omit<TableShape, 'suffixed' | 'unitsApart'>,
): TableReading | null {
  if (!shape.columns.some(isPoints)) return readJoined(tokens, shape);
  const keys = PARTS.filter((key) => shape.columns.includes(key));
  const taken = keys.map((key) => tokens.filter((token) => !goesOn(token) && IS_PART[key](token)));
  if (keys.length === 0 || taken.some((part) => part.length === 0)) return null;
  const signs = tokens.filter((token) => keys.includes('targetComparator') && isComparator(token.text));
  const parts = new Set([...taken.flat(), ...signs]);
  const columns = shape.columns.filter((key) => !keys.some((part) => part === key));
  const read = readTable(
    tokens.filter((token) => !parts.has(token)),
    { ...shape, columns },
  );
  const numbers = read.rows.filter(hasNumber);
  if (taken.some((part) => part.length !== numbers.length) || !hasLikelyWeights(read.rows)) return null;
  const rows = read.rows.map((row) => {
    const at = numbers.indexOf(row);
    return at < 0 ? row : { ...row, ...Object.fromEntries(keys.map((key, i) => [key, [taken[i][at]]])) };
  });
  const words = signs.filter(({ text }) => !isBareComparator(text));
  return withWords({ ...read, rows }, words);
}

/**
 * The same where no points are bare numbers, too: operators and units are put to their numbers first, so that `≥12.5公里` is told from
 * names and remarks wherever it stands.
 */
function readJoined(tokens: readonly Token[], shape: Omit<TableShape, 'suffixed' | 'unitsApart'>): TableReading | null {
  const numbers = tokens.filter(({ text }) => NUMBER.test(text));
  const parts = flatMap(PARTS, (key) => {
    const like = shape.columns.includes(key) ? tokens.filter(IS_PART[key]) : [];
    const begun = like.filter((token) => !goesOn(token));
    const own = [like, begun].find(({ length }) => length === numbers.length && length > 0);
    return own ? [{ key, own }] : [];
  });
  if (parts.length === 0) return null;
  const taken = new Set(flatMap(parts, ({ own }) => own));
  const joined = new Map(
    numbers.map((number, i) => {
      const [sign, unit] = PARTS.map((key) => parts.find((part) => part.key === key)?.own[i].text ?? '');
      return [{ ...number, text: sign + number.text + unit }, i] as const;
    }),
  );
  const wholes = [...joined.keys()];
  const signs = shape.columns.includes('targetComparator') ? tokens.filter(({ text }) => text === '定性') : [];
  const isLeft = (token: Token) => !taken.has(token) && !signs.includes(token);
  const read = readTable(
    tokens.filter(isLeft).map((token) => wholes[numbers.indexOf(token)] ?? token),
    { ...shape, columns: shape.columns.filter((key) => !parts.some((part) => part.key === key)) },
  );
  const rows = read.rows.map((row): TokenRow => {
    const at = joined.get(row.target?.[0] as Token);
    if (at === undefined) return row;
    return {
      ...row,
      target: [numbers[at], ...row.target!.slice(1)],
      ...Object.fromEntries(parts.map(({ key, own }) => [key, [own[at]]])),
    };
  });
  if (rows.filter(hasNumber).length !== numbers.length) return null;
  return withWords({ ...read, rows }, signs);
}

/** Targets without their parts are bare numbers as weights are, which add up to no more than a hundred. */
function hasLikelyWeights(rows: readonly TokenRow[]): boolean {
  return rows.reduce((sum, { weight }) => sum + (weight ? Number(weight[0].text) : 0), 0) <= MOST_POINTS;
}

const MOST_POINTS = 100;

/** `定性` goes to the targets in words, where there are as many, else behind the table; all rows of such a reading are in doubt. */
function withWords(read: TableReading, words: readonly Token[]): TableReading {
  const { rows, after } = read;
  const all = { ...read, doubtful: new Set(rows.keys()), apart: true };
  const worded = rows.filter((row) => row.target && !hasNumber(row));
  if (worded.length !== words.length) return { ...all, after: [...after, ...words] };
  const dealt = rows.map((row) =>
    worded.includes(row) ? { ...row, targetComparator: [words[worded.indexOf(row)]] } : row,
  );
  return { ...all, rows: dealt };
}

function hasNumber({ target }: TokenRow): boolean {
  return target !== undefined && NUMBER.test(target.map(({ text }) => text).join(''));
}

const NUMBER = /^\d[\d.,，]*$/u;

/** The next line of a cell: `每少10架次扣0.5` / `分`. */
function goesOn({ blankBefore, sameLine, newPage }: Token): boolean {
  return blankBefore === 0 && !sameLine && !newPage;
}

const IS_PART: Readonly<Record<(typeof PARTS)[number], (token: Token) => boolean>> = {
  targetComparator: ({ text }) => isBareComparator(text),
  targetUnit: ({ text, names }) =>
    names.length === 0 && UNIT.test(text) && !isComparator(text) && !beginsWorded(text) && !cellLook(text).blank,
};

/** `%`, `座`, `架次`, `元/平方米`, `万人次` */
const UNIT = /^(?:[%‰℃]|[^\d\s<>=≤≥]{1,2}|[万亿]?[^\d\s<>=≤≥]{1,3}|[^\d\s<>=≤≥]{1,3}\/[^\d\s<>=≤≥]{1,4})$/u;
