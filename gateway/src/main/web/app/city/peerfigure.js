// The nearest peers as a table with their dots beside those of the city.
import * as catalogue from '../kit/catalogue.js';
import { h, s, table } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { value } from '../kit/format.js';
import { link, state } from '../kit/state.js';
import { nearestPeers } from './peers.js';
import { index, profile } from './profile.js';
import { t, word } from './words.js';

const WIDTH = 120;
const STEP = 9;

/** A row for each dimension that both have: a ring for the city, a filled dot for the peer. */
function dots(rows, peer) {
  const shared = rows.filter((row) => peer.values[row.dimension] !== undefined);
  const x = (v) => 5 + v * (WIDTH - 10);
  const said = shared.map((row) => `${word('dimensions', row.dimension)} ${value(row.own.value, 'ratio')} / ${value(peer.values[row.dimension], 'ratio')}`).join('; ');
  return s('svg', { class: 'drawing peer-dots', viewBox: `0 0 ${WIDTH} ${shared.length * STEP + 2}`, width: WIDTH, height: shared.length * STEP + 2, role: 'img', 'aria-label': said }, s('title', {}, said),
    shared.map((row, i) => {
      const y = 1 + (i + 0.5) * STEP;
      return [s('line', { class: 'rail', x1: x(0), x2: x(1), y1: y, y2: y }), s('line', { class: 'apart', x1: x(row.own.value), x2: x(peer.values[row.dimension]), y1: y, y2: y }),
        s('circle', { class: 'peer', cx: x(peer.values[row.dimension]), cy: y, r: 3 }), s('circle', { class: 'self', cx: x(row.own.value), cy: y, r: 3.2 })];
    }));
}

/** In which regions a city is secondary. */
function homes(data, city) {
  return data.regions.filter((region) => region.members.some((member) => member.city === city && member.role === 'secondary'));
}

function cells(data, rows, peer, i) {
  const region = homes(data, peer.city)[0];
  const open = data.open.filter((item) => catalogue.place(item.subject).cities.includes(peer.city)).length;
  return [
    h('a', { id: `peer-${i}`, href: link({ city: peer.city, region: region?.id }) }, catalogue.cityName(peer.city)),
    homes(data, peer.city).map((one) => catalogue.regionName(one.id)).join(t('comma')),
    h('span', { 'data-key': `peer/${peer.city}`, 'data-value': peer.distance }, value(peer.distance, 'ratio')), String(peer.common), dots(rows, peer),
    open > 0 ? h('a', { id: `peer-${i}-advice`, href: link({ view: 'advice', region: region?.id, city: peer.city }) }, t('nOpen', open)) : t('nOpen', 0),
  ];
}

/** The figure. */
export function peers(data) {
  const secondaries = [...new Set(data.regions.flatMap((region) => region.members.filter((member) => member.role === 'secondary').map((member) => member.city)))];
  const rows = profile(index(data.scores), { city: data.city, cores: [], secondaries, alike: [], until: state.period });
  const found = nearestPeers(rows, data.city);
  const mine = rows.filter((row) => row.own);
  const columns = ['city', 'region', 'distance', 'commonDimensions', 'sideBySide', 'advice'].map((key, i) => ({ label: t(key), number: i === 2 || i === 3 }));
  return figure({
    id: 'peers', title: t('peers'), lead: found.length > 0 && t('peersLead', mine.map((row) => `${word('dimensions', row.dimension)} (${row.period})`).join(t('comma'))), picture: false,
    body: found.length > 0 && table(t('peers'), columns, found.map((peer, i) => cells(data, rows, peer, i))), empty: t('noPeers'),
    about: 'hqd_score', items: mine.map((row) => row.own),
    columns: [...columns.slice(0, 4), ...mine.map((row) => ({ label: word('dimensions', row.dimension), number: true })), columns[5]],
    rows: found.map((peer, i) => { const all = cells(data, rows, peer, i); return [...all.slice(0, 4), ...mine.map((row) => (peer.values[row.dimension] === undefined ? '' : value(peer.values[row.dimension], 'ratio'))), all[5]]; }),
  });
}
