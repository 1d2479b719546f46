// What changes, as it changes.
import { address } from './api.js';
import * as catalogue from './catalogue.js';
import { fill, h } from './dom.js';
import { span, value, valueOrReason, windowName } from './format.js';
import { name, t, word } from './i18n.js';
import { nameOf } from './regions.js';

const KEPT = 50;
const TYPES = [
  'io.secunda.indicator.changed.v1', 'io.secunda.observation.recorded.v1', 'io.secunda.flow.recorded.v1',
  'io.secunda.agreement.recorded.v1', 'io.secunda.geography.changed.v1', 'io.secunda.recommendation.raised.v1',
  'io.secunda.recommendation.updated.v1', 'io.secunda.recommendation.escalated.v1', 'io.secunda.recommendation.eased.v1',
  'io.secunda.recommendation.withdrawn.v1', 'gap',
];
const root = document.getElementById('feed');
let events = [];
let planned = false;

/** Begins to listen: every event goes to `onEvent`, every change of the connection (live, connecting) to `onState`. */
export function connect(onEvent, onState) {
  const source = new EventSource(address('/events'));
  source.addEventListener('open', () => onState('live'));
  source.addEventListener('error', () => onState(source.readyState === EventSource.CLOSED ? 'offline' : 'connecting'));
  for (const type of TYPES) {
    source.addEventListener(type, (message) => {
      const event = JSON.parse(message.data);
      take(type, event);
      onEvent(type, type === 'gap' ? event : event.data);
    });
  }
}

function take(type, event) {
  if (type !== 'io.secunda.geography.changed.v1') events = [{ type, event, at: new Date() }, ...events].slice(0, KEPT);
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => { planned = false; draw(); });
}

function place(data) {
  const region = /@(.+)$/.exec(data.subject)?.[1];
  return name(data.names, data.subject) + (region ? ` (${nameOf(region)})` : '');
}

function indicatorSentence(data) {
  const what = [catalogue.indicatorName(data.indicator), windowName(data.window)].filter(Boolean).join(', ');
  const before = data.previous === null || data.previous === undefined ? '' : t('was', value(data.previous, data.unit));
  const of = document.documentElement.lang === 'en' ? `${what} of ${place(data)} ${span(data)}` : `${place(data)}${span(data)}${what}`;
  return `${of}: ${valueOrReason(data)}${before ? ` (${before})` : ''}`;
}

const figure = (data) => (data.value === null || data.value === undefined ? t('none') : value(data.value, data.unit));

function sentence(type, event) {
  const data = event.data;
  if (type === 'gap') return t('gap');
  if (type.startsWith('io.secunda.indicator')) return indicatorSentence(data);
  if (type.startsWith('io.secunda.recommendation')) return `${word('states', data.state)}: ${name(data.title)} – ${place(data)}`;
  if (type.startsWith('io.secunda.observation')) {
    return `${catalogue.variableName(data.variable)}, ${catalogue.cityName(data.city)} ${data.period}: ${figure(data)}`;
  }
  if (type.startsWith('io.secunda.flow')) {
    return `${data.kind.replaceAll('_', ' ')}, ${catalogue.cityName(data.origin)} → ${catalogue.cityName(data.destination)} ${data.period}: ${figure(data)}`;
  }
  return `${name(data.title, data.id)} (${data.signed})`;
}

function line({ type, event, at }) {
  const kind = type.split('.')[2] ?? 'gap';
  return h('li', { class: `event ${kind}` },
    h('time', { datetime: at.toISOString() }, at.toLocaleTimeString(document.documentElement.lang, { hour12: false })),
    h('span', {}, sentence(type, event)));
}

/** Draws the panel. */
export function draw() {
  fill(root, h('div', { class: 'panel-head' }, h('h2', { id: 'feed-title' }, t('feed'))),
    events.length ? h('ol', { class: 'list events', 'aria-live': 'off' }, events.map(line)) : h('p', { class: 'muted' }, t('waiting')));
}
