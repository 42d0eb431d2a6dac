/** Words written one after the other with blanks between them, as labels and cues are easiest to read. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/u);
}
