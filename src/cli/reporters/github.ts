import type { Context } from '../context.js';
import { write } from '../streams.js';
import { isSkipped, type Reporter, sumUp } from './index.js';

/** Workflow commands of GitHub Actions: an annotation a finding, at its file and line. */
export function githubReporter({ streams, texts }: Context): Reporter {
  const say = (level: 'error' | 'warning' | 'notice', place: Place, message: string) =>
    write(streams.stdout, `${annotation(level, place, message)}\n`);
  return {
    add: async (outcome) => {
      const { row, found, rejected, differences } = outcome;
      const { input: file, reason } = row;
      if (reason) return say('error', { file, title: reason.code }, texts.batch.reasons[reason.code](reason.detail));
      if (isSkipped(outcome)) return say('warning', { file, title: 'nothing-expected' }, texts.batch.notCompared);
      if (differences) {
        if (differences.length === 0) return;
        return say('error', { file, title: 'not-as-expected' }, differences.join('\n'));
      }
      for (const { form, projectName } of rejected) {
        await say('error', { file, title: 'rejected' }, texts.rejected(form, projectName));
      }
      for (const { severity, code, line, page, field, project, message } of found) {
        const subject = [page === null ? null : texts.page(page), project, field].filter((part) => part !== null);
        const text = [...subject, message].join(' · ');
        await say(severity === 'error' ? 'error' : 'warning', { file, line, title: code }, text);
      }
    },
    end: (summary, skipped) => write(streams.stdout, `${sumUp(summary, skipped, texts)}\n`),
  };
}

interface Place {
  readonly file: string;
  readonly line?: number | null;
  readonly title: string;
}

function annotation(level: string, { file, line, title }: Place, message: string): string {
  const at = [`file=${property(file)}`, ...(line ? [`line=${line}`] : []), `title=${property(title)}`];
  return `::${level} ${at.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replace(/%/gu, '%25').replace(/\r/gu, '%0D').replace(/\n/gu, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/gu, '%3A').replace(/,/gu, '%2C');
}
