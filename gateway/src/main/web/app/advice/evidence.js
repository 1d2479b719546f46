// The evidence of a recommendation, and behind each value the figures and their sources.
import { all } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { button, h, table } from '../kit/dom.js';
import { percent, span, value, windowName } from '../kit/format.js';
import { begin } from '../kit/periods.js';
import { link, set, state } from '../kit/state.js';
import { name, t, word } from '../kit/words.js';
import { behind } from './behind.js';
import { evidenceValue, inputName } from './detail.js';

const MOST = 400;
const FEW = 6;
const drilled = () => (state.drill ?? '').split(',').filter(Boolean);

/** Reads an address that the API gave. */
function follow(address) {
  const url = new URL(address, location.origin);
  const query = {};
  for (const [key, one] of url.searchParams) (query[key] ??= []).push(one);
  return all(url.pathname.replace('/api/v1', ''), { limit: 1000, ...query });
}

/** What an indicator rests on, by the catalogue. */
export const restsOn = (indicator) => behind(indicator, catalogue.entry, catalogue.knownVariables().map((one) => one.id));

async function readOne(evidence, recorded, members) {
  const place = catalogue.place(evidence.subject);
  const within = (code) => !members || members.some((member) => member.city === code) || place.cities.includes(code);
  const rests = restsOn(evidence.indicator);
  const base = { territory: state.territory, limit: 1000, asOf: recorded };
  const periods = [evidence.from, evidence.period].filter(Boolean);
  const [values, figures, flows, agreements] = await Promise.all([
    follow(evidence.addresses[0]),
    evidence.addresses[1] ? follow(evidence.addresses[1])
      : rests.variables.size > 0 && place.cities.length > 0 ? all('/observations', { ...base, city: place.cities, variable: [...rests.variables] }) : [],
    place.cities.length > 0 ? Promise.all([...rests.flows].flatMap((kind) => place.cities.flatMap((city) => [all('/flows', { ...base, kind, origin: city }), all('/flows', { ...base, kind, destination: city })]))).then((parts) => parts.flat()) : [],
    rests.agreements ? all('/agreements', { ...base, city: place.cities.length === 1 ? place.cities[0] : undefined }) : [],
  ]);
  const direct = Boolean(evidence.addresses[1]);
  return {
    value: values[0],
    figures: figures.filter((one) => within(one.city) && (direct || begin(one.period) <= begin(evidence.period) && (periods.length < 2 || begin(one.period) >= begin(evidence.from)))),
    flows: flows.filter((one) => begin(one.period) <= begin(evidence.period)),
    agreements: agreements.filter((one) => one.participants.some(within)),
  };
}

/** Reads what is behind the evidence that the reader opened. */
export async function readDrills(item, members) {
  const open = item.evidence.filter((one) => drilled().includes(one.input));
  const read = await Promise.allSettled(open.map((one) => readOne(one, item.recorded, members)));
  return new Map(open.map((one, i) => [one.input, read[i].status === 'fulfilled' ? read[i].value : { failed: read[i].reason.message }]));
}

function marks(evidence) {
  return [
    evidence.provisional && h('span', { class: 'badge warn' }, t('provisional')),
    evidence.crossesBreak && h('span', { class: 'badge warn' }, t('crossesBreak')),
  ];
}

const status = (one) => (one.status && one.status !== 'A' ? h('span', { class: 'badge warn' }, word('advice.statuses', one.status)) : '');
const said = (one) => `${one.source}${one.released ? ` (${one.released.slice(0, 10)})` : ''}`;

/** Sources by number, so that a table says them once: `of(item)` is a cell, `list()` all that were said. */
function numbered(first) {
  const known = new Map();
  const of = (one) => {
    if (!known.has(said(one))) known.set(said(one), known.size + 1);
    return h('abbr', { title: said(one) }, known.get(said(one)));
  };
  first.forEach(of);
  const list = () => h('ol', { class: 'plain' }, [...known.keys()].map((text) => h('li', {}, text)));
  return { of, list, size: () => known.size };
}
const number = (label) => ({ label, number: true });
const column = (label) => ({ label });

