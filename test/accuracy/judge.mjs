import { pair, plain, same } from './compare.mjs';

/**
 * @typedef {object} Judgement One value of one project.
 * @property {'field' | 'narrative' | 'boundary' | 'indicator'} part
 *   an indicator is one value of its own (all its cells), and each of its cells is a value for calibration
 * @property {string} path in the record that was printed, where there is one
 * @property {boolean} right
 * @property {boolean} printed false where the record says nothing
 * @property {boolean} warned whether a warning of the record names this value
 * @property {boolean} counted whether calibration counts it; a boundary and a whole indicator repeat other values
 *
 * @typedef {{ found: boolean, whole: boolean, warnings: number, judgements: Judgement[] }} ProjectResult
 */

const NARRATIVES = ['overview', 'basis', 'necessity', 'safeguards', 'implementationPlan', 'goals'];
const GOALS = ['overallGoal', 'annualGoal', 'expectedGoal', 'actualCompletion'];
const FUND_COLUMNS = ['source', 'initialBudget', 'revisedBudget', 'executed', 'weight', 'rate', 'score'];
const LEVELS = ['level1', 'level2', 'level3', 'target'];
const TYPED_TARGET = ['comparator', 'targetNumber', 'targetUnit'];
const INDICATOR_COLUMNS = ['actual', 'weight', 'score', 'deviation', 'note', 'explanation'];
/** Keys of a project that are no fields, among them those that only a gold file has. */
const NO_FIELDS = ['budget', 'funds', 'narrative', 'indicators', 'unplaced', 'diagnostics', 'evidence'];
const GOLD_ONLY = ['freeBoundaries', 'freeBoundariesInText', 'alternatives'];

/**
 * Compares the projects of a document with the gold ones.
 *
 * @param {object[]} gold projects in the shape of the output, with the keys of GOLD_ONLY where the print leaves a choice:
 *   `freeBoundaries` and `freeBoundariesInText` name pairs of sections (`a|b`) that the (text) input does not part,
 *   `alternatives` gives further right values by path; `freeParsed` of an indicator frees its typed target
 * @param {object} document as the parser returns it
 * @returns {ProjectResult[]} one a gold project
 */
export function judgeDocument(gold, document) {
  const projects = document.projects.filter((each) => gold.some(({ form }) => form === each.form));
  const isText = document.source.kind === 'text';
  const likeness = (a, b) => (same(a.projectName, b.projectName) ? 3 : a.form === b.form ? 1 : 0);
  const pairs = pair(gold, projects, likeness);
  return gold.map((expected, at) => judgeProject(expected, projects[pairs[at]], isText));
}

/** @returns {ProjectResult} */
function judgeProject(gold, project, isText) {
  const record = project ?? { diagnostics: [], indicators: [] };
  const warned = warningsOf(record);
  const judge = (part, path, expected, actual, counted = true) => {
    const right = [expected, ...(gold.alternatives?.[path] ?? [])].some((each) => same(each, actual));
    const printed = plain(actual) !== '';
    return { part, path, right: Boolean(project) && right, printed, warned: warned(path), counted };
  };
  const judgements = [
    ...fields(gold, record, judge),
    ...funds(gold, record, judge),
    ...narratives(gold, record, judge, isText),
    ...indicators(gold, record, judge),
  ];
  const warnings = record.diagnostics.filter((each) => each.severity === 'warning').length;
  return { found: Boolean(project), whole: judgements.every((each) => each.right), warnings, judgements };
}

