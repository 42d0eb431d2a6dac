import { parseYearLine } from '../title.js';
import { lineOf, type TextLine, toFragments, type Word } from './text-lines.js';

/** Parts `（2026年度）` off a line on which it stands apart from cells: it is centred below the title, beside the first row. */
export function liftYears(lines: readonly TextLine[]): { lines: TextLine[]; years: (readonly Word[])[] } {
  const years: (readonly Word[])[] = [];
  const rest = lines.map((line) => {
    const fragments = toFragments(line.words);
    const year = fragments.length > 1 ? fragments.find(({ words }) => isYear(words)) : undefined;
    if (!year) return line;
    years.push(year.words);
    return lineOf(
      line,
      line.words.filter((word) => !year.words.includes(word)),
    );
  });
  return { lines: rest, years };
}

function isYear(words: readonly Word[]): boolean {
  return /^[（(【〔[]/u.test(words[0].text) && parseYearLine(words.map(({ text }) => text).join('')) !== null;
}
