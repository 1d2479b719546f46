// What is advised for the city, in short.
import * as catalogue from '../kit/catalogue.js';
import { h } from '../kit/dom.js';
import { percent } from '../kit/format.js';
import { link } from '../kit/state.js';
import { name } from '../kit/words.js';
import { t, word } from './words.js';

function line(data, item) {
  const level = Math.min(4, Math.floor(item.severity * 5));
  return h('li', { 'data-key': item.id, 'data-value': item.severity },
    h('a', { id: `advice-${item.rule}-${item.subject}`, href: link({ view: 'advice', region: data.region?.id, city: data.city, open: item.id }) }, name(item.title, item.rule)),
    h('span', { class: 'detail' }, h('span', { class: 'meter', 'aria-hidden': 'true' }, h('span', { class: `level l${level}` })),
      ` ${t('severity')} ${percent(item.severity)} · ${item.period} · ${word('themes', item.theme)} · ${word('states', item.state)}`,
      item.subject.startsWith('pair:') && ` · ${catalogue.placeName(item.subject)}`));
}

/** The list in its frame: of the city in this region, and of pairs that it is in. */
export function advice(data) {
  const mine = data.open.filter((item) => {
    const { cities, region } = catalogue.place(item.subject);
    return cities.includes(data.city) && (!region || region === data.region?.id);
  }).sort((a, b) => b.severity - a.severity);
  return h('section', { class: 'panel', id: 'its-advice', 'aria-labelledby': 'its-advice-title' },
    h('div', { class: 'panel-head' }, h('h2', { id: 'its-advice-title' }, t('advice')),
      mine.length > 0 && h('a', { id: 'all-its-advice', href: link({ view: 'advice', region: data.region?.id, city: data.city }) }, t('openRecommendations', mine.length))),
    mine.length > 0 ? h('ul', { class: 'list short-advice' }, mine.map((item) => line(data, item))) : h('p', { class: 'muted' }, t('noAdvice')));
}
