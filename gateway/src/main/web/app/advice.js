// Recommendations that are open, gravest first, each with its evidence.
import { all } from './api.js';
import * as catalogue from './catalogue.js';
import { fill, h, table } from './dom.js';
import { percent, span, value, valueOrReason } from './format.js';
import { name, t, word } from './i18n.js';
import { nameOf } from './regions.js';
import { state } from './state.js';

const root = document.getElementById('advice');
const opened = new Set();
let items = [];
let failure = '';
let everywhere = false;

/** Reads them anew. */
export async function load() {
  try {
    items = await all('/recommendations', { territory: state.territory });
    items.sort((a, b) => b.severity - a.severity);
    failure = '';
  } catch (error) {
    items = [];
    failure = error.message;
  }
}

const idOf = (item) => item.id ?? `${item.rule}~${item.subject}`;
const regionOf = (item) => /^region:(.+)$/.exec(item.subject)?.[1] ?? /@(.+)$/.exec(item.subject)?.[1];

function counterfactual(evidence) {
  return evidence.counterfactual === null || evidence.counterfactual === undefined
    ? h('span', { class: 'muted' }, t('notByThisAlone')) : value(evidence.counterfactual, evidence.unit);
}

function evidenceTable(item) {
  const columns = [{ label: t('indicator') }, { label: t('value'), number: true }, { label: t('period') }, { label: t('coverage', ''), number: true }, { label: t('withdrawnAt'), number: true }];
  return table(`${t('evidence')}: ${name(item.title)}`, columns, item.evidence.map((e) => [
    catalogue.indicatorName(e.indicator) + (e.part ? ` – ${e.part.replaceAll('_', ' ')}` : ''),
    valueOrReason(e), `${span(e)}${e.provisional ? ` (${t('provisional')})` : ''}`, percent(e.coverage), counterfactual(e),
  ]));
}

function list(title, texts) {
  return texts.length > 0 && [h('h4', {}, title), h('ul', {}, texts.map((text) => h('li', {}, text)))];
}

function sources(item) {
  const found = new Map();
  item.evidence.forEach((e) => (e.sources ?? []).forEach((s) => found.set(s.source, s.released)));
  return [...found].map(([source, released]) => `${source}${released ? ` (${released.slice(0, 10)})` : ''}`);
}

function entry(item) {
  const id = idOf(item);
  const region = regionOf(item);
  const place = [name(item.names, item.subject), item.subject.startsWith('region:') ? null : region && nameOf(region)].filter(Boolean).join(' · ');
  return h('li', { class: 'advice' },
    h('div', { class: 'severity', title: t('severity') },
      h('span', { class: 'meter', 'aria-hidden': 'true' }, h('span', { class: `level l${Math.min(4, Math.floor(item.severity * 5))}` })),
      h('span', {}, `${t('severity')} ${percent(item.severity)}`),
      h('span', { class: 'muted' }, `${t('confidence')} ${percent(item.confidence)}`),
      h('span', { class: 'badge' }, word('states', item.state)),
      h('span', { class: 'badge' }, word('themes', item.theme))),
    h('h3', {}, name(item.title)),
    h('p', { class: 'muted' }, `${place} · ${item.period}`),
    h('p', {}, name(item.rationale)),
    h('details', {
      open: opened.has(id),
      toggle: (event) => (event.target.open ? opened.add(id) : opened.delete(id)),
    },
    h('summary', {}, t('openEvidence')),
    evidenceTable(item),
    list(t('instruments'), item.instruments.map((n) => name(n))),
    list(t('levels'), [item.levels.map((l) => word('levelNames', l)).join(', ')].filter(Boolean)),
    list(t('sources'), sources(item)),
    list(t('references'), item.references)));
}

/** Draws the panel. */
export function draw() {
  const shown = everywhere ? items : items.filter((item) => !regionOf(item) || regionOf(item) === state.region);
  fill(root,
    h('div', { class: 'panel-head' },
      h('h2', { id: 'advice-title' }, t('advice')),
      h('label', { class: 'check' },
        h('input', { type: 'checkbox', checked: everywhere, change: (e) => { everywhere = e.target.checked; draw(); } }), t('allRegions'))),
    failure ? h('p', { class: 'error' }, t('notRead', failure))
      : shown.length ? h('ol', { class: 'list' }, shown.map(entry)) : h('p', { class: 'muted' }, t('noAdvice')));
}
