import type { Diagnostic } from '../../../model/diagnostic.js';
import type { FieldDefinition, FormDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import type { MoneyUnit, RawValue } from '../../../model/raw-form.js';
import { doubt } from '../../doubt.js';
import { fieldsIn, means } from '../../label-meaning.js';
import { onlyUnit, statedUnit } from '../../money-unit.js';
import { BUDGET } from '../../tolerances.js';
import type { Item } from '../items.js';
import { amountWords, readBudgetMatrix } from './budget-matrix.js';
import { isParted } from './pair-values.js';
import { strayAmounts } from './stray-amounts.js';
import { isBrokenNumber, looksLike } from './value-looks.js';

/** What totals and their parts in a form's header say. */
export interface BudgetReading {
  readonly values: Record<string, RawValue>;
  readonly labels: readonly Piece[];
  readonly diagnostics: readonly Diagnostic[];
  /** The other items of the header. */
  readonly rest: readonly Item[];
  /** Those of the table that were amounts of the header. */
  readonly strays: ReadonlySet<Item>;
}

/** A label of a total or of one of its parts. */
interface Label {
  readonly at: number;
  /** Fields that it may stand for: 其他资金 is a part of two totals. */
  readonly options: readonly FieldDefinition[];
}

/** A total and its parts, in the order of the form. */
type Group = readonly string[];

/** The fields that the labels stand for, label by label, and what speaks against it. */
interface Meaning {
  readonly fields: readonly FieldDefinition[];
  readonly cost: number;
}

/** An amount: its place among the items, its lines, and what it is worth; null for a dash. */
interface Amount {
  readonly at: number;
  readonly lines: readonly Item[];
  readonly worth: number | null;
}

interface Deal {
  readonly cost: number;
  /** For each label its amount. */
  readonly amounts: readonly (Amount | null)[];
}

/**
 * Deals the amounts of totals and parts out where a label may be a part of either of two totals (其他资金). In each column
 * amounts keep the order of the form, parts add up to their total, and an amount stands behind its label or in a run opposite
 * to a run of labels: the cheapest deal wins, with a warning where another is nearly as good.
 */
export function readBudget(items: readonly Item[], form: FormDefinition, table: readonly Item[] = []): BudgetReading {
  const values: Record<string, RawValue> = {};
  const diagnostics: Diagnostic[] = [];
  const words = flatMap(items, amountWords);
  const matrix = readBudgetMatrix(words, form);
  const own = matrix.length > 0 ? words : items;
  const found =
    matrix.length > 0
      ? matrix.map((each) => ({ ...each, amount: [each.amount], sure: true }))
      : dealBudget(items, form);
  if (found.length === 0) return { values, labels: [], diagnostics, rest: items, strays: new Set() };
  const strays = strayAmounts(found, table);
  const dealt = found.map((each) => (strays.has(each) ? { ...each, amount: [strays.get(each)!], sure: false } : each));
  const labels = [...new Set(flatMap(dealt, ({ label }) => label.pieces))];
  for (const { label, field, amount, sure } of dealt) {
    if (amount.length === 0) continue;
    const text = amount.map((line) => line.text).join('');
    const pieces = flatMap(amount, (line) => line.pieces);
    const unit = unitFor(label, own);
    values[field.key] = { text, pieces, ...(unit && { unit }) };
    if (!sure) diagnostics.push(doubt('value-inferred', field.key, values[field.key]));
  }
  const taken = new Set(flatMap(dealt, ({ label, amount }) => [label, ...amount]));
  const rest = own.filter((item) => !taken.has(item));
  return { values, labels, diagnostics, rest, strays: new Set(strays.values()) };
}

/** The money unit of a label: its own, or that of a heading or a line above it, or below. */
function unitFor(label: Item, items: readonly Item[]): MoneyUnit | undefined {
  if (label.unit) return label.unit;
  const stated = flatMap(items, (item, at) => {
    const unit = item.meanings ? means(item.meanings, 'heading') && item.unit : statedUnit(item.text)?.unit;
    return unit ? [{ at, unit }] : [];
  });
  const own = items.indexOf(label);
  // `资金总额（万元）` beside `年度资金总额` and its parts: where all labels that say a unit say the same, the others mean it, too
  const others = onlyUnit(flatMap(items, ({ unit }) => unit ?? []));
  return (stated.findLast(({ at }) => at < own) ?? stated[0])?.unit ?? others ?? undefined;
}

interface Dealt {
  readonly label: Item;
  readonly field: FieldDefinition;
  readonly amount: readonly Item[];
  readonly sure: boolean;
}

/** Every label of a total or a part with its amount; none where no label may be a part of two totals. */
function dealBudget(items: readonly Item[], form: FormDefinition): Dealt[] {
  const groups = groupsOf(form);
  const labels = flatMap(items, (item, at): Label[] => {
    const options = budgetFields(item, groups);
    return options.length > 0 ? [{ at, options }] : [];
  });
  const whole = amountsOf(items, labels, true);
  const apart = amountsOf(items, labels, false);
  const readings = apart.length > whole.length ? [whole, apart] : [whole];
  if (!labels.some(({ options }) => options.length > 1)) return [];
  if (Math.max(labels.length, apart.length) > BUDGET.mostLabels) return [];
  const meanings = meaningsOf(labels, groups);
  const ends = flatMap(readings, (amounts) => {
    const isInTurn = labels.every(({ at }) => isOwn(amounts, labels, at));
    const behind = labels.map(({ at }) => amounts.find((amount) => amount.at === at + 1) ?? null);
    const inTurn = [{ cost: 0, amounts: behind }];
    return flatMap(meanings, (meaning) =>
      (isInTurn ? inTurn : dealApart(items, labels, amounts, meaning, groups)).map((deal) => ({
        deal,
        meaning,
        cost: deal.cost + meaning.cost + balance(deal, meaning, groups),
      })),
    );
  });
  if (ends.length === 0) return [];
  const best = ends.reduce((a, b) => (b.cost < a.cost ? b : a));
  const worthOf = ({ meaning, deal }: typeof best) =>
    new Map(meaning.fields.map(({ key }, l) => [key, deal.amounts[l]?.worth ?? null]));
  const rivals = ends.filter(({ cost }) => cost < best.cost + BUDGET.narrow).map(worthOf);
  const isOff = groups.some((group) => isUnlike(best.deal, best.meaning, group));
  return labels.map(({ at }, l): Dealt => {
    const field = best.meaning.fields[l];
    const amount = best.deal.amounts[l];
    const settled = rivals.every((other) => (other.get(field.key) ?? null) === (amount?.worth ?? null));
    const isDirect = (label: number) => best.deal.amounts[label]?.at === labels[label].at + 1;
    // a sum does not tell its parts apart
    const isOther = (label: number) => {
      const other = best.deal.amounts[label];
      const [{ under }, { under: total }] = [field, best.meaning.fields[label]];
      if (!amount || !other || other.worth === amount.worth || !under || under !== total) return false;
      const [first, second] = other.at < amount.at ? [other, amount] : [amount, other];
      // `上年结转资金` / `0.00` / `66,000.00` / `其他资金`: either may be that of the first
      if (second.at === first.at + first.lines.length && isDirect(label) !== isDirect(l)) return true;
      return !isDirect(label) && !isDirect(l) && !isUnder(items, first, second);
    };
    const isPart = isDirect(l) || isProven(best.deal, best.meaning, groups, field);
    const sure = settled && isPart && !isOff && !labels.some((_, other) => isOther(other));
    return { label: items[at], field, amount: amount?.lines ?? [], sure };
  });
}

/** The totals and parts that a label may stand for. */
function budgetFields({ meanings }: Item, groups: readonly Group[]): FieldDefinition[] {
  const fields = fieldsIn(meanings);
  return fields.every(({ key }) => groups.some((group) => group.includes(key))) ? fields : [];
}

/** The fields of each total in the form's order. */
function groupsOf({ fields }: FormDefinition): Group[] {
  const totals = new Set(flatMap(fields, ({ under }) => under ?? []));
  return [...totals].map((total) => [total, ...fields.filter(({ under }) => under === total).map(({ key }) => key)]);
}

/** Hundreds of billions with their commas and cents. */
const LONGEST_AMOUNT = 18;

/** The amounts; a digit behind a blank line is the last of the number above it (`1,215.3` / `0`) where `goesOn`, and else one of its own. */
function amountsOf(items: readonly Item[], labels: readonly Label[], goesOn: boolean): Amount[] {
  const own = new Set(labels.map(({ at }) => at));
  const amounts: Amount[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    if (item.meanings || item.text.length > LONGEST_AMOUNT || !looksLike('money', item.text)) continue;
    if (items[at - 1]?.meanings && item.sameLine && !own.has(at - 1)) continue;
    if (YEAR.test(item.text) && isOfPeriod(items[at - 1])) continue;
    const next = items[at + 1];
    const isNear = goesOn || next?.blankBefore === 0;
    const broken = isNear && next?.meanings === null && isBrokenNumber(item.text, next.text);
    const lines = broken ? [item, next] : [item];
    const digits = lines.map(({ text }) => text.normalize('NFKC').replace(/[^\d.]/gu, '')).join('');
    amounts.push({ at, lines, worth: digits === '' ? null : Number(digits) });
    at += lines.length - 1;
  }
  return amounts;
}

const YEAR = /^(?:19|20)\d\d年?$/u;

/** `项目起止时间` / `2024`. */
function isOfPeriod(item: Item | undefined): boolean {
  return fieldsIn(item?.meanings).some(({ key }) => key === 'projectPeriod');
}

/** Exactly one amount stands behind the label, before the next item. */
function isOwn(amounts: readonly Amount[], labels: readonly Label[], at: number): boolean {
  const next = labels.find((label) => label.at > at)?.at ?? Number.POSITIVE_INFINITY;
  const behind = amounts.filter((amount) => amount.at > at && amount.at < next);
  return behind.length === 1 && behind[0].at === at + 1;
}

/** The likely ways to tell what the labels stand for: printed in the order of the form, parts behind their total. */
function meaningsOf(labels: readonly Label[], groups: readonly Group[]): Meaning[] {
  const printed = new Set(flatMap(labels, ({ options }) => (options.length === 1 ? [options[0].key] : [])));
  let found: Meaning[] = [{ fields: [], cost: 0 }];
  for (const { options } of labels)
    found = flatMap(found, ({ fields, cost }) =>
      options
        .filter((option) => !fields.includes(option))
        .map((option) => ({ fields: [...fields, option], cost: cost + labelCost(option, fields, printed, groups) })),
    )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, BUDGET.mostMeanings);
  const keysOf = ({ options }: Label) => options.map(({ key }) => key).join();
  if (new Set(labels.map(keysOf)).size === labels.length) found = found.map(withMixed).sort((a, b) => a.cost - b.cost);
  return found.filter(({ cost }) => cost < found[0].cost + BUDGET.likely);
}

