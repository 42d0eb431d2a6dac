/** Schemas of built-in records as plain functions, true for what passes; the build compiles them, so that zod is seldom loaded. */
export const QUICK_CHECKS: Readonly<Record<string, (record: unknown) => boolean>> = {};
