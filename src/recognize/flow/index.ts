import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Line, Piece } from '../../model/page.js';
import type { RawForm, RawValue, Recognition } from '../../model/raw-form.js';
import { closeUp } from '../../rebuild/letter-spacing.js';
import { plainWidth } from '../../rebuild/plain-width.js';
import { readAlignedRegion } from '../aligned/index.js';
import { readAlignedList } from '../aligned/list.js';
import { placeOf } from '../doubt.js';
import { takeNotes } from '../note/index.js';
import { rightWayUp } from './bottom-up.js';
import { cellLook } from './cell-words.js';
import { clearerOf } from './clearer.js';
import { partPageNumbers } from './furniture.js';
import { wholePiece } from './items.js';
import { partNumbersAhead } from './numbers-ahead.js';
import { listsProjects } from './project-list.js';
import { type RegionReading, readRegion } from './read-region.js';
import { findRegions } from './regions.js';
import { findHeads, findRunningLines } from './running-lines.js';
import { withoutRunningNumbers } from './running-numbers.js';
import { partBlocks, withBlocks } from './two-blocks.js';
import { cutGlued } from './uncut/glued.js';
import { endsCell, knownNames } from './uncut/known-names.js';
import { joinLetters } from './uncut/letters.js';
import { partUnitYears } from './unit-year.js';
import { untangle, visualForms } from './untangle/index.js';
import { jointVocabulary } from './vocabulary.js';

/**
 * Finds and reads the forms of a text dump. Every line ends up, whole or in parts, in exactly one place: a value, a
 * label, `unplaced`, or `outside`. What could not be settled carries a warning.
 */
export function recognizeLines(printed: readonly Line[], forms: readonly FormDefinition[]): Recognition {
  const tables = forms.filter((form) => form.table !== null);
  const names = knownNames(tables);
  const vocabulary = jointVocabulary(tables);
  const { numbers, lines: unnumbered } = partNumbersAhead(
    partPageNumbers(plainWidth(rightWayUp(printed, names))),
    tables,
    vocabulary,
  );
  const parted = partUnitYears(unnumbered, vocabulary);
  const uncut = closeUp(joinLetters(parted, names), endsCell(names));
  // `申江区文化馆 2022 年度预算绩效目标`, the head of all pages, would be cut into two labels
  const heads = findHeads(uncut, tables, vocabulary);
  const all = cutGlued(
    uncut.filter((line) => !heads.has(line)),
    tables,
    names,
  );
  const running = new Set([...heads, ...findRunningLines(all, tables, vocabulary)]);
  const { lines, regions } = findRegions(
    all.filter((line) => !running.has(line)),
    tables,
  );
  const outside: Piece[] = [...numbers, ...running].map(wholePiece);
  const found: RawForm[] = [];
  const kinds = new Set<string>();
  const unread: Diagnostic[] = [];
  let at = 0;
  const isVisual = visualForms(regions.map(({ from, to, form }) => ({ lines: lines.slice(from, to), form })));
  for (const [i, region] of regions.entries()) {
    for (; at < region.from; at++) outside.push(wholePiece(lines[at]));
    const own = lines.slice(region.from, region.to);
    const read = readOwn(own, region.form, lines, (rest) =>
      isVisual(i) ? readVisual(rest, region.form) : readRegion(rest, region.form, false, lines),
    );
    if ('code' in read) {
      unread.push(read);
      continue;
    }
    found.push(...read.forms);
    outside.push(...read.outside);
    kinds.add(read.kind);
    at = region.to;
  }
  for (; at < lines.length; at++) outside.push(wholePiece(lines[at]));
  const diagnostics = [...unread, ...[...kinds].map((kind) => diagnostic('dump-kind', {}, { kind }))];
  const notes = takeNotes(outside, forms);
  return { forms: [...found, ...notes.forms], outside: notes.rest, diagnostics };
}

/** Reads a region: as a list of projects, by columns, or else `byLines`. A list without columns is reported as unread. */
function readOwn(
  lines: readonly Line[],
  form: FormDefinition,
  dump: readonly Line[],
  byLines: (lines: readonly Line[]) => RegionReading,
): { forms: readonly RawForm[]; outside: readonly Piece[]; kind: string } | Diagnostic {
  const list = readAlignedList(lines, form);
  if (list) return { ...list, kind: 'aligned' };
  const { numbers, lines: unnumbered } = withoutRunningNumbers(lines);
  const blocks = partBlocks(unnumbered, form);
  const columns = readAlignedRegion(blocks.lines, form, dump);
  if (!columns && listsProjects(blocks.lines, form)) {
    const { page, line } = blocks.lines[0];
    return diagnostic('form-unread', { page, line }, { list: 1 });
  }
  const reading = columns ? clearerOf(columns, () => byLines(blocks.lines)) : byLines(blocks.lines);
  // the reader of columns keeps those apart that stand beside each other
  const isSettled = reading === columns && blocks.mixed !== 'below';
  const read = withBlocks(reading.form, isSettled ? { ...blocks, mixed: null } : blocks);
  return { ...reading, forms: [{ ...read, labels: [...read.labels, ...numbers] }] };
}

/** Reads lines that hold the words of all cells beside each other. */
function readVisual(lines: readonly Line[], form: FormDefinition): RegionReading {
  const { form: read, ...reading } = readRegion(untangle(lines, form), form, true);
  const diagnostics = [...read.diagnostics, ...remarkDoubts(read), ...centreDoubts(read)];
  return { ...reading, form: { ...read, diagnostics }, kind: 'visual' };
}

/** Cells of one row are centred beside each other: a target above or below all lines of its name is as likely one of these. */
function centreDoubts({ rows }: RawForm): Diagnostic[] {
  return flatMap(rows, ({ level3, target }, i) => {
    const [names, targets] = [linesOf(level3), linesOf(target)];
    if (names.length === 0 || targets.length === 0) return [];
    const isBeside = Math.min(...targets) <= Math.max(...names) && Math.min(...names) <= Math.max(...targets);
    return isBeside ? [] : [diagnostic('row-inferred', { field: `indicators[${i}]`, ...placeOf(target?.pieces) })];
  });
}

/**
 * Remarks wrap, and nothing tells which of the lines between two rows belongs to which: none of them is settled, nor is a name with a
 * line that stands as near to the remark of another row.
 */
function remarkDoubts({ rows }: RawForm): Diagnostic[] {
  const remarks = rows.map((row) => REMARKS.filter((key) => row[key] && !cellLook(row[key].text).blank));
  const lines = rows.map((row, i) => flatMap(remarks[i], (key) => linesOf(row[key])));
  return flatMap(rows, (row, i) => {
    const others = flatMap([-2, -1, 1, 2], (step) => lines[i + step] ?? []);
    const [home] = linesOf(row.target);
    const isNear = (line: number) => line !== home && others.some((other) => Math.abs(other - line) <= NEAR);
    return [...remarks[i], ...(linesOf(row.level3).some(isNear) ? (['level3'] as const) : [])].map((key) =>
      diagnostic('boundary-inferred', { field: `indicators[${i}].${key}`, ...placeOf(row[key]?.pieces) }),
    );
  });
}

const REMARKS = ['deviation', 'explanation', 'note'] as const;
/** The first line of a remark and its second are this far apart, with that of the row between. */
const NEAR = 2;

function linesOf(value: RawValue | undefined): number[] {
  return flatMap(value?.pieces ?? [], ({ line }) => line ?? []);
}
