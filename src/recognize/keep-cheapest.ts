/** The cheapest so many of these, best first; of equal ones those that come first. */
export function keepCheapest<T extends { readonly cost: number }>(all: readonly T[], width: number): T[] {
  return withinReach(all, width)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, width);
}

/** All that cost no more than the last one to be kept, as they come: numbers alone are put in order much faster. */
export function withinReach<T extends { readonly cost: number }>(all: readonly T[], width: number): T[] {
  if (all.length <= width) return [...all];
  const costs = new Float64Array(all.length);
  for (let i = 0; i < all.length; i++) costs[i] = all[i].cost;
  const most = costs.sort()[width - 1];
  return all.filter(({ cost }) => cost <= most);
}
