/**
 * The schemas of the built-in forms' records as plain functions, by form id: true for what passes. The build puts the
 * compiled ones here, so that a record that passes never waits for the schema library; uncompiled there are none.
 */
export const QUICK_CHECKS: Readonly<Record<string, (record: unknown) => boolean>> = {};
