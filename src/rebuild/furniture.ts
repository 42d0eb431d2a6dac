import { countBy, flatMap } from '../model/group.js';
import type { Item, PageContent } from './page-content.js';
import { MARGIN_SHARE, SAME_PLACE } from './tolerances.js';

/** Page numbers in the ways that they are printed: `- 1 -`, `第 3 页 共 9 页`, `3/9`, `Page 3 of 9`, `三`. */
const PAGE_NUMBER =
  /^(?:[-–—―－~·.\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—―－~·.\s]*|第?\s*\d+\s*页?\s*[/,，;；、]?\s*共?\s*\d+\s*页|第\s*[\d一二三四五六七八九十百]+\s*页|共\s*\d+\s*页\s*[/,，]?\s*第\s*\d+\s*页|\d+\s*\/\s*\d+|page\s*\d+(?:\s*(?:of|\/)\s*\d+)?)$/iu;
/** What a continued table is headed with. */
const CONTINUED = /^[（(]?\s*(?:续表|续上表|续上页|接上页|接上表|续\d*)\s*\d*\s*[）)]?$/u;
/** A line that names a table (not 表 alone, as the name of a sheet) is its title, even where every page has it; but where it stands over another such line. */
export const TABLE_NAME = /\S\s*\S\s*表\s*(?:[（(].*[）)])?\s*$/u;
/** On so many pages a line must stand to be a running one. */
const RUNNING_PAGES = 3;

/** Page numbers and running lines of each page: an unbroken run from its edge, as nothing behind a title is one. */
export function furnitureOf(contents: readonly PageContent[]): Set<Item> {
  const running: Running = {
    places: runningPlaces(contents),
    aboveTitles: new Set(flatMap(contents, namesAboveTitle)),
  };
  const furniture = new Set<Item>();
  for (const content of contents) {
    for (const items of [content.items, [...content.items].reverse()]) {
      for (const item of items) {
        if (!isFurniture(item, content, running)) break;
        furniture.add(item);
      }
    }
  }
  return furniture;
}

interface Running {
  /** On how many pages a line stands, by `placeKey`. */
  readonly places: ReadonlyMap<string, number>;
  /** Lines that name a table and have, on some page, the title of the table below them. */
  readonly aboveTitles: ReadonlySet<string>;
}

function isFurniture(item: Item, content: PageContent, { places, aboveTitles }: Running): boolean {
  if (item.kind !== 'line') return false;
  const text = item.text.piece.text.trim();
  if (CONTINUED.test(text)) return true;
  if (!inMargin(item, content)) return false;
  if (PAGE_NUMBER.test(text)) return true;
  const key = placeKey(item);
  return (!TABLE_NAME.test(text) || aboveTitles.has(key)) && (places.get(key) ?? 0) >= RUNNING_PAGES;
}

/** Whether an item stands where page numbers do. */
export function inMargin(item: Item, { page }: PageContent): boolean {
  return item.top < page.height * MARGIN_SHARE || item.top > page.height * (1 - MARGIN_SHARE);
}

/** On how many pages a line with this text (digits aside) stands at this height; a head of two pages is worth one more. */
function runningPlaces(contents: readonly PageContent[]): Map<string, number> {
  const inMargins = flatMap(contents, (content) => {
    const lines = content.items.filter((item) => item.kind === 'line' && inMargin(item, content));
    return [...new Set(lines.map(placeKey))];
  });
  const heads = flatMap(contents.slice(1), (content, i) => headOfTwo(contents[i], content));
  return countBy([...inMargins, ...heads], (key) => key);
}

/** Lines above a table are a running head if the page before begins with them and has others above its own table. */
function headOfTwo(before: PageContent, content: PageContent): string[] {
  const head = linesAboveTable(content);
  const keys = head.map(placeKey);
  const others = linesAboveTable(before).map(placeKey);
  const isHead = others.length > keys.length && keys.every((key, i) => key === others[i] && inMargin(head[i], content));
  return isHead ? keys : [];
}

/** `二〇二二年部门预算附表`, over the title of a form and over its second page. */
function namesAboveTitle(content: PageContent): string[] {
  const names = linesAboveTable(content).filter(
    (item) => item.kind === 'line' && TABLE_NAME.test(item.text.piece.text),
  );
  return names.slice(0, -1).map(placeKey);
}

function linesAboveTable({ items }: PageContent): Item[] {
  const table = items.findIndex(({ kind }) => kind === 'table');
  return items.slice(0, Math.max(0, table));
}

function placeKey(item: Item): string {
  const text = item.kind === 'line' ? item.text.piece.text : '';
  return `${Math.round(item.top / SAME_PLACE)} ${text.replace(/\s+/gu, '').replace(/\d+/gu, '#')}`;
}
