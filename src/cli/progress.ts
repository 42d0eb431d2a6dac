import { displayWidth } from '../rebuild/display-width.js';
import type { Standing } from './texts/batch.js';
import type { Texts } from './texts/index.js';

/** The rate is that of the last so many seconds: it follows a change from dumps to PDFs. */
const WINDOW_SECONDS = 30;
const BAR = 24;

/** Keeps count of a run and knows how fast it goes. */
export interface Progress {
  readonly add: (failed: boolean, resumed: boolean) => void;
  readonly standing: () => Standing;
  readonly seconds: () => number;
}

/** @param now milliseconds of a clock that never goes back */
export function makeProgress(total: number, now: () => number = () => performance.now()): Progress {
  const started = now();
  let [done, worked, failed] = [0, 0, 0];
  let marks: { at: number; worked: number }[] = [{ at: started, worked: 0 }];
  return {
    add: (hasFailed, resumed) => {
      done++;
      if (hasFailed) failed++;
      if (resumed) return; // taken over in no time: would promise too much
      worked++;
      const at = now();
      const last = marks.at(-1)!;
      if (at - last.at >= 1000)
        marks = [...marks.filter((each) => at - each.at <= WINDOW_SECONDS * 1000), { at, worked }];
    },
    standing: () => {
      const [first] = marks as [{ at: number; worked: number }];
      const seconds = (now() - first.at) / 1000;
      const rate = seconds > 0.5 && worked > first.worked ? (worked - first.worked) / seconds : null;
      return { done, total, failed, rate, remaining: rate === null ? null : (total - done) / rate };
    },
    seconds: () => (now() - started) / 1000,
  };
}

/** The progress bar as one line of a terminal; the bar gives way where the line is narrow. */
export function progressLine(standing: Standing, columns: number, { batch }: Pick<Texts, 'batch'>): string {
  const text = batch.progress(standing);
  const filled = standing.total === 0 ? BAR : Math.floor((BAR * standing.done) / standing.total);
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] `;
  if (BAR + 3 + displayWidth(text) < columns) return bar + text;
  let short = text;
  while (short !== '' && displayWidth(short) >= columns) short = short.slice(0, -1);
  return short;
}
