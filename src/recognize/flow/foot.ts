import type { Line } from '../../model/page.js';
import { meansOnly } from '../label-meaning.js';
import { SIGNATURE } from '../marks.js';
import { type FoundLabel, findLabels } from './find-labels.js';
import type { Vocabulary } from './vocabulary.js';

/** Who filled the form in, how to reach them, and when: 填报人, 联系电话, 填报日期. */
const OF_FILLING = /(?:人|电话|日期|时间|方式)$/u;
/** A person's name, a telephone number, a date. */
const FILLED = /^(?:[\p{Script=Han}·]{2,4}|[\d\s()（）-]{7,20}|\d{4}\s?[年./-].{3,8})$/u;

/** Lines below a form, at a page's end, that are none of its table: who filled it in, and remarks (`注：1.…`). */
export function footLines(lines: readonly Line[], vocabulary: Vocabulary): Set<Line> {
  const foot = new Set<Line>();
  for (let at = lines.length - 1; at >= 0; at--) {
    const next = lines[at + 1];
    if (next?.page === lines[at].page && !foot.has(next)) continue;
    const remark = remarkStart(lines, at);
    if (remark >= 0) while (at > remark) foot.add(lines[at--]);
    if (remark >= 0 || SIGNATURE.test(lines[at].text.trim()) || labelsOf(lines[at], vocabulary)) foot.add(lines[at]);
    else if (at > 0 && FILLED.test(lines[at].text.trim()) && isLabelAlone(lines[at - 1], vocabulary)) {
      foot.add(lines[at]);
      foot.add(lines[--at]);
    }
  }
  return foot;
}

const REMARK = /^\s*(?:备?注|说明|填[表报]说明)\s*[:：]\s*\S/u;
/** A remark goes on in points, or with words where the line above does not end a sentence; cells are shorter. */
const POINT = /^\s*[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．](?!\d)/u;
const GOES_ON = /\S{8}|[。；;]\s*$/u;
const SENTENCE_END = /[。；;]\s*$/u;
const MOST_REMARK_LINES = 10;

/** Where the remark begins that ends here; -1 where none does. */
function remarkStart(lines: readonly Line[], end: number): number {
  for (let at = end; at >= 0 && at > end - MOST_REMARK_LINES && lines[at].page === lines[end].page; at--) {
    if (REMARK.test(lines[at].text)) return at;
    const goesOn = GOES_ON.test(lines[at].text) && !SENTENCE_END.test(lines[at - 1]?.text ?? '');
    if (!goesOn && !POINT.test(lines[at].text)) return -1;
  }
  return -1;
}

/** The labels of such a line; null for any other line. */
function labelsOf({ text }: Line, vocabulary: Vocabulary): readonly FoundLabel[] | null {
  const labels = findLabels(text, vocabulary);
  const isFirst = labels.length > 0 && text.slice(0, labels[0].from).trim() === '';
  return isFirst && labels.every(({ name, meanings }) => OF_FILLING.test(name) && meansOnly(meanings, 'other'))
    ? labels
    : null;
}

function isLabelAlone(line: Line, vocabulary: Vocabulary): boolean {
  const labels = labelsOf(line, vocabulary);
  return labels?.length === 1 && line.text.slice(labels[0].to).trim() === '';
}
