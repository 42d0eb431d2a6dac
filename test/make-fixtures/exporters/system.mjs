import { writeFileSync } from 'node:fs';
import { placeCells, textWidth, wrap } from '../cells.mjs';
import { pdfFile, pdfString } from './pdf-file.mjs';

const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = 36;
const FOOT = 50;
const PAD = 3;
const TITLE = { title: 15, year: 10, left: 9 };

/**
 * Prints blocks the way a government system's own export does: every cell draws its four borders, text is written in
 * the order that the layout gives (not the page's), and the font is not embedded.
 *
 * @param {string} path
 * @param {import('../cells.mjs').Block[][]} documents one list of blocks a project; each begins on a new page
 * @param {{ encoding?: 'GBK-EUC-H' | 'UniGB-UCS2-H', size?: number, rowHeight?: number, repeatHeader?: boolean,
 *   repeatLabels?: boolean, thinRectangles?: boolean, rules?: 'all' | 'rows' | 'columns' | 'none', footer?: string }} print
 *   `footer`: text with `#` for the page number; `rules`: which borders of cells are drawn (all, if not given); `repeatLabels`: a merged label cut by a page break is printed again
 */
export function exportSystem(path, documents, print) {
  const { encoding = 'GBK-EUC-H', footer } = print;
  const pages = documents.flatMap((blocks) => pagesOf(blocks, print));
  const contents = pages.map((jobs, at) => {
    const number = { order: Infinity, x: PAGE.width / 2, y: 24, size: 9, align: 'center' };
    const all = footer ? [...jobs, { ...number, text: footer.replace('#', at + 1) }] : jobs;
    const written = all.filter((job) => job.text).toSorted((a, b) => a.order - b.order);
    return [...all.filter((job) => job.box).map((job) => border(job.box, print)), ...written.map(show)].join('\n');
  });
  writeFileSync(path, pdfFile(contents, { encoding, ...PAGE }));

  function show({ text, x, y, size, align }) {
    const width = (textWidth(text) / 2) * size;
    const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
    return `BT /F ${size} Tf ${left.toFixed(2)} ${y.toFixed(2)} Td ${pdfString(text, encoding)} Tj ET`;
  }
}

function border([x0, y0, x1, y1], { thinRectangles, rules = 'all' }) {
  const width = (x1 - x0).toFixed(2);
  const height = (y1 - y0).toFixed(2);
  if (rules !== 'all') {
    const flat = [y0, y1].map((y) => `.5 w ${x0.toFixed(2)} ${y.toFixed(2)} m ${x1.toFixed(2)} ${y.toFixed(2)} l S`);
    const upright = [x0, x1].map((x) => `.5 w ${x.toFixed(2)} ${y0.toFixed(2)} m ${x.toFixed(2)} ${y1.toFixed(2)} l S`);
    return (rules === 'rows' ? flat : rules === 'columns' ? upright : []).join('\n');
  }
  if (!thinRectangles) return `.5 w ${x0.toFixed(2)} ${y0.toFixed(2)} ${width} ${height} re S`;
  const flat = [y0, y1].map((y) => `${x0.toFixed(2)} ${(y - 0.3).toFixed(2)} ${width} .6 re f`);
  const upright = [x0, x1].map((x) => `${(x - 0.3).toFixed(2)} ${y0.toFixed(2)} .6 ${height} re f`);
  return [...flat, ...upright].join('\n');
}

/** Blocks → pages, each a list of borders and texts to draw. */
function pagesOf(blocks, print) {
  const pages = [[]];
  let y = PAGE.height - MARGIN;
  const turn = () => {
    pages.push([]);
    y = PAGE.height - MARGIN;
  };
  for (const block of blocks) {
    if (block.kind === 'page-break') turn();
    else if (block.kind === 'line') {
      const size = TITLE[block.style];
      const align = block.style === 'left' ? 'left' : 'center';
      const x = align === 'left' ? MARGIN : PAGE.width / 2;
      const places = Math.floor(((PAGE.width - 2 * MARGIN) / size) * 2);
      for (const text of wrap([block.text], places)) {
        if (y - size < FOOT) turn();
        pages.at(-1).push({ text, x, y: y - size, size, align, order: block.order });
        y -= size + 8;
      }
    } else y = drawTable(block, print, { pages, turn, y: () => y });
  }
  return pages;
}

function drawTable(table, print, { pages, turn, y: start }) {
  const measured = measure(table, print);
  const { heights } = measured;
  let y = start();
  let shown = [];
  const finish = () => {
    pages.at(-1).push(...cellJobs(measured, shown, print));
    shown = [];
  };
  for (const [row, height] of heights.entries()) {
    if (y - height < FOOT && shown.length > 0) {
      finish();
      turn();
      y = start();
      const again = print.repeatHeader && table.headerRow !== null && row > table.headerRow;
      if (again) y = place(table.headerRow);
    }
    y = place(row);
  }
  finish();
  return y;

  function place(row) {
    shown.push({ row, top: y, bottom: y - heights[row] });
    return y - heights[row];
  }
}

function measure(table, { size = 9, rowHeight = 20 }) {
  const { widths, rows } = table;
  const unit = (PAGE.width - 2 * MARGIN) / widths.reduce((sum, each) => sum + each, 0);
  const edges = [MARGIN];
  for (const width of widths) edges.push(edges.at(-1) + width * unit);
  const heights = rows.map(() => rowHeight);
  const cells = placeCells(table).flatMap((row, r) =>
    row.flatMap((each, c) => {
      if (!each) return [];
      const room = edges[c + each.colSpan] - edges[c] - 2 * PAD;
      const lines = wrap(each.paragraphs, Math.floor((room / size) * 2));
      return [{ ...each, row: r, col: c, lines }];
    }),
  );
  const need = (each) => each.lines.length * size * 1.25 + 2 * PAD + 2;
  for (const each of cells) if (each.rowSpan === 1) heights[each.row] = Math.max(heights[each.row], need(each));
  for (const each of cells) {
    const spanned = heights.slice(each.row, each.row + each.rowSpan).reduce((sum, height) => sum + height, 0);
    if (need(each) > spanned) heights[each.row + each.rowSpan - 1] += need(each) - spanned;
  }
  return { cells, edges, heights, size, headerRow: table.headerRow };
}

/** What one page shows of a table: the part of every cell that lies in the rows shown. */
function cellJobs({ cells, edges, size, headerRow }, shown, { repeatLabels }) {
  const repeated = shown.length > 1 && shown[0].row === headerRow && shown[1].row > headerRow + 1;
  return cells.flatMap((each) => {
    const last = each.row + each.rowSpan;
    const rows = shown.filter(({ row }) => row >= each.row && row < last);
    const part =
      repeated && each.row <= headerRow && last > headerRow + 1 ? rows.filter((r) => r.row > headerRow) : rows;
    if (part.length === 0) return [];
    const [x0, x1] = [edges[each.col], edges[each.col + each.colSpan]];
    const [y0, y1] = [part.at(-1).bottom, part[0].top];
    const goesOn = part[0].row > each.row && !repeatLabels;
    const jobs = [{ box: [x0, y0, x1, y1], order: 0 }];
    if (goesOn) return jobs;
    const step = size * 1.25;
    const first = (y0 + y1) / 2 + (each.lines.length * step) / 2 - size;
    const x = each.align === 'left' ? x0 + PAD : each.align === 'right' ? x1 - PAD : (x0 + x1) / 2;
    const texts = each.lines.map((text, at) => ({
      text,
      x,
      y: first - at * step,
      size,
      align: each.align,
      order: each.order,
    }));
    return [...jobs, ...texts];
  });
}
