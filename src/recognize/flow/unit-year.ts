import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { fieldsIn } from '../label-meaning.js';
import { parseYearLine } from '../title.js';
import { lineParts } from './cut-at-blanks.js';
import { findLabels } from './find-labels.js';
import type { Vocabulary } from './vocabulary.js';

/** `2025年度` or `（2025年）` between blanks: a bare `2025年` may be when the form was filled in. */
const YEAR = /(?<=\S\s+)(?:[(（]\s*(?:19|20)\d\d\s*年\s*度?\s*[)）]|(?:19|20)\d\d\s*年度)(?=\s|$)/u;

/** `申报单位：兰渚市青少年活动中心 2025年度`: the unit above a form and its year on lines of their own, with what stands behind that. */
export function partUnitYears(lines: readonly Line[], vocabulary: Vocabulary): readonly Line[] {
  return flatMap(lines, (line) => {
    const { text } = line;
    const year = text.includes('年') ? YEAR.exec(text) : null;
    if (!year || parseYearLine(year[0]) === null) return [line];
    const [label, ...others] = findLabels(text.slice(0, year.index), vocabulary);
    const isUnit = fieldsIn(label?.meanings).some(({ key }) => key === 'declaringUnit');
    if (!isUnit || others.length > 0 || label.to >= text.slice(0, year.index).trimEnd().length) return [line];
    const end = year.index + year[0].length;
    const parts = [text.slice(0, year.index), text.slice(year.index, end), text.slice(end)];
    return lineParts(
      line,
      parts.filter((part) => part.trim() !== ''),
    );
  });
}
