/** The texts of cells by row and column while a table is read; never changed in place. */
export type CellTexts = readonly (readonly string[])[];

/** The same cells with one more, or one of them longer. */
export function withText(texts: CellTexts, row: number, column: number, text: string): CellTexts {
  const changed = texts.slice();
  const cells = changed[row]?.slice() ?? [];
  cells[column] = text;
  changed[row] = cells;
  return changed;
}
