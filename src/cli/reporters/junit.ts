import type { Outcome } from '../../batch/types.js';
import { escapeXml } from '../../write/xml.js';
import { type Context, PLAIN } from '../context.js';
import { printReport } from '../report.js';
import { write } from '../streams.js';
import type { Texts } from '../texts/index.js';
import { putAside } from './aside.js';
import { isSkipped, type Reporter } from './index.js';

/** JUnit's XML: one test case a file, findings as failures, missing results as errors. The counts stand first, so cases wait. */
export async function junitReporter({ streams, texts }: Context): Promise<Reporter> {
  const cases = await putAside();
  let seconds = 0;
  return {
    add: async (outcome) => {
      seconds += outcome.row.milliseconds / 1000;
      await cases.add(`${testCase(outcome, texts)}\n`);
    },
    end: async ({ files, status }, skipped) => {
      const counts = `tests="${files}" failures="${status.findings}" errors="${status.failed}" skipped="${skipped}" time="${seconds.toFixed(3)}"`;
      const head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites name="declparse" ${counts}>`,
        `  <testsuite name="declparse check" ${counts}>`,
      ];
      await write(streams.stdout, `${head.join('\n')}\n`);
      for await (const piece of cases.pieces()) await write(streams.stdout, piece);
      await write(streams.stdout, '  </testsuite>\n</testsuites>\n');
      await cases.close();
    },
  };
}

function testCase(outcome: Outcome, texts: Texts): string {
  const { row, found, rejected, differences } = outcome;
  const { input, milliseconds, reason, status } = row;
  const head = `    <testcase classname="declparse" name="${escapeXml(input)}" time="${(milliseconds / 1000).toFixed(3)}"`;
  if (reason) {
    const message = texts.batch.reasons[reason.code](reason.detail);
    return `${head}>\n      <error type="${reason.code}" message="${escapeXml(message)}"/>\n    </testcase>`;
  }
  if (isSkipped(outcome)) {
    return `${head}>\n      <skipped message="${escapeXml(texts.batch.notCompared)}"/>\n    </testcase>`;
  }
  if (status === 'ok') return `${head}/>`;
  const body = differences
    ? differences.join('\n')
    : printReport({ path: input, counts: row, rejected, found }, texts, PLAIN).trimEnd();
  const type = differences ? 'not-as-expected' : 'findings';
  const message = differences ? texts.batch.differs(input) : texts.found(row);
  const failure = `<failure type="${type}" message="${escapeXml(message)}">${escapeXml(body)}</failure>`;
  return `${head}>\n      ${failure}\n    </testcase>`;
}
