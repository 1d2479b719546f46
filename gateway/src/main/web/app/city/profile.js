// The six dimensions of a city beside those of others: pure, so that it can be tested by itself.
import { present } from '../kit/api.js';
import { begin } from '../kit/periods.js';

export const DIMENSIONS = ['economic_growth', 'social_vitality', 'innovation_capacity', 'industrial_upgrading', 'regional_cooperation', 'green_transformation'];

/** The middle value; the mean of the two in the middle when there are as many above as below; undefined of nothing. */
export function median(values) {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[Math.floor(half)];
}

const cityOf = (item) => /^city:([^@]+)/.exec(item.subject)[1];

/** Scores of one set of cities (of a region, or of the territory without one) by dimension ('' is all together), period and city. */
export function index(scores, region) {
  const found = new Map();
  for (const item of scores) {
    if (region ? !item.subject.endsWith(`@${region}`) : item.subject.includes('@')) continue;
    const dimension = /\((.+)\)/.exec(item.indicator)?.[1] ?? '';
    if (!found.has(dimension)) found.set(dimension, new Map());
    const periods = found.get(dimension);
    if (!periods.has(item.period)) periods.set(item.period, new Map());
    periods.get(item.period).set(cityOf(item), item);
  }
  return found;
}

/** The period to show of a dimension: the last at or before the chosen one with a value for the city, else with one for anybody. */
function periodOf(periods, city, until) {
  const inTime = [...periods.keys()].filter((period) => !until || begin(period) <= begin(until)).sort((a, b) => begin(a) - begin(b));
  return inTime.findLast((period) => present(periods.get(period).get(city)))
    ?? inTime.findLast((period) => [...periods.get(period).values()].some(present));
}

/**
 * A row for each dimension: {dimension, period, own, cores: items, others: items of the secondary cities, type: items of the same type}.
 * All of a row are of one period, so that like is compared with like. Without any score a row has no period.
 */
export function profile(indexed, { city, cores, secondaries, alike, until }, dimensions = DIMENSIONS) {
  return dimensions.map((dimension) => {
    const periods = indexed.get(dimension) ?? new Map();
    const period = periodOf(periods, city, until);
    const at = periods.get(period) ?? new Map();
    const of = (cities) => cities.map((one) => at.get(one)).filter((item) => item && present(item));
    return { dimension, period, own: at.get(city), cores: of(cores), others: of(secondaries), type: of(alike) };
  });
}

/** The middle of items. */
export const middle = (items) => median(items.map((item) => item.value));

/** Cities with the same type as a city at or before a period (the city itself among them): {item, cities}. */
export function sameType(types, city, until) {
  const mine = types.filter((item) => present(item) && cityOf(item) === city && (!until || begin(item.period) <= begin(until)))
    .sort((a, b) => begin(a.period) - begin(b.period)).pop();
  if (!mine) return { item: undefined, cities: [] };
  return { item: mine, cities: types.filter((item) => item.period === mine.period && item.value === mine.value).map(cityOf) };
}
