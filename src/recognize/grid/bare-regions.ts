import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { titleFit } from '../title.js';
import { FEW_FIELDS } from '../tolerances.js';
import { labelsIn, PAGES_BEFORE_TABLE } from './region-start.js';
import type { Region } from './regions.js';
import { titleOf } from './title-rows.js';
import { endOfGrid, type Item, pageOf } from './view.js';

/** Forms whose indicator table is missing: outside of others a title, and below it all labels that a form must have. */
export function bareRegions(
  items: readonly Item[],
  regions: readonly Region[],
  forms: readonly FormDefinition[],
): Region[] {
  const titles = flatMap(items, (item, at) => {
    const title = titleOf(item, forms)?.title;
    return title === undefined || regions.some(({ from, to }) => at >= from && at < to) ? [] : [{ title, at }];
  });
  return flatMap(titles, ({ title, at }, i) => {
    const next = Math.min(
      titles[i + 1]?.at ?? items.length,
      regions.find(({ from }) => from > at)?.from ?? items.length,
    );
    const far = items.findIndex((item, j) => j > at && pageOf(item) - pageOf(items[at]) > PAGES_BEFORE_TABLE);
    const limit = far < 0 ? next : Math.min(next, far);
    const region = flatMap(forms, (form) => bareRegion(items, at, limit, form) ?? []);
    const [best] = region.toSorted((a, b) => fit(b, title) - fit(a, title));
    return best ? [{ form: best.form, from: at, header: best.to, to: best.to }] : [];
  });
}

interface BareRegion {
  readonly form: FormDefinition;
  readonly labels: number;
  readonly to: number;
}

function fit({ form, labels }: BareRegion, title: string): number {
  return labels + titleFit(form, title);
}

/** To the end of the table that holds the last label; null where the labels are not those of the form. */
function bareRegion(items: readonly Item[], from: number, limit: number, form: FormDefinition): BareRegion | null {
  const required = form.fields.filter((field) => field.required).map(({ key }) => key);
  const keys = new Set<string>();
  let last = from;
  for (let i = from + 1; i < limit; i++) {
    const own = labelsIn(items[i], form);
    if (own.length > 0) last = i;
    for (const key of own) keys.add(key);
  }
  if (required.length === 0 || keys.size <= FEW_FIELDS || !required.every((key) => keys.has(key))) return null;
  return {
    form,
    labels: keys.size,
    to: Math.min(limit, items[last].kind === 'row' ? endOfGrid(items, last) : last + 1),
  };
}
