import type { Messages, Params } from './index.js';
import { either, phrase } from './phrase.js';

const quoted = (params: Params, otherwise: string) =>
  either(
    params,
    'value',
    (value) => `"${value}"`,
    either(params, 'text', (text) => `"${text}"`, otherwise),
  );
const from = (params: Params) => phrase(params, 'from', (value) => ` (${ASSUMPTIONS[value] ?? `from ${value}`})`);

/** What a PDF engine or the program says for itself, in whatever words. */
const detail = (params: Params) =>
  phrase(params, 'reason', (reason) => ` Technical detail: ${reason.replace(/\.$/u, '')}.`);

const ASSUMPTIONS: Record<string, string> = {
  'no-unit': 'no unit is printed, so it was taken as 元',
  'unit-elsewhere': 'its unit is the only one that the form, or forms like it, print',
  'in-brackets': 'an amount in brackets is one below zero',
  grouped: 'its groups of three digits are one amount',
  'percent-as-points': '% was taken as points',
  fraction: 'no % is printed, so it was taken as a fraction',
  'per-cent': 'no % is printed, so it was taken as per cent',
  'year-or-all': 'the label does not say whether the money is that of the year or of the whole project',
};

const DATE_PROBLEMS: Record<string, string> = {
  'no-day': 'the day is missing',
  'no-month': 'month and day are missing',
  impossible: 'there is no such day',
};

