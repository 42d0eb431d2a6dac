import { invalid, plain, type Typed } from './typed.js';

const DASHES = /[\u2010-\u2015\u2212]/gu;
const TIME = /[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u;
const FULL = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))$/u;
const MONTH_ONLY = /^\d{4}(?:[-/.]\d{1,2}|年\d{1,2}月[份底初末]?)$/u;
const YEAR_ONLY = /^\d{4}年?$/u;

const HAN_DIGITS = '〇一二三四五六七八九';
const HAN_DATE =
  /^[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十廿卅]{1,3}月(?:[一二三四五六七八九十廿卅]{1,3}[日号]?)?$/u;

/**
 * A printed date → `YYYY-MM-DD`. Notations: `2020-01-23`, `2020/2/1`, `2020.1.5`, `2020年1月5日`, `20200123`,
 * `二〇二〇年一月五日`, in digits of any width, with blanks or a time of day. A day that does not exist or is not printed
 * is never guessed: the value is null and the diagnostic says what is missing.
 */
export function readDate(text: string): Typed<string> {
  const flat = text.normalize('NFKC').trim().replace(DASHES, '-').replace(TIME, '').replace(/\s+/gu, '');
  const digits = HAN_DATE.test(flat) ? fromHan(flat) : flat;
  if (MONTH_ONLY.test(digits)) return invalid('date-invalid', text, { problem: 'no-day' });
  if (YEAR_ONLY.test(digits)) return invalid('date-invalid', text, { problem: 'no-month' });
  const [, year, ...rest] = FULL.exec(digits) ?? [];
  const [month, day] = rest.filter((part) => part !== undefined);
  if (!year || !month || !day) return invalid('date-invalid', text);
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return exists(iso) ? plain(iso) : invalid('date-invalid', text, { problem: 'impossible' });
}

/** A day of the calendar, in a century in which a budget may be planned. */
function exists(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return /^(?:19|20|21)/u.test(iso) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}

function fromHan(date: string): string {
  const [year = '', month = '', day = ''] = date.split(/[年月日号]/u);
  const digits = [...year.replace(/[零○]/gu, '〇')].map((letter) => HAN_DIGITS.indexOf(letter)).join('');
  return `${digits}年${hanNumber(month)}月${day === '' ? '' : `${hanNumber(day)}日`}`;
}

/** `五` → 5, `十二` → 12, `廿三` → 23, `三十` → 30. */
function hanNumber(text: string): number {
  const spelled = text.replace('廿', '二十').replace('卅', '三十');
  const [tens, ones] = spelled.includes('十') ? spelled.split('十') : ['', spelled];
  const ten = !spelled.includes('十') ? 0 : tens === '' ? 1 : HAN_DIGITS.indexOf(tens!);
  return ten * 10 + (ones ? HAN_DIGITS.indexOf(ones) : 0);
}
