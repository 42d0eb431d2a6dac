import type { Project } from '../model/project.js';

/**
 * Gives every record of a form without a table the place of the declaration of the same project: its index among the
 * document's projects, null when there is none or more than one. Names are compared without white space, compatibility
 * forms and the words 项目 and 经费 at their end, which titles of notes swallow.
 * @param isNote whether a record is one of a form without a table
 */
export function linkNotes(projects: readonly Project[], isNote: (project: Project) => boolean): void {
  for (const note of projects.filter(isNote)) {
    const name = nameOf(note);
    const same = projects.filter((project) => name !== null && !isNote(project) && nameOf(project) === name);
    note.linkedProject = same.length === 1 ? projects.indexOf(same[0]) : null;
  }
}

function nameOf({ projectName }: Project): string | null {
  if (typeof projectName !== 'string') return null;
  return projectName
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/(?:项目|经费)+$/u, '');
}