/**
 * Where each part is printed once, all are of one total, rather of the last above them: not 财政拨款 of the first one and 其他资金
 * of the second.
 */
function withMixed({ fields, cost }: Meaning): Meaning {
  const totals = new Set(flatMap(fields, ({ under }) => under ?? []));
  const isApart = fields.some(({ under }, at) => {
    const total = fields.slice(0, at).findLast((other) => !other.under);
    return under && total && total.key !== under;
  });
  return { fields, cost: cost + (totals.size > 1 ? BUDGET.mixed : 0) + (isApart ? BUDGET.otherTotal : 0) };
}

function labelCost(
  field: FieldDefinition,
  before: readonly FieldDefinition[],
  printed: ReadonlySet<string>,
  groups: readonly Group[],
): number {
  const group = groups.find((each) => each.includes(field.key))!;
  const place = group.indexOf(field.key);
  const backwards = before.some(({ key }) => group.indexOf(key) > place) ? BUDGET.backwards : 0;
  if (!field.under) return backwards;
  const orphan = printed.has(field.under) ? 0 : BUDGET.orphan;
  return backwards + orphan + (before.some(({ key }) => key === field.under) ? 0 : BUDGET.beforeTotal);
}

/** Where a label stands on the form: in which column, and how far down. */
interface Spot {
  readonly group: number;
  readonly place: number;
}

