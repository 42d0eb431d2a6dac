/** Placeholder until the real table is here. */
export function mendRadicals(text: string): string {
  return text;
}
