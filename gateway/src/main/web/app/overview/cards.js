// A card for each region with its headline indicators.
import { address, present } from '../kit/api.js';
import { entry, indicatorName } from '../kit/catalogue.js';
import { h, sparkline } from '../kit/dom.js';
import { change, percent, span, value, valueOrReason, windowName } from '../kit/format.js';
import { begin } from '../kit/periods.js';
import { group, latest, oneVariable, oneWindow } from '../kit/series.js';
import { link, state } from '../kit/state.js';
import { lang, name, t, word } from '../kit/words.js';

export const FAMILIES = ['core_share', 'theil_t', 'polarization', 'gini'];

function badges(item) {
  return [
    item.provisional && h('span', { class: 'badge' }, t('provisional')),
    item.coverage < 1 && h('span', { class: 'badge' }, t('coverage', percent(item.coverage))),
    item.crossesBreak && h('span', { class: 'badge warn' }, t('crossesBreak')),
  ];
}

/** Whether a change is for the better or the worse, in words, where the catalogue says which way is wanted. */
function judged(d, indicator) {
  const wanted = { benefit: 1, cost: -1 }[entry(indicator)?.direction];
  return d !== 0 && wanted ? ` (${t(wanted * d > 0 ? 'better' : 'worse')})` : '';
}

/** How a value came about, and what is missing after it. */
function movement(items, last) {
  if (!present(last)) return '';
  const said = [];
  const before = items.filter(present).findLast((item) => begin(item.period) < begin(last.period));
  if (before) {
    const text = change(before.value, last.value, last.unit);
    const d = last.value - before.value;
    said.push(/[1-9]/.test(text) ? `${d > 0 ? '▲' : '▼'} ${text} ${t('since', before.period)}${judged(d, last.indicator)}` : t('unchanged', before.period));
  }
  const newest = items[items.length - 1];
  if (newest !== last && !present(newest)) said.push(t('notYet', newest.period, word('reasons', newest.reason ?? 'missing_input')));
  return said.join(' · ');
}

/** What this very value was when the reader last looked, where it was another. */
function sinceVisit(last, changed) {
  const moved = changed.find((one) => one.subject === last.subject && one.indicator === last.indicator && one.period === last.period && (one.window ?? '') === (last.window ?? ''));
  return present(last) && present(moved?.before) && h('span', { class: 'badge moved' }, t('wasAtVisit', value(moved.before.value, last.unit)));
}

function headline(region, family, { values, changed }) {
  const own = values.filter((item) => item.subject === `region:${region}` && (item.indicator === family || item.indicator.startsWith(`${family}(`)));
  if (own.length === 0) return h('div', { class: 'headline' }, h('dt', {}, indicatorName(family)), h('dd', { class: 'muted' }, t('noSeries')));
  const items = [...group(oneWindow(oneVariable(own)), () => '').values()][0];
  const shown = items.filter((item) => !state.period || begin(item.period) <= begin(state.period));
  const last = latest(items, state.period);
  if (!last) return h('div', { class: 'headline' }, h('dt', {}, indicatorName(items[0].indicator)), h('dd', { class: 'muted' }, t('notYet', state.period, word('reasons', 'missing_input'))));
  const when = [span(last), windowName(last.window)].filter(Boolean).join(' · ');
  const moved = movement(shown, last);
  return h('div', { class: 'headline' },
    h('dt', {}, h('a', { href: link({ view: 'region', region, indicator: last.indicator }) }, indicatorName(last.indicator))),
    h('dd', {},
      h('span', { class: present(last) ? 'value' : 'value absent', 'data-value': last.value ?? '', 'data-key': `${region}/${last.indicator}`, 'data-period': last.period, 'data-window': last.window ?? '' }, present(last) ? value(last.value, last.unit) : valueOrReason(last)),
      sparkline(shown.map((item) => item.value ?? null)),
      h('span', { class: 'detail' }, `${when}${moved ? ` · ${moved}` : ''} `, badges(last), sinceVisit(last, changed.indicators))));
}

function card(region, data) {
  const open = data.open.filter((item) => item.subject === `region:${region.id}` || item.subject.endsWith(`@${region.id}`)).length;
  return h('article', { class: 'card', 'data-region': region.id },
    h('header', {},
      h('h2', {}, h('a', { id: `card-${region.id}`, href: link({ view: 'region', region: region.id }) }, name(region.names, region.id))),
      h('span', { class: 'muted' }, `${region.cores} ${t('cores')} · ${region.secondaries} ${t('secondaries')}`)),
    h('dl', {}, FAMILIES.map((family) => headline(region.id, family, data))),
    h('footer', {},
      h('a', { href: link({ view: 'advice', region: region.id }) }, t('openRecommendations', open)),
      h('a', { href: address(`/territories/${encodeURIComponent(state.territory)}/regions/${encodeURIComponent(region.id)}/brief`, { lang: lang() }) }, t('brief'))));
}

/** All cards. */
export function cards(data) {
  return h('section', { class: 'whole', 'aria-label': t('regions') },
    data.regions.length ? h('div', { class: 'cards' }, data.regions.map((region) => card(region, data))) : h('p', { class: 'muted' }, t('noRegions')));
}
