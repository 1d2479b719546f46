// What changes, as it changes.
import { present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h } from '../kit/dom.js';
import { span, value, valueOrReason, windowName } from '../kit/format.js';
import { latest } from '../kit/live.js';
import { lang, name, t, word } from '../kit/words.js';

function place(data) {
  const region = /@(.+)$/.exec(data.subject)?.[1];
  return name(data.names, data.subject) + (region ? ` (${catalogue.regionName(region)})` : '');
}

function indicatorSentence(data) {
  const what = [catalogue.indicatorName(data.indicator), windowName(data.window)].filter(Boolean).join(', ');
  const before = data.previous === null || data.previous === undefined ? '' : t('was', value(data.previous, data.unit));
  const of = lang() === 'en' ? `${what} of ${place(data)} ${span(data)}` : `${place(data)}${span(data)}${what}`;
  return `${of}: ${valueOrReason(data)}${before ? ` (${before})` : ''}`;
}

const figure = (data) => (present(data) ? value(data.value, data.unit) : t('none'));

function sentence(type, event) {
  const { data } = event;
  if (type === 'gap') return t('gap');
  if (type.startsWith('io.secunda.indicator')) return indicatorSentence(data);
  if (type.startsWith('io.secunda.recommendation')) return `${word('states', data.state ?? data.decision)}: ${name(data.title, data.id)} – ${data.subject ? place(data) : ''}`;
  if (type.startsWith('io.secunda.observation')) return `${catalogue.variableName(data.variable)}, ${catalogue.cityName(data.city)} ${data.period}: ${figure(data)}`;
  if (type.startsWith('io.secunda.flow')) {
    return `${word('flowKinds', data.kind)}, ${catalogue.cityName(data.origin)} → ${catalogue.cityName(data.destination)} ${data.period}: ${figure(data)}`;
  }
  return `${name(data.title, data.id)} (${data.signed})`;
}

function line({ type, event, at }) {
  return h('li', { class: `change ${type.split('.')[2] ?? 'gap'}` },
    h('time', { datetime: at.toISOString() }, at.toLocaleTimeString(document.documentElement.lang, { hour12: false })),
    h('div', {}, sentence(type, event)));
}

/** The latest events in their frame. */
export function feed() {
  return h('section', { class: 'panel', id: 'feed', 'aria-labelledby': 'feed-title' },
    h('div', { class: 'panel-head' }, h('h2', { id: 'feed-title' }, t('feed'))),
    latest.length ? h('ol', { class: 'list changes', tabindex: '0', 'aria-label': t('feed') }, latest.map(line)) : h('p', { class: 'muted' }, t('waiting')));
}