/** The sentences in English. */
export const en: Messages = {
  'empty-input': () => 'The input is empty: nothing to read. Check that the download or the text extraction finished.',
  'binary-input': () =>
    'The input is neither a PDF nor text. Give the PDF itself or its text dump; save Word, Excel or images as PDF first.',
  'undecodable-bytes': (p) =>
    `${either(p, 'count', (n) => (n === '1' ? 'One place' : `${n} places`), 'Some bytes')} cannot be read as ${either(p, 'encoding', (e) => e, 'text')}; ` +
    'it shows as U+FFFD there. Dump the text again as UTF-8 and compare.',
  'no-form': (p) =>
    `No known declaration form was found. ${phrase(p, 'foreign', () => 'The text is no Chinese: if it looks so on the page, its fonts do not say which characters they show, and text recognition is needed. ')}See "declparse forms" for what is recognised; a form of your own can be added.`,
  'form-unread': (p) =>
    `A form${phrase(p, 'title', (t) => ` "${t}"`)} stands here that could not be read, and is missing from the result: look it up in the original.${phrase(p, 'list', () => ' Its table lists several projects, and this dump does not tell which values belong to which: give the PDF, or a dump by "pdftotext -layout".')}`,
  'no-text-layer': (p) =>
    `There is no text${phrase(p, 'pages', (n) => ` on page ${n}`)}, probably a scan: run text recognition (OCR) first.`,
  'pdf-encrypted': (p) =>
    p.password === 'wrong'
      ? 'The PDF is locked and the password does not open it: give the right one with --password.'
      : 'The PDF is locked with a password: give it with --password.',
  'pdf-damaged': (p) => `The PDF is damaged and cannot be opened: get the file again.${detail(p)}`,
  'content-damaged': (p) =>
    `The PDF is damaged${phrase(p, 'broken', (n) => `: ${n}${phrase(p, 'packed', (all) => ` of ${all}`)} compressed parts cannot be unpacked`)}. Text may be missing or wrong: get the file again.`,
  'pdf-recovered': () =>
    'The PDF is damaged and was repaired for reading, so text may be missing: get the file again, or check the result against it.',
  'page-unreadable': (p) =>
    `${either(p, 'page', (n) => `Page ${n}`, 'A page')} could not be read and is missing from the result${phrase(p, 'lost', () => ': its content is damaged or cut off')}. Get the file again.${detail(p)}`,
  'engine-changed': (p) =>
    `${either(p, 'page', (n) => `Page ${n}`, 'A page')} was read by another PDF engine, because the first one failed.${detail(p)}`,
  'beyond-page': (p) =>
    `The table${phrase(p, 'page', (n) => ` on page ${n}`)} runs over the edge of the page: what stands beyond it was read too, though it is not seen in print.`,
  'notes-read': (p) =>
    `Text was typed over ${either(p, 'page', (n) => `page ${n}`, 'a page')} as notes and read as if it were part of it: check that it is.`,
  'page-limit': (p) =>
    `The PDF has ${either(p, 'pages', (n) => n, 'more')} pages, of which ${either(p, 'limit', (n) => `the first ${n}`, 'only some')} were read: split the file for the rest.`,
  'time-limit': (p) =>
    `Reading took longer than allowed and was stopped${phrase(p, 'read', (n) => ` after ${n} pages`)}${phrase(p, 'pages', (n) => ` of ${n}`)}: the result is not complete.`,
  'internal-error': (p) => `A mistake in declparse itself. Please report it with the input.${detail(p)}`,
  'line-ends-lost': () =>
    'The dump has no line ends any more, so every blank was taken for one: check the result, or make the dump again.',
  'dump-kind': (p) => `Read as ${either(p, 'kind', (k) => `a dump of the kind "${k}"`, 'a text dump')}.`,
  'table-truncated': (p) =>
    `The form breaks off${p.reason === 'none' ? ' before its indicator table' : ' inside its indicator table'}: what follows is missing from the source. Dump or download it again.`,
  'schema-invalid': (p) =>
    `${either(p, 'label', (l) => `"${l}"`, 'A value')} ${either(p, 'problem', (x) => `does not fit the form (${x})`, 'is missing')}, ` +
    'so the record stands under "rejected" with its text: complete it at the source.',
  'unplaced-text': (p) =>
    `${quoted(p, 'Some text')} fits no field of the form and stands under "unplaced"${phrase(p, 'count', (n) => ` (${n} pieces)`)}: place it by hand if it matters.`,
  'label-repeated': (p) =>
    `${either(p, 'label', (l) => `The label "${l}"`, quoted(p, 'A label'))} is printed more than once; the first value was taken. Check which one counts.`,
  'field-missing': (p) =>
    `${either(p, 'label', (l) => `The label "${l}"`, 'A label of the form')} is not printed here, so its value is null.`,
  'boundary-inferred': (p) =>
    `Where this text begins or ends is not settled by the source and was inferred${from(p)}: check it against the original.`,
  'level-inferred': (p) =>
    `${quoted(p, 'The level')} was inferred, not printed beside this row${from(p)}: check it against the original.`,
  'value-inferred': (p) =>
    `${quoted(p, 'The value')} was inferred${phrase(p, 'label', (l) => ` to belong to "${l}"`)}${from(p)}: check it against the original.`,
  'row-inferred': (p) => `Where this row begins or ends was inferred${from(p)}: check its cells against the original.`,
  'alignment-inferred': (p) =>
    phrase(
      p,
      'table',
      () =>
        'The rules do not part the columns of this table: columns and rows were inferred from the places of the texts. Check the record against the original.',
    ) ||
    `Which column ${quoted(p, 'this text')} belongs to was inferred from its place${from(p)}: check it against the original.`,
  'date-invalid': (p) =>
    `${quoted(p, 'The value')} is no date${phrase(p, 'problem', (x) => `: ${DATE_PROBLEMS[x] ?? x}`)}; the value is null. Correct it at the source.`,
  'money-invalid': (p) =>
    `${quoted(p, 'The value')} is no amount of money; the value is null. Correct it at the source.`,
  'number-invalid': (p) => `${quoted(p, 'The value')} is no number; the value is null. Correct it at the source.`,
  'boolean-invalid': (p) =>
    `${quoted(p, 'The value')} is neither yes nor no; the value is null. Correct it at the source.`,
  'choice-ambiguous': (p) =>
    `Of the boxes ${quoted(p, 'here')} not exactly one is ticked${phrase(p, 'left', (x) => `; only "${x}" has no empty box, and was taken`) || '; the text stands as printed'}. Decide by hand.`,
  'characters-lost': (p) =>
    `${quoted(p, 'A sign')} stands where the dump could not say which character the page shows, and others may be missing: correct the value by the original, or make the dump with another tool.`,
  'placeholder-null': (p) => `${quoted(p, 'What is printed')} only marks a blank; the value is null.`,
  'end-before-start': (p) =>
    `The end${phrase(p, 'end', (d) => ` (${d})`)} lies before the start${phrase(p, 'start', (d) => ` (${d})`)}: ask whoever filed it.`,
  'total-mismatch': (p) =>
    `The parts${phrase(p, 'sum', (n) => ` (${n} yuan)`)} do not add up to the total${phrase(p, 'total', (n) => ` (${n} yuan)`)}${phrase(p, 'difference', (n) => `; the difference is ${n} yuan`)}.`,
  'percentage-over-100': (p) => `${quoted(p, 'The share')} is over 100%, which a share of this kind cannot be.`,
  'placeholder-left': (p) =>
    `${quoted(p, 'The text')} still holds a placeholder of the template: it was not filled in.`,
  'level1-missing': (p) =>
    `No indicator stands under ${quoted(p, 'one of the level-1 families')}: check whether it was left out.`,
  'weights-sum': (p) => `The weights sum to ${either(p, 'sum', (n) => n, 'something else')}, not to 100.`,
  'scores-sum': (p) =>
    `The scores${phrase(p, 'sum', (n) => ` (${n})`)} do not sum to the printed total${phrase(p, 'total', (n) => ` (${n})`)}${phrase(p, 'difference', (n) => `; the difference is ${n}`)}.`,
  'duplicate-indicator': (p) =>
    `${quoted(p, 'The indicator')} is the same as ${either(p, 'first', (f) => f, 'an earlier one')}: check whether it was filed twice.`,
  'ocr-like-target': (p) =>
    `${quoted(p, 'The target')} looks like a mistake of text recognition${phrase(p, 'likely', (v) => ` for "${v}"`)}; it is kept as printed. Check it against the original.`,
};
