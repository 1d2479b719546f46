// What the view reads: once for a city, and only what it shows.
import { all, indicators, observations } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { set, state } from '../kit/state.js';
import { candidates, chosen } from './candidates.js';
import { choice } from './choice.js';

async function readRegions(territory) {
  const members = await Promise.all(catalogue.knownRegions().map((region) => catalogue.members(territory, region.id)));
  return catalogue.knownRegions().map((region, i) => ({ ...region, members: members[i] }));
}

/** The same figure or indicator of the cities that a series is compared with. */
function readOthers(key, region) {
  if (!key.includes('~')) return observations({ variable: key });
  const [indicator, window, among] = key.split('~');
  return indicators({ scale: 'city', indicator, window: window || undefined, region: among ? undefined : region })
    .then((items) => items.filter((item) => item.indicator === indicator && (item.window ?? '') === window && item.subject.includes('@') === !among));
}

/** Reads it all; where the address names no city it is given one first. */
export async function load() {
  const { territory } = state;
  const regions = await readRegions(territory);
  const { region, city } = choice(regions, catalogue.knownCities().map((one) => one.code), state);
  if (!city) return { regions };
  if (region !== state.region || city !== state.city) {
    set({ region, city }, true);
    return undefined;
  }
  const [mine, scores, types, figures, history, open, agreements, out, into] = await Promise.all([
    indicators({ scale: 'city', subject: `city:${city}` }),
    indicators({ scale: 'city', indicator: 'hqd_score' }),
    indicators({ scale: 'city', indicator: 'typology' }),
    observations({ city }),
    observations({ city, includeHistory: true }),
    all('/recommendations', { territory, limit: 1000 }),
    all('/agreements', { territory, city, limit: 1000 }),
    all('/flows', { territory, origin: city, limit: 1000 }),
    all('/flows', { territory, destination: city, limit: 1000 }),
  ]);
  const own = mine.filter((item) => !item.subject.includes('@') || item.subject.endsWith(`@${region}`));
  const known = candidates(figures, own);
  const keys = chosen(state.shown, known);
  const others = await Promise.all(keys.map((key) => readOthers(key, region)));
  const area = regions.find((one) => one.id === region);
  return {
    regions, region: area, city, member: area?.members.find((member) => member.city === city), own, scores, types, figures, history, open, agreements,
    flows: [...out, ...into.filter((flow) => flow.origin !== city)], known, keys, others: new Map(keys.map((key, i) => [key, others[i]])),
  };
}
