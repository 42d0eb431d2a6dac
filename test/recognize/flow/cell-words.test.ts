import { expect, it } from 'vitest';
import { cellLook } from '../../../src/recognize/flow/cell-words.js';

it('takes what is to last for a target rather than a name', () => {
  const { level3, target } = cellLook('可持续提升');
  expect(target).toBeLessThan(level3);
  expect(cellLook('可持续影响').level3).toBeLessThan(cellLook('可持续影响').target);
});
