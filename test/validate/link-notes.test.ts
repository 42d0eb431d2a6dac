import { expect, it } from 'vitest';
import type { Project } from '../../src/model/project.js';
import { linkNotes } from '../../src/validate/link-notes.js';

const record = (form: string, projectName: string | null): Project => ({
  form,
  projectName,
  formTitle: null,
  year: null,
  indicators: [],
  unplaced: [],
  diagnostics: [],
});
const linked = (...records: Project[]) => {
  linkNotes(records, (project) => project.form === 'note');
  return records.map((project) => project.linkedProject);
};

it('links a note to the declaration of the same project', () => {
  const found = linked(record('note', '林荫道修复'), record('goal', '河道保洁'), record('goal', '林荫道 修复项目经费'));
  expect(found).toEqual([2, undefined, undefined]);
});

it('links nothing where no name or two names are the same', () => {
  expect(linked(record('note', '甲'), record('goal', '乙'))[0]).toBeNull();
  expect(linked(record('note', '甲'), record('goal', '甲'), record('other', '甲'))[0]).toBeNull();
  expect(linked(record('note', '甲'), record('note', '甲'))).toEqual([null, null]);
});
