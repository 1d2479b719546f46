// Ranks of the cities from period to period: what is a clear change, and what is within the noise of the figures.
import { present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h, s } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { fitted } from '../kit/fitted.js';
import { value, valueOrReason } from '../kit/format.js';
import { nearest } from '../kit/periods.js';
import { link, state } from '../kit/state.js';
import { t } from '../kit/words.js';
import { marks } from './cities.js';
import { chosen, isVariable, measureControls } from './measure.js';
import { clearMoves, ranked, rankRanges, revised, spread } from './ranks.js';

const STEP = 17;
const TOP = 26;
const NAMES = 150;
const NAMES_NARROW = 92;
const NARROW = 620;
/** What figures are taken to move by when none of them has been revised yet. */
const ASSUMED = 0.01;

/** How close two values are level, and the words for it. */
function noise(data, now) {
  if (!isVariable()) {
    const by = ASSUMED * spread(now.items.map((item) => item.value));
    return { level: (a, b) => Math.abs(a - b) <= by, said: t('region.noiseOfIndicator', value(by, now.unit)) };
  }
  const seen = revised(data.measure.releases);
  const by = seen ?? ASSUMED;
  return { level: (a, b) => Math.abs(a - b) <= by * Math.max(Math.abs(a), Math.abs(b)), said: t(seen === null ? 'region.noiseAssumed' : 'region.noiseRevised', value(by, 'share')) };
}

/** For each period its ranks, the ranks that are as good within the noise, and which cities changed theirs clearly since the one before. */
export function table(now, level) {
  const values = now.periods.map((period) => new Map(now.items.filter((item) => item.period === period).map((item) => [item.city, item.value])));
  return now.periods.map((period, i) => ({
    period, ranks: ranked(values[i]), ranges: rankRanges(values[i], level), moved: i === 0 ? new Set() : clearMoves(values[i - 1], values[i], level),
  }));
}

/** Names at an end, those that share a rank in one line. */
function ends(column, x, anchor) {
  const at = new Map();
  column.ranks.forEach((rank, code) => at.set(rank, [...(at.get(rank) ?? []), catalogue.cityName(code)]));
  return [...at].map(([rank, names]) => s('text', { x, y: TOP + (rank - 0.5) * STEP, 'text-anchor': anchor, 'dominant-baseline': 'central' },
    anchor === 'end' ? `${names.join(', ')}  ${rank}` : `${rank}  ${names.join(', ')}`));
}

/** A rank, and those that would be as good within the noise. */
const rankSaid = (rank, [best, worst]) => (best === worst ? String(rank) : `${rank} (${best}–${worst})`);

