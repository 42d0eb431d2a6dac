import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../../src/model/diagnostic.js';
import { readPdf } from '../../../src/read/pdf/index.js';
import { chinese, formNumber, latin, makePdf } from '../../support/make-pdf.js';

function ascii85(bytes: Buffer): string {
  const groups = Array.from({ length: Math.ceil(bytes.length / 4) }, (_, i) => bytes.subarray(4 * i, 4 * i + 4));
  const digits = groups.map((group) => {
    const value = Buffer.concat([group, Buffer.alloc(4 - group.length)]).readUInt32BE();
    if (value === 0 && group.length === 4) return 'z';
    const chars = [4, 3, 2, 1, 0].map((power) => String.fromCharCode(33 + (Math.floor(value / 85 ** power) % 85)));
    return chars.slice(0, group.length + 1).join('');
  });
  return `${digits.join('')}~>`;
}

describe.each(['pdfjs', 'native'] as const)('read by %s', (engine) => {
  const read = (
    content: string,
    page: { width?: number; height?: number; rotate?: number } = {},
    forms: string[] = [],
  ) => readPdf(makePdf([{ content, ...page }], forms), { engine }).then((result) => result.pages[0]!);
  const texts = (page: { spans: readonly { text: string }[] }) => page.spans.map(({ text }) => text);
  const rounded = (page: { rules: readonly object[] }) =>
    page.rules.map((rule) => Object.values(rule).map((value) => Math.round(value as number)));

  describe('text', () => {
    it('is read from fonts that are not embedded', async () => {
      const gbk = 'BT /F2 10 Tf 10 50 Td <cfeec4bfc3fbb3c6> Tj ET';
      expect(texts(await read(`${chinese('绩效目标', 10, 100)} ${gbk}`))).toEqual(['绩效目标', '项目名称']);
    });

    it('stands in points from the top left corner', async () => {
      const page = await read(chinese('绩效', 10, 150));
      expect(page.spans[0]!.box.map(Math.round)).toEqual([10, 41, 30, 51]);
      expect(page.spans[0]!.size).toBe(10);
    });

    it('is upright on a page with a rotation of its own, and on one whose content is turned', async () => {
      const rotated = await read(`q 0 1 -1 0 0 0 cm ${chinese('绩效目标', 20, -60)} Q`, { rotate: 90 });
      expect([rotated.width, rotated.height]).toEqual([200, 300]);
      expect(rotated.spans[0]!.box.map(Math.round)).toEqual([20, 51, 60, 61]);
      const turned = await read(`q 0 1 -1 0 0 0 cm ${chinese('绩效目标', 20, -60)} 15 -100 m 115 -100 l S Q`);
      expect([turned.width, turned.height]).toEqual([200, 300]);
      const [x0, y0, x1, y1] = turned.spans[0]!.box;
      expect(x1 - x0).toBeCloseTo(40);
      expect(y1 - y0).toBeCloseTo(10);
      expect(rounded(turned)).toEqual([[15, 100, 115, 100]]);
    });

    it('may run downwards', async () => {
      const page = await read(chinese('绩效指标', 100, 150, 10, 'F4'));
      const [x0, y0, x1, y1] = page.spans[0]!.box;
      expect(x1 - x0).toBeLessThan(15);
      expect(y1 - y0).toBeGreaterThan(35);
    });

    it('has no radicals', async () => {
      expect(texts(await read(chinese('项⽬⻓度⺠⽣', 10, 100)))).toEqual(['项目长度民生']);
    });

    it('that is printed twice to look bold is one text', async () => {
      const page = await read(`${chinese('绩效', 10, 100)} ${chinese('绩效', 10.3, 100)} ${chinese('绩效', 10, 50)}`);
      expect(texts(page)).toEqual(['绩效', '绩效']);
    });

    it('that nobody sees is not read', async () => {
      const white = `1 1 1 rg ${latin('white', 10, 180)} 0 g`;
      const clipped = `q 10 10 50 50 re W n ${latin('clipped', 100, 100)} Q`;
      const offPage = latin('outside', 400, 100);
      const inkless = `BT 3 Tr /F1 10 Tf 10 120 Td (inkless) Tj 0 Tr ET`;
      const onBlue = `0 0 1 rg 10 20 100 20 re f 1 1 1 rg ${latin('on blue', 20, 25)} 0 g`;
      const seen = latin('seen by every reader of the page', 10, 60);
      const page = await read([white, clipped, offPage, inkless, onBlue, seen].join('\n'));
      expect(texts(page)).toEqual(['on blue', 'seen by every reader of the page']);
    });

    it('that runs over into an equal character is whole', async () => {
      // in Helvetica a digit is 5.56 wide at 10 points: both second zeros stand at 21.1
      const page = await read(
        `${latin('1.00', 10 - 2.78 + 5.56, 100)} ${latin('10,037', 10 - 2.78 + 5.56 + 8.34, 100)}`,
      );
      expect(texts(page)).toEqual(['1.00', '10,037']);
    });

    it('that is pale and printed over another is a watermark, with its copies', async () => {
      const value = latin('1286.50', 30, 50);
      const pale = (x: number, y: number) => `0.8 g ${latin('internal', x, y, 20)} 0 g`;
      const page = await read(`${value} ${latin('unit', 30, 90)} ${pale(10, 46)} ${pale(150, 150)}`);
      expect(texts(page)).toEqual(['1286.50', 'unit']);
      expect(page.slanted?.map(({ text }) => text)).toEqual(['internal', 'internal']);
      expect(texts(await read(`${value} ${latin('unit', 30, 90)} ${pale(150, 150)}`))).toContain('internal');
    });

    it('that is stamped over it in colour along a circle is laid aside, with its letters that stand straight', async () => {
      const letters = ['A', 'B', 'C', 'D', 'E'].map((letter, i) => {
        const [cos, sin] = [Math.cos(1.2 - i * 0.6), Math.sin(1.2 - i * 0.6)].map((part) => part.toFixed(3));
        const [x, y] = [100 - 40 * Number(sin), 60 + 40 * Number(cos)];
        return `BT /F1 9 Tf ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${y} Tm (${letter}) Tj ET`;
      });
      const stamp = `1 0 0 rg ${letters.join(' ')} ${latin('seal', 90, 70)}`;
      const page = await read(`${latin('goal', 80, 75)} ${stamp} ${latin('red label', 10, 180)} 0 g`);
      expect(texts(page).sort()).toEqual(['goal', 'red label']);
      expect(page.slanted?.map(({ text }) => text).sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'seal']);
    });

    it('that is painted over and replaced is not read, unless what lies over it lets it through', async () => {
      const over = (paint: string) =>
        `${latin('1286.50', 10, 50)} ${paint} 8 45 60 15 re f 0 g ${latin('1300', 12, 50)}`;
      const states = '/ExtGState << /G0 << /ca 0.4 >> /G1 << /BM /Multiply >> >>';
      const shown = async (paint: string) => {
        const pdf = makePdf([{ content: over(paint), resources: states }]);
        return texts((await readPdf(pdf, { engine })).pages[0]!).sort();
      };
      expect(await shown('1 g')).toEqual(['1300']);
      expect(await shown('1 1 0 rg')).toEqual(['1300']);
      expect(texts(await read(`${latin('label', 10, 50)} 0.9 g 8 45 60 15 re f`))).toEqual(['label']);
      expect(await shown('/G0 gs 1 1 0 rg')).toEqual(['1286.50', '1300']);
      expect(await shown('/G1 gs 1 1 0 rg')).toEqual(['1286.50', '1300']);
    });

    it('that stands beyond the page is read where the rules of a table go on there', async () => {
      const offPage = latin('outside', 400, 100);
      const level = [60, 90, 120].map((y) => `20 ${y} m 500 ${y} l S`).join(' ');
      const table = `${level} 20 60 m 20 120 l S 380 60 m 380 120 l S 500 60 m 500 120 l S`;
      const { pages, diagnostics } = await readPdf(
        makePdf([{ content: `${latin('seen', 30, 100)} ${table} ${offPage}` }]),
        { engine },
      );
      expect(texts(pages[0]!)).toEqual(['seen', 'outside']);
      expect(rounded(pages[0]!)).toContainEqual([20, 80, 500, 80]);
      expect(diagnostics).toMatchObject([{ code: 'beyond-page', page: 1 }]);
      const adorned = await read(`-20 100 m 500 100 l S ${latin('seen', 10, 60)} ${offPage}`);
      expect(texts(adorned)).toEqual(['seen']);
      expect(Math.max(...rounded(adorned).flat())).toBeLessThanOrEqual(302);
    });

    it('on a layer that is hidden is not read, and that on a shown one is', async () => {
      const others = ['<< /Type /OCG /Name (shown) >>', '<< /Type /OCG /Name (hidden) >>'];
      const [shown, hidden] = [`${formNumber(0, 1)} 0 R`, `${formNumber(1, 1)} 0 R`];
      const content = [
        latin('plain', 10, 20),
        `/OC /shown BDC ${latin('seen', 10, 50)} EMC`,
        `/OC /hidden BDC ${latin('unseen', 10, 80)} /Span << >> BDC ${latin('neither', 10, 110)} EMC 5 5 m 95 5 l S EMC`,
        latin('last', 10, 140),
      ];
      const page = { content: content.join(' '), resources: `/Properties << /shown ${shown} /hidden ${hidden} >>` };
      const catalog = `/OCProperties << /OCGs [${shown} ${hidden}] /D << /ON [${shown}] /OFF [${hidden}] >> >>`;
      const { pages } = await readPdf(makePdf([page], [], { others, catalog }), { engine });
      expect(texts(pages[0]!)).toEqual(['plain', 'seen', 'last']);
      expect(pages[0]!.rules).toEqual([]);
    });

    it('in the fields of a form or typed over the page is read where it is shown, and that of stamps is not', async () => {
      const annotation = (kind: string, form: number, rect: string) =>
        `<< /Type /Annot /Subtype /${kind} /FT /Tx /T (${kind}) /V (x) /F 4 /Rect [${rect}] /AP << /N ${formNumber(form, 1)} 0 R >> >>`;
      const field = annotation('Widget', 0, '100 50 1100 1050');
      const stamp = annotation('Stamp', 1, '10 10 1010 1010');
      const note = annotation('FreeText', 2, '100 80 1100 1080');
      const readWith = (annotations: string) => {
        const page = {
          content: `${chinese('项目名称', 10, 53)} ${latin('end', 10, 20)}`,
          entries: `/Annots [${annotations}]`,
        };
        const forms = [chinese('村道改造', 2, 3), latin('STAMP', 2, 3), latin('note', 2, 3)];
        return readPdf(makePdf([page], forms), { engine });
      };
      const filled = await readWith(`${field} ${stamp}`);
      expect(texts(filled.pages[0]!)).toEqual(['项目名称', 'end', '村道改造']);
      expect(filled.pages[0]!.spans[2]!.box.map(Math.round)).toEqual([102, 138, 142, 148]);
      expect(filled.diagnostics.filter(({ code }) => code !== 'engine-changed')).toEqual([]);
      const typed = await readWith(`${stamp} ${note}`);
      expect(texts(typed.pages[0]!)).toEqual(['项目名称', 'end', 'note']);
      expect(typed.diagnostics).toContainEqual(diagnostic('notes-read', { page: 1 }));
    });

    it('without ink is read where it is all there is: the text layer of a scan', async () => {
      expect(texts(await read(`BT 3 Tr /F1 10 Tf 10 120 Td (text layer) Tj ET`))).toEqual(['text layer']);
    });

    it('hidden beside visible text of one run leaves the visible part', async () => {
      const page = await read('BT /F1 10 Tf 10 100 Td (seen) Tj 1 1 1 rg (hidden) Tj 0 g (again) Tj ET');
      expect(texts(page).join('')).toBe('seenagain');
    });
  });

  describe('rules', () => {
    it('come from lines, stroked boxes, thin filled boxes and frames', async () => {
      expect(rounded(await read('10 50 m 110 50 l S'))).toEqual([[10, 150, 110, 150]]);
      expect(rounded(await read('10 50 100 20 re S'))).toHaveLength(4);
      expect(rounded(await read('10 50 100 0.5 re f'))).toEqual([[10, 150, 110, 150]]);
      expect(rounded(await read('10 50 100 60 re 11 51 98 58 re f*'))).toHaveLength(4);
    });

    it('come from form XObjects and follow every map', async () => {
      const page = await read('q 2 0 0 2 10 10 cm /X0 Do Q', {}, ['0 0 m 50 0 l S']);
      expect(rounded(page)).toEqual([[10, 190, 110, 190]]);
    });

    it('do not come from backgrounds, curves, white lines on white, or what is clipped away', async () => {
      const content = [
        '0.9 g 10 50 100 60 re f 0 g',
        '10 10 m 30 50 60 50 80 10 c S',
        '1 1 1 RG 10 20 m 110 20 l S 0 G',
        'q 0 0 50 50 re W n 100 100 m 200 100 l S Q',
        '10 10 m 100 100 l S',
      ];
      expect(rounded(await read(content.join('\n')))).toEqual([]);
    });

    it('are one of a dotted line, whatever number of dots it is painted with', async () => {
      const dots = (n: number, at: (i: number) => string) =>
        Array.from({ length: n }, (_, i) => `${at(i)} 0.75 0.75 re f`);
      const level = dots(60, (i) => `${10 + 1.5 * i} 100`);
      const upright = dots(60, (i) => `10 ${20 + 1.5 * i}`);
      expect(rounded(await read([...level, ...upright].join(' ')))).toEqual([
        [10, 100, 99, 100],
        [10, 91, 10, 180],
      ]);
    });

    it('are cut where the clip ends, and seen when white on a dark ground', async () => {
      expect(rounded(await read('q 0 0 50 200 re W n 10 50 m 110 50 l S Q'))).toEqual([[10, 150, 52, 150]]);
      expect(rounded(await read('0 0 1 rg 0 0 200 100 re f 1 1 1 RG 10 50 m 110 50 l S'))).toHaveLength(1);
    });

    it('that are painted over are not seen, whole or in part', async () => {
      const lattice = '10 50 m 110 50 l 10 80 m 110 80 l 10 110 m 110 110 l S';
      expect(rounded(await read(`${lattice} 1 g 11 51 40 58 re f`))).toEqual([
        [10, 150, 110, 150],
        [10, 120, 11, 120],
        [51, 120, 110, 120],
        [10, 90, 110, 90],
      ]);
      expect(rounded(await read('10 50 m 110 50 l S 1 G 2 w 10 50 m 110 50 l S'))).toEqual([]);
      expect(rounded(await read('10 50 m 110 50 l S 1 g 0 50 200 50 re f'))).toHaveLength(1);
      expect(rounded(await read('1 g 0 0 200 100 re f 0 g 10 50 m 110 50 l S'))).toHaveLength(1);
    });

    it('are read only from wanted pages, and from following ones while a table goes on', async () => {
      const table = { content: `${latin('in a table', 10, 100)} 10 50 m 110 50 l 10 150 m 110 150 l S` };
      const lines = (from: number) =>
        [0, 1, 2, 3].map((i) => latin('prose that ends a table', 10, from - i * 12, 7)).join(' ');
      const prose = { content: `${lines(160)} 10 50 m 110 50 l S` };
      const drawn = async (...sources: { content: string }[]) => {
        const options = { engine, pagesWithRules: () => new Set([2]) };
        const { pages } = await readPdf(makePdf(sources), options);
        return pages.filter(({ rules }) => rules.length > 0).map(({ number }) => number);
      };
      expect(await drawn(table, table, table, table, prose, table)).toEqual([2, 3, 4, 5]);
      expect(await drawn(table, { content: `${table.content} ${lines(40)}` }, table)).toEqual([2]);
      const [noted, titled] = [40, 160].map((y) => ({
        content: `${table.content} ${latin('a note or title', 10, y)}`,
      }));
      expect(await drawn(table, noted!, titled!, prose)).toEqual([2, 3, 4]);
      expect(await drawn(table, prose, prose, table)).toEqual([2, 3]);
    });
  });

  it('reads documents of many pages to the end', async () => {
    const short = { content: '10 50 m 110 50 l S' };
    const long = { content: '10 50 m 110 50 l S '.repeat(5000) };
    const sources = Array.from({ length: 104 }, (_, i) => (i < 100 ? short : long));
    const { pages, diagnostics } = await readPdf(makePdf(sources), { engine });
    expect(pages.map(({ rules }) => rules.length)).toEqual(sources.map((page) => (page === short ? 1 : 5000)));
    expect(diagnostics.map(({ code }) => code)).toEqual(['no-text-layer']);
  });

  describe('bad documents', () => {
    const page = { content: latin('page', 10, 10) };

    it('that are no PDF are damaged', async () => {
      const result = await readPdf(new Uint8Array(Buffer.from('%PDF-1.4 nothing follows')), { engine });
      expect(result).toMatchObject({ pages: [], pageCount: 0, diagnostics: [{ code: 'pdf-damaged' }] });
    });

    it('that were cut off give what can be recovered, and say so', async () => {
      const bytes = makePdf([page, page]);
      const result = await readPdf(bytes.subarray(0, bytes.length - 200), { engine });
      expect(result.pages.map(texts)).toEqual([['page'], ['page']]);
      expect(result.diagnostics.map(({ code }) => code)).toEqual(['pdf-recovered']);
    });

    it('that were cut off name the pages whose content is lost', async () => {
      const bytes = makePdf([page, page]);
      const cut = Buffer.from(bytes).lastIndexOf('BT');
      const result = await readPdf(bytes.subarray(0, cut), { engine });
      expect(result.pages.map(texts)).toEqual([['page'], []]);
      expect(result.diagnostics).toMatchObject([{ code: 'pdf-recovered' }, { code: 'page-unreadable', page: 2 }]);
    });

    it.each([
      ['/FlateDecode', (packed: Buffer) => packed.toString('latin1')],
      ['[/ASCII85Decode /FlateDecode]', ascii85],
    ])('that do not unpack (%s) are said to be damaged', async (filter, print) => {
      const lines = Array.from({ length: 50 }, (_, i) => latin(`line ${i} ${i * i}`, 10, 3 * i)).join('\n');
      const packed = [page.content, lines].map((content) => ({ content: print(deflateSync(content)), filter }));
      const bytes = makePdf(packed);
      expect((await readPdf(bytes, { engine })).diagnostics).toEqual([]);
      const file = Buffer.from(bytes.buffer);
      const middle = Math.round((file.lastIndexOf('\nstream') + file.lastIndexOf('\nendstream')) / 2);
      bytes[middle] = bytes[middle] === 40 ? 41 : 40;
      const { diagnostics, pages } = await readPdf(bytes, { engine });
      expect(diagnostics).toMatchObject([{ code: 'content-damaged', params: { broken: 1, packed: 2 } }]);
      expect(texts(pages[0]!)).toEqual(['page']);
    });

    it.each([
      ['dictionary', '<< /Filter', '.< /Filter'],
      ['beginning', '\nstream', '\nstxeam'],
      ['filter', '/FlateDecode', '/FlatxDecode'],
      ['word for it', '/Filter', '/Filtex'],
    ])('with a part whose %s is lost are said to be damaged', async (_name, word, damaged) => {
      const content = deflateSync(page.content).toString('latin1');
      const file = Buffer.from(makePdf([{ content, filter: '/FlateDecode' }, page])).toString('latin1');
      const { diagnostics } = await readPdf(new Uint8Array(Buffer.from(file.replace(word, damaged), 'latin1')), {
        engine,
      });
      expect(diagnostics.map(({ code }) => code)).toContain('content-damaged');
    });

    it('with nothing but wrong checksums are made so', async () => {
      const content = Buffer.concat([deflateSync(page.content).subarray(0, -4), Buffer.alloc(4)]).toString('latin1');
      expect((await readPdf(makePdf([{ content, filter: '/FlateDecode' }]), { engine })).diagnostics).toEqual([]);
    });

    it('whose objects stand elsewhere than said were repaired', async () => {
      const file = Buffer.from(makePdf([page, page])).toString('latin1');
      const moved = new Uint8Array(Buffer.from(file.replace('3 0 obj', '7 0 obj'), 'latin1'));
      expect((await readPdf(moved, { engine })).diagnostics.map(({ code }) => code)).toContain('pdf-recovered');
    });

    it('whose pages are more than they count were repaired, and those without any are damaged', async () => {
      const count = (pages: number) => {
        const file = Buffer.from(makePdf([page, page])).toString('latin1');
        return new Uint8Array(Buffer.from(file.replace('/Count 2', `/Count ${pages}`), 'latin1'));
      };
      expect((await readPdf(count(1), { engine })).diagnostics.map(({ code }) => code)).toEqual(['pdf-recovered']);
      const none = Buffer.from(makePdf([page]))
        .toString('latin1')
        .replace('3 0 R', '     ')
        .replace('/Count 1', '/Count 0');
      const { diagnostics } = await readPdf(new Uint8Array(Buffer.from(none, 'latin1')), { engine });
      expect(diagnostics.map(({ code }) => code)).toContain('pdf-damaged');
    });

    it('without any text are named as scans', async () => {
      const result = await readPdf(makePdf([{ content: '' }, { content: '' }, { content: '' }]), { engine });
      expect(result.diagnostics).toMatchObject([{ code: 'no-text-layer', params: { pages: '1–3' } }]);
    });

    it('may end in zeros', async () => {
      const whole = makePdf([page]);
      const padded = new Uint8Array(whole.length + 5000);
      padded.set(whole);
      expect((await readPdf(padded, { engine })).diagnostics).toEqual([]);
    });

    it('that are whole have nothing to say, blank pages included', async () => {
      expect((await readPdf(makePdf([page, { content: '' }]), {})).diagnostics).toEqual([]);
    });

    it('with a page of absurd size keep the other pages', async () => {
      const result = await readPdf(makePdf([{ ...page, width: 900000 }, page]), { engine });
      expect(result.pages.map(({ number }) => number)).toEqual([2]);
      expect(result.diagnostics).toMatchObject([{ code: 'page-unreadable', page: 1 }]);
    });

    it('stop at the deadline with what was read', async () => {
      const result = await readPdf(makePdf([page, page]), { engine, deadline: 0 });
      expect(result.diagnostics).toMatchObject([{ code: 'time-limit', params: { read: 0 } }]);
    });

    it('that never come to an end are given up in the middle of a page, when isolated', async () => {
      // Each form paints the next one twice: a thousand million times "page" in the end. On a busy machine a thread takes long to start.
      const doubling = Array.from({ length: 30 }, (_, i) => `/X${i + 1} Do /X${i + 1} Do`);
      const endless = { content: '/X0 Do' };
      const options = { deadline: performance.now() + 3000, isolated: true, engine };
      const result = await readPdf(
        makePdf([page, page, page, page, page, endless], [...doubling, page.content]),
        options,
      );
      expect(result.pages.map(({ number }) => number)).not.toContain(6);
      expect(result.diagnostics).toMatchObject([{ code: 'time-limit', params: { pages: 6 } }]);
    });

    it('are read the same in a thread of their own', async () => {
      const bytes = makePdf([{ content: `${chinese('绩效', 10, 150)} 10 50 m 110 50 l S` }]);
      expect(await readPdf(bytes, { engine, isolated: true })).toEqual(await readPdf(bytes, { engine }));
      expect(await readPdf(bytes, { engine, isolated: true })).toEqual(await readPdf(bytes, { engine }));
    });

    it('with more pages than wanted are read up to the limit', async () => {
      const result = await readPdf(makePdf([page, page, page]), { engine, maxPages: 2 });
      expect(result.pages).toHaveLength(2);
      expect(result.diagnostics).toMatchObject([{ code: 'page-limit', params: { pages: 3, limit: 2 } }]);
    });
  });
});
