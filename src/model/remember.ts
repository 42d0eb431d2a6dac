/** Answers for more texts than this are forgotten: memory stays bounded however many documents are read. */
const MOST = 5000;

/** The same function of a text, which keeps its answers: the same lines and cells are asked about again and again. */
export function remember<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  let last: string | null = null;
  let lastAnswer: Answer;
  return (text) => {
    if (text === last) return lastAnswer; // what is asked in a row is mostly about one text
    let answer = known.get(text);
    if (answer === undefined) {
      if (known.size >= MOST) known.clear();
      answer = work(text);
      known.set(text, answer);
    }
    last = text;
    lastAnswer = answer;
    return answer;
  };
}

/** A function of an object that stays as it is, such as a form, which keeps its answers as long as that is there. */
export function rememberOf<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, Answer>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) {
      answer = work(key);
      known.set(key, answer);
    }
    return answer;
  };
}

/** A function of a text that also depends on something that stays as it is, such as the labels of a form. */
export function rememberWith<Base extends object, Answer>(
  work: (text: string, base: Base) => Answer,
): (text: string, base: Base) => Answer {
  const askOf = rememberOf((base: Base) => remember((text) => work(text, base)));
  let last: { readonly base: Base; readonly ask: (text: string) => Answer } | null = null;
  return (text, base) => {
    if (last?.base === base) return last.ask(text); // form after form is mostly of one kind
    last = { base, ask: askOf(base) };
    return last.ask(text);
  };
}
