// A card for each region with its headline indicators.
import { all, indicators } from './api.js';
import { fill, h, sparkline } from './dom.js';
import { change, percent, span, value, valueOrReason, windowName } from './format.js';
import { indicatorName } from './catalogue.js';
import { lang, name, t, word } from './i18n.js';
import { set, state } from './state.js';

const FAMILIES = ['core_share', 'theil_t', 'polarization', 'gini'];
const root = document.getElementById('regions');
let regions = [];
let values = [];

/** Regions of the territory, as read last. */
export const known = () => regions;

export const nameOf = (id) => name(regions.find((r) => r.id === id)?.names, id);

/** Reads regions and headline indicators anew. */
export async function load() {
  const territory = state.territory;
  const [list, ...families] = await Promise.all([
    all(`/territories/${encodeURIComponent(territory)}/regions`),
    ...FAMILIES.map((indicator) => indicators({ territory, scale: 'region', indicator })),
  ]);
  regions = list;
  values = families.flat();
}

/** The series of a family that heads a card: of population in constant boundaries, when that is there. */
function headline(region, family) {
  const series = new Map();
  for (const item of values) {
    if (item.subject !== `region:${region}` || !item.indicator.match(`^${family}(\\(|$)`)) continue;
    const key = `${item.indicator}/${item.window ?? ''}`;
    series.set(key, [...(series.get(key) ?? []), item]);
  }
  const rank = (items) => {
    const variable = /\((.+)\)/.exec(items[0].indicator)?.[1] ?? '';
    const about = variable === 'population_constant_boundaries' ? 0 : variable === 'population' ? 1 : variable === 'gdp' ? 2 : 3;
    const known = items.some(present) ? 0 : 10;
    return known + about + (items[0].window === 'longest' ? 0 : 0.5);
  };
  return [...series.values()].sort((a, b) => rank(a) - rank(b))[0]?.sort((a, b) => (a.period < b.period ? -1 : 1));
}

const present = (item) => item.value !== null && item.value !== undefined;

function badges(item) {
  return [
    item.provisional && h('span', { class: 'badge' }, t('provisional')),
    item.coverage < 1 && h('span', { class: 'badge' }, t('coverage', percent(item.coverage))),
    item.crossesBreak && h('span', { class: 'badge warn' }, t('crossesBreak')),
  ];
}

/** How the last known value came about, and what is missing after it. */
function movement(items) {
  const known = items.filter(present);
  const last = known[known.length - 1];
  if (!last) return '';
  const said = [];
  const before = known[known.length - 2];
  if (before) {
    const text = change(before.value, last.value, last.unit);
    said.push(/[1-9]/.test(text) ? `${text} ${t('since', before.period)}` : t('unchanged', before.period));
  }
  const newest = items[items.length - 1];
  if (newest !== last) said.push(t('notYet', newest.period, word('reasons', newest.reason ?? 'missing_input')));
  return said.join(' · ');
}

function figure(region, family) {
  const items = headline(region, family);
  if (!items) return h('div', { class: 'figure' }, h('dt', {}, indicatorName(family)), h('dd', { class: 'muted' }, t('noSeries')));
  const last = items.findLast(present) ?? items[items.length - 1];
  const when = [span(last), windowName(last.window)].filter(Boolean).join(' · ');
  return h('div', { class: 'figure' },
    h('dt', {}, h('button', {
      type: 'button', class: 'plain', click: (event) => {
        event.stopPropagation();
        set({ region, indicator: last.indicator });
      },
    }, indicatorName(last.indicator))),
    h('dd', {},
      h('span', { class: present(last) ? 'value' : 'value absent' }, present(last) ? value(last.value, last.unit) : valueOrReason(last)),
      sparkline(items.map((i) => i.value ?? null)),
      h('span', { class: 'detail' }, `${when}${movement(items) ? ` · ${movement(items)}` : ''} `, badges(last))));
}

function card(region) {
  const chosen = region.id === state.region;
  return h('article', { class: chosen ? 'card chosen' : 'card', 'data-region': region.id },
    h('header', {},
      h('h3', {}, h('button', {
        type: 'button', class: 'plain', 'aria-pressed': String(chosen), click: () => set({ region: region.id }),
      }, name(region.names, region.id))),
      h('span', { class: 'muted' }, `${region.cores} ${t('cores')} · ${region.secondaries} ${t('secondaries')}`)),
    h('dl', {}, FAMILIES.map((family) => figure(region.id, family))),
    h('footer', {}, h('a', { href: `/api/v1/territories/${encodeURIComponent(state.territory)}/regions/${encodeURIComponent(region.id)}/brief?lang=${lang()}` }, t('brief'))));
}

/** Draws the cards. */
export function draw() {
  fill(root, h('h2', { id: 'regions-title' }, t('regions')),
    regions.length ? h('div', { class: 'cards' }, regions.map(card)) : h('p', { class: 'muted' }, t('noRegions')));
}

/** Shows that something changed in a region. */
export function flash(region) {
  const element = [...root.querySelectorAll('.card')].find((c) => c.dataset.region === region);
  if (!element) return;
  element.classList.remove('flash');
  requestAnimationFrame(() => element.classList.add('flash'));
}