/** Amount by amount: each goes to a label or is left. */
function dealApart(
  items: readonly Item[],
  labels: readonly Label[],
  amounts: readonly Amount[],
  { fields }: Meaning,
  groups: readonly Group[],
): Deal[] {
  const spots = fields.map(({ key }): Spot => {
    const group = groups.findIndex((each) => each.includes(key));
    return { group, place: groups[group].indexOf(key) };
  });
  const beside = besideOf(items, labels);
  const inPairs = beside.some((next) => next >= 0);
  const near = amounts.map((amount) => labels.map(({ at }) => nearness(items, amount.at, at)));
  const none: Deal = { cost: 0, amounts: labels.map(() => null) };
  const give = (deal: Deal, a: number, l: number): Deal => {
    const [before, amount] = [amounts[a - 1], amounts[a]];
    const last = a > 0 && isUnder(items, before, amount) ? deal.amounts.indexOf(before) : -1;
    // amounts on one line are those of labels on one line; others below each other are those of a column
    const across = last >= 0 && inPairs && items[before.at].row === items[amount.at].row;
    const goesOn = last >= 0 && (across ? beside[last] === l : isNext(l, last, spots));
    const place = goesOn ? Math.min(BUDGET.run, near[a][l]) : near[a][l];
    const crossed = last >= 0 && !goesOn && labels[l].at < labels[last].at ? BUDGET.crossed : 0;
    const cost = deal.cost + place + crossed + (isOvertaken(l, deal, spots, labels) ? BUDGET.overtaken : 0);
    return { cost, amounts: deal.amounts.with(l, amount) };
  };
  let beam = [none];
  amounts.forEach((amount, a) => {
    const next = flatMap(beam, (deal) => [
      { ...deal, cost: deal.cost + (amount.worth === null ? BUDGET.dashLeft : BUDGET.left) },
      ...flatMap(labels, (_, l) => (deal.amounts[l] ? [] : [give(deal, a, l)])),
    ]);
    beam = next.sort((x, y) => x.cost - y.cost).slice(0, BUDGET.beam);
  });
  // sums are known at the end only, so that the deal in the order of the labels may not have come so far
  const inOrder = amounts.length === labels.length ? [amounts.reduce((deal, _, l) => give(deal, l, l), none)] : [];
  return [...beam, ...inOrder].map((deal) => ({ ...deal, cost: deal.cost + blankCost(deal, spots) }));
}

