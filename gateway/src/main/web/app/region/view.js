// A region: its cities through time, their inequality, form and flows, and who works with whom.
import { address, all, indicators, one } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h, select } from '../kit/dom.js';
import { begin, distinct } from '../kit/periods.js';
import { link, set, state } from '../kit/state.js';
import { lang, name, t } from '../kit/words.js';
import { agreements, ofRegion } from './agreements.js';
import { bump } from './bump.js';
import { cities } from './cities.js';
import { concentration, CONCENTRATION } from './concentration.js';
import { FLOW_FAMILIES, flowKind, flows, kindsOf } from './flows.js';
import { form, FORM } from './form.js';
import { inequality, INEQUALITY } from './inequality.js';
import { readMeasure } from './measure.js';
import { pairFamily, pairs, readPairs } from './pairs.js';
import { limit, partners } from './partners.js';
import { together } from './together.js';
import './words.js';

const PAGE = 1000;

/** The region that is looked at, the first one where the address names none that is known. */
const region = () => (catalogue.knownRegions().some((one) => one.id === state.region) ? state.region : catalogue.knownRegions()[0]?.id);

/** Partnerships have an answer only where profiles, distance and need are known. */
const matching = (territory, id) => one(`/territories/${encodeURIComponent(territory)}/regions/${encodeURIComponent(id)}/partnerships`, { k: limit() }).catch((error) => ({ error: error.message }));

/** Flows of the kind that is shown; which kinds there are is told by the indicators that rest on them. */
async function readFlows(territory, values) {
  const kind = flowKind(kindsOf(values));
  return kind ? all('/flows', { territory, kind, limit: PAGE }) : [];
}

/** Reads what the view shows. The slider is not asked for: every period is there. */
export async function load() {
  const { territory } = state;
  const id = region();
  if (!id) return { members: [] };
  if (id !== state.region) set({ region: id }, true);
  const values = indicators({ scale: 'region', region: id, indicator: [...INEQUALITY, ...CONCENTRATION, ...FLOW_FAMILIES, FORM] });
  const members = await catalogue.members(territory, id);
  const [measure, ofTheRegion, moved, between, signed, matched] = await Promise.all([
    readMeasure(id), values, values.then((items) => readFlows(territory, items)), readPairs(id, members, pairFamily()),
    all('/agreements', { territory, limit: PAGE }), matching(territory, id),
  ]);
  return { region: id, members, measure, values: ofTheRegion, flows: moved, pairs: between, agreements: ofRegion(signed, members), partners: matched };
}

/** Years in which something was signed make the slider longer, but only as far back as there are figures. */
export function periods(data) {
  if (!data.region) return [];
  const measured = distinct([...data.measure.items, ...data.values, ...data.flows, ...data.pairs]);
  const signed = data.agreements.map((one) => ({ period: one.signed.slice(0, 4) })).filter((one) => measured.length === 0 || begin(one.period) >= begin(measured[0]));
  return distinct([...measured.map((period) => ({ period })), ...signed]);
}

/** Changes elsewhere do not touch the view. */
export function concerns(type, data) {
  if (!data.subject) return true;
  const place = catalogue.place(data.subject);
  return !place.region || place.region === region();
}

function head(data) {
  const known = catalogue.knownRegions();
  const entry = known.find((one) => one.id === data.region);
  const brief = address(`/territories/${encodeURIComponent(state.territory)}/regions/${encodeURIComponent(data.region)}/brief`, { lang: lang() });
  return h('header', { class: 'view-head whole' },
    h('h1', { id: 'region-name' }, name(entry?.names, data.region)),
    h('span', { class: 'muted', 'data-key': 'members', 'data-value': data.members.length }, `${data.members.filter((m) => m.role === 'core').length} ${t('cores')} · ${data.members.filter((m) => m.role !== 'core').length} ${t('secondaries')}`),
    select('region', t('region'), known.map((one) => ({ value: one.id, label: name(one.names, one.id) })), data.region, (next) => set({ region: next, city: undefined })),
    h('a', { id: 'region-advice', href: link({ view: 'advice', region: data.region }) }, t('advice')),
    h('a', { id: 'region-brief', href: brief }, t('brief')));
}

/** Draws the view. */
export function draw(data) {
  if (!data.region) return [h('p', { class: 'muted whole' }, t('noRegions'))];
  return [
    head(data), cities(data), bump(data),
    h('div', { class: 'stack' }, inequality(data), form(data), pairs(data)),
    h('div', { class: 'stack' }, concentration(data), flows(data), together(data)),
    agreements(data), partners(data),
  ];
}
