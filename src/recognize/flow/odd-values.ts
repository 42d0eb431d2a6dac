import type { FormDefinition } from '../../model/form.js';
import type { RawForm, RawValue } from '../../model/raw-form.js';
import { mayBegin, normalizeLabel } from '../label.js';
import { findLevel, levelIndex } from '../levels.js';
import { SENTENCE_END } from '../marks.js';
import { ODD } from '../tolerances.js';
import {
  beginsInside,
  isChoice,
  isPartOfChoice,
  isTornChoice,
  isTornOrganisation,
  isUnpaired,
  lacksHalfOfPair,
} from '../torn-texts.js';
import { cellLook } from './cell-words.js';
import { areExchanged, CHOICES, isNoNature, ORGANISATIONS } from './header/value-misfit.js';
import { vocabularyOf } from './vocabulary.js';

/** Whether a value looks as if it were cut in the wrong place, or as another field's. */
export function isOddValue(
  field: string,
  value: RawValue,
  form: Pick<RawForm, 'values' | 'rows' | 'funds' | 'definition'>,
): boolean {
  if (field === 'totalScore') return isOddTotal(value, form);
  if (field.startsWith('narrative.')) return isOddText(value.text, form.definition) || isOneOfTwo(form);
  const { projectNature, projectCategory } = form.values;
  const isOfPair = value === projectNature || value === projectCategory;
  return (
    (isOfPair && areExchanged(projectNature?.text ?? '', projectCategory?.text ?? '')) ||
    holdsLabel(value, form.definition) ||
    lacksHalfOfPair(value.text) ||
    /[、，,]$/u.test(value.text) ||
    (ORGANISATIONS.has(field) && (isTornOrganisation(value.text) || OF_OTHER_CELL.test(value.text))) ||
    (CHOICES.has(field) && (isTornChoice(value.text) || isPartOfChoice(value.text))) ||
    (field === 'projectNature' && isNoNature(value.text)) ||
    (field === 'projectName' && (CODE.test(value.text.trim()) || NAME_AND_CHOICE.test(value.text))) ||
    (field === 'projectPeriod' && OF_OTHER_PERIOD.test(value.text))
  );
}

/** A report says what was planned and what was done: where it has one of the two texts only, that may hold both. */
function isOneOfTwo({ values, definition: { sections } }: Pick<RawForm, 'values' | 'definition'>): boolean {
  const isPair = sections.length === 2 && sections.every(({ beside, optional }) => beside && optional);
  return isPair && !sections.every(({ key }) => values[key]);
}

/** Boxes to be ticked, amounts, units of money and the number of a published table are no part of an organisation's name. */
const OF_OTHER_CELL = /[□☐☑☒■√✓]|\d\.\d|公开\d{1,2}表|[(（]\s*万?元/u;

/** The code of a project, alone or behind its name. */
const CODE = /^[\d-]+$|[^\d-]\d{8,}$/u;

/** `药品追溯码采其他一次性项目`: the name with the words of the cell beside it. */
const NAME_AND_CHOICE = /其他(?:经常|一次)性项目|.(?:经常|一次|阶段)性项目$/u;

/** An amount, and the rest of a date (`年 10 月`, `27年`, `-12-31`), are no period. */
const OF_OTHER_PERIOD =
  /\d{1,3}(?:,\d{3})+\.\d|^[年月日/.-]|^[2-9]\d年|[^\d年月日长期经常一次性度天个起止至到\p{P}\p{S}\s]/u;

/** A total that is not what the points of the rows make, with those of the money grid where it has some. */
function isOddTotal({ text }: RawValue, { rows, funds }: Pick<RawForm, 'rows' | 'funds'>): boolean {
  const points = (value: RawValue | undefined) => Number.parseFloat(value?.text.normalize('NFKC') ?? '') || 0;
  const ofRows = rows.reduce((sum, row) => sum + points(row.score), 0);
  const ofFunds = funds.reduce((sum, { values }) => sum + points(values.score), 0);
  const total = Number.parseFloat(text.normalize('NFKC'));
  if (total > MOST_POINTS) return true;
  return ofRows > 0 && ![ofRows, ofRows + ofFunds].some((sum) => Math.abs(sum - total) < POINT_SLACK);
}

const MOST_POINTS = 120;
/** Points are rounded. */
const POINT_SLACK = 0.06;

/** Lines of a few characters are those of labels beside the text, or of a text that was torn at every blank. */
const SCRAP = /^[\p{Script=Han}，,、]{1,3}$|^\p{Script=Han}{2,10}类$/u;

function holdsScraps(text: string): boolean {
  const lines = text.split('\n');
  return lines.length > 1 && lines.some((line) => SCRAP.test(line.trim()));
}

/** A telephone number, a piece of a sentence, the name of a unit. */
const NO_TEXT = [
  /^\d{3,4}-\d{7,8}/u,
  /^[，,、。；;：:）)》”』」】！？%]|[，,、（(《“]$/u,
  /^[^。；;，,：:]{1,24}(?:局|委员会|中心|管理所|办公室|学校|小学|中学|学院|医院|图书馆|街道|公司)$/u,
];
/** A list is read from its beginning. */
const LATE_NUMBER =
  /^(?:[(（]?[2-9][)）]?[.、．)）]|目标[2-9][:：]|第[二三四五六七八九][，,、]|[二三四五六七八九]、|[②-⑨])/u;

/** So many names of indicators below the last sentence are no part of a text: pages that were drawn by columns. */
const LEAST_NAMES = 3;

function endsWithNames(text: string): boolean {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => SENTENCE_END.test(line));
  const names = lines.slice(last + 1);
  return (
    last >= 0 && names.length >= LEAST_NAMES && names.every((line) => NAME.test(line) && cellLook(line).level3 < 1)
  );
}

const NAME = /^[^\p{P}]{3,16}$/u;

/** No text of a section: a label or level, a unit's name, a list without its beginning, or a sentence without one end. */
function isOddText(printed: string, form: FormDefinition): boolean {
  const text = printed.normalize('NFKC').trim();
  if ([...NO_TEXT, LATE_NUMBER].some((pattern) => pattern.test(text)) || LATE_NUMBER.test(printed.trim())) return true;
  if (beginsInside(text) || (/目标2[:：]/u.test(text) && !/目标1[:：]/u.test(text))) return true;
  if (isUnpaired(text) || text.length <= ODD.shortestText || holdsScraps(text)) return true;
  if (/\n[，,、。；;：:]/u.test(text) || endsWithNames(text)) return true;
  const { meanings, firsts } = vocabularyOf(form);
  const isLabel = (line: string) => mayBegin(line, firsts) && meanings.has(normalizeLabel(line));
  return text
    .split('\n')
    .some(
      (line) => isLabel(line) || isChoice(line) || AMOUNTS.test(line) || findLevel(line, levelIndex(form)).length > 0,
    );
}

/** `9,150,000.00 6,405,000.00`: a line of the header's money. */
const AMOUNTS = /^(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*)+$/u;

/** `经常性项目 项目类别`: the next label stands in a value. */
function holdsLabel({ text }: RawValue, form: FormDefinition): boolean {
  const { meanings } = vocabularyOf(form);
  const words = text.split(/\s+/u);
  return words.length > 1 && words.some((word) => meanings.has(normalizeLabel(word)));
}
