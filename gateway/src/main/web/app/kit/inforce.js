// Which agreements are in force at a moment, and who they join.
import { end } from './periods.js';

/** The moment that a period of the slider stands for: its end, or now without one. */
export const momentOf = (period) => (period ? end(period) : Date.now());

/** later (not signed yet), active or ended at a moment; a year or month counts by its last day, as the indicators do. */
export function standing(agreement, moment) {
  if (end(agreement.signed) > moment) return 'later';
  return agreement.ends && end(agreement.ends) < moment ? 'ended' : 'active';
}

export const inForce = (agreement, moment) => standing(agreement, moment) === 'active';

/** Agreements that say who works with whom: a plan that joins most of the region does not. */
export function ofPairs(agreements, codes) {
  const most = Math.max(4, codes.size / 2);
  return agreements.filter((agreement) => {
    const inside = agreement.participants.filter((city) => codes.has(city)).length;
    return inside >= 2 && inside <= most;
  });
}

/** Agreements by pair of cities, a~b in order of code. */
export function byPair(agreements, codes) {
  const joined = new Map();
  for (const agreement of agreements) {
    const inside = agreement.participants.filter((city) => codes.has(city)).sort();
    inside.forEach((a, i) => inside.slice(i + 1).forEach((b) => {
      const pair = `${a}~${b}`;
      if (!joined.has(pair)) joined.set(pair, []);
      joined.get(pair).push(agreement);
    }));
  }
  return joined;
}
