const COLUMNS = [
  ['input kind', (row) => row.kind],
  ['documents', (row) => row.documents],
  ['projects found', ({ projects }) => `${count(projects, 'found')} of ${projects.length}`],
  ['fields', (row) => share(row.judgements.filter((each) => each.part === 'field'))],
  ['narrative boundaries', (row) => share(row.judgements.filter((each) => each.part === 'boundary'))],
  ['indicators', (row) => share(row.judgements.filter((each) => each.part === 'indicator'))],
  ['whole projects', ({ projects }) => percent(count(projects, 'whole'), projects.length)],
  ['warnings', ({ projects }) => projects.reduce((sum, each) => sum + each.warnings, 0)],
  ['right without a warning', (row) => calibration(row, false)],
  ['right with a warning', (row) => calibration(row, true)],
];

/**
 * One row an input kind and one over all, as a Markdown table.
 *
 * @param {{ kind: string, results: import('./judge.mjs').ProjectResult[] }[]} documents
 * @returns {string}
 */
export function accuracyTable(documents) {
  const kinds = [...new Set(documents.map((each) => each.kind))].toSorted(byName);
  const rows = [...kinds.map((kind) => summary(kind, documents)), summary('all', documents)];
  const cells = [COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, show]) => String(show(row))))];
  const widths = COLUMNS.map((_, at) => Math.max(...cells.map((row) => row[at].length)));
  const line = (row) => `| ${row.map((text, at) => text.padEnd(widths[at])).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n');
}

/** PDF first, the dumps by name. */
function byName(a, b) {
  return Number(b === 'pdf') - Number(a === 'pdf') || a.localeCompare(b);
}

function summary(kind, documents) {
  const own = kind === 'all' ? documents : documents.filter((each) => each.kind === kind);
  const projects = own.flatMap((each) => each.results);
  return { kind, documents: own.length, projects, judgements: projects.flatMap((each) => each.judgements) };
}

/** Of the values that are printed, with or without a warning, how many are right. */
function calibration({ judgements }, warned) {
  const values = judgements.filter((each) => each.counted && each.printed && each.warned === warned);
  return `${share(values)} of ${values.length}`;
}

function share(judgements) {
  return percent(count(judgements, 'right'), judgements.length);
}

function count(list, key) {
  return list.filter((each) => each[key]).length;
}

/** Rounded down, so that only what is perfect says 100. */
function percent(part, whole) {
  if (whole === 0) return '–';
  return part === whole ? '100%' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)}%`;
}
