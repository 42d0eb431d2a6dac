import type { FormDefinition } from '../../model/form.js';
import { flatten } from '../../model/group.js';
import type { Line, Piece } from '../../model/page.js';
import { remember } from '../../model/remember.js';
import { isFurniture } from '../flow/furniture.js';
import { wholePiece } from '../flow/items.js';
import type { RegionReading } from '../flow/read-region.js';
import { recognizeForm } from '../grid/recognize-form.js';
import { type Item, rowItems } from '../grid/view.js';
import { mapPieces, withoutBox } from '../map-pieces.js';
import { liftAmounts } from './amounts-below.js';
import { withDoubts } from './doubts.js';
import { pieceMaker, toGrid } from './draft-grid.js';
import { type HeaderReading, readHeaderPart } from './header.js';
import { hasColumns, isAligned, mayBeAligned, mayHaveColumns } from './is-aligned.js';
import { findPageTops } from './page-tops.js';
import { type AlignedTable, readAlignedTable } from './table.js';
import { findTableHeads } from './table-head.js';
import { lostWords, type TextLine, toTextLines, type Word } from './text-lines.js';
import {
  liftSideYear,
  liftYears,
  partLabelWords,
  partSecondLabels,
  partTouchingCells,
  partTouchingLabels,
  partTouchingLevels,
} from './touching-cells.js';

/**
 * Reads the one form of these lines by columns: rebuilt as a grid and read as ruled. Null when they are not aligned.
 * @param dump all lines of the dump that these are of
 */
export function readAlignedRegion(
  printed: readonly Line[],
  form: FormDefinition,
  dump: readonly Line[] = printed,
): RegionReading | null {
  if (!mayHaveColumns(printed)) return null;
  const furniture = new Set(printed.filter((line, at) => isFurniture(printed, at, plain(line.text))));
  const kept = printed.filter((line) => !furniture.has(line));
  if (!mayBeAligned(kept)) return null;
  // tools that mark pages keep a blank between cells
  const mayTouch = kept[0].page === null;
  const unpaged = toTextLines(kept, new Set(), dump);
  if (!hasColumns(unpaged)) return null;
  const unpagedHeads = findTableHeads(unpaged, form);
  if (unpagedHeads.length === 0 || !isAligned(unpaged, unpagedHeads[0])) return null;
  const tops = findPageTops(printed, furniture, unpaged, unpagedHeads, form);
  const paged = tops.size > 0 ? toTextLines(kept, tops, dump) : unpaged;
  const heads = tops.size > 0 ? findTableHeads(paged, form) : unpagedHeads;
  if (heads.length === 0) return null;
  const start = heads[0].first;
  const table = paged.slice(start);
  const side = liftSideYear(paged.slice(0, start), table[0]);
  const { lines: lifted, years } = liftYears(side.lines);
  const parted = (mayTouch ? partTouchingLabels(lifted, form) : partSecondLabels(lifted, form)).map((line) =>
    partLabelWords(line, form),
  );
  const upper = liftAmounts(parted, form);
  const isHeading = ({ index }: TextLine) => heads.some(({ first, last }) => index >= first && index <= last);
  const lower = mayTouch
    ? partTouchingLevels(
        table.map((line) => (isHeading(line) ? line : partTouchingCells(line, form))),
        form,
      )
    : table;
  const header = readHeaderPart(upper, form);
  const text = [...upper, ...lower];
  const read = header && readAlignedTable(text, heads, form);
  if (!header || !read) return null;
  return assemble(text, [...years, ...side.years], header, read, start, form, furniture);
}

/** Page numbers may be set in however far. */
const plain = remember((text) => text.normalize('NFKC').trim());

function assemble(
  text: readonly TextLine[],
  years: readonly (readonly Word[])[],
  header: HeaderReading,
  table: AlignedTable,
  tableStart: number,
  form: FormDefinition,
  furniture: ReadonlySet<Line>,
): RegionReading {
  const { make, words } = pieceMaker();
  const lineItem = (own: readonly Word[]): Item => ({ kind: 'line', piece: make(own, 0) });
  const above = [...text.slice(0, header.above).map(({ words: own }) => own), ...years].map(lineItem);
  const upper = rowItems(toGrid(header.cells, header.rows, make));
  const stray = [...header.left, ...table.left].map(lineItem);
  const lower = rowItems(toGrid(table.cells, table.rows, make));
  const repeated = table.furniture.map((own) => make(own, 0));
  const end = Math.max(tableStart, table.end);
  const below = text.slice(header.above).filter((line) => line.index < end);
  const lost = lostWords(below, flatten([...words.values()]));
  const items = [...above, ...upper, ...stray, ...lost.map(lineItem), ...lower];
  const region = { form, from: 0, header: items.length - lower.length, to: items.length };
  const printed = recognizeForm(items, region, [...repeated, ...Array.from(furniture, wholePiece)], [form]);
  const unsure = new Set<Piece>();
  const isUnsure = (word: Word) => word.guessed || header.unsure.has(word) || table.unsure.has(word);
  for (const [piece, own] of words) if (own.some(isUnsure)) unsure.add(piece);
  const rest = text.filter((line) => line.index >= end && line.words.length > 0);
  return {
    form: mapPieces(withDoubts(printed, { ...table, pieces: unsure }), withoutBox),
    outside: rest.map(({ source }) => wholePiece(source)),
    kind: 'aligned',
  };
}