function figureTable(figures, own, sources, of) {
  const rows = [...figures].sort((a, b) => own.includes(b.city) - own.includes(a.city) || (a.city < b.city ? -1 : a.city > b.city) || (a.variable < b.variable ? -1 : a.variable > b.variable) || begin(a.period) - begin(b.period));
  return table(`${t('advice.figuresBehind')}: ${of}`, [column(t('city')), column(t('advice.variable')), column(t('period')), number(t('value')), number(t('advice.source'))], rows.slice(0, MOST).map((one) => [
    own.includes(one.city) ? h('strong', {}, catalogue.cityName(one.city)) : catalogue.cityName(one.city), catalogue.variableName(one.variable), one.period,
    h('span', { 'data-key': `figure/${one.city}/${one.variable}/${one.period}`, 'data-value': one.value ?? '' }, one.value === null || one.value === undefined ? t('none') : value(one.value, one.unit), ' ', status(one)), sources.of(one)]));
}

function flowTable(flows, sources, of) {
  return table(`${t('advice.flowsBehind')}: ${of}`, [column(t('advice.fromTo')), column(t('advice.kind')), column(t('period')), number(t('value')), number(t('advice.source'))],
    flows.slice(0, MOST).map((one) => [`${catalogue.cityName(one.origin)} → ${catalogue.cityName(one.destination)}`, word('flowKinds', one.kind), one.period, value(one.value, one.unit), sources.of(one)]));
}

function agreementTable(agreements, sources, of) {
  const who = (code) => (catalogue.city(code) ? catalogue.cityName(code) : word('levelNames', code));
  return table(`${t('advice.agreementsBehind')}: ${of}`, [column(t('advice.agreement')), column(t('advice.signed')), column(t('advice.leads')), column(t('advice.levelsTaking')), number(t('advice.source'))],
    agreements.map((one) => [h('span', { title: one.participants.map(who).join(', ') }, name(one.title, one.id), h('span', { class: 'muted' }, ` · ${t('advice.nCities', one.participants.length)}`)), one.ends ? `${one.signed} – ${one.ends}` : one.signed, (one.leads ?? []).map(who).join(', '), (one.levels ?? []).map((level) => word('levelNames', level)).join(', '), sources.of(one)]));
}

/** A component, some of which name a city or a dimension. */
function component(id) {
  const [, kind, of] = /^(core|weakest):(.+)$/.exec(id) ?? [];
  if (kind === 'core') return t('advice.mostLinked', catalogue.cityName(of));
  if (kind === 'weakest') return t('advice.weakest', catalogue.indicatorName(`hqd_score(${of})`));
  const [, grown] = /^relative_growth_(.+)$/.exec(id) ?? [];
  if (grown) return catalogue.indicatorName(`relative_growth(${grown})`);
  return catalogue.entry(id) ? catalogue.indicatorName(id) : word('advice.components', id);
}

/** The parts of the value itself, and what it was made of. */
function made(found) {
  if (!found) return null;
  const parts = Object.entries(found.parts ?? {}).map(([part, v]) => `${word('advice.parts', part) === part.replaceAll('_', ' ') ? component(part) : word('advice.parts', part)} ${Number(v.toPrecision(4))}`);
  return h('p', { class: 'muted' }, [
    found.inputs > 0 && t('advice.nInputs', found.inputs), found.components?.length > 0 && t('advice.madeOf', found.components.map(component).join(', ')),
    parts.length > 0 && parts.join(', '), found.vintage && t('vintageOf', found.vintage.slice(0, 10)),
  ].filter(Boolean).join(' · '));
}

