import type { FormDefinition, SectionDefinition } from '../../../model/form.js';
import { flatMap, flatten } from '../../../model/group.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { sectionsIn } from '../../label-meaning.js';
import { SENTENCE_END } from '../../marks.js';
import { WRAP_SLACK } from '../../tolerances.js';
import { looksLike } from '../header/value-looks.js';
import { cutSections } from '../narrative/cut-sections.js';
import { numbering } from '../narrative/line-mark.js';
import { hasKind, meaningsOf } from '../vocabulary.js';
import { textOf, type Word } from './torn-names.js';

type Row = readonly Word[];

/**
 * Texts one below the other, each beside a label that stands on its first line or in its middle → each label, then its
 * text. Lines above the first label belong to its text, but for those that the values above them may go on with.
 */
export function stackTexts(rows: readonly Row[], form: FormDefinition): Row[] {
  const stacked: Row[] = [];
  for (let at = 0; at < rows.length; ) {
    const to = stackEnd(rows, at, form);
    if (to === at) stacked.push(rows[at++]);
    else {
      const above = stacked.splice(textsAbove(stacked, form));
      stacked.push(...stack([...above, ...rows.slice(at, to)], form));
      at = to;
    }
  }
  return stacked;
}

/** Whether lines of a text stand above its label, directly below labels with values. `rows` stand above the table. */
export function hasTextAbove(rows: readonly Row[], below: readonly Row[], form: FormDefinition): boolean {
  const first = rows.findIndex((row, at) => isLabelled(row, rows[at + 1], form));
  const hasText = first > 0 && (rows[first].length > 1 || (first + 1 < rows.length && isText(rows[first + 1], form)));
  const takesValue = ({ text }: Word) => hasKind(text, 'field', form) || hasKind(text, 'section', form);
  return hasText && textsAbove(rows.slice(0, first), form) < first && !flatten(below).some(takesValue);
}

/** Behind the last row of the texts that begin with a label at `from`; `from` where none does. */
function stackEnd(rows: readonly Row[], from: number, form: FormDefinition): number {
  let to = from;
  while (to < rows.length && (isLabelled(rows[to], rows[to + 1], form) || (to > from && isText(rows[to], form)))) to++;
  return to;
}

/** A label of one text, and none that was put above its own lines. */
function isLabelled(row: Row, below: Row | undefined, form: FormDefinition): boolean {
  const [label, ...text] = withoutHeadings(row, form);
  if (!label || !sectionOf(label, form) || text.some((word) => sectionOf(word, form))) return false;
  return text.length > 0 || !below?.some(({ guessed }) => guessed);
}

function isText(row: Row, form: FormDefinition): boolean {
  const [first] = withoutHeadings(row, form);
  return !first || (!first.guessed && meaningsOf(first.text, form).length === 0);
}

function withoutHeadings(row: Row, form: FormDefinition): Row {
  return row.filter(({ text }) => !hasKind(text, 'heading', form));
}

function sectionOf({ text }: Word, form: FormDefinition): SectionDefinition | undefined {
  const keys = sectionsIn(meaningsOf(text, form));
  return form.sections.find(({ key }) => keys.includes(key));
}

/** `联系电话：` before its value: a label that the form does not know. */
const LABEL = /[:：]$/u;
const FURNITURE = /^[-—第]?\s*\d+\s*[-—页]?$/u;

/** 年度资金总额 between other words: it has a value of its own. */
function isNamed(text: string, form: FormDefinition): boolean {
  return hasKind(text, 'field', form) || hasKind(text, 'fund', form);
}

/** Where the rows begin that no label above has. */
function textsAbove(rows: readonly Row[], form: FormDefinition): number {
  const isLoose = (row: Row) =>
    isText(row, form) &&
    !FURNITURE.test(textOf(row)) &&
    !row.slice(0, -1).some(({ text }) => LABEL.test(text) || isNamed(text, form));
  const last = rows.findLastIndex((row) => row.length > 0 && !isLoose(row));
  if (last < 0 || sectionOf(rows[last][0], form)) return rows.length;
  const values = rows[last].filter(({ text }) => meaningsOf(text, form).length === 0);
  if (values.length === rows[last].length && !LABEL.test(values[0].text)) return rows.length;
  const widest = Math.max(0, ...values.map(({ text }) => displayWidth(text)));
  const isRest = ({ text }: Word) =>
    displayWidth(text) <= widest + WRAP_SLACK && !SENTENCE_END.test(text) && !numbering(text);
  // `1268.5 1268.5`, below 项目资金（万元） or not
  const areAmounts = (row: Row) => withoutHeadings(row, form).every(({ text }) => looksLike('money', text));
  const goesOn = (row: Row) => (row.length <= values.length && row.every(isRest)) || areAmounts(row);
  const first = rows.slice(last + 1).findIndex((row) => row.length > 0 && !goesOn(row));
  return first < 0 ? rows.length : last + 1 + first;
}

function stack(rows: readonly Row[], form: FormDefinition): Row[] {
  const headings = flatten(rows).filter(({ text }) => hasKind(text, 'heading', form));
  const own = rows.map((row) => withoutHeadings(row, form));
  const labels = flatMap(own, ([first]) => (first && sectionOf(first, form) ? [first] : []));
  const texts = own.map((row) => row.filter((word) => !labels.includes(word))).filter((row) => row.length > 0);
  const lines = texts.map((row) => ({ text: textOf(row), blankBefore: 0, newPage: false }));
  const sections = labels.map((label) => sectionOf(label, form)!);
  const places = labels.map((label) => placesOf(label, texts));
  const cut = cutSections(
    lines,
    sections,
    { kind: 'none' },
    {
      middles: places.map((own) => own.reduce((sum, place) => sum + place, 0) / own.length),
      tops: places.map(([first]) => first),
      slack: 0,
    },
  );
  if (!cut) return [...rows];
  const parts = labels.map((label, k) => {
    const unsure = cut.narrow.includes(k) || cut.narrow.includes(k + 1);
    const text = texts.slice(cut.starts[k], cut.starts[k + 1]);
    return [[label], ...(unsure ? text.map((row) => row.map((word) => ({ ...word, guessed: true }))) : text)];
  });
  // a label without a text waits for none of the next one's
  const isBlank = (part: readonly Row[]) => part.length === 1;
  return [
    ...headings.map((word) => [word]),
    ...flatten(parts.filter((part) => !isBlank(part))),
    ...flatten(parts.filter(isBlank)),
  ];
}

/** Beside which text each line of a label stands; half a place further up where it has none beside it. */
function placesOf({ row, rows = [row] }: Word, texts: readonly Row[]): number[] {
  return rows.map((each) => {
    const at = texts.findIndex(([first]) => first.row >= each);
    return at < 0 ? texts.length - 0.5 : texts[at][0].row === each ? at : at - 0.5;
  });
}
