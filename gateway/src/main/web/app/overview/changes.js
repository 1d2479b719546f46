// What changed since the last visit, and what it rests on.
import { one } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h } from '../kit/dom.js';
import { span, value, windowName } from '../kit/format.js';
import { name, t, word } from '../kit/words.js';

const WEEK_MS = 7 * 24 * 3600 * 1000;
const READ = 200;
const SHOWN = 14;
const VISIT = 'secunda.visited';

/** When the page was last left; without that, a week ago. */
const since = (() => {
  let visited;
  try { visited = localStorage.getItem(VISIT); } catch { /* nothing is kept: a week it is */ }
  return visited ?? new Date(Date.now() - WEEK_MS).toISOString();
})();

window.addEventListener('pagehide', () => {
  try { localStorage.setItem(VISIT, new Date().toISOString()); } catch { /* nothing is kept */ }
});

/** Reads what became of regions and of recommendations since then. */
export async function readChanges(territory) {
  const parts = await Promise.all(catalogue.knownRegions().map((region) => one('/changes', { territory, from: since, subject: `region:${region.id}`, limit: READ })));
  return {
    indicators: parts.flatMap((part) => part.indicators), recommendations: parts.flatMap((part) => part.recommendations),
    more: parts.some((part) => part.next),
  };
}

const known = (side) => side && side.value !== null && side.value !== undefined;

/** What a fact is about: a figure of a city, a flow between two, or else what its key says. */
function fact(id) {
  const [, place, what, period] = id.split('@')[0].split('/');
  const cities = (place ?? '').split('~').filter((code) => catalogue.city(code));
  if (cities.length === 1 && period) return `${catalogue.variableName(what)}, ${catalogue.cityName(place)} ${period}`;
  if (cities.length === 2) return `${word('flowKinds', what)}, ${cities.map(catalogue.cityName).join(' → ')} ${period}`;
  return decodeURIComponent(`${place} ${what ?? ''}`.replaceAll('+', ' ')).trim();
}

function because(change) {
  const facts = change.because?.facts ?? [];
  if (facts.length === 0) return null;
  const more = facts.length - 1 + (change.because.more ?? 0);
  return h('span', { class: 'muted' }, t('because', fact(facts[0])), more > 0 && ` ${t('andMore', more)}`);
}

function moved(change) {
  const before = known(change.before) ? value(change.before.value, change.unit) : t('none');
  const after = known(change.after) ? value(change.after.value, change.unit) : t('none');
  const what = [catalogue.indicatorName(change.indicator), windowName(change.window)].filter(Boolean).join(', ');
  return h('li', { class: 'change indicator' }, h('time', {}, span(change)),
    h('div', {}, `${name(change.names, change.subject)} · ${what}: ${before} → `, h('strong', {}, after), ' ', because(change)));
}

function advised(change) {
  const states = change.states.map((one) => word('states', one)).join(' → ');
  return h('li', { class: 'change recommendation' }, h('time', {}, change.after?.period ?? change.before?.period ?? ''),
    h('div', {}, h('strong', {}, states), ` · ${name(change.names, change.subject)}: ${name(change.title)} `,
      change.evidence?.[0] && because(change.evidence[0])));
}

/** Revisions of what was known weigh more than what is new, and they more than what is absent. */
const weight = (change) => (known(change.before) ? 2 : 0) + (known(change.after) ? 1 : 0);

/** The list in its frame. */
export function changes(data) {
  const { indicators, recommendations, more } = data.changed;
  const said = indicators.filter((change) => weight(change) > 0).sort((a, b) => weight(b) - weight(a) || (a.period < b.period ? 1 : -1));
  const rest = Math.max(0, said.length - SHOWN);
  return h('section', { class: 'panel', id: 'changes', 'aria-labelledby': 'changes-title' },
    h('div', { class: 'panel-head' }, h('h2', { id: 'changes-title' }, t('changedSince', new Date(since).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })))),
    h('p', { class: 'lead' }, t('changedLead')),
    said.length + recommendations.length === 0 ? h('p', { class: 'muted' }, t('nothingChanged'))
      : h('ol', { class: 'list changes', tabindex: '0', 'aria-label': t('changedSince', '') }, recommendations.map(advised), said.slice(0, SHOWN).map(moved)),
    rest > 0 && h('p', { class: 'muted' }, t('more', `${rest}${more ? '+' : ''}`)));
}
