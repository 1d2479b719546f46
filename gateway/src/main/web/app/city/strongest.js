// The strongest links of a city: pure, so that it can be tested by itself.

/** Flows of one kind and period → [{city, out, into}], the most first; where little means near (minutes), the least first. */
export function strongest(flows, city, least = false) {
  const found = new Map();
  for (const flow of flows) {
    if (flow.origin === flow.destination) continue;
    const other = flow.origin === city ? flow.destination : flow.origin;
    if (!found.has(other)) found.set(other, { city: other });
    found.get(other)[flow.origin === city ? 'out' : 'into'] = flow.value;
  }
  const weight = (one) => (least ? -Math.min(one.out ?? Infinity, one.into ?? Infinity) : (one.out ?? 0) + (one.into ?? 0));
  return [...found.values()].sort((a, b) => weight(b) - weight(a) || (a.city < b.city ? -1 : 1));
}
