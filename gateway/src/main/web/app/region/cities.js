// Core and secondary cities through time, each in a small panel.
import { address, present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { check, h } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { fitted } from '../kit/fitted.js';
import { short, span, value, valueOrReason } from '../kit/format.js';
import { nearest } from '../kit/periods.js';
import { latest } from '../kit/series.js';
import { link, set, state } from '../kit/state.js';
import { t } from '../kit/words.js';
import { chosen, isVariable, measureControls } from './measure.js';
import { extent, panels } from './panels.js';

/** How a value is marked in words. */
export const marks = (item) => [item.provisional && t('provisional'), item.isBreak && t(item.window ? 'crossesBreak' : 'region.breakHere')].filter(Boolean).join(', ');

const last = (now, code) => now.series.get(code)?.findLast(present)?.value ?? -Infinity;

/** Cores first, then by the newest value, whatever the slider says: panels stay where they are. */
export const ordered = (members, now) => [...members].sort((a, b) => (b.role === 'core') - (a.role === 'core') || last(now, b.city) - last(now, a.city));

function panelOf(member, now, common) {
  const items = (now.series.get(member.city) ?? []).map((item) => ({ ...item, key: `${member.city}/${now.id}/${item.period}` }));
  const here = latest(items, state.period);
  const city = catalogue.cityName(member.city);
  return {
    id: member.city, label: city, core: member.role === 'core', href: link({ view: 'city', city: member.city }), extent: common, scaled: !common,
    value: present(here) ? short(here.value, here.unit) : '–',
    text: `${city} (${t(member.role)}): ${here ? `${valueOrReason(here)} (${span(here)})` : t('none')}`,
    lines: [{
      items, tone: member.role === 'core' ? 'c-core' : 'c-secondary',
      said: (item) => [`${city}, ${span(item)}: ${value(item.value, item.unit)}`, marks(item)].filter(Boolean).join(' · '),
    }],
  };
}

function legend(common, unit) {
  return h('div', { class: 'key' },
    h('span', { class: 'swatch core' }), t('core'), h('span', { class: 'swatch secondary' }), t('secondary'),
    h('span', {}, t('region.panelMarks')), common && h('span', {}, t('region.commonFrom', short(common[0], unit), short(common[1], unit))));
}

/** The figure. */
export function cities(data) {
  const now = chosen(data);
  const members = ordered(data.members, now);
  const own = state.scale === 'own';
  const common = own ? undefined : extent(now.items.map((item) => item.value), isVariable());
  const drawn = { id: 'cities', periods: now.periods, now: nearest(now.periods, state.period), short: (v) => short(v, now.unit), describe: t('region.citiesDescribe', now.label, members.length) };
  const column = (label, number) => ({ label, number });
  return figure({
    id: 'cities', wide: true, title: t('region.citiesTitle', now.label), lead: t('region.citiesLead'), about: now.about, items: now.items,
    controls: [measureControls('cities', now), check('cities-own', t('region.ownScale'), own, (on) => set({ scale: on ? 'own' : undefined }))],
    body: now.items.some(present) ? fitted('cities', (width) => panels({ ...drawn, width, panels: members.map((member) => panelOf(member, now, common)) })) : null,
    after: now.items.some(present) && legend(common, now.unit),
    columns: [column(t('city')), column(t('role')), column(t('period')), column(t('value'), true), column(t('region.marks'))],
    rows: members.flatMap((member) => (now.series.get(member.city) ?? []).map((item) => [catalogue.cityName(member.city), t(member.role), span(item), valueOrReason(item), marks(item)])),
    csv: isVariable() ? undefined : address('/indicators.csv', { territory: state.territory, region: now.items[0]?.subject.includes('@') ? data.region : undefined, scale: 'city', indicator: now.id }),
  });
}
