import { describe, expect, it } from 'vitest';
import type { GapMeaning } from '../../../../src/recognize/flow/gaps.js';
import { wrappedLines } from '../../../../src/recognize/flow/header/wrapped-lines.js';
import { itemsOf } from '../../../support/dump.js';
import { SMALL_FORM } from '../../../support/raw.js';

const count = (text: string, kind: GapMeaning['kind'] = 'none') => wrappedLines(itemsOf(text, SMALL_FORM), { kind });

describe('wrappedLines', () => {
  it('goes on while lines are as wide as the first, and takes one shorter line more', () => {
    expect(count('市财政科技投入\n信息管理平台专\n项工作')).toBe(3);
    expect(count('市财政科技投入\n信息管理平台专\n项工作\n其他经常性项目')).toBe(3);
  });

  it('stops at a line that is wider than the cell', () => {
    expect(count('办公用房\n其他经常性项目的全称在这里')).toBe(1);
  });

  it('takes one line of a cell that is too narrow to be wrapped', () => {
    expect(count('房屋\n修缮')).toBe(1);
  });

  it('goes by the blank lines that part cells', () => {
    expect(count('企业投资备案系\n\n统专项工作经费', 'blank')).toBe(2);
    expect(count('企业投资备案系\n统专项工作经费', 'blank')).toBe(1);
    expect(count('企业投资备案系\n统专项工作经费', 'block')).toBe(2);
    expect(count('企业投资备案系\n\n统专项工作经费', 'block')).toBe(1);
  });

  it('stops at a sentence', () => {
    expect(count('企业投资备案系\n统已建成。现需')).toBe(1);
  });
});
