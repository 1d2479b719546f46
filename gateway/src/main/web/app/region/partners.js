// Partner matching: the pairs that promise most, beside those that agreements join already.
import * as catalogue from '../kit/catalogue.js';
import { h, select, table } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { value } from '../kit/format.js';
import { map } from '../kit/map.js';
import { link, set, state } from '../kit/state.js';
import { t } from '../kit/words.js';

const MOST = 3;
const FIRST = '2';

/** How many partnerships a city may have in the proposal. */
export const limit = () => (['1', '2', '3'].includes(state.k) ? state.k : FIRST);

const kilometres = (km) => `${Math.round(km)}\u00a0km`;

/** Proposed and existing pairs in one list, the most promising first. */
export function bothSides(found) {
  const rows = [...found.proposed.pairs.map((pair) => ({ ...pair, proposed: true })), ...(found.existing?.pairs ?? []).map((pair) => ({ ...pair, proposed: false }))];
  return rows.sort((a, b) => (b.benefit ?? -Infinity) - (a.benefit ?? -Infinity));
}

const pairName = (pair) => pair.cities.map(catalogue.cityName).join(' – ');
const said = (pair) => `${pairName(pair)}: ${t(pair.proposed ? 'region.proposed' : 'region.existing')}, ${t('region.benefit')} ${value(pair.benefit, 'none')}`;

function drawn(data, list) {
  const met = new Map();
  list.flatMap((pair) => pair.cities).forEach((city) => met.set(city, (met.get(city) ?? 0) + 1));
  return map({
    id: 'partners', describe: t('region.partnersTitle'),
    links: list.map((pair) => ({ from: pair.cities[0], to: pair.cities[1], weight: pair.benefit ?? 0, dashed: pair.proposed, strong: !pair.proposed, text: said(pair) })),
    cities: data.members.map((member) => ({ ...catalogue.city(member.city), ...member })).filter((city) => city.lon !== undefined).map((city) => ({
      id: city.city, label: catalogue.cityName(city.city), lon: city.lon, lat: city.lat, size: met.get(city.city), ring: city.role === 'core', href: link({ view: 'city', city: city.city }),
      colour: met.has(city.city) ? (city.role === 'core' ? 'var(--orange)' : 'var(--blue)') : 'var(--grey)', text: `${catalogue.cityName(city.city)} (${t(city.role)}): ${t('region.pairsOfCity', met.get(city.city) ?? 0)}`,
    })),
  });
}

function shares({ proposed, existing, candidates }) {
  return t('region.partnersShares', existing?.count ?? 0, existing?.share === null || existing?.share === undefined ? '–' : value(existing.share, 'share'), proposed.pairs.length, value(proposed.total, 'ratio'), candidates);
}

/** The figure. */
export function partners(data) {
  const found = data.partners;
  const known = found?.proposed?.pairs;
  const list = known ? bothSides(found) : [];
  const column = (label, number) => ({ label, number });
  const columns = [column(t('region.pairOf')), column(t('region.isA')), column(t('region.benefit'), true), column(t('region.difference'), true), column(t('region.distance'), true), column(t('region.need'), true)];
  const rows = list.map((pair) => [pairName(pair), t(pair.proposed ? 'region.proposed' : 'region.existing'), value(pair.benefit, 'none'), value(pair.krugman, 'ratio'), kilometres(pair.distanceKm), value(pair.need, 'ratio')]);
  return figure({
    id: 'partners', wide: true, title: t('region.partnersTitle'), lead: known && `${t('region.partnersLead', found.period)} ${shares(found)}`, about: 'partnership_benefit',
    controls: select('partners-k', t('region.partnersK'), Array.from({ length: MOST }, (none, i) => ({ value: String(i + 1), label: String(i + 1) })), limit(), (k) => set({ k })),
    body: list.length > 0 ? h('div', { class: 'beside', 'data-key': 'partners/share', 'data-value': found.existing?.share ?? '' }, drawn(data, list), table(t('region.partnersTable'), columns, rows)) : null,
    empty: found?.error ?? t('region.noPartners'),
    after: list.length > 0 && h('p', { class: 'key' }, t('region.partnersKey')),
    columns, rows,
  });
}
