// Who the city is, and where to go from here.
import { present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h, select } from '../kit/dom.js';
import { value } from '../kit/format.js';
import { latest } from '../kit/series.js';
import { link, set, state } from '../kit/state.js';
import { lang, name } from '../kit/words.js';
import { sameType } from './profile.js';
import { t, word } from './words.js';

const plain = (code) => word('adminLevels', code);
const PREFIXES = ['high', 'low'];

/** What a type is: its number, its highest and lowest dimension, and how many cities are of it. */
export function typeSaid(types, city) {
  const { item, cities } = sameType(types, city, state.period);
  if (!item) return null;
  const ends = PREFIXES.map((prefix) => [prefix, item.components.find((one) => one.startsWith(`${prefix}:`))?.slice(prefix.length + 1)])
    .filter(([, dimension]) => dimension).map(([prefix, dimension]) => t(`type.${prefix}`, word('dimensions', dimension)));
  return t('typeSaid', item.value, [...ends, t('nCities', cities.length)].join(t('comma')), item.period);
}

function homes(data) {
  const areas = data.regions.filter((region) => region.members.some((member) => member.city === data.city));
  return areas.flatMap((region, i) => [i > 0 && t('comma'), h('a', { id: `in-${region.id}`, href: link({ view: 'region', region: region.id }) }, name(region.names, region.id)),
    ` (${t(region.members.find((member) => member.city === data.city).role)})`]);
}

function facts(data) {
  const city = catalogue.city(data.city) ?? {};
  const people = latest(data.figures.filter((item) => item.variable === 'population'), state.period);
  const listed = [
    ['province', city.province], ['adminLevel', city.adminLevel && plain(city.adminLevel)], ['inRegions', data.region && homes(data)],
    ['populationOf', people && present(people)
      ? h('span', { 'data-key': 'population', 'data-value': people.value }, `${value(people.value, people.unit)} (${people.period}${people.status === 'P' ? `, ${t('provisional')}` : ''})`)
      : t('none')],
    ['cityType', typeSaid(data.types, data.city) ?? h('span', { class: 'muted' }, data.member?.role === 'core' ? t('noTypeOfCore') : t('noType'))],
  ].filter(([, said]) => said);
  return h('dl', { class: 'city-facts' }, listed.map(([key, said]) => h('div', {}, h('dt', {}, t(key)), h('dd', {}, said))));
}

/** The head of the view. */
export function head(data) {
  const names = catalogue.city(data.city)?.names;
  const other = lang() === 'zh' ? names?.en : names?.zh;
  const members = data.region ? data.region.members : catalogue.knownCities().map((one) => ({ city: one.code, role: '' }));
  const option = (member) => ({ value: member.city, label: catalogue.cityName(member.city), group: member.role && t(member.role) });
  return h('header', { class: 'view-head whole' },
    h('h1', {}, catalogue.cityName(data.city), ' ', other && other !== catalogue.cityName(data.city) && h('small', { class: 'muted', lang: lang() === 'zh' ? 'en' : 'zh-CN' }, other)),
    h('div', { class: 'fields' },
      data.regions.length > 0 && select('city-region', t('region'), data.regions.map((one) => ({ value: one.id, label: name(one.names, one.id) })), data.region?.id, (region) => set({ region })),
      select('city-city', t('city'), members.map(option), data.city, (city) => set({ city })),
      data.region && h('a', { id: 'to-its-region', href: link({ view: 'region', region: data.region.id }) }, t('openItsRegion')),
      h('a', { id: 'to-its-advice', href: link({ view: 'advice', region: data.region?.id, city: data.city }) }, t('openItsAdvice'))),
    facts(data));
}
