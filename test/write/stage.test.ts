import { describe, expect, it } from 'vitest';
import { printStage } from '../../src/write/stage.js';
import { STAGED } from '../support/staged.js';

describe('printStage', () => {
  it('prints pages, blocks and forms of a PDF', async () => {
    const stages = await STAGED.pdf();
    const { pages, diagnostics } = JSON.parse(printStage('pages', stages));
    expect(pages[0]).toMatchObject({ number: 1, spans: expect.any(Array), rules: expect.any(Array) });
    expect(diagnostics).toEqual([]);
    const { blocks } = JSON.parse(printStage('grids', stages));
    expect(blocks.map(({ kind }: { kind: string }) => kind)).toContain('grid');
    const { forms } = JSON.parse(printStage('form', stages));
    expect(forms[0]).toMatchObject({ definition: 'shanghai-2026', rows: expect.any(Array) });
  });

  it('prints the lines and forms of a text dump', async () => {
    const stages = await STAGED.text();
    const { lines } = JSON.parse(printStage('pages', stages));
    expect(lines[0]).toMatchObject({ text: expect.any(String), line: expect.any(Number) });
    expect(JSON.parse(printStage('grids', stages))).toEqual({ lines });
    expect(JSON.parse(printStage('form', stages)).forms[0].definition).toBe('shanghai-2020');
  });
});
