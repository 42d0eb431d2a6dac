import type { Stages } from '../parse-declaration.js';

/** What can be looked at: what was read, what was rebuilt of it, and what was recognised. */
export const STAGES = ['pages', 'grids', 'form'] as const;

export type Stage = (typeof STAGES)[number];

/** The data that one stage hands to the next, as JSON. A form's definition stands there by its id. */
export function printStage(stage: Stage, stages: Stages): string {
  return `${JSON.stringify(STAGE_DATA[stage](stages), withIds, 2)}\n`;
}

const STAGE_DATA: Record<Stage, (stages: Stages) => unknown> = {
  pages: ({ read, diagnostics }) => ({ ...read, diagnostics }),
  grids: ({ read, blocks }) => ('lines' in read ? read : { blocks }),
  form: ({ recognition }) => recognition,
};

function withIds(key: string, value: unknown): unknown {
  return key === 'definition' ? (value as { readonly id: string }).id : value;
}