function drawing(now, members, columns, width) {
  const names = width < NARROW ? NAMES_NARROW : NAMES;
  const depth = Math.max(1, ...columns.map((column) => Math.max(0, ...column.ranks.values())));
  const height = TOP + depth * STEP + 6;
  const x = (i) => (columns.length === 1 ? names : names + (i * (width - 2 * names)) / (columns.length - 1));
  const y = (rank) => TOP + (rank - 0.5) * STEP;
  const here = columns.findIndex((column) => column.period === nearest(now.periods, state.period));
  const one = (member) => {
    const tone = member.role === 'core' ? 'c-core' : 'c-secondary';
    const city = catalogue.cityName(member.city);
    const items = new Map((now.series.get(member.city) ?? []).map((item) => [item.period, item]));
    const points = columns.map((column, i) => ({ i, column, rank: column.ranks.get(member.city) })).filter((point) => point.rank);
    if (points.length === 0) return null;
    const said = points.map((point) => `${point.column.period}: ${point.rank}`).join(', ');
    const kind = (from, to) => (to.i - from.i > 1 ? 'gap-step' : from.rank !== to.rank && !to.column.moved.has(member.city) ? 'muted-step' : '');
    return s('a', { id: `ranks-${member.city}`, href: link({ view: 'city', city: member.city }), 'aria-label': `${city}: ${said}` },
      points.slice(1).map((to, n) => s('line', { class: `step ${tone} ${kind(points[n], to)}`, x1: x(points[n].i), y1: y(points[n].rank), x2: x(to.i), y2: y(to.rank) })),
      points.map((point) => ({ i: point.i, range: point.column.ranges.get(member.city) })).filter(({ range }) => range[0] < range[1])
        .map(({ i, range }) => s('line', { class: `whisker ${tone}`, x1: x(i), x2: x(i), y1: y(range[0]) - 4, y2: y(range[1]) + 4 })),
      points.map((point) => {
        const item = items.get(point.column.period);
        return s('circle', { class: `dot ${tone}${item.provisional ? ' hollow' : ''}`, cx: x(point.i), cy: y(point.rank), r: 4, 'data-key': `${member.city}/${now.id}/${point.column.period}`, 'data-value': point.rank },
          s('title', {}, [`${city}, ${point.column.period}: ${t('rank')} ${rankSaid(point.rank, point.column.ranges.get(member.city))}, ${value(item.value, item.unit)}`, marks(item)].filter(Boolean).join(' · ')));
      }));
  };
  return s('svg', { class: 'drawing ranks', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': t('region.ranksDescribe', now.label) },
    here >= 0 && s('line', { class: 'now', x1: x(here), x2: x(here), y1: TOP - 6, y2: height }),
    columns.map((column, i) => s('text', { class: 'tiny', x: x(i), y: 12, 'text-anchor': 'middle' }, column.period)),
    [...members].sort((a, b) => (a.role === 'core') - (b.role === 'core')).map(one),
    ends(columns[0], names - 12, 'end'), columns.length > 1 && ends(columns[columns.length - 1], width - names + 12, 'start'));
}

const swatch = (kind) => s('svg', { width: 22, height: 10, class: 'ranks', 'aria-hidden': 'true' }, s('line', { class: `step c-secondary ${kind}`, x1: 1, x2: 21, y1: 5, y2: 5 }));

/** The figure. */
export function bump(data) {
  const now = chosen(data);
  const { level, said } = noise(data, now);
  const columns = table(now, level).filter((column) => column.ranks.size > 0);
  const rows = columns.flatMap((column) => now.items.filter((item) => item.period === column.period && present(item))
    .map((item) => ({ item, rank: column.ranks.get(item.city), range: column.ranges.get(item.city), moved: column.moved.has(item.city) })).sort((a, b) => a.rank - b.rank));
  const column = (label, number) => ({ label, number });
  return figure({
    id: 'ranks', wide: true, title: t('region.ranksTitle', now.label), lead: `${t('region.ranksLead')} ${said}`, about: now.about, items: now.items,
    controls: measureControls('ranks', now),
    body: columns.length > 0 ? fitted('ranks', (width) => drawing(now, data.members, columns, width)) : null,
    after: columns.length > 0 && h('div', { class: 'key' }, h('span', { class: 'swatch core' }), t('core'), h('span', { class: 'swatch secondary' }), t('secondary'),
      swatch(''), t('region.clearStep'), swatch('muted-step'), t('region.mutedStep'), swatch('gap-step'), t('region.gapStep'), h('span', {}, t('region.hollow')), h('span', {}, t('region.whisker'))),
    columns: [column(t('period')), column(t('rank'), true), column(t('region.rankRange'), true), column(t('city')), column(t('role')), column(t('value'), true), column(t('region.marks')), column(t('region.clearColumn'))],
    rows: rows.map(({ item, rank, range, moved }) => [item.period, rank, range[0] === range[1] ? '' : `${range[0]}–${range[1]}`, catalogue.cityName(item.city), t(data.members.find((m) => m.city === item.city)?.role ?? ''), valueOrReason(item), marks(item), moved ? t('region.yes') : '']),
  });
}
