// Series of the city: one figure each, chosen from all that is known of it.
import { address } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { button, check, h, select } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { span, valueOrReason } from '../kit/format.js';
import { begin } from '../kit/periods.js';
import { link, set, state } from '../kit/state.js';
import { said, withKey } from './candidates.js';
import { line } from './seriesline.js';
import { breaks, open, superseded } from './timeline.js';
import { t, word } from './words.js';

const put = (keys) => set({ shown: keys.join(',') });

/** A link that puts a series among those shown, and goes there. */
export function toSeries(data, key, id, label) {
  return h('a', { id, href: link({ shown: withKey(data.keys, key).join(',') }), click: () => document.getElementById('series')?.scrollIntoView() }, label);
}

function others(data, key) {
  const all = data.others.get(key) ?? [];
  const cityOf = (item) => item.city ?? catalogue.place(item.subject).cities[0];
  const of = (role) => (data.region?.members ?? []).filter((member) => member.role === role && member.city !== data.city).map((member) => member.city);
  const [cores, secondaries] = [new Set(of('core')), new Set(of('secondary'))];
  return { cores: state.cores === 'off' ? [] : all.filter((item) => cores.has(cityOf(item))), secondaries: state.middle === 'off' ? [] : all.filter((item) => secondaries.has(cityOf(item))), cityOf };
}

const marks = (item) => [open(item) && t('provisional'), breaks(item) && t('beginsAnew'), item.crossesBreak && t('crossesBreak')].filter(Boolean).join(', ');

/** The values, newest first, each with the vintages that it had before. */
function rows(items, earlier) {
  return [...items, ...earlier.map((item) => ({ ...item, old: true }))]
    .sort((a, b) => begin(b.period) - begin(a.period) || Boolean(a.old) - Boolean(b.old))
    .map((item) => [span(item), h('span', { 'data-key': `${item.variable ?? item.indicator}/${item.period}`, 'data-value': item.value ?? '' }, valueOrReason(item)), marks(item),
      (item.released ?? item.vintage ?? '').slice(0, 10), item.old ? t('earlierVintage') : '']);
}

function one(data, key) {
  const items = data.known.get(key);
  const earlier = key.includes('~') ? [] : superseded(data.history.filter((item) => item.variable === key), items);
  const id = `series-${key.replace(/[^a-z0-9]+/gi, '-')}`;
  const { indicator, window, subject, unit } = items[0];
  const title = said(items[0]);
  return figure({
    id, title, items,
    about: indicator ?? { definition: t('figureAsReported'), unit }, unit: word('units', unit ?? ''),
    controls: [button(`${id}-off`, t('takeOff'), () => put(data.keys.filter((other) => other !== key)))],
    body: line(id, { title, items, earlier, city: data.city, ...others(data, key) }),
    columns: ['period', 'value', 'marks', 'vintage', 'remark'].map((label, i) => ({ label: t(label), number: i === 1 })),
    rows: rows(items, earlier),
    csv: indicator && address('/indicators.csv', { territory: state.territory, indicator, subject, window }),
    after: earlier.length > 0 && h('p', { class: 'muted' }, t('nRevisions', earlier.length)),
  });
}

function adder(data) {
  const options = [...data.known].filter(([key]) => !data.keys.includes(key))
    .map(([key, items]) => ({ value: key, label: said(items[0]), group: t(key.includes('~') ? 'indicators' : 'reportedFigures') }));
  return select('series-add', t('addSeries'), [{ value: '', label: t('choose') }, ...options], '', (key) => key && put(withKey(data.keys, key)));
}

/** The section with its figures. */
export function series(data) {
  return h('section', { class: 'whole small-multiples', id: 'series', 'aria-labelledby': 'series-title' },
    h('div', { class: 'panel' },
      h('div', { class: 'panel-head' }, h('h2', { id: 'series-title' }, t('series')), adder(data),
        check('series-cores', t('core'), state.cores !== 'off', (on) => set({ cores: on ? undefined : 'off' })),
        check('series-middle', t('regionMedian'), state.middle !== 'off', (on) => set({ middle: on ? undefined : 'off' })),
        check('series-log', t('logarithmic'), state.log === 'on', (on) => set({ log: on ? 'on' : undefined }))),
      h('p', { class: 'lead' }, t('seriesLead'))),
    data.keys.map((key) => one(data, key)));
}
