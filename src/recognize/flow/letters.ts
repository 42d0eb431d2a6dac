import type { FormDefinition } from '../../model/form.js';
import type { Line } from '../../model/page.js';
import { normalizeLabel } from '../label.js';
import { LETTERS } from '../tolerances.js';
import { cellLook } from './cell-words.js';
import { jointVocabulary, type Vocabulary } from './vocabulary.js';

const HAN = /\p{Script=Han}/gu;

/**
 * Some extractors print every character of a font whose widths they do not know on a line of its own (`项` / `目` / `名` /
 * `称`), numbers whole. Where most lines of a dump are such, they are put together again: as far as blank lines part them,
 * else page by page, and cut where a label, a level name or the end of a cell shows. The lines are marked as `joined`:
 * what is read from them was worked out.
 */
export function joinLetters(lines: readonly Line[], forms: readonly FormDefinition[]): readonly Line[] {
  if (!areLetters(lines)) return lines;
  const names = knownNames(forms);
  let table = false;
  return groupsOf(lines).flatMap((group) => {
    const cut = cutGroup(group, names, table);
    table = cut.table;
    return cut.lines;
  });
}

function areLetters(lines: readonly Line[]): boolean {
  const han = lines.filter(({ text }) => /\p{Script=Han}/u.test(text));
  const single = han.filter(({ text }) => (text.match(HAN) ?? []).length === 1);
  return han.length >= LETTERS.least && single.length >= LETTERS.share * han.length;
}

/** Lines with no more blank lines between them than there are between most: the characters of one printed line, or of a page. */
function groupsOf(lines: readonly Line[]): Line[][] {
  const gaps = lines.map(({ blankBefore }) => blankBefore).sort((a, b) => a - b);
  const usual = gaps[gaps.length >> 1];
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && line.page === last[0].page && line.blankBefore <= usual) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

interface Names {
  readonly vocabulary: Vocabulary;
  /** Level names as printed, longest first. */
  readonly levels: readonly string[];
  /** Titles, and names of indicators that forms print themselves: nothing inside of them counts. */
  readonly whole: readonly string[];
  readonly titles: ReadonlySet<string>;
}

function knownNames(forms: readonly FormDefinition[]): Names {
  const levels = forms.flatMap((form) => form.table?.levels ?? []);
  const names = levels
    .flatMap((level1) => [level1, ...level1.children])
    .flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  const bare = names.map((name) => name.replace(/指标$/u, '')).filter((name) => name.length >= LETTERS.leastName);
  const titles = forms.flatMap((form) => form.titles.map(normalizeLabel));
  return {
    vocabulary: jointVocabulary(forms),
    levels: longestFirst([...names, ...bare]),
    whole: longestFirst([
      ...titles,
      ...levels.flatMap(({ children }) => children.flatMap(({ level3 = [] }) => level3)),
    ]),
    titles: new Set(titles),
  };
}

function longestFirst(names: readonly string[]): string[] {
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}

interface Cut {
  readonly lines: Line[];
  /** Whether the group ends inside of a table. */
  readonly table: boolean;
}

function cutGroup(group: readonly Line[], names: Names, inTable: boolean): Cut {
  const printed = group.map((line) => line.text.replace(/\s+/gu, ''));
  const owners = group.flatMap((line, i) => Array.from(printed[i], () => line));
  const text = printed.join('');
  const { cuts, table } = cutsOf(text, names, inTable);
  const starts = [...cuts].sort((a, b) => a - b);
  const lines = starts.map((from, i): Line => {
    const owner = owners[Array.from(text.slice(0, from)).length];
    const blankBefore = i === 0 ? group[0].blankBefore : 0;
    return { ...owner, text: text.slice(from, starts[i + 1]), blankBefore, joined: true };
  });
  return { lines, table };
}

/** Marks of running text. */
const PROSE = /[，。；]/u;
const ORNAMENTS = /^(?:[*＊★]|[(（](?:万?元|盖章|[A-C])[)）])*[:：]?/u;

