export { definitionJsonSchema } from './definition-schema.js';
export { type Lint, lintForm, type PlacedProblem } from './lint-form.js';
export { type FormProblem, printPath } from './problem.js';
export { explain } from './sentences.js';
