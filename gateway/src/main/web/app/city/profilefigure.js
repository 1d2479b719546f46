// The profile in its frame: dots first, a radar for those who ask for it.
import { present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { axis, chart, grid, hatch, legend, tooltip } from '../kit/charts.js';
import { colour } from '../kit/colours.js';
import { button, h, select } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { value } from '../kit/format.js';
import { latest } from '../kit/series.js';
import { set, state } from '../kit/state.js';
import { index, middle, profile as rowsOf, sameType } from './profile.js';
import { t, word } from './words.js';

const ROOM = 96;
const among = () => (state.among === 'territory' ? 'territory' : 'region');
const number = (v) => value(v, 'ratio');
const dimensionName = (id) => word('dimensions', id);

/** The rows to show, and who is compared. */
export function rows(data) {
  const members = data.region?.members ?? [];
  const of = (role) => members.filter((member) => member.role === role && (role === 'secondary' || member.city !== data.city)).map((member) => member.city);
  const alike = sameType(data.types, data.city, state.period).cities.filter((city) => city !== data.city);
  return rowsOf(index(data.scores, among() === 'region' ? data.region?.id : undefined), { city: data.city, cores: of('core'), secondaries: of('secondary'), alike, until: state.period });
}

/** Why a city has no score: the reason that came with it, or what it would be made of. */
function why(row) {
  if (row.own?.reason) return word('reasons', row.own.reason);
  const needs = (catalogue.entry(`hqd_score(${row.dimension})`)?.needs ?? []).map(catalogue.variableName);
  return row.period ? t('cityHasNoFigures') : t('nobodyHasFigures', needs.join(t('comma')));
}

/** As much of a text as fits into a row; the rest is in the tooltip and in the table. */
const cut = (text) => (text.length > ROOM ? `${text.slice(0, ROOM - 1)}…` : text);

/** The kinds of symbols: form and colour differ, so that either is enough. */
const LOOKS = () => [
  { id: 'others', name: t('eachSecondary'), symbol: 'circle', symbolSize: 5, itemStyle: { color: colour('grey'), opacity: 0.45 }, z: 2 },
  { id: 'median', name: t('regionMedian'), symbol: 'rect', symbolSize: [4, 20], itemStyle: { color: colour('text') }, z: 3 },
  { id: 'type', name: t('typeMedian'), symbol: 'triangle', symbolSize: 13, itemStyle: { color: colour('green') }, z: 4 },
  { id: 'core', name: t('core'), symbol: 'diamond', symbolSize: 15, itemStyle: { color: colour('orange') }, z: 5 },
];

const point = (row, v, said) => ({ value: [v, dimensionName(row.dimension)], said });

function points(row, id) {
  const heading = `${dimensionName(row.dimension)}, ${row.period}`;
  const item = (one) => point(row, one.value, [heading, `${catalogue.cityName(catalogue.place(one.subject).cities[0])}: ${number(one.value)}`, one.provisional && t('provisional')]);
  if (id === 'core') return row.cores.map(item);
  if (id === 'others') return row.others.map(item);
  const items = id === 'median' ? row.others : row.type;
  return items.length > 0 ? [point(row, middle(items), [heading, `${t(id === 'median' ? 'regionMedian' : 'typeMedian')}: ${number(middle(items))}`, t('nCities', items.length)])] : [];
}

function ownPoint(row) {
  const ranked = row.own.parts?.rank ? t('rankOf', row.own.parts.rank, row.own.parts.of) : '';
  return {
    ...point(row, row.own.value, [`${dimensionName(row.dimension)}, ${row.period}`, `${number(row.own.value)} ${ranked}`, t('scoreOf', row.own.components.map((c) => word('criteria', c)).join(t('comma'))), row.own.provisional && t('provisional')]),
    itemStyle: row.own.provisional ? { color: colour('raised'), borderColor: colour('blue'), borderWidth: 3 } : { color: colour('blue') },
  };
}

function dots(data, all) {
  const absent = all.filter((row) => !row.own || !present(row.own));
  const looks = LOOKS().filter(({ id }) => all.some((row) => points(row, id).length > 0));
  return () => ({
    grid: grid(true, { left: 24, right: 26 }), legend: legend({ data: [catalogue.cityName(data.city), ...looks.map((look) => look.name)], itemWidth: 14 }),
    tooltip: { trigger: 'item', ...tooltip((params) => params.data.said ?? [params.name]) },
    xAxis: { ...axis(), type: 'value', min: 0, max: 1, name: t('worstBest'), nameLocation: 'middle', nameGap: 24 },
    yAxis: { ...axis(), type: 'category', inverse: true, data: all.map((row) => dimensionName(row.dimension)), axisLabel: { color: colour('text'), ...(innerWidth < 640 ? { width: 82, overflow: 'break' } : {}) }, splitLine: { show: true, lineStyle: { color: colour('line'), opacity: 0.6 } } },
    series: [
      { type: 'bar', name: t('none'), silent: false, barWidth: 16, data: absent.map((row) => ({ value: [1, dimensionName(row.dimension)], said: [dimensionName(row.dimension), `${t('none')}: ${why(row)}`], label: { formatter: cut(why(row)) } })),
        itemStyle: { color: colour('hatch-ground'), decal: hatch() }, label: { show: innerWidth >= 640, position: 'insideLeft', color: colour('text'), fontSize: 11, backgroundColor: colour('raised'), padding: [1, 5] } },
      ...looks.map(({ id, ...look }) => ({ type: 'scatter', ...look, data: all.flatMap((row) => points(row, id)) })),
      { type: 'scatter', name: catalogue.cityName(data.city), symbol: 'circle', symbolSize: 15, itemStyle: { color: colour('blue') }, z: 6, data: all.filter((row) => row.own && present(row.own)).map(ownPoint) },
    ],
  });
}

/** What a radar compares with: of several cores the middle. A line needs a value at each axis. */
const RADAR_LINES = [
  ['core', 'cores', 'orange', { symbol: 'diamond', line: 'dashed' }], ['regionMedian', 'others', 'grey', { symbol: 'rect', line: 'dotted' }], ['typeMedian', 'type', 'green', { symbol: 'triangle', line: 'dotted' }],
];

function radar(data, all) {
  const known = all.filter((row) => row.own && present(row.own));
  const line = (label, token, type, of) => ({
    name: label, value: known.map(of), symbol: type.symbol, symbolSize: 7, lineStyle: { color: colour(token), type: type.line, width: 2 }, itemStyle: { color: colour(token) },
  });
  return () => ({
    legend: legend(), tooltip: { trigger: 'item', ...tooltip((params) => [params.name, ...known.map((row, i) => `${dimensionName(row.dimension)} (${row.period}): ${number(params.value[i])}`)]) },
    radar: { center: ['50%', '46%'], radius: '72%', indicator: known.map((row) => ({ name: dimensionName(row.dimension), max: 1 })), axisName: { color: colour('text') }, splitArea: { show: false }, splitLine: { lineStyle: { color: colour('line') } }, axisLine: { lineStyle: { color: colour('line') } } },
    series: [{ type: 'radar', data: [
      line(catalogue.cityName(data.city), 'blue', { symbol: 'circle', line: 'solid' }, (row) => row.own.value),
      ...RADAR_LINES.filter(([, key]) => known.every((row) => row[key].length > 0)).map(([label, key, token, look]) => line(t(label), token, look, (row) => middle(row[key]))),
    ] }],
  });
}

/** All dimensions together, and how well they go together. */
function overall(data) {
  const scope = (item) => item.subject.includes('@') === (among() === 'region');
  return h('dl', { class: 'overall' }, ['hqd_score', 'coupling_coordination'].map((id) => {
    const item = latest(data.own.filter((one) => one.indicator === id && scope(one)), state.period);
    return h('div', { class: 'headline' }, h('dt', {}, catalogue.indicatorName(id)),
      h('dd', {}, h('span', { class: item && present(item) ? 'value' : 'value absent', 'data-key': id, 'data-value': item?.value ?? '' }, item && present(item) ? number(item.value) : t('none')),
        h('span', { class: 'detail' }, !item ? t('whileDimensionsLack')
          : [item.period, item.parts?.rank && t('rankOf', item.parts.rank, item.parts.of), item.reason && word('reasons', item.reason), item.provisional && t('provisional')].filter(Boolean).join(' · '))));
  }));
}

function tableRow(row) {
  const cell = (items) => (items.length ? number(middle(items)) : '');
  return [dimensionName(row.dimension), row.own && present(row.own) ? h('span', { 'data-key': `hqd_score(${row.dimension})`, 'data-value': row.own.value }, number(row.own.value)) : `${t('none')}: ${why(row)}`,
    row.own?.parts?.rank ? t('rankOf', row.own.parts.rank, row.own.parts.of) : '', row.period ?? '',
    row.cores.map((item) => `${catalogue.cityName(catalogue.place(item.subject).cities[0])} ${number(item.value)}`).join(t('comma')), cell(row.others), cell(row.type)];
}

/** The figure. */
export function profile(data) {
  const all = rows(data);
  const known = all.filter((row) => row.own && present(row.own));
  const asRadar = state.profile === 'radar';
  const without = asRadar ? RADAR_LINES.filter(([, key]) => known.some((row) => row[key].length === 0)).map(([label]) => t(label)) : [];
  const enough = !asRadar || known.length > 2;
  const columns = [t('dimension'), catalogue.cityName(data.city), t('rank'), t('period'), t('core'), t('regionMedian'), t('typeMedian')].map((label, i) => ({ label, number: [5, 6].includes(i) }));
  const describe = `${t('profile')}: ${all.map((row) => `${dimensionName(row.dimension)} ${row.own && present(row.own) ? number(row.own.value) : t('none')}`).join('; ')}`;
  return figure({
    id: 'profile', title: t('profile'), lead: !asRadar ? t('profileLead') : [t('radarLead'), known.length < all.length && t('radarLacks', all.length - known.length)].filter(Boolean).join(' '), wide: true,
    controls: [
      data.region && select('profile-among', t('comparedAmong'), [{ value: 'region', label: t('amongRegion') }, { value: 'territory', label: t('amongTerritory') }], among(), (chosen) => set({ among: chosen === 'region' ? undefined : chosen })),
      button('profile-dots', t('asDots'), () => set({ profile: undefined }), !asRadar), button('profile-radar', t('asRadar'), () => set({ profile: 'radar' }), asRadar),
    ],
    body: all.some((row) => row.period) && h('div', { class: 'with-side' }, enough ? chart('profile', { describe, option: asRadar ? radar(data, all) : dots(data, all), height: 372 }) : h('p', { class: 'muted' }, t('radarTooFew')), overall(data)),
    about: 'hqd_score', items: all.map((row) => row.own).filter(Boolean), columns, rows: all.map(tableRow),
    after: known.length > 0 && h('p', { class: 'muted' }, t('profileNote'), all.some((row) => row.type.length > 0) && ` ${t('typeNote')}`, without.length > 0 && ` ${t('radarWithout', without.join(t('comma')))}`),
  });
}

