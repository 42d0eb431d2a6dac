import type { ColumnKey, FormDefinition } from '../../model/form.js';
import { remember, rememberWith } from '../../model/remember.js';
import { type CellLook, cellLook } from '../flow/cell-words.js';
import { normalizeLabel, normalizeLevel } from '../label.js';
import { levelNames } from '../levels.js';
import { ANY_TEXT, type ColumnShape } from './columns.js';
import { TABLE } from './tolerances.js';

const COMPARATOR = /^[<>=≤≥＜＞＝≧≦]/u;

/** A target behind something else. */
const TARGET_BEHIND = /[<>=≤≥＜＞＝≧≦]\s*\d/u;

const MEASURE = /^\d[\d,.]*\S{0,4}$/u;

/** What the columns of a table hold: first what stands beside it, then one shape for each of its columns. */
export function shapesOf(keys: readonly (ColumnKey | null)[], form: FormDefinition): ColumnShape[] {
  const severalTargets =
    keys.indexOf('target') !== keys.lastIndexOf('target') || keys[keys.indexOf('level3') + 1] === null;
  const columns = keys.map((key, at) => ({
    ...shapeOf(key, form),
    ...(key === 'level3' && severalTargets ? { look: nameBesideMeasures(form) } : {}),
    levelWithNext: key === 'weight' && keys[at + 1] === 'score',
  }));
  return [sideShape(form), ...columns].map((shape) => ({ ...shape, look: remember(shape.look) }));
}

/** How a cell looks; full-width digits and signs look like plain ones. */
export function lookOf(text: string): CellLook {
  return cellLook(text.normalize('NFKC'));
}

function shapeOf(key: string | null, form: FormDefinition): ColumnShape {
  const names = levelNames(form);
  const { all } = names;
  switch (key) {
    case 'level1':
    case 'level2': {
      const own = names[key];
      const others = wholeNames(names[key === 'level1' ? 'level2' : 'level1'], own);
      return {
        look: (text) => {
          if (others.has(normalizeLevel(text))) return isPartOfLevel(text, own) ? TABLE.partOrOther : TABLE.otherLevel;
          return isPartOfLevel(text, own) ? 0 : isPartOfLevel(text, all) ? TABLE.otherLevel : TABLE.noLevel;
        },
        single: true,
      };
    }
    case 'weight':
    case 'score':
      return { look: (text) => (lookOf(text).number || lookOf(text).blank ? 0 : 8), single: true };
    case 'target':
    case 'actual':
      return { look: (text) => Math.min(2, lookOf(text).target), measure: true };
    case 'note':
    case 'explanation':
    case 'deviation':
      return { look: (text) => (COMPARATOR.test(text) || MEASURE.test(text) ? 2 : 0) };
    case 'level3':
      return { look: (text) => nameLook(text, all) };
    default:
      return ANY_TEXT;
  }
}

/** Names of one level that are none of the other. */
function wholeNames(names: readonly string[], others: readonly string[]): ReadonlySet<string> {
  const left = new Set(others.map(normalizeLevel));
  return new Set(names.map(normalizeLevel).filter((name) => !left.has(name)));
}

/** Beside last year's value, or a column that the form does not know: a measure behind a name is mostly the first of them. */
function nameBesideMeasures(form: FormDefinition): (text: string) => number {
  const { all } = levelNames(form);
  return (text) =>
    nameLook(text, all) + (/\s/u.test(text) && MEASURE.test(text.split(/\s+/u).at(-1)!) ? TABLE.nameAndMeasure : 0);
}

/** How unlike an indicator a text looks: a level that says it is one, rarely another; a short one may be a label. */
function nameLook(text: string, levels: readonly string[]): number {
  if (COMPARATOR.test(text)) return 8;
  if (lookOf(text).number || lookOf(text).target < 0.1 || TARGET_BEHIND.test(text)) return 4;
  if (levels.some((name) => normalizeLevel(name) === normalizeLevel(text)))
    return text.endsWith('指标') ? TABLE.noLevel : TABLE.levelAsName;
  const [first, ...more] = text.split(' ');
  return (more.length > 0 || first.length <= 2) && isPartOfLevel(first, levels) ? 1 : 0;
}

/** Beside the table stands nothing but 绩效指标 and the like; where nothing else tells, what could be that is that. */
function sideShape(form: FormDefinition): ColumnShape {
  const headings = form.headings.map((heading) => normalizeLabel(heading));
  const isHeading = (text: string) => {
    const bare = normalizeLabel(text).replace(/\d+/gu, '');
    return headings.some((heading) => heading.replace('{year}', '').includes(bare));
  };
  return { look: (text) => (isHeading(text) ? TABLE.sideHeading : 4) };
}

/** Part of a level name, or of the points behind it: `产出指标（`, `40分）`. */
const isPartOfLevel = rememberWith((text, names: readonly string[]): boolean => {
  const bare = normalizeLabel(text).replace(/[()\d.%分-]+/gu, '');
  if (bare === '') return /[分()]/u.test(normalizeLabel(text));
  return names.some((name) => name.includes(bare) || `${name}指标`.includes(bare));
});
