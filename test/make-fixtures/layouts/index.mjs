import { departmentGoal } from './department-goal.mjs';
import { projectGoal } from './project-goal.mjs';
import { selfEvaluation } from './self-evaluation.mjs';
import { shanghai2020 } from './shanghai-2020.mjs';
import { shanghai2026 } from './shanghai-2026.mjs';

/** Form id → function from a project record and its printing choices to printed blocks. */
export const LAYOUTS = {
  'shanghai-2020': shanghai2020,
  'shanghai-2026': shanghai2026,
  'project-goal': projectGoal,
  'self-evaluation': selfEvaluation,
  'department-goal': departmentGoal,
};