/** A warning names a value when its path is the value's own or leads to it. */
function warningsOf({ diagnostics }) {
  const named = diagnostics.filter((each) => each.severity !== 'info' && each.field).map((each) => each.field);
  const leadsTo = (path, name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
  return (path) => named.some((name) => leadsTo(path, name));
}

function fields(gold, record, judge) {
  const isField = (key) => ![...NO_FIELDS, ...GOLD_ONLY].includes(key);
  // a key that only the record has is a value too many, unless it is blank
  const union = (a = {}, b = {}) => {
    const extra = Object.keys(b).filter((key) => !(key in a) && plain(b[key]) !== '');
    return [...Object.keys(a), ...extra].filter(isField);
  };
  const own = union(gold, record).map((key) => judge('field', key, gold[key], record[key]));
  const amounts = union(gold.budget, record.budget).map((key) =>
    judge('field', `budget.${key}`, gold.budget?.[key], record.budget?.[key]),
  );
  return [...own, ...amounts];
}

function funds(gold, record, judge) {
  const expected = gold.funds ?? [];
  const actual = record.funds ?? [];
  const name = (fund) =>
    plain(fund.source)
      .replace(/^其中:?/u, '')
      .replace(/:$/u, '');
  const pairs = pair(expected, actual, (a, b) => (name(a) === name(b) ? 2 : 1));
  return expected.flatMap((fund, at) => {
    const other = actual[pairs[at]] ?? {};
    const path = `funds[${pairs[at]}]`;
    return FUND_COLUMNS.map((key) =>
      key === 'source'
        ? judge('field', `${path}.source`, name(fund), name(other))
        : judge('field', `${path}.${key}`, fund[key], other[key]),
    );
  });
}

function narratives(gold, record, judge, isText) {
  const expected = gold.narrative ?? {};
  const actual = record.narrative ?? {};
  const keys = [...NARRATIVES, ...GOALS].filter((key) => key in expected);
  const free = new Set([...(gold.freeBoundaries ?? []), ...(isText ? (gold.freeBoundariesInText ?? []) : [])]);
  const groups = [];
  for (const [at, key] of keys.entries()) {
    if (at > 0 && free.has(`${keys[at - 1]}|${key}`)) groups.at(-1).push(key);
    else groups.push([key]);
  }
  const text = (narrative, group) => group.map((key) => plain(narrative[key])).join('');
  const texts = groups.map((group) =>
    judge('narrative', `narrative.${group[0]}`, text(expected, group), text(actual, group)),
  );
  const extra = Object.keys(actual).filter((key) => !(key in expected));
  return [
    ...texts,
    ...extra.map((key) => judge('narrative', `narrative.${key}`, null, actual[key])),
    ...boundaries(
      groups,
      (group) => text(expected, group),
      (group) => text(actual, group),
      judge,
    ),
  ];
}

/** A boundary is right when the same characters stand before and behind it, whatever section they lie in. */
function boundaries(groups, expectedText, actualText, judge) {
  const around = (text, at) =>
    `${join(groups.slice(0, at), text).slice(-12)}|${join(groups.slice(at), text).slice(0, 12)}`;
  return groups.slice(1).map((group, at) => {
    const path = `narrative.${group[0]}`;
    return judge('boundary', path, around(expectedText, at + 1), around(actualText, at + 1), false);
  });
}

function join(groups, text) {
  return groups.map(text).join('');
}

function indicators(gold, record, judge) {
  const likeness = (a, b) => {
    const alike = (key) => (same(a[key], b[key]) ? 1 : 0);
    return 6 * alike('level3') + 3 * alike('target') + alike('level2') + alike('level1');
  };
  const pairs = pair(gold.indicators, record.indicators, likeness);
  const rows = gold.indicators.flatMap((expected, at) => {
    const own = `indicators[${at}]`;
    const actual = record.indicators[pairs[at]] ?? {};
    const path = `indicators[${pairs[at]}]`;
    // alternatives are given by the gold's index, warnings by the record's
    const cell = (key) => {
      const asGold = judge('indicator', `${own}.${key}`, expected[key], actual[key]);
      const asRecord = judge('indicator', `${path}.${key}`, expected[key], actual[key]);
      return { ...asRecord, right: asGold.right };
    };
    const columns = [...LEVELS, ...INDICATOR_COLUMNS.filter((key) => key in expected)];
    const typed = expected.freeParsed ? [] : TYPED_TARGET.filter((key) => key in expected);
    const cells = [...columns, ...typed].map(cell);
    const row = judge('indicator', path, null, null, false);
    const right = cells.slice(0, LEVELS.length).every((each) => each.right);
    return [{ ...row, right }, ...cells.map((each) => ({ ...each, part: 'cell' }))];
  });
  const extra = record.indicators.flatMap((_, at) =>
    pairs.includes(at) ? [] : [{ ...judge('cell', `indicators[${at}]`, null, 'a row too many'), right: false }],
  );
  return [...rows, ...extra];
}
