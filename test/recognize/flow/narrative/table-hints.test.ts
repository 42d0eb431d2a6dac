import { describe, expect, it } from 'vitest';
import type { RawRow } from '../../../../src/model/raw-form.js';
import { figuresIn, hintsOf } from '../../../../src/recognize/flow/narrative/table-hints.js';

const rowOf = (cells: Readonly<Record<string, string>>): RawRow =>
  Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, { text, pieces: [] }]));

describe('figuresIn', () => {
  it('takes numbers with what is counted, but no dates, no single digits and no hundred', () => {
    expect(figuresIn('２０２６年完成 5,200 米管道、45.5%，3处，100%，7月15日前')).toEqual(['5200米', '45.5%']);
  });

  it('takes no number that may go on in the next line', () => {
    expect(figuresIn('完成改造12')).toEqual([]);
  });
});

describe('hintsOf', () => {
  const hints = hintsOf([
    rowOf({ level3: '更换水表数量', target: '≥4500只', actual: '4620只' }),
    rowOf({ level3: '投诉办结率', target: '≥95%', actual: '95%' }),
  ]);

  it('tells what was reached from what was planned by the figures of the rows', () => {
    expect(hints.reached('更换水表4620只，投诉办结率95%')).toBe(1);
    expect(hints.reached('更换水表4500只以上')).toBe(-1);
    expect(hints.reached('投诉办结率95%')).toBe(0);
    expect(hints.reached('完成4620户的宣传')).toBe(0);
  });

  it('takes a cell that is compared for a target, in whichever column it was read', () => {
    const mixed = hintsOf([rowOf({ target: '4620只', actual: '≥4500只' }), rowOf({ target: '≥88%', actual: '91%' })]);
    expect(mixed.reached('更换水表4620只')).toBe(0);
    expect(mixed.reached('达到88%')).toBe(-1);
  });

  it('says nothing where no form asks what was reached', () => {
    expect(hintsOf([rowOf({ target: '≥4500只' })]).reached('更换水表4500只')).toBe(0);
  });

  it('knows a word of the table that a line end cuts', () => {
    expect(hints.cutsWord('年内更换水', '表四千只')).toBe(true);
    expect(hints.cutsWord('年内更换', '智能表')).toBe(false);
  });
});
