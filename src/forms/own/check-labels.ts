import type { FieldDefinition, FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { withoutUnit } from '../../recognize/label.js';
import { type FormProblem, type Path, printPath, problem } from './problem.js';

interface Placed {
  readonly label: string;
  readonly name: string;
  readonly path: Path;
  readonly field: FieldDefinition | null;
}

/** A printed label must say which value follows: two values may share one only as parts of different totals. */
export function checkLabels({ fields, sections }: FormDefinition): FormProblem[] {
  const placed = [
    ...flatMap(fields, (field, i) => place(field.labels, ['fields', i, 'labels'], field)),
    ...flatMap(sections, (section, i) => place(section.labels, ['sections', i, 'labels'], null)),
  ];
  return flatMap(placed, ({ label, name, path, field }, i) => {
    const other = placed.slice(0, i).find((each) => each.name === name && !differ(each, path, field));
    return other ? [problem('repeated-label', path, { value: label, other: printPath(other.path) })] : [];
  });
}

function place(labels: readonly string[], path: Path, field: FieldDefinition | null): Placed[] {
  return labels.map((label, i) => ({ label, name: withoutUnit(label), path: [...path, i], field }));
}

/** Whether the form itself tells the two apart: by their totals, or because one stands inside a text. */
function differ(other: Placed, path: Path, field: FieldDefinition | null): boolean {
  const same = other.path[0] === path[0] && other.path[1] === path[1];
  if (same) return true; // an alias that only repeats another does no harm
  return other.field?.under !== field?.under || other.field?.within !== field?.within;
}
