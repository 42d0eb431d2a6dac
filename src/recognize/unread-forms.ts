import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { FormDefinition } from '../model/form.js';
import { flatMap } from '../model/group.js';
import type { Piece } from '../model/page.js';
import { findLabels } from './flow/find-labels.js';
import { jointVocabulary, type Vocabulary } from './flow/vocabulary.js';
import { fieldsIn } from './label-meaning.js';
import { parseTitle } from './title.js';
import { FEW_FIELDS } from './tolerances.js';

/** The labels of a form's header stand within so many lines, or texts of cells. */
const REACH = 40;

/** Reports forms that no reader took: a title outside of all forms, with labels of a header below it. */
export function unreadForms(outside: readonly Piece[], forms: readonly FormDefinition[]): Diagnostic[] {
  const pieces = [...outside].sort(inOrder);
  const titled = flatMap(pieces, (piece, at) => {
    const title = parseTitle(piece.text, forms)?.title;
    return title === undefined ? [] : [{ title, at, piece }];
  });
  return flatMap(titled, ({ title, at, piece }, i) => {
    const end = Math.min(titled[i + 1]?.at ?? pieces.length, at + 1 + REACH);
    const below = pieces.slice(at + 1, end).filter((other) => isNear(piece, other));
    if (countFields(below, jointVocabulary(forms)) <= FEW_FIELDS) return [];
    return [diagnostic('form-unread', { page: piece.page, line: piece.line }, { title })];
  });
}

function inOrder(a: Piece, b: Piece): number {
  return (a.page ?? 0) - (b.page ?? 0) || (a.line ?? 0) - (b.line ?? 0) || (a.box?.[1] ?? 0) - (b.box?.[1] ?? 0);
}

function isNear(title: Piece, { page, line }: Piece): boolean {
  return page === title.page && (line === null || title.line === null || line - title.line <= REACH);
}

function countFields(pieces: readonly Piece[], vocabulary: Vocabulary): number {
  const meanings = flatMap(
    flatMap(pieces, ({ text }) => findLabels(text, vocabulary)),
    (label) => label.meanings,
  );
  return new Set(fieldsIn(meanings).map(({ key }) => key)).size;
}
