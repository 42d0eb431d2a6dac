import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { flatMap } from '../../model/group.js';
import { type FormProblem, type Path, problem, type SyntaxMistake } from './problem.js';

/** A place in a text file, both from 1; a column counts UTF-16 units as editors do. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export interface ReadJson {
  /** Undefined when the text is no JSON. */
  readonly value: unknown;
  readonly problems: readonly { readonly problem: FormProblem; readonly place: TextPlace }[];
  /** Where the property or entry at a path begins, or the nearest object or list around it. */
  readonly placeOf: (path: Path) => TextPlace;
}

/** The library's names of what it found wrong. */
const MISTAKES: Readonly<Record<string, SyntaxMistake>> = {
  InvalidSymbol: 'symbol',
  InvalidNumberFormat: 'number',
  PropertyNameExpected: 'property-name',
  ValueExpected: 'value-missing',
  ColonExpected: 'colon-missing',
  CommaExpected: 'comma-missing',
  CloseBraceExpected: 'brace-missing',
  CloseBracketExpected: 'bracket-missing',
  EndOfFileExpected: 'text-after-end',
  InvalidCommentToken: 'comment',
  UnexpectedEndOfComment: 'comment',
  UnexpectedEndOfString: 'string-open',
  UnexpectedEndOfNumber: 'number',
  InvalidUnicode: 'escape',
  InvalidEscapeCharacter: 'escape',
  InvalidCharacter: 'character',
};

/** Reads JSON with the place of everything in it. A byte order mark is set aside. */
export function readJson(source: string): ReadJson {
  const text = source.replace(/^\ufeff/u, '');
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const place = (offset: number) => placeAt(text, offset);
  const placeOf = (path: Path) => place(startOf(nodeAt(root, path)));
  // What follows the first mistake is mostly its consequence.
  const [first] = errors;
  if (first || !root) {
    const offset = first?.offset ?? 0;
    const what = text.trim() === '' ? 'empty' : mistakeAt(text, first);
    return {
      value: undefined,
      problems: [{ problem: problem('syntax', [], { what }), place: place(offset) }],
      placeOf,
    };
  }
  const repeated = repeatedProperties(root, []).map(({ path, key, offset }) => ({
    problem: problem('repeated-property', path, { key }),
    place: place(offset),
  }));
  return { value: getNodeValue(root), problems: repeated, placeOf };
}

function mistakeAt(text: string, error: ParseError | undefined): SyntaxMistake {
  if (!error) return 'empty';
  const closes = /[}\]]/u.test(text[error.offset] ?? '');
  const afterComma = /,\s*$/u.test(text.slice(0, error.offset));
  return closes && afterComma ? 'comma-extra' : (MISTAKES[printParseErrorCode(error.error)] ?? 'symbol');
}

/** A property begins with its name. */
function startOf(node: Node | undefined): number {
  const property = node?.parent?.type === 'property' ? node.parent : node;
  return property?.offset ?? 0;
}

function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  for (let length = path.length; root && length >= 0; length--) {
    const found = findNodeAtLocation(root, path.slice(0, length));
    if (found) return found;
  }
  return root;
}

function repeatedProperties(node: Node, path: Path): { path: Path; key: string; offset: number }[] {
  const children = node.children ?? [];
  if (node.type === 'array') return flatMap(children, (child, i) => repeatedProperties(child, [...path, i]));
  if (node.type !== 'object') return [];
  const seen = new Set<string>();
  return flatMap(children, ({ children: [name, value] = [] }: Node) => {
    const key = String(name?.value);
    const found = seen.has(key) ? [{ path: [...path, key], key, offset: name?.offset ?? 0 }] : [];
    seen.add(key);
    return value ? [...found, ...repeatedProperties(value, [...path, key])] : found;
  });
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/u);
  return { line: before.length, column: before[before.length - 1].length + 1 };
}
