import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import { type OpenPdf, OtherEngine, TimeIsUp } from './engine.js';

/**
 * A PDF whose pages are read by a second engine, opened when it is first needed, where the first one fails.
 * @param report hears of pages that the first engine failed on, not of those that it leaves to the other
 */
export function withSubstitute(
  first: OpenPdf,
  openSecond: () => Promise<OpenPdf | Diagnostic>,
  report: (found: Diagnostic) => void,
): OpenPdf {
  let second: Promise<OpenPdf | null> | undefined;
  const substitute = () => {
    second ??= openSecond().then(
      (opened) => ('code' in opened ? null : opened),
      () => null,
    );
    return second;
  };
  const changed = new Set<number>();
  const read = async <T>(number: number, work: (open: OpenPdf) => Promise<T>): Promise<T> => {
    if (changed.has(number)) return work((await substitute())!);
    try {
      return await work(first);
    } catch (error) {
      if (error instanceof TimeIsUp || first.isLost()) throw error;
      const other = await substitute();
      const result = await (other ? work(other) : Promise.reject(error)).catch(() => Promise.reject(error));
      changed.add(number);
      if (!(error instanceof OtherEngine))
        report(diagnostic('engine-changed', { page: number }, { reason: (error as Error).message }));
      return result;
    }
  };
  return {
    pageCount: first.pageCount,
    readText: (number) => read(number, (open) => open.readText(number)),
    readPainted: (number, text) => read(number, (open) => open.readPainted(number, text)),
    tidy: async () => {
      await first.tidy();
      await (await second)?.tidy();
    },
    isLost: () => first.isLost(),
    isTimeUp: () => first.isTimeUp(),
    close: async () => {
      await first.close();
      await (await second)?.close();
    },
  };
}
