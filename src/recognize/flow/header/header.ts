import { flatMap } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import type { MoneyUnit } from '../../../model/raw-form.js';
import { doubt } from '../../doubt.js';
import { type LabelMeaning, means } from '../../label-meaning.js';
import { SENTENCE_END } from '../../marks.js';
import { statedUnit } from '../../money-unit.js';
import type { GapMeaning } from '../gaps.js';
import { type Item, partOf } from '../items.js';
import { mendChoices } from './choices.js';
import { mendExchanged } from './exchanged.js';
import { besideSections, centredSections, type Group, groupItems, liftCentred, liftNarratives } from './groups.js';
import { withLabelsAboveTexts, withLabelsFirst, withValuesParted } from './labels-below.js';
import { type Pair, pairValues } from './pair-values.js';
import { firstLine, fits, lastLine, takeValues } from './take-values.js';
import { isUnit } from './value-misfit.js';
import {
  chooseMeaning,
  type HeaderReading,
  type NarrativeRun,
  newWalk,
  noteLabel,
  openLabel,
  toValue,
  type Walk,
} from './walk.js';

/**
 * Reads label/value pairs and gathers narrative runs. A value follows its label, on its line or below; where one does not, labels
 * and values are paired by their looks and order. Of lines that were `untangled`, each text stands below its own label.
 */
export function readHeader(printed: readonly Item[], gaps: GapMeaning, untangled = false): HeaderReading {
  const above = untangled
    ? { items: printed, doubts: [] }
    : withLabelsAboveTexts(withValuesParted(withLabelsFirst(printed)));
  const { items, moved } = mendChoices(above.items);
  const walk = walkHeader(items, gaps, untangled);
  const reading = isInBlocks(walk) ? readBlocks(items, gaps, untangled) : walk;
  warnMoved(reading, new Set(moved));
  mendExchanged(reading);
  reading.diagnostics.push(...above.doubts);
  return reading;
}

/** A value whose lines did not follow each other, where nothing else was said of it. */
function warnMoved({ values, diagnostics }: HeaderReading, moved: ReadonlySet<Piece>): void {
  for (const [field, value] of Object.entries(values)) {
    const isTold = diagnostics.some((each) => each.field === field);
    if (!isTold && value.pieces.some((piece) => moved.has(piece)))
      diagnostics.push(doubt('value-inferred', field, value));
  }
}

/** Labels and values were not printed in turn: a label waits that must have a value, or one that a stray text or a unit among the texts may belong to. */
function isInBlocks({ openFields, stray, runs }: Walk): boolean {
  const units = flatMap(runs, ({ items }) => items.filter(({ text }) => isUnit(text)));
  const others = [...stray, ...units];
  return openFields.some(({ field }) => field?.required || (field && others.some((item) => fits(field, item.text))));
}

/** Pairs the labels with their values wherever they stand; what remains are sections and their texts. */
function readBlocks(printed: readonly Item[], gaps: GapMeaning, untangled: boolean): HeaderReading {
  const units = newWalk(printed, gaps);
  const items = flatMap(printed, (item, at) => (item.meanings ? [item] : takeUnits(units, [item], printed[at - 1])));
  const scratch = { ...newWalk(items, gaps), unitLabels: units.unitLabels, unit: units.unit };
  const meanings = new Map<Item, LabelMeaning | null>();
  const unitOf = new Map<Item, MoneyUnit | undefined>();
  for (const item of items) {
    if (!item.meanings) continue;
    const meaning = chooseMeaning(scratch, item.meanings);
    meanings.set(item, meaning);
    noteLabel(scratch, item, meaning);
    unitOf.set(item, item.unit ?? scratch.unit);
  }
  const pairs = pairValues(items, (item) => meanings.get(item) ?? null, gaps);
  const taken = new Set(flatMap(pairs, ({ label, value }) => [label, ...value]));
  const rest = walkHeader(
    items.filter((item) => !taken.has(item)),
    gaps,
    untangled,
  );
  const reading: HeaderReading = { ...rest, labels: [...scratch.unitLabels, ...rest.labels] };
  for (const pair of pairs) {
    // what stood there for want of a better value fits nowhere now
    const before = pair.field && pair.value.length > 0 ? reading.values[pair.field.key] : undefined;
    if (before)
      reading.leftovers.push(...items.filter((item) => item.pieces.some((each) => before.pieces.includes(each))));
    addPair(reading, pair, unitOf.get(pair.label) ?? scratch.unit);
  }
  reading.leftovers.sort((a, b) => scratch.order.get(a)! - scratch.order.get(b)!);
  return reading;
}

function addPair(reading: HeaderReading, { label, field, value, sure }: Pair, unit: MoneyUnit | undefined): void {
  if (!field) {
    reading.leftovers.push(label, ...value);
    return;
  }
  reading.labels.push(...label.pieces);
  if (value.length === 0) return;
  reading.values[field.key] = toValue(value, unit);
  if (!sure) reading.diagnostics.push(doubt('value-inferred', field.key, reading.values[field.key]));
}

