/** What comes of Ctrl-C, and of the signal by which a machine is shut down. */
export interface Interrupt {
  /** Raised by the first signal: nothing new is begun. */
  readonly stop: AbortSignal;
  /** Raised by the second, or some seconds later: what is still under way is given up. */
  readonly stopNow: AbortSignal;
  /** The exit code that says which signal it was; null when there was none. */
  readonly exit: () => number | null;
  readonly release: () => void;
}

const EXITS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** A file that takes longer is left for the next time; whoever shuts a machine down kills soon. */
const GRACE_MILLISECONDS = 5000;

/** Takes the signals over until `release`. A third one ends the process as if nobody had taken it over. */
export function watchSignals(said: () => void): Interrupt {
  const [stop, stopNow] = [new AbortController(), new AbortController()];
  let exit: number | null = null;
  let grace: NodeJS.Timeout | undefined;
  const names = Object.keys(EXITS) as (keyof typeof EXITS)[];
  const onSignal = (name: NodeJS.Signals) => {
    if (exit !== null) {
      release();
      stopNow.abort();
      return;
    }
    exit = EXITS[name as keyof typeof EXITS];
    said();
    stop.abort();
    grace = setTimeout(() => stopNow.abort(), GRACE_MILLISECONDS);
  };
  const release = () => {
    clearTimeout(grace);
    for (const name of names) process.off(name, onSignal);
  };
  for (const name of names) process.on(name, onSignal);
  // A file that grows beyond what may be written is an error to tell of, and no reason to die.
  if (!process.listeners('SIGXFSZ').includes(ignore)) process.on('SIGXFSZ', ignore);
  return { stop: stop.signal, stopNow: stopNow.signal, exit: () => exit, release };
}

function ignore(): void {}
