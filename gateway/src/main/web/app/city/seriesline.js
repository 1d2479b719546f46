// One series as a line that breaks where the figures do.
import { present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { axis, chart, grid, hatch, legend, tooltip } from '../kit/charts.js';
import { colour } from '../kit/colours.js';
import { short, span, value, valueOrReason } from '../kit/format.js';
import { begin } from '../kit/periods.js';
import { group } from '../kit/series.js';
import { state } from '../kit/state.js';
import { breaks, middles, open, pieces } from './timeline.js';
import { t } from './words.js';

const HEIGHT = 264;
const YEAR_MS = 365 * 24 * 3600 * 1000;

const at = (item, v = item.value) => [begin(item.period), v];

function lines(label, cut, look, said) {
  return cut.map((piece) => ({
    type: 'line', name: label, showSymbol: true, symbolSize: 4, ...look, emphasis: { disabled: true },
    data: piece.map((item) => ({ value: at(item), said: said(item) })),
  }));
}

/** A point of the city: hollow while it may change, a diamond when its window crosses a break. */
function ownPoint(item) {
  return {
    value: at(item), symbol: item.crossesBreak ? 'diamond' : 'circle', symbolSize: item.crossesBreak ? 10 : 8,
    itemStyle: open(item) ? { color: colour('raised'), borderColor: colour('blue'), borderWidth: 2 } : { color: colour('blue') },
    said: [span(item), valueOrReason(item), open(item) && t('provisional'), breaks(item) && t('beginsAnew'), item.crossesBreak && t('crossesBreak'), item.source],
  };
}

/** Vertical lines: where the series begins anew, and the period of the slider. */
function uprights(items) {
  const labelled = (text) => ({ show: true, formatter: text, color: colour('warn'), fontSize: 10, position: 'insideEndTop' });
  return {
    silent: true, symbol: 'none',
    data: [
      ...items.filter(breaks).map((item) => ({ xAxis: begin(item.period), lineStyle: { color: colour('warn'), type: 'solid', width: 1.5 }, label: labelled(t('breakAt', item.period)) })),
      ...(state.period ? [{ xAxis: begin(state.period), lineStyle: { color: colour('muted'), type: 'dashed', width: 1 }, label: { show: false } }] : []),
    ],
  };
}

/** Of a revised figure, what it was: a faint point, tied to what it is. */
function vintages(items, earlier) {
  const now = new Map(items.filter(present).map((item) => [item.period, item]));
  return [
    { type: 'line', name: t('earlierVintage'), silent: true, symbol: 'none', lineStyle: { color: colour('grey'), width: 1, type: 'dotted' },
      data: earlier.filter((item) => now.has(item.period)).flatMap((item) => [at(item), at(now.get(item.period)), [begin(item.period), null]]) },
    { type: 'scatter', name: t('earlierVintage'), symbol: 'circle', symbolSize: 6, itemStyle: { color: colour('raised'), borderColor: colour('grey'), borderWidth: 1.2 },
      data: earlier.map((item) => ({ value: at(item), said: [`${item.period} · ${t('earlierVintage')}`, value(item.value, item.unit), t('releasedOn', item.released?.slice(0, 10)), item.source] })) },
  ];
}

/** Periods without a value stand hatched over the whole height. */
const gaps = (items) => ({
  type: 'bar', name: t('none'), yAxisIndex: 1, barWidth: 9, itemStyle: { color: colour('hatch-ground'), decal: hatch() },
  data: items.filter((item) => !present(item)).map((item) => ({ value: [begin(item.period), 1], said: [span(item), valueOrReason(item)] })),
});

function others(cores, secondaries, cityOf, unit) {
  const faint = (token, type) => ({ lineStyle: { color: colour(token), width: 1.3, type, opacity: 0.75 }, itemStyle: { color: colour(token), opacity: 0.75 } });
  const middle = middles(secondaries);
  return [
    ...[...group(cores, cityOf)].flatMap(([city, items]) => lines(catalogue.cityName(city), pieces(items), { ...faint('orange', 'dashed'), symbol: 'diamond' }, (item) => [`${catalogue.cityName(city)}, ${span(item)}`, valueOrReason(item)])),
    ...lines(t('regionMedian'), pieces(middle), { ...faint('grey', 'dotted'), symbol: 'rect' }, (item) => [`${t('regionMedian')}, ${item.period}`, value(item.value, unit), t('nCities', item.cities)]),
  ];
}

/** Below the axis stand the periods that the city has figures for. */
function periodsBelow(items) {
  const names = new Map(items.map((item) => [begin(item.period), item.period]));
  return { customValues: [...names.keys()], formatter: (moment) => names.get(moment) ?? '' };
}

/** The chart; `cores` and `secondaries` are items of those to compare with, `cityOf` tells whose an item is. */
export function line(id, { title, items, earlier, cores, secondaries, city, cityOf }) {
  const known = items.filter(present);
  const unit = (known[0] ?? items[0]).unit;
  const last = known[known.length - 1];
  const describe = `${title}: ${known.length ? `${valueOrReason(known[0])} (${known[0].period}) – ${valueOrReason(last)} (${last.period})` : t('none')}`;
  const logarithmic = state.log === 'on' && [...known, ...cores.filter(present)].every((item) => item.value > 0);
  return chart(id, { describe, height: HEIGHT, option: () => {
    const own = lines(catalogue.cityName(city), pieces(items), { symbol: 'circle', lineStyle: { color: colour('blue'), width: 2.2 }, itemStyle: { color: colour('blue') }, z: 5 }, () => []);
    own.forEach((series, i) => { series.data = pieces(items)[i].map(ownPoint); });
    const compared = others(cores, secondaries, cityOf, unit);
    // without a line of its own there is nothing to hang the uprights on
    const carrier = { type: 'line', name: '', data: [], markLine: uprights(items) };
    return {
      grid: grid(true, { top: 22 }), legend: legend({ data: [...new Set([...own, ...compared, ...(earlier.length > 0 ? [{ name: t('earlierVintage') }] : [])].map((series) => series.name))] }),
      tooltip: { trigger: 'item', ...tooltip((params) => params.data?.said ?? []) },
      xAxis: { ...axis(), type: 'value', min: ({ min, max }) => (min === max ? min - YEAR_MS : min), max: ({ min, max }) => (min === max ? max + YEAR_MS : max), splitLine: { show: false }, axisLabel: { ...periodsBelow(items), color: colour('muted'), hideOverlap: true } },
      yAxis: [{ ...axis(), type: logarithmic ? 'log' : 'value', scale: true, axisLabel: { color: colour('muted'), formatter: (v) => short(v, unit) } }, { type: 'value', min: 0, max: 1, show: false }],
      series: [gaps(items), ...compared, ...vintages(items, earlier), ...own, carrier],
    };
  } });
}
