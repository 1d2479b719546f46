// The secondary cities that are most like a city: pure, so that it can be tested by itself.
import { present } from '../kit/api.js';

/**
 * rows of profile.js with all candidates among `others` → [{city, distance, common, values}], the nearest first, at most `most`.
 * The distance is Euclidean over the dimensions that both have in the same period. Whoever shares less than half of the
 * city's dimensions is left out: with few of them in common, cities look alike by chance.
 */
export function nearestPeers(rows, city, most = 8) {
  const mine = rows.filter((row) => row.own && present(row.own));
  const found = new Map();
  for (const row of mine) {
    for (const item of row.others) {
      const other = /^city:([^@]+)/.exec(item.subject)[1];
      if (other === city) continue;
      if (!found.has(other)) found.set(other, { city: other, square: 0, values: {} });
      const peer = found.get(other);
      peer.square += (item.value - row.own.value) ** 2;
      peer.values[row.dimension] = item.value;
    }
  }
  return [...found.values()]
    .map(({ city: other, square, values }) => ({ city: other, distance: Math.sqrt(square), common: Object.keys(values).length, values }))
    .filter((peer) => peer.common >= mine.length / 2)
    .sort((a, b) => a.distance - b.distance || (a.city < b.city ? -1 : 1))
    .slice(0, most);
}
