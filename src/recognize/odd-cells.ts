import type { ColumnKey, FormDefinition } from '../model/form.js';
import type { RawRow } from '../model/raw-form.js';
import { cellLook } from './flow/cell-words.js';
import { type FirstUnits, firstUnits, normalizeLevel } from './label.js';
import { findLevel, type LevelIndex, levelNames } from './levels.js';
import { remember } from './remember.js';
import { ODD } from './tolerances.js';
import { endsInScrap, isTornChoice, isUnpaired, startsWithUnitOfOther } from './torn-texts.js';

/** A unit's name, maybe with its code, is no indicator. */
const ORGANISATION = /^[[【]?\d{3,}|(?:局|委员会|管理所|管理处|服务中心|办公室|人民政府)$/u;
const NUMBER = /^\d{1,3}(?:\.\d+)?$/u;

/** Blanks that word processors set within a date. */
const BLANK_IN_DATE = /(?<=\d)\s+(?=[年月日])|(?<=[年月])\s+(?=\d)/gu;

/** A text that no cell of its column would hold: two cells were taken for one, or one for two. */
export function isOddCell(key: ColumnKey, printed: string): boolean {
  let ask = askedOf.get(key);
  if (!ask) {
    ask = remember((text) => isOdd(key, text.normalize('NFKC').trim().replace(BLANK_IN_DATE, '')));
    askedOf.set(key, ask);
  }
  return ask(printed);
}

/** Column by column: the rows of a form hold the same texts again and again. */
const askedOf = new Map<ColumnKey, (printed: string) => boolean>();

function isOdd(key: ColumnKey, text: string): boolean {
  if (isUnpaired(text)) return true;
  switch (key) {
    case 'weight':
    case 'score':
      return !NUMBER.test(text.replace(/分$/u, '')) && !cellLook(text).blank;
    case 'target':
    case 'actual':
      return (
        /[\p{Script=Han}%)]\s+\d+(?:\.\d+)?$/u.test(text) ||
        /^(?:[%率度]|月[初中底末]|日[内前])|\d[<>=≤≥]|%(?![以左])\p{Script=Han}{1,2}$/u.test(text) ||
        /^[<>=≤≥]+$|。.|[。;]$/u.test(text) ||
        /\p{Script=Han}\s*[<>=≤≥]|%\s+\d|[正逆反]向指标$|\d,\d{3}\.\d{2}$|^[^有无是否好优良中差高低]$(?<=\p{Script=Han})/u.test(
          text,
        ) ||
        startsWithUnitOfOther(text) ||
        endsInScrap(text) ||
        /.[/·]$/u.test(text) ||
        /^[<>=≤≥]*\s*\d\S*\s*\p{Script=Han}.*\s\d/u.test(text)
      );
    case 'level3':
      return (
        /[<>=≤≥]/u.test(text) ||
        text.length <= 2 ||
        /[。;]|,(?!\d{3})/u.test(text) ||
        isTornChoice(text) ||
        /(?<![稳确固恒规限核])定[性量]$/u.test(text) ||
        cellLook(text).number ||
        cellLook(text).target < ODD.targetLook ||
        /\p{Script=Han}\s+\d[\d.]*(?:%|\p{Script=Han}{1,2})?$/u.test(text) ||
        ORGANISATION.test(text) ||
        /^[,，、。;；)）（(%]|^\p{Script=Han}{0,3}指标(?!$)/u.test(text)
      );
    case 'deviation':
    case 'note':
    case 'explanation':
      return (
        /^\d+(?:\.\d+)?(?:\s|$|\/)|局\s+\d{3,}$/u.test(text) ||
        /^[<>=≤≥]|^\p{Script=Han}+\s+[<>=≤≥]+\s*\d\S*$/u.test(text) ||
        /(?:[<>=≤≥]\s*\d[^<>=≤≥]*){3}/u.test(text)
      );
    default:
      return false;
  }
}

const OFTEN_FILLED: ReadonlySet<ColumnKey> = new Set<ColumnKey>(['actual', 'weight', 'score']);

/** Columns that (nearly) every row fills: a row without one has lost it to its neighbour. */
export function oftenFilled(rows: readonly RawRow[], form: FormDefinition): ColumnKey[] {
  const keys = form.table?.columns.map(({ key }) => key).filter((key) => OFTEN_FILLED.has(key)) ?? [];
  return keys.filter((key) => {
    const filled = rows.filter((row) => row[key]).length;
    return filled >= ODD.oftenFilled * rows.length && filled < rows.length;
  });
}

const LEAST_PART = 3;

/** A level name that was cut and taken for the name of an indicator: `可持续影`, `服务对象满意`. */
export function isCutLevel(name: string, form: FormDefinition): boolean {
  const text = normalizeLevel(name);
  if (text.length < LEAST_PART) return false;
  const { names, firsts } = secondLevels(form);
  return firsts.has(text.charCodeAt(0)) && names.some((level) => level.length > text.length && level.startsWith(text));
}

/** `生态` beside `效益`: the two halves of a level that goes down a narrow column, taken for a name and its target. */
export function isTornLevel({ level3, target }: RawRow, form: FormDefinition): boolean {
  if (!level3 || !target) return false;
  return secondLevels(form).names.includes(normalizeLevel(level3.text + target.text));
}

/** `经济成本指标资源采购成本`, `下游群众满意度（10分）`: a name with that of a level, or with the points of one, in it. */
export function holdsLevel(name: string, form: FormDefinition): boolean {
  if (!/[分标]/u.test(name)) return false;
  const text = name.normalize('NFKC').replace(/\s/gu, '');
  if (/\(\d+分\)$/u.test(text)) return true;
  if (!text.includes('指标')) return false;
  return secondLevels(form).names.some(
    (level) => level.length >= LEAST_PART && text.includes(`${level}指标`) && !text.endsWith(`${level}指标`),
  );
}

interface SecondLevels {
  readonly names: readonly string[];
  readonly firsts: FirstUnits;
}

const levels = new WeakMap<FormDefinition, SecondLevels>();

function secondLevels(form: FormDefinition): SecondLevels {
  let found = levels.get(form);
  if (!found) {
    const names = levelNames(form).level2.map(normalizeLevel);
    found = { names, firsts: firstUnits(names) };
    levels.set(form, found);
  }
  return found;
}

/** A level 2 under another level 1 than the form's own, or one of the two that is no level name although the other is. */
export function hasStrayLevel({ level1, level2 }: RawRow, index: LevelIndex): boolean {
  const firsts = level1 ? findLevel(level1.text, index).filter((name) => name.level === 1) : [];
  const seconds = level2 ? findLevel(level2.text, index).filter((name) => name.level === 2) : [];
  if (level1 && firsts.length === 0) return true;
  if (level2 && seconds.length === 0) return true;
  if (firsts.length === 0 || seconds.length === 0) return false;
  return !seconds.some((second) => firsts.some((first) => first.level1 === second.level1));
}
