/** A channel to pdf.js's worker in this thread, which copies only lists that the sender goes on with, not every glyph. */

interface Message {
  readonly sourceName: string;
  readonly targetName: string;
  readonly action?: string;
  readonly callbackId?: number;
  readonly chunk?: object;
}

type Listener = (event: { readonly data: unknown }) => void;

/** What pdf.js asks of a port. */
export interface NearPort {
  readonly postMessage: (message: Message) => void;
  readonly addEventListener: (name: string, listener: Listener, options?: { readonly signal?: AbortSignal }) => void;
  readonly removeEventListener: (name: string, listener: Listener) => void;
}

/** pdf.js asks for the outlines of the glyphs of a font that cannot be installed. Nothing is painted: they are not made. */
const OUTLINES_WANTED = 'FontFallback';
/** How pdf.js says that it answers what was asked, and with data. */
const ANSWER = 1;

/** The two ends of a channel: what is posted at one comes out at the other, after what is under way. */
export function nearChannel(): readonly [NearPort, NearPort] {
  const [here, there] = [new Set<Listener>(), new Set<Listener>()];
  return [portBetween(here, there), portBetween(there, here)];
}

function portBetween(own: Set<Listener>, others: Set<Listener>): NearPort {
  const deliver = (listeners: Set<Listener>, data: unknown) =>
    queueMicrotask(() => {
      for (const listener of [...listeners]) listener({ data });
    });
  return {
    postMessage: (message) => {
      const { sourceName, targetName, action, callbackId } = message;
      if (action !== OUTLINES_WANTED) deliver(others, withOwnLists(message));
      else deliver(own, { sourceName: targetName, targetName: sourceName, callback: ANSWER, callbackId });
    },
    addEventListener: (_, listener, options) => {
      own.add(listener);
      options?.signal?.addEventListener('abort', () => own.delete(listener), { once: true });
    },
    removeEventListener: (_, listener) => own.delete(listener),
  };
}

/** A piece of a stream: the sender takes the lists out of it, or empties them, when it begins the next. */
function withOwnLists(message: Message): Message {
  if (!message.chunk) return message;
  const copies = Object.entries(message.chunk).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.slice() : value,
  ]);
  return { ...message, chunk: Object.fromEntries(copies) };
}