/** What it costs that an amount belongs to the label at `label`, by where the two stand. */
function nearness(items: readonly Item[], at: number, label: number): number {
  const isBehind = items[at].sameLine && items[at - 1].row === items[at].row && items[at - 1].meanings !== null;
  const onLine = isBehind && label !== at - 1 ? BUDGET.otherLine : 0;
  if (label > at) return onLine + BUDGET.before;
  const run = runBefore(items, at);
  if (label < run) return onLine + BUDGET.apart;
  if (label === at - 1) return run === label ? 0 : BUDGET.lastOfRun;
  return onLine + BUDGET.run;
}

/** A label further down its column, and printed behind it, has got an amount. */
function isOvertaken(l: number, { amounts }: Deal, spots: readonly Spot[], labels: readonly Label[]): boolean {
  const isBelow = (o: number) => spots[o].group === spots[l].group && spots[o].place > spots[l].place;
  return amounts.some((other, o) => other && isBelow(o) && labels[o].at > labels[l].at);
}

function blankCost({ amounts }: Deal, spots: readonly Spot[]): number {
  return amounts.reduce(
    (sum, each, l) => sum + (each ? 0 : spots[l].place === 0 ? BUDGET.blankTotal : BUDGET.blankPart),
    0,
  );
}

/** Nothing stands between two amounts but labels on the line of the first; nothing that was taken out before either. */
function isUnder(items: readonly Item[], { at, lines }: Amount, below: Amount): boolean {
  return (
    items.slice(at + lines.length, below.at).every(({ sameLine }) => sameLine) &&
    !isParted(lines.at(-1)!, items[below.at])
  );
}

