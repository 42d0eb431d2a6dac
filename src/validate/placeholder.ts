/** Dashes, slashes, dots, stars or crosses only: `—`, `/`, `**`, `XX`. They mark a blank. */
const MARKS = /^(?:[\p{Pd}\u2212_/\\]+|[.…⋯·。]{2,}|…|⋯|[*＊×xX]+)$/u;
/** Words for nothing, which mark a blank only where a number or a date is due: as a text, `无` is an answer. */
const NOTHING = /^(?:无|暂无|没有|空|不适用|n\/?a|nil|null|none)$/iu;

/** Most texts begin with a Han character or a digit, and no mark is one. */
function beginsAsWord(text: string): boolean {
  const unit = text.charCodeAt(0);
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x30 && unit <= 0x39);
}

/** Whether the text only marks a blank in a field of text. */
export function isPlaceholder(text: string): boolean {
  return !beginsAsWord(text) && MARKS.test(text.normalize('NFKC').replace(/\s+/gu, ''));
}

/** Whether the text only marks a blank where a number, an amount or a date is due. */
export function isPlaceholderValue(text: string): boolean {
  const flat = text.normalize('NFKC').replace(/\s+/gu, '');
  return MARKS.test(flat) || NOTHING.test(flat) || /^[*xX#]+(?:元|万元|亿元|分|%)$/u.test(flat);
}
