import { describe, expect, it } from 'vitest';
import { printDiagnostic } from '../../src/messages/index.js';
import { type DiagnosticCode, diagnostic, SEVERITY } from '../../src/model/diagnostic.js';

const CODES = Object.keys(SEVERITY) as DiagnosticCode[];

describe.each(['en', 'zh'] as const)('every sentence in %s', (language) => {
  it.each(CODES)('of %s reads well without its parameters', (code) => {
    const { message, severity } = printDiagnostic(diagnostic(code), language);
    expect(message).toMatch(language === 'en' ? /^["A-Z].*\.$/u : /。$/u);
    expect(message).not.toMatch(/undefined|null\w| {2}|“”|""|\(\)|（）/u);
    expect(severity).toBe(SEVERITY[code]);
  });
});

it('quotes the value, shortened when it is long', () => {
  const found = diagnostic(
    'date-invalid',
    { field: 'plannedEndDate', line: 3 },
    { value: '2021年6月', problem: 'no-day' },
  );
  expect(printDiagnostic(found, 'en')).toEqual({
    code: 'date-invalid',
    severity: 'warning',
    message: '"2021年6月" is no date: the day is missing; the value is null. Correct it at the source.',
    field: 'plannedEndDate',
    page: null,
    line: 3,
  });
  const long = printDiagnostic(diagnostic('money-invalid', {}, { value: '预算'.repeat(100) }), 'zh').message;
  expect(long).toMatch(/^“(?:预算){30}…”不是金额/u);
});

it('names the page of the place', () => {
  expect(printDiagnostic(diagnostic('page-unreadable', { page: 4 }), 'en').message).toContain('Page 4');
});

it('says of text that is no Chinese what may be the cause', () => {
  expect(printDiagnostic(diagnostic('no-form', {}, { foreign: 1 }), 'en').message).toContain('text recognition');
  expect(printDiagnostic(diagnostic('no-form'), 'en').message).not.toContain('text recognition');
});
