import type { EngineChoice } from '../read/pdf/index.js';
import { oneOf } from './context.js';
import { Failure } from './failure.js';

const ENGINES = ['auto', 'pdfjs', 'native'] as const satisfies readonly EngineChoice[];

/** What `--engine` asks for. Nothing of the PDF reader is loaded unless a certain one must be there. */
export async function engineFrom({ engine }: { readonly engine?: string }): Promise<EngineChoice | undefined> {
  if (engine === undefined) return undefined;
  const found = oneOf(engine, ENGINES, 'unknown-engine');
  if (found !== 'native') return found;
  const { hasPdfium, PACKAGE } = await import('../read/pdf/load-pdfium.js');
  if (!hasPdfium()) throw new Failure('engine-missing', PACKAGE);
  return found;
}
