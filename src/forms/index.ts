import type { FormDefinition } from '../model/form.js';
import { projectGoal } from './project-goal.js';
import { selfEvaluation } from './self-evaluation.js';
import { shanghai2020 } from './shanghai-2020.js';
import { shanghai2026 } from './shanghai-2026.js';
import { shanghaiFundingNote } from './shanghai-funding-note.js';

/** The built-in form families. Order is that of `declparse forms`. */
export const FORMS: readonly FormDefinition[] = [
  shanghai2020,
  shanghai2026,
  projectGoal,
  selfEvaluation,
  shanghaiFundingNote,
];