function drill(item, evidence, read) {
  const own = catalogue.place(evidence.subject).cities;
  const of = inputName(item, evidence.input);
  const entry = catalogue.entry(evidence.indicator);
  const sources = numbered(evidence.sources);
  const empty = read && !read.failed && read.figures.length + read.flows.length + read.agreements.length === 0;
  return h('div', { class: 'drill', id: `drill-of-${evidence.input}`, role: 'region', 'aria-label': of },
    h('h3', {}, of),
    entry && h('p', { class: 'muted' }, name(entry.definition) || entry.definition, entry.formula && ` · ${entry.formula}`),
    read?.failed && h('p', { class: 'error' }, read.failed),
    made(read?.value),
    read?.figures?.length > 0 && [h('h4', {}, t('advice.figuresBehind')), figureTable(read.figures, own, sources, of)],
    read?.flows?.length > 0 && [h('h4', {}, t('advice.flowsBehind')), flowTable(read.flows, sources, of)],
    read?.agreements?.length > 0 && [h('h4', {}, t('advice.agreementsBehind')), agreementTable(read.agreements, sources, of)],
    empty && h('p', { class: 'muted' }, t('advice.composite')),
    sources.size() > FEW ? h('details', {}, h('summary', { id: `sources-of-${evidence.input}` }, `${t('sources')} (${sources.size()})`), sources.list())
      : [h('h4', {}, t('sources')), sources.list()],
    h('p', { class: 'muted' }, t('advice.asItWas'), ' ', evidence.addresses.map((href, i) => [i > 0 && ' · ', h('a', { id: `address-${evidence.input}-${i}`, href }, i === 0 ? t('indicator') : t('advice.figures'))])));
}

/** The table of evidence with what the reader opened behind it. */
export function evidencePanel(item, drills) {
  const toggle = (input) => set({ drill: (drilled().includes(input) ? drilled().filter((one) => one !== input) : [...drilled(), input]).join(',') || undefined });
  const rows = item.evidence.map((one) => [
    [h('a', { id: `evidence-${one.input}`, href: link({ view: one.subject.startsWith('region:') ? 'region' : 'city', region: catalogue.place(one.subject).region, city: catalogue.place(one.subject).cities[0] ?? state.city, indicator: one.indicator }) }, inputName(item, one.input)),
      one.subject !== item.subject && h('div', { class: 'muted' }, catalogue.placeName(one.subject))],
    h('span', { class: 'strong', 'data-key': `evidence/${one.input}`, 'data-value': one.value ?? '' }, one.value === undefined || one.value === null ? `${t('none')}: ${word('reasons', one.reason ?? 'missing_input')}` : evidenceValue(one, one.value)),
    [h('span', { class: 'whole-word' }, span(one)), one.window && h('div', { class: 'muted' }, windowName(one.window))],
    [percent(one.coverage), ' ', marks(one)],
    item.state === 'withdrawn' ? '–' : one.counterfactual === undefined || one.counterfactual === null ? h('span', { class: 'muted' }, t('notByThisAlone'))
      : h('span', { 'data-key': `counterfactual/${one.input}`, 'data-value': one.counterfactual }, evidenceValue(one, one.counterfactual)),
    h('button', { id: `drill-${one.input}`, type: 'button', 'aria-expanded': String(drilled().includes(one.input)), click: () => toggle(one.input) }, drilled().includes(one.input) ? t('close') : t('advice.figures')),
  ]);
  return h('section', { class: 'panel', id: 'evidence', 'aria-labelledby': 'evidence-title' },
    h('div', { class: 'panel-head' }, h('h2', { id: 'evidence-title' }, t('evidence')),
      item.evidence.length > 1 && button('drill-all', drilled().length < item.evidence.length ? t('advice.openAll') : t('advice.closeAll'), () => set({ drill: drilled().length < item.evidence.length ? item.evidence.map((one) => one.input).join(',') : undefined }))),
    h('p', { class: 'lead' }, t('advice.evidenceLead')),
    table(`${t('evidence')}: ${name(item.title)}`, [column(t('indicator')), number(t('value')), column(t('period')), column(t('advice.coverageOf')), number(t('advice.withdrawnAtColumn')), column(t('advice.figures'))], rows),
    item.evidence.filter((one) => drilled().includes(one.input)).map((one) => drill(item, one, drills.get(one.input))));
}
