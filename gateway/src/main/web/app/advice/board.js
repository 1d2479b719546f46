// The board: filters, and a column for each theme, level of government or class of severity.
import * as catalogue from '../kit/catalogue.js';
import { button, h, select } from '../kit/dom.js';
import { percent } from '../kit/format.js';
import { link, set, state } from '../kit/state.js';
import { name, t, word } from '../kit/words.js';
import { columns, isOpen, LEVELS, severityClass, THEMES } from './sort.js';

const SHOWN = 30;
const BYS = ['theme', 'level', 'severity'];
const STATES = ['open', 'all', 'raised', 'updated', 'escalated', 'eased', 'withdrawn'];
const LEASTS = ['0.2', '0.4', '0.6', '0.8'];

/** How the board is laid out. */
export const by = () => (BYS.includes(state.by) ? state.by : 'theme');

/** A bar for a severity; the number stands beside it. */
export function meter(severity) {
  return h('span', { class: 'meter', 'aria-hidden': 'true' }, h('span', { class: `level l${severityClass(severity)}` }));
}

function card(item) {
  const open = item.id === state.open;
  return h('article', { class: `advice-card${open ? ' open' : ''}${isOpen(item) ? '' : ' gone'}`, 'data-id': item.id },
    h('h3', {}, h('a', { id: `${by()}-${item.column}-${item.id}`, href: link({ open: open ? undefined : item.id, drill: undefined, try: undefined, scenario: undefined, place: undefined }), 'aria-expanded': String(open) }, name(item.title, item.rule))),
    h('p', { class: 'who' }, h('strong', {}, name(item.names, item.subject)), !state.region && !item.subject.startsWith('region:') && catalogue.place(item.subject).region && ` · ${catalogue.regionName(catalogue.place(item.subject).region)}`),
    h('p', { class: 'weighed' }, meter(item.severity),
      h('span', { class: 'strong', 'data-key': item.id, 'data-value': item.severity, title: t('severity') }, item.severity.toFixed(2)),
      h('span', { class: 'muted' }, `${t('confidence')} ${percent(item.confidence)}`)),
    h('p', { class: 'tags' },
      h('span', { class: `badge state ${item.state}` }, word('states', item.state)),
      h('span', { class: 'badge' }, item.period),
      h('span', { class: 'badge' }, word('advice.mismatches', item.mismatch)),
      item.decision && h('span', { class: 'badge decided' }, word('advice.verdicts', item.decision.decision))));
}

const columnName = { theme: (key) => word('advice.themes', key), level: (key) => word('levelNames', key), severity: (key) => `${word('advice.classes', key)} (${t('advice.classRange', (key / 5).toFixed(1), ((key + 1) / 5).toFixed(1))})` };

function column({ key, items }) {
  const rest = items.slice(SHOWN);
  const drawn = (item) => card({ ...item, column: key });
  return h('section', { class: `advice-column${items.length === 0 ? ' empty' : ''}`, 'aria-labelledby': `column-${key}` },
    h('h2', { id: `column-${key}` }, columnName[by()](key), ' ', h('span', { class: 'count', 'data-key': `count/${by()}/${key}`, 'data-value': items.length }, items.length)),
    items.length === 0 && h('p', { class: 'muted' }, t('advice.noneHere')),
    items.slice(0, SHOWN).map(drawn),
    rest.length > 0 && h('details', {}, h('summary', { id: `more-${key}` }, t('more', rest.length)), h('div', { class: 'advice-column' }, rest.map(drawn))));
}

const any = (label) => ({ value: '', label });

function cityOptions(data) {
  const cities = data.members ? data.members.map((member) => member.city) : catalogue.knownCities().map((city) => city.code);
  if (state.city && !cities.includes(state.city)) cities.push(state.city);
  return [any(t('advice.allCities')), ...cities.map((code) => ({ value: code, label: catalogue.cityName(code) }))];
}

/** What narrows the board. */
function filters(data) {
  const narrowed = ['region', 'city', 'topic', 'level', 'state', 'least', 'text'].filter((key) => state[key]);
  const nothing = Object.fromEntries(narrowed.map((key) => [key, undefined]));
  return h('div', { class: 'fields advice-filters', role: 'group', 'aria-label': t('advice.filters') },
    select('advice-region', t('region'), [any(t('allRegions')), ...catalogue.knownRegions().map((r) => ({ value: r.id, label: name(r.names, r.id) }))], state.region ?? '', (region) => set({ region: region || undefined, city: undefined })),
    select('advice-city', t('city'), cityOptions(data), state.city ?? '', (city) => set({ city: city || undefined })),
    select('advice-theme', t('advice.theme'), [any(t('advice.allThemes')), ...THEMES.map((one) => ({ value: one, label: word('advice.themes', one) }))], state.topic ?? '', (topic) => set({ topic: topic || undefined })),
    select('advice-level', t('advice.level'), [any(t('advice.allLevels')), ...LEVELS.map((one) => ({ value: one, label: word('levelNames', one) }))], state.level ?? '', (level) => set({ level: level || undefined })),
    select('advice-state', t('advice.state'), STATES.map((one) => ({ value: one === 'open' ? '' : one, label: ['open', 'all'].includes(one) ? t(`advice.state.${one}`) : word('states', one) })), state.state ?? '', (chosen) => set({ state: chosen || undefined })),
    select('advice-least', t('advice.least'), [any(t('advice.anySeverity')), ...LEASTS.map((one) => ({ value: one, label: `≥ ${one}` }))], state.least ?? '', (least) => set({ least: least || undefined })),
    h('label', { class: 'field', for: 'advice-text' }, h('span', {}, t('advice.text')),
      h('input', { id: 'advice-text', type: 'search', value: state.text ?? '', input: (event) => set({ text: event.target.value || undefined }, true) })),
    narrowed.length > 0 && button('advice-clear', t('advice.clear'), () => set(nothing)));
}

/** The head of the view: what is shown, and the switch of columns. */
export function head(data, shown) {
  return h('header', { class: 'view-head whole' },
    h('h1', {}, t('advice'), state.region ? `: ${catalogue.regionName(state.region)}` : ''),
    h('p', { class: 'muted', role: 'status' }, t('advice.shownOf', shown.length, data.items.length)),
    h('div', { class: 'fields', role: 'group', 'aria-label': t('advice.columnsBy') }, h('span', { class: 'muted' }, t('advice.columnsBy')),
      BYS.map((one) => button(`by-${one}`, t(`advice.by.${one}`), () => set({ by: one }), by() === one))),
    filters(data));
}

/** The columns; `beside`: whether something stands beside them. */
export function board(shown, beside) {
  return h('div', { class: `advice-board scroll ${beside ? 'beside' : 'whole'}` },
    by() === 'level' && h('p', { class: 'muted' }, t('advice.manyLevels')),
    h('div', { class: 'advice-columns scroll' }, columns(shown, by()).map(column)));
}
