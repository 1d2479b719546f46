// Cities by population, coloured by an indicator, with the flows between them.
import { address, present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { scale } from '../kit/colours.js';
import { select } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { span, value, valueOrReason } from '../kit/format.js';
import { map } from '../kit/map.js';
import { key } from '../kit/matrix.js';
import { distinct, nearest } from '../kit/periods.js';
import { group, latest } from '../kit/series.js';
import { link, set, state } from '../kit/state.js';
import { name, t, word } from '../kit/words.js';
import { indicator } from './view.js';

const MOST_LINKS = 160;

function flowKinds(flows) {
  return [...new Set(flows.map((flow) => flow.kind))].sort((a, b) => /fastest|minutes/.test(a) - /fastest|minutes/.test(b));
}

/** The heaviest flows of a kind in the period, both directions added. */
function links(flows, kind) {
  const ofKind = flows.filter((flow) => flow.kind === kind && present(flow));
  const when = nearest(distinct(ofKind), state.period);
  const sums = new Map();
  for (const flow of ofKind.filter((one) => one.period === when)) {
    const pair = [flow.origin, flow.destination].sort();
    const sum = sums.get(pair.join('~')) ?? { from: pair[0], to: pair[1], weight: 0, unit: flow.unit };
    sum.weight += flow.value;
    sums.set(pair.join('~'), sum);
  }
  return [...sums.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_LINKS)
    .map((sum) => ({ ...sum, text: `${catalogue.cityName(sum.from)} – ${catalogue.cityName(sum.to)}: ${value(sum.weight, sum.unit)} (${when})` }));
}

/** The map in its frame. */
export function cityMap(data) {
  const kinds = flowKinds(data.flows);
  const kind = state.flow ?? kinds[0] ?? '';
  const people = group(data.people, (item) => item.city);
  const values = group(data.coloured, (item) => item.subject);
  const cities = data.regions.flatMap((region) => region.members.map((member) => {
    const series = values.get(`city:${member.city}@${region.id}`) ?? [];
    return { ...catalogue.city(member.city), ...member, region: region.id, item: latest(series, state.period), size: latest(people.get(member.city) ?? [], state.period) };
  })).filter((city) => city.lon !== undefined);
  const colours = scale(cities.map((city) => city.item?.value));
  const said = (city) => `${name(city.names, city.city)} (${catalogue.regionName(city.region)}): ${city.item ? `${valueOrReason(city.item)} (${span(city.item)})` : t('none')}`;
  const items = cities.map((city) => city.item).filter(Boolean);
  const unit = items[0]?.unit;
  const shown = cities.map((city) => ({
    id: city.city, label: name(city.names, city.city), lon: city.lon, lat: city.lat, size: city.size?.value,
    colour: colours.of(city.item?.value), ring: city.role === 'core', text: said(city), href: link({ view: 'city', city: city.city, region: city.region }),
  }));
  const areas = data.regions.map((region) => ({
    id: region.id, label: name(region.names, region.id), cities: region.members.map((member) => member.city), href: link({ view: 'region', region: region.id }),
  }));
  const column = (label, number) => ({ label, number });
  return figure({
    id: 'map', title: t('map'), lead: t('mapLead'), about: indicator(), items,
    controls: [
      select('map-indicator', t('colourBy'), catalogue.options('city', indicator()), indicator(), (chosen) => set({ indicator: chosen })),
      select('map-flow', t('links'), [...kinds.map((one) => ({ value: one, label: word('flowKinds', one) })), { value: '-', label: t('noLinks') }], kind, (flow) => set({ flow })),
    ],
    body: map({ id: 'map', cities: shown, links: kind === '-' ? [] : links(data.flows, kind), areas, describe: `${catalogue.indicatorName(indicator())}: ${areas.map((a) => a.label).join(', ')}` }),
    after: key('map', colours, (v) => value(v, unit), cities.filter((city) => !present(city.item)).length),
    columns: [column(t('city')), column(t('region')), column(t('role')), column(t('value'), true), column(t('period')), column(t('population'), true)],
    rows: cities.map((city) => [name(city.names, city.city), catalogue.regionName(city.region), t(city.role), city.item ? valueOrReason(city.item) : t('none'), city.item ? span(city.item) : '', city.size ? value(city.size.value, 'persons') : '']),
    csv: address('/indicators.csv', { territory: state.territory, scale: 'city', indicator: indicator() }),
  });
}