/** Where the run of labels begins that stands directly before this item, or in its block if others stand apart from it. */
function runBefore(items: readonly Item[], at: number): number {
  let run = at;
  while (items[run - 1]?.meanings && (run === at || items[at].blankBefore > 0 || items[run].blankBefore === 0)) run--;
  return run;
}

/** By label, the one that stands beside it on its line; -1 for none. */
function besideOf(items: readonly Item[], labels: readonly Label[]): number[] {
  return labels.map(({ at }, l) => (items[labels[l + 1]?.at]?.row === items[at].row ? l + 1 : -1));
}

/** The label is the next one below another, in its column. */
function isNext(l: number, last: number, spots: readonly Spot[]): boolean {
  const { group, place } = spots[last];
  const below = spots.filter((spot) => spot.group === group && spot.place > place);
  return spots[l].group === group && spots[l].place === Math.min(...below.map((spot) => spot.place));
}

/** What speaks for a deal, or against it, by its sums. A main part that is blank may be printed elsewhere, unless the others are the whole. */
function balance(deal: Deal, meaning: Meaning, groups: readonly Group[]): number {
  return groups.reduce((sum, group) => {
    const { total, parts, whole, main, mainBlank } = sumOf(deal, meaning, group);
    if (total === null || parts === null) return sum;
    const isWithout = main === 0 || (mainBlank && isSame(total, parts));
    const cost = sum + (total > 0 && isWithout ? BUDGET.noMainPart : 0);
    if (isSame(total, parts)) return cost + (whole ? BUDGET.sumAgrees : BUDGET.sumOfSome);
    return cost + (parts > total ? BUDGET.partOverTotal : whole ? BUDGET.sumDiffers : 0);
  }, 0);
}

function sumOf({ amounts }: Deal, { fields }: Meaning, [total, ...parts]: Group) {
  const at = (key: string) => fields.findIndex((field) => field.key === key);
  const printed = parts.map(at).filter((l) => l >= 0);
  const filled = printed.filter((l) => amounts[l]);
  const sum = filled.reduce((all, l) => all + (amounts[l]!.worth ?? 0), 0);
  const whole = filled.length === printed.length;
  const main = amounts[at(parts[0])];
  return {
    total: amounts[at(total)]?.worth ?? null,
    parts: filled.length > 0 ? sum : null,
    whole,
    main: main ? (main.worth ?? 0) : null,
    mainBlank: !main && at(parts[0]) >= 0,
  };
}

const CENT = 0.005;

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < CENT;
}

/** Of a total and its parts not all are printed, or they differ: where amounts went astray, others may have, too. */
function isUnlike(deal: Deal, meaning: Meaning, group: Group): boolean {
  const { total, parts } = sumOf(deal, meaning, group);
  return total !== null && parts !== null && !isSame(total, parts);
}

/** The parts of the field's total are all printed and add up to it, and more than one of them is more than nothing. */
function isProven(deal: Deal, meaning: Meaning, groups: readonly Group[], field: FieldDefinition): boolean {
  const group = groups.find((each) => each.includes(field.key))!;
  const { total, parts, whole } = sumOf(deal, meaning, group);
  return whole && total !== null && total > 0 && parts !== null && isSame(total, parts);
}
