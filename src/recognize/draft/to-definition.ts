import { KNOWN_COLUMNS } from '../../forms/keys.js';
import type {
  ColumnDefinition,
  FieldDefinition,
  FormDefinition,
  Level1Definition,
  ListDefinition,
  SectionDefinition,
} from '../../model/form.js';
import { normalizeLevel } from '../label.js';
import type { HeadCell, ListGuess, Pair, Sample } from './guess.js';
import { bareKey, cleanLabel, keyFor, knownLabel } from './words.js';

/** What could not be put into the definition, by label. */
export interface Drafted {
  readonly definition: FormDefinition;
  /** Labels that stand twice on the sample without a total that would tell them apart. */
  readonly repeated: readonly string[];
}

/** What a sample shows → a definition without levels. */
export function toDefinition(sample: Sample, id: string): Drafted {
  const name = sample.title ?? id;
  const keys = new Set<string>();
  const labels = new Set<string>();
  const fields: FieldDefinition[] = [];
  const sections: SectionDefinition[] = [];
  const repeated: string[] = [];
  for (const pair of sample.pairs) {
    const seen = `${cleanLabel(pair.label)} ${pair.total ?? ''}`;
    if (labels.has(seen)) {
      repeated.push(pair.label);
      continue;
    }
    labels.add(seen);
    if (pair.long) sections.push(toSection(pair, keys));
    else fields.push(toField(pair, keys, fields));
  }
  return {
    definition: {
      id,
      name: { zh: name, en: name },
      titles: sample.title ? [sample.title] : [],
      fields: requireOne(fields),
      sections,
      headings: headingsOf(sample),
      funds: null,
      ...(sample.lists.length > 0 ? { lists: sample.lists.map((list) => toList(list, keys)) } : {}),
      table: { columns: sample.head.map(toColumn), levels: [], footers: sample.footers.map(toFooter) },
    },
    repeated,
  };
}

function toField({ label, type, total }: Pair, keys: Set<string>, before: readonly FieldDefinition[]): FieldDefinition {
  const owner = total === null ? undefined : before.find((field) => field.labels.includes(total.replace(/\s+/gu, '')));
  const base = owner ? `${owner.key.replaceAll('.', '')}${keyFor(label)}` : keyFor(label);
  const key = freeKey(knownLabel(label)?.kind === 'section' ? base.replace('narrative.', '') : base, keys);
  return { key, type, labels: [label], ...(owner ? { under: owner.key } : {}) };
}

function toSection({ label, beside }: Pair, keys: Set<string>): SectionDefinition {
  const base = keyFor(label);
  const key = freeKey(base.startsWith('narrative.') ? base : `narrative.${base.replaceAll('.', '')}`, keys);
  return { key, labels: [label], optional: true, ...(beside ? { beside } : {}) };
}

/** A key that no other value has, also not as a group or in a table's column. */
function freeKey(base: string, keys: Set<string>): string {
  const clashes = (key: string) =>
    [...keys].some((each) => each === key || each.startsWith(`${key}.`) || key.startsWith(`${each}.`)) ||
    key in Object.prototype;
  let key = base || 'value';
  for (let i = 2; clashes(key); i++) key = `${base || 'value'}${i}`;
  keys.add(key);
  return key;
}

/** The name of what the form is about has to be there, so that no other table is taken for it. */
function requireOne(fields: readonly FieldDefinition[]): FieldDefinition[] {
  const names = fields.findIndex(({ type, labels }) => type === 'text' && /名称|全称|事项$/u.test(labels[0]));
  const at = names >= 0 ? names : fields.findIndex(({ type }) => type === 'text');
  return fields.map((field, i) => (i === at ? { ...field, required: true } : field));
}

function headingsOf({ headings, pairs }: Sample): string[] {
  const labels = new Set(pairs.map(({ label }) => cleanLabel(label)));
  return [...new Set(headings)].filter((heading) => !labels.has(cleanLabel(heading)));
}

function toColumn({ label, key, type }: HeadCell): ColumnDefinition {
  const decides = key === 'level3' || key === 'target' || key === 'level1';
  const own = KNOWN_COLUMNS.includes(key) ? key : keyFor(label);
  const column = { key: own, labels: [label] };
  return {
    ...column,
    ...(!KNOWN_COLUMNS.includes(own) && type !== 'text' ? { type } : {}),
    ...(decides ? { required: true } : {}),
  };
}

function toList({ heading, columns, totals }: ListGuess, keys: Set<string>): ListDefinition {
  const base = heading === null ? '' : plainKey(heading);
  const own = new Set<string>();
  return {
    key: freeKey(base || 'entries', keys),
    columns: columns.map(({ label, type }) => ({ key: freeKey(plainKey(label), own), type, labels: [label] })),
    ...(totals.length > 0 ? { totals } : {}),
  };
}

/** A key without groups: an entry of a list has none. */
function plainKey(label: string): string {
  const key = keyFor(label);
  return key.includes('.') ? bareKey(label) : key;
}

function toFooter(label: string): { key: string; labels: readonly string[] } {
  return { key: keyFor(label), labels: [label] };
}

/** The level names that the rows of a table print, each once, in their order; names that differ only in points are one. */
export function levelsOf(rows: readonly { level1: string | null; level2: string | null }[]): Level1Definition[] {
  const levels = new Map<string, { name: string; children: Map<string, string> }>();
  for (const { level1, level2 } of rows) {
    const first = normalizeLevel(level1 ?? '');
    if (level1 === null || first === '') continue;
    const level = levels.get(first) ?? { name: bareName(level1), children: new Map<string, string>() };
    levels.set(first, level);
    const second = normalizeLevel(level2 ?? '');
    if (level2 !== null && second !== '' && !level.children.has(second)) level.children.set(second, bareName(level2));
  }
  return [...levels.values()].map(({ name, children }) => ({
    name,
    children: [...children.values()].map((child) => ({ name: child })),
  }));
}

/** Without points: 产出指标（50分） is the name 产出指标. */
function bareName(text: string): string {
  return text.replace(/[（(]?\d[\d.-]*\s*分?[)）]?分?$/u, '') || text;
}