function walkHeader(items: readonly Item[], gaps: GapMeaning, untangled: boolean): Walk {
  const walk = newWalk(items, gaps);
  const groups = groupItems(items);
  liftCentred(groups, gaps);
  if (!untangled) liftNarratives(groups, gaps);
  for (let i = 0; i < groups.length; ) {
    const beside = untangled ? 0 : Math.max(besideSections(groups, i), centredSections(groups, i, gaps));
    walk.nextServed = !groups[i + 1] || !waits(groups[i + 1]);
    if (beside > 1) readBeside(walk, groups.slice(i, i + beside));
    else readGroup(walk, groups[i]);
    i += Math.max(1, beside);
  }
  for (const open of walk.openFields) if (!open.field) walk.leftovers.push(open.item);
  walk.labels.push(...walk.unitLabels);
  return walk;
}

/** Nothing stands behind labels that are more than headings. */
function waits({ labels, texts }: Group): boolean {
  return texts.length === 0 && labels.some(({ meanings }) => meanings!.some(({ kind }) => kind !== 'heading'));
}

/** Sections whose labels stand beside their texts are cut together: each label is on the first line or in the middle. */
function readBeside(walk: Walk, groups: readonly Group[]): void {
  const sections: string[] = [];
  const items: Item[] = [];
  const anchors: number[][] = [];
  for (const { labels, texts, above } of groups) {
    openLabel(walk, labels[0]);
    items.push(...above);
    if (texts.length === 0) continue; // its section stays open
    const alone = !texts[0].sameLine && lastLine(labels[0]) < firstLine(texts[0]);
    anchors.push(placesOf(labels[0], texts).map((place) => items.length + place));
    // what stands before the label's line parts its text from the one before; what stands around a label alone says nothing
    const { blankBefore, newPage } = labels[0];
    items.push({ ...texts[0], blankBefore, newPage: newPage || (alone && blankBefore > 0) }, ...texts.slice(1));
    const key = walk.openSections.pop();
    if (key) sections.push(key);
  }
  if (sections.length === anchors.length) walk.runs.push({ sections, items, anchors });
  else walk.leftovers.push(...items);
}

/** Beside which of its texts each line of a label stands, or between which. */
function placesOf({ pieces }: Item, texts: readonly Item[]): number[] {
  return pieces.map(({ line }) => {
    const beside = texts.findIndex((item) => item.pieces[0].line === line);
    return beside >= 0 ? beside : texts.filter((item) => (item.pieces[0].line ?? 0) < (line ?? 0)).length - 0.5;
  });
}

function readGroup(walk: Walk, { labels, texts, above }: Group): void {
  walk.above = above;
  for (const label of labels) openLabel(walk, label);
  const below = takeValues(walk, labels.at(-1), takeUnits(walk, texts));
  const rest = walk.openSections.length === 1 && below.length > 0 ? [...walk.above, ...below] : below;
  // lines above a label that takes no value
  if (rest === below) walk.leftovers.push(...walk.above);
  walk.above = [];
  if (rest.length === 0) return;
  const run = walk.runs.at(-1);
  if (walk.openSections.length > 0) walk.runs.push({ sections: walk.openSections.splice(0), items: rest });
  else if (run && run.sections.length > 1 && isHeading(labels) && follows(labels[0], run)) run.items.push(...rest);
  else walk.leftovers.push(...rest);
}

/** A heading beside texts may be printed between them. */
function isHeading(labels: readonly Item[]): boolean {
  return labels.length > 0 && labels.every(({ meanings }) => means(meanings, 'heading'));
}

function follows(label: Item, { items }: NarrativeRun): boolean {
  return label.row - items[items.length - 1].row <= 1;
}

/** `（2024年-2026年）` below a heading of goals. */
const YEARS = /^[(（]\s*\d{4}\s*年?\s*[-—–~至]+\s*\d{4}\s*年?\s*[)）]$/u;

/** `历史建筑修缮补助` / `（2025—2026年）`: the years of a project end its name. */
function goesOn(before: Item | undefined, { sameLine, blankBefore }: Item): boolean {
  return before?.meanings === null && !sameLine && blankBefore === 0 && !SENTENCE_END.test(before.text);
}

/** `单位：万元` beside a table, also behind a value on its line, is printed matter and the unit of what follows. */
function takeUnits(walk: Walk, texts: readonly Item[], before?: Item): Item[] {
  return flatMap(texts, (item, at) => {
    if (YEARS.test(item.text) && !goesOn(texts[at - 1] ?? before, item)) {
      walk.unitLabels.push(...item.pieces);
      return [];
    }
    const found = statedUnit(item.text);
    if (!found) return [item];
    walk.unit = found.unit;
    const value = item.text.slice(0, found.start).trim();
    walk.unitLabels.push({ ...item.pieces[0], text: item.text.slice(found.start).trim() });
    return value === '' ? [] : [partOf(item, value)];
  });
}
