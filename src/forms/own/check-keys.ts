import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { words } from '../words.js';
import { type FormProblem, type Path, printPath, problem } from './problem.js';

/** Keys that every record has of itself. */
const RESERVED = words('form formTitle year funds indicators linkedProject unplaced diagnostics evidence source');
const SECTION = /^narrative\../u;

interface Placed {
  readonly key: string;
  readonly path: Path;
}

/** Every key of a record: used once, no part of another one, and none that the record has of itself. */
export function checkKeys({ fields, sections, lists = [], table }: FormDefinition): FormProblem[] {
  const ownFields = fields.map(({ key }, i): Placed => ({ key, path: ['fields', i, 'key'] }));
  const ownSections = sections.map(({ key }, i): Placed => ({ key, path: ['sections', i, 'key'] }));
  // A footer may fill a field that the form also prints elsewhere: 总分.
  const footers = (table?.footers ?? [])
    .map(({ key }, i): Placed => ({ key, path: ['table', 'footers', i, 'key'] }))
    .filter(({ key }) => !fields.some((field) => field.key === key));
  const entries = flatMap(lists, ({ key, totals }, i): Placed[] => [
    { key, path: ['lists', i, 'key'] },
    ...(totals ? [{ key: `${key}Total`, path: ['lists', i, 'totals'] }] : []),
  ]);
  const keys = [...ownFields, ...ownSections, ...entries, ...footers];
  return [
    ...ownSections
      .filter(({ key }) => !SECTION.test(key))
      .map(({ key, path }) => problem('section-key', path, { value: key })),
    ...flatMap(keys, reserved),
    ...flatMap(lists, ({ columns }, i) => checkColumns(columns, ['lists', i, 'columns'])),
    ...flatMap(keys, (own, i) => clash(own, keys.slice(0, i))),
  ];
}

function checkColumns(columns: readonly { readonly key: string }[], path: Path): FormProblem[] {
  return flatMap(columns, ({ key }, i) => {
    const first = columns.findIndex((each) => each.key === key);
    if (key in Object.prototype) return [problem('reserved-key', [...path, i, 'key'], { value: key, first: key })];
    if (first === i) return [];
    const other = printPath([...path, first, 'key']);
    return [problem('repeated-key', [...path, i, 'key'], { value: key, other })];
  });
}

function reserved({ key, path }: Placed): FormProblem[] {
  const parts = key.split('.');
  const [first] = parts;
  const taken = RESERVED.includes(first) ? first : parts.find((part) => part in Object.prototype);
  return taken === undefined ? [] : [problem('reserved-key', path, { value: key, first: taken })];
}

function clash({ key, path }: Placed, before: readonly Placed[]): FormProblem[] {
  for (const other of before) {
    const at = printPath(other.path);
    if (other.key === key) return [problem('repeated-key', path, { value: key, other: at })];
    if (key.startsWith(`${other.key}.`)) return [problem('key-in-key', path, { value: key, other: other.key })];
    if (other.key.startsWith(`${key}.`)) return [problem('key-in-key', path, { value: other.key, other: key })];
    if (csvName(other.key) === csvName(key))
      return [problem('same-csv-column', path, { value: key, other: other.key })];
  }
  return [];
}

function csvName(key: string): string {
  return key.replaceAll('.', '_');
}
