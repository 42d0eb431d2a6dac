import type { ColumnKey } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import type { RawRow } from '../../../model/raw-form.js';
import { pairAcross } from './line-mark.js';

/** What the rows of the table tell about texts. */
export interface TableHints {
  /** How much a text speaks for what was reached: minus one where it rather tells what was planned. */
  readonly reached: (text: string) => -1 | 0 | 1;
  /** Whether a word of the table goes on from one line to the next: 传感|器. */
  readonly cutsWord: (line: string, next: string) => boolean;
}

/** A number with what is counted. What ends with its line may have been broken there; a date tells nothing. */
const FIGURE = /(?<![\d.,])(\d[\d,]*(?:\.\d+)?)\s?([\p{Script=Han}a-z℃%％])/giu;
const OF_A_DATE = '年月日时号';
/** Only a target is: cells of both columns may have been mixed up. */
const COMPARED = /^[<>=≤≥＜＞＝]/u;

/** `526台`, `99.3%`: figures of a text, each as `526台`. Those of one digit, and a hundred, stand in any text. */
export function figuresIn(text: string): string[] {
  return flatMap([...text.normalize('NFKC').matchAll(FIGURE)], ([, number, unit]) =>
    tells(number) && !OF_A_DATE.includes(unit) ? [number.replaceAll(',', '') + unit] : [],
  );
}

function tells(number: string): boolean {
  return number.length > 1 && Number(number.replaceAll(',', '')) !== 100;
}

/** Compares figures with the table: one column of a self-evaluation says what was planned, another what was reached. */
export function hintsOf(rows: readonly RawRow[]): TableHints {
  const texts = (key: ColumnKey) => flatMap(rows, (row) => row[key]?.text ?? []);
  const compared = texts('target').filter((text) => COMPARED.test(text));
  const targets = new Set(flatMap(compared.length > 0 ? compared : texts('target'), cellFigures));
  const actuals = new Set(
    flatMap(
      texts('actual').filter((text) => !COMPARED.test(text)),
      cellFigures,
    ),
  );
  const names = texts('level3');
  const count = (own: readonly string[], here: ReadonlySet<string>, there: ReadonlySet<string>) =>
    own.filter((figure) => here.has(figure) && !there.has(figure)).length;
  return {
    reached: (text) => {
      if (actuals.size === 0) return 0;
      const own = figuresIn(text);
      return Math.sign(count(own, actuals, targets) - count(own, targets, actuals)) as -1 | 0 | 1;
    },
    cutsWord: (line, next) => {
      const pair = pairAcross(line, next);
      return pair !== null && names.some((name) => name.includes(pair));
    },
  };
}

/** The unit may stand in brackets: `≥43(公里)`. */
function cellFigures(text: string): string[] {
  return figuresIn(text.normalize('NFKC').replaceAll('(', ''));
}