/** Offsets at which a line begins: before and behind titles, labels and level names, and between the cells of a row. */
function cutsOf(text: string, names: Names, inTable: boolean): { cuts: Set<number>; table: boolean } {
  const cuts = new Set([0]);
  const oneLine = text.length <= LETTERS.longestLine;
  const isProse = (from: number, to: number) => PROSE.test(oneLine ? text : text.slice(from, to));
  let table = inTable;
  let plain = 0;
  const cutCells = (end: number) => {
    if (table && !isProse(plain, end)) for (const cell of cellCuts(text.slice(plain, end))) cuts.add(plain + cell);
  };
  for (let at = 0; at < text.length; ) {
    const inside = at > plain;
    const whole = names.whole.find((each) => text.startsWith(each, at));
    const label = whole ? null : labelAt(text, at, names.vocabulary, inside && isProse(plain, at));
    const end = whole ? at + whole.length : (label?.end ?? levelEnd(text, at, names.levels, inside));
    if (end === null) {
      at++;
      continue;
    }
    cutCells(at);
    if ((whole && names.titles.has(whole)) || label?.naming) table = false;
    else if (label?.head) table = true;
    cuts.add(at);
    if (end < text.length) cuts.add(end);
    at = end;
    plain = end;
  }
  cutCells(text.length);
  return { cuts, table };
}

interface Found {
  readonly end: number;
  /** 三级指标 and the like: a table follows. */
  readonly head: boolean;
  /** 项目名称: a form begins. */
  readonly naming: boolean;
}

/** The label that begins here; inside of running text only a colon behind it makes one, or another label. */
function labelAt(text: string, at: number, vocabulary: Vocabulary, prose: boolean): Found | null {
  const { byFirst, meanings } = vocabulary;
  for (const name of byFirst.get(text[at]) ?? []) {
    if (!text.startsWith(name, at)) continue;
    const tail = ORNAMENTS.exec(text.slice(at + name.length))![0];
    const end = at + name.length + tail.length;
    const marked = /[:：]$/u.test(tail);
    if (!marked && name.length < LETTERS.leastName) continue;
    if (!marked && prose && !labelAt(text, end, vocabulary, false)) continue;
    const means = meanings.get(name)!;
    return {
      end,
      head: means.some((each) => each.kind === 'column' && each.key === 'level3'),
      naming: means.some((each) => each.kind === 'field' && each.field.required),
    };
  }
  return null;
}

/** Where the level name ends that begins here; a short one only where a line or another name ends before it. */
function levelEnd(text: string, at: number, levels: readonly string[], inside: boolean): number | null {
  const name = levels.find((each) => text.startsWith(each, at) && !(inside && each.length < LETTERS.leastName));
  return name ? at + name.length : null;
}

/** Between two characters of one number, word or sign. */
function isInside(run: string, at: number): boolean {
  return /[\w.,%<>=≤≥(（][\w.,%=)）]/u.test(run.slice(at - 1, at + 1));
}

/**
 * Offsets of cells in a run of names and targets: what looks most like names and targets in turn. Long runs are left whole.
 */
function cellCuts(run: string): number[] {
  if (run.length < 3 || run.length > LETTERS.longestRun) return [];
  const target = new Array<number>(run.length + 1).fill(Number.POSITIVE_INFINITY);
  const names = new Array<number>(run.length + 1).fill(Number.POSITIVE_INFINITY);
  const [backName, backTarget]: [number[], number[]] = [[], []];
  target[0] = 0;
  for (let end = 1; end <= run.length; end++) {
    if (isInside(run, end)) continue;
    for (let from = Math.max(0, end - LETTERS.longestName); from < end; from++) {
      const cost = target[from] + LETTERS.row + cellLook(run.slice(from, end)).level3;
      if (end - from > 2 && cost < names[end]) [names[end], backName[end]] = [cost, from];
    }
    for (let from = Math.max(0, end - LETTERS.longestTarget); from < end; from++) {
      const cost = names[from] + cellLook(run.slice(from, end)).target;
      if (cost < target[end]) [target[end], backTarget[end]] = [cost, from];
    }
  }
  const cuts: number[] = [];
  if (target[run.length] > names[run.length] + LETTERS.noTarget) return [];
  for (let end = run.length; end > 0; ) {
    const middle = backTarget[end];
    cuts.push(middle, backName[middle]);
    end = backName[middle];
  }
  return cuts;
}
