// All indicators of the city in one table.
import { address, present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h, table } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { percent, span, valueOrReason } from '../kit/format.js';
import { latest } from '../kit/series.js';
import { set, state } from '../kit/state.js';
import { said } from './candidates.js';
import { toSeries } from './series.js';
import { t } from './words.js';

const badge = (text, warn) => h('span', { class: warn ? 'badge warn' : 'badge' }, text);

const badges = (item) => h('span', { class: 'badges' },
  item.provisional && badge(t('provisional')), item.crossesBreak && badge(t('crossesBreak'), true), item.coverage < 1 && badge(t('coverage', percent(item.coverage))));

const ALONE = /^(growth|acceleration|mann_kendall|sen_slope)\(/;

/** With whom a value compares the city; its own course compares it with nobody. */
const amongWhom = (item) => (ALONE.test(item.indicator) ? '' : t(item.subject.includes('@') ? 'amongRegion' : 'amongTerritory'));

function cells(data, { key, item, label }) {
  return [
    toSeries(data, key, `row-${key}`, label),
    h('span', { class: present(item) ? '' : 'muted', 'data-key': `${item.subject}/${item.indicator}/${item.window ?? ''}`, 'data-value': item.value ?? '' }, valueOrReason(item)),
    span(item), item.parts?.rank ? t('rankOf', item.parts.rank, item.parts.of) : '', amongWhom(item), badges(item),
  ];
}

/** The last value of each series of an indicator, in the order of the catalogue. */
function entries(data) {
  const order = new Map(catalogue.options('city').map(({ value: id }, i) => [id.replace(/\(x\)$/, ''), i]));
  const place = (id) => order.get(id) ?? order.get(id.replace(/\(.+$/, '')) ?? order.size;
  return [...data.known].filter(([key]) => key.includes('~'))
    .map(([key, items]) => ({ key, item: latest(items, state.period), label: said(items[0]) })).filter((entry) => entry.item)
    .sort((a, b) => place(a.item.indicator) - place(b.item.indicator) || (a.label < b.label ? -1 : 1));
}

/** The figure. */
export function everything(data) {
  const all = entries(data);
  const wanted = (state.filter ?? '').trim().toLowerCase();
  const shown = wanted ? all.filter((entry) => `${entry.label} ${entry.item.indicator}`.toLowerCase().includes(wanted)) : all;
  const columns = ['indicator', 'value', 'period', 'rank', 'comparedAmong', 'marks'].map((key, i) => ({ label: t(key), number: i === 1 }));
  const rows = shown.map((entry) => cells(data, entry));
  const filter = h('label', { class: 'field', for: 'filter' }, h('span', {}, t('filter')),
    h('input', { id: 'filter', type: 'search', value: state.filter ?? '', input: (event) => set({ filter: event.target.value || undefined }, true) }));
  return figure({
    id: 'everything', title: t('allOfCity'), lead: all.length > 0 && t('allOfCityLead', shown.length, all.length), wide: true, picture: false, controls: [filter],
    body: all.length > 0 && (rows.length > 0 ? table(t('allOfCity'), columns, rows) : h('p', { class: 'muted' }, t('nothingFits'))), empty: t('noSeries'),
    items: shown.map((entry) => entry.item), csv: address('/indicators.csv', { territory: state.territory, subject: `city:${data.city}` }),
  });
}
