// Which agreements are in force at a moment, and who they join.
import { end } from '../kit/periods.js';

/** Signed by the end of the chosen period and not ended before it; a year or month counts by its last day, as the indicators do. */
export function inForce(agreement, moment) {
  return end(agreement.signed) <= moment && (!agreement.ends || end(agreement.ends) >= moment);
}

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
