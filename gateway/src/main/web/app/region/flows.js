// Flows between the cities of the region, on a map or as a matrix of origins and destinations.
import { present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { scale } from '../kit/colours.js';
import { button, h, select } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { value } from '../kit/format.js';
import { map } from '../kit/map.js';
import { key, matrix } from '../kit/matrix.js';
import { distinct, nearest } from '../kit/periods.js';
import { link, set, state } from '../kit/state.js';
import { t, word } from '../kit/words.js';

export const FLOW_FAMILIES = ['functional_polycentricity', 'flow_entropy', 'link_symmetry', 'secondary_secondary_share'];
const MOST_LINKS = 220;
const TIMES = /minute|hour|second|^min$|^h$/;

/** Kinds of flow that the region's indicators rest on; travel times last. */
export function kindsOf(values) {
  const kinds = values.filter((item) => FLOW_FAMILIES.includes(item.indicator.split('(')[0])).map((item) => /\((.+)\)/.exec(item.indicator)?.[1]);
  return [...new Set(kinds.filter(Boolean))].sort((a, b) => /fastest|minutes/.test(a) - /fastest|minutes/.test(b));
}

export const flowKind = (kinds) => (kinds.includes(state.flow) ? state.flow : kinds[0]);

/** The select of the kind, the same choice in every figure. */
export const flowControl = (id, kinds) => kinds.length > 1
  && select(`${id}-flow`, t('region.flowOf'), kinds.map((one) => ({ value: one, label: word('flowKinds', one) })), flowKind(kinds), (flow) => set({ flow }));

/** Both directions of each pair: added, or for travel times their mean. */
export function undirected(flows, asTimes) {
  const sums = new Map();
  for (const flow of flows) {
    const [from, to] = [flow.origin, flow.destination].sort();
    const sum = sums.get(`${from}~${to}`) ?? { from, to, total: 0, n: 0, unit: flow.unit };
    sum.total += flow.value;
    sum.n += 1;
    sums.set(`${from}~${to}`, sum);
  }
  return [...sums.values()].map((sum) => ({ from: sum.from, to: sum.to, unit: sum.unit, value: asTimes ? sum.total / sum.n : sum.total }));
}

function drawnMap(data, shown, times, when) {
  const sums = undirected(shown, times);
  const weight = (sum) => (times ? 1 / Math.max(sum.value, 1e-9) : sum.value);
  const size = new Map();
  for (const sum of sums) for (const end of [sum.from, sum.to]) size.set(end, (size.get(end) ?? 0) + (times ? 1 : sum.value));
  const links = sums.map((sum) => ({ from: sum.from, to: sum.to, weight: weight(sum), text: `${catalogue.cityName(sum.from)} – ${catalogue.cityName(sum.to)}: ${value(sum.value, sum.unit)} (${when})` }))
    .sort((a, b) => b.weight - a.weight).slice(0, MOST_LINKS);
  const known = data.members.map((member) => ({ ...catalogue.city(member.city), ...member })).filter((city) => city.lon !== undefined);
  return map({
    id: 'flows', links, describe: t('region.flowsTitle'),
    cities: known.map((city) => ({
      id: city.city, label: catalogue.cityName(city.city), lon: city.lon, lat: city.lat, size: size.get(city.city), ring: city.role === 'core',
      colour: size.has(city.city) ? (city.role === 'core' ? 'var(--orange)' : 'var(--blue)') : null, href: link({ view: 'city', city: city.city }),
      text: `${catalogue.cityName(city.city)} (${t(city.role)}): ${size.has(city.city) ? (times ? size.get(city.city) : value(size.get(city.city), sums[0]?.unit)) : t('none')}`,
    })),
  });
}

function drawnMatrix(data, shown, colours) {
  const at = new Map(shown.map((flow) => [`${flow.origin}~${flow.destination}`, flow]));
  const cities = data.members.map((member) => ({ id: member.city, label: catalogue.cityName(member.city) }));
  return matrix({
    id: 'flows', rows: cities, columns: cities, size: cities.length > 20 ? 16 : 18, colours, describe: t('region.flowsTitle'),
    cell: (row, column) => {
      if (row.id === column.id) return null;
      const flow = at.get(`${row.id}~${column.id}`);
      return { value: flow?.value, text: flow ? value(flow.value, flow.unit) : t('none') };
    },
  });
}

/** The figure. */
export function flows(data) {
  const codes = new Set(data.members.map((member) => member.city));
  const inside = data.flows.filter((flow) => codes.has(flow.origin) && codes.has(flow.destination) && flow.origin !== flow.destination && present(flow));
  const when = nearest(distinct(inside), state.period);
  const shown = inside.filter((flow) => flow.period === when).map((flow) => ({ ...flow, provisional: flow.status === 'P' }));
  const times = TIMES.test(shown[0]?.unit ?? '');
  const kinds = kindsOf(data.values);
  const asMatrix = state.flowAs === 'matrix';
  const colours = scale(shown.map((flow) => flow.value));
  const column = (label, number) => ({ label, number });
  const pairsOfAll = codes.size * (codes.size - 1);
  return figure({
    id: 'flows', title: t('region.flowsTitle'), lead: t(asMatrix ? 'region.flowsLeadMatrix' : times ? 'region.flowsLeadTime' : 'region.flowsLead'), items: shown,
    about: { definition: `${word('flowKinds', flowKind(kinds) ?? '')} (${when})`, unit: shown[0]?.unit },
    controls: [flowControl('flows', kinds), h('span', { role: 'group', 'aria-label': t('region.viewAs') },
      button('flows-map', t('region.asMap'), () => set({ flowAs: undefined }), !asMatrix), button('flows-matrix', t('region.asMatrix'), () => set({ flowAs: 'matrix' }), asMatrix))],
    body: shown.length === 0 ? null : asMatrix ? drawnMatrix(data, shown, colours) : drawnMap(data, shown, times, when),
    empty: t('region.noFlows'),
    after: asMatrix && shown.length > 0 && key('flows', colours, (v) => value(v, shown[0].unit), pairsOfAll - shown.length),
    columns: [column(t('region.origin')), column(t('region.destination')), column(t('period')), column(t('value'), true)],
    rows: [...shown].sort((a, b) => b.value - a.value).map((flow) => [catalogue.cityName(flow.origin), catalogue.cityName(flow.destination), flow.period, value(flow.value, flow.unit)]),
  });
}
