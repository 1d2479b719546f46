// Items of indicators as series.
import { present } from './api.js';
import { begin } from './periods.js';

/** Items by what `of` says of them, in order of time within each. */
export function group(items, of) {
  const groups = new Map();
  for (const item of items) {
    const key = of(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  groups.forEach((list) => list.sort((a, b) => begin(a.period) - begin(b.period)));
  return groups;
}

/** Of several windows (5y, 10y, longest) one is shown: the longest, where there are any. */
export function oneWindow(items) {
  const windows = [...new Set(items.map((item) => item.window ?? ''))];
  const best = windows.includes('longest') ? 'longest' : windows[0];
  return items.filter((item) => (item.window ?? '') === best);
}

/** Of a family (theil_t, polarization(…)) one indicator is shown: of people in constant boundaries, of people, of GDP, whichever is there. */
export function oneVariable(items) {
  const ids = [...new Set(items.filter(present).map((item) => item.indicator))];
  const rank = (id) => {
    const i = ['population_constant_boundaries', 'constant_boundaries', 'population', 'gdp'].indexOf(/\((.+)\)/.exec(id)?.[1]);
    return i < 0 ? 9 : i;
  };
  const best = ids.sort((a, b) => rank(a) - rank(b))[0] ?? items[0]?.indicator;
  return items.filter((item) => item.indicator === best);
}

/** Of a series in order of time, the last item at or before a period (without one: of all) that has a value, or else the last of them. */
export function latest(series, period) {
  const until = series.filter((item) => !period || begin(item.period) <= begin(period));
  return until.findLast(present) ?? until[until.length - 1];
}
