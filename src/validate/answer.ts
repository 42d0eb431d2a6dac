import { readTicks } from './ticks.js';
import { invalid, plain, type Typed } from './typed.js';

const YES = /^(?:是|有|含|含有|包含|属于|y|yes|true|[√✓✔])$/iu;
const NO = /^(?:否|无|没有|不含|不含有|不包含|不属于|不是|n|no|false|[×✗✘])$/iu;

/** Yes or no, worded or ticked: `是`, `无`, `是☑ 否□`. Null with a diagnostic when it is neither or not exactly one. */
export function readAnswer(text: string): Typed<boolean> {
  const worded = fromWord(text);
  if (worded !== null) return plain(worded);
  const ticked = readTicks(text);
  if (ticked === null) return invalid('boolean-invalid', text);
  if (ticked.length !== 1) return invalid('choice-ambiguous', text);
  const answer = fromWord(ticked[0]!);
  return answer === null ? invalid('boolean-invalid', text) : plain(answer);
}

function fromWord(text: string): boolean | null {
  const word = text.normalize('NFKC').replace(/[\s:;,.。]+/gu, '');
  if (YES.test(word)) return true;
  return NO.test(word) ? false : null;
}
