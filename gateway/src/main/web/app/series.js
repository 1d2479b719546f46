// One indicator of the chosen region through time.
import { address, indicators } from './api.js';
import * as catalogue from './catalogue.js';
import * as charts from './charts.js';
import { fill, h, select, table } from './dom.js';
import { percent, span, value, valueOrReason, windowName } from './format.js';
import { name, t, word } from './i18n.js';
import * as regions from './regions.js';
import { set, state } from './state.js';

const root = document.getElementById('series');
const MOST_LINES = 8;
const YEAR_MS = 366 * 24 * 3600 * 1000;
let items = [];
let asTable = false;
let failure = '';

const query = () => ({ territory: state.territory, subject: `region:${state.region}`, indicator: state.indicator });

/** Reads the series anew. */
export async function load() {
  if (!state.region) return;
  try {
    items = await indicators(query());
    failure = '';
  } catch (error) {
    items = [];
    failure = error.message;
  }
}

function lines() {
  const found = new Map();
  for (const item of items) {
    const label = [catalogue.indicatorName(item.indicator), windowName(item.window)].filter(Boolean).join(', ');
    found.set(label, [...(found.get(label) ?? []), item]);
  }
  return [...found].slice(0, MOST_LINES);
}

/** The first day of a period. */
function begin(period) {
  const [, year, quarter, week, month, day] = /^(\d{4})(?:-(?:Q(\d)|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/.exec(period) ?? [];
  if (week) {
    // 4 January always lies in week 1, which begins on a Monday
    const weekday = (new Date(Number(year), 0, 4).getDay() + 6) % 7;
    return new Date(Number(year), 0, 4 - weekday + 7 * (week - 1)).getTime();
  }
  return new Date(Number(year), quarter ? 3 * (quarter - 1) : (month ?? 1) - 1, day ?? 1).getTime();
}

function drawChart(element) {
  const all = lines();
  const unit = items[0].unit;
  charts.show(element, `${catalogue.indicatorName(state.indicator)}, ${regions.nameOf(state.region)}`, {
    grid: { left: 8, right: 18, top: 16, bottom: all.length > 1 ? 64 : 8, containLabel: true },
    legend: all.length > 1 ? { bottom: 0, type: 'scroll', textStyle: { color: charts.colour('text') } } : undefined,
    xAxis: { type: 'time', minInterval: YEAR_MS, ...charts.axis(), axisLabel: { color: charts.colour('muted'), formatter: '{yyyy}', fontSize: 12, hideOverlap: true }, splitLine: { show: false } },
    yAxis: { type: 'value', scale: true, ...charts.axis(), axisLabel: { color: charts.colour('muted'), formatter: (v) => value(v, unit) } },
    tooltip: {
      trigger: 'axis',
      ...charts.tooltip((params) => [params[0].data.item.period, ...params.map((p) => `${p.seriesName}: ${valueOrReason(p.data.item)}`)]),
    },
    series: all.map(([label, line], i) => ({
      name: label,
      type: 'line',
      symbol: ['circle', 'rect', 'triangle', 'diamond'][i % 4],
      symbolSize: 8,
      lineStyle: { width: 2.5 },
      connectNulls: false,
      data: [...line].sort((a, b) => (a.period < b.period ? -1 : 1)).map((item) => ({ value: [begin(item.period), item.value ?? null], item })),
    })),
  });
}

function asRows() {
  const columns = [{ label: t('period') }, { label: t('indicator') }, { label: t('value'), number: true }, { label: t('coverage', ''), number: true }, { label: '' }];
  return table(catalogue.indicatorName(state.indicator), columns, items.map((item) => [
    span(item), [catalogue.indicatorName(item.indicator), windowName(item.window)].filter(Boolean).join(', '),
    valueOrReason(item), percent(item.coverage),
    [item.provisional && t('provisional'), item.crossesBreak && t('crossesBreak')].filter(Boolean).join(', '),
  ]));
}

function explanation() {
  const entry = catalogue.entry(state.indicator);
  const sources = [...new Set(items.flatMap((i) => (i.sources ?? []).map((s) => s.source)))];
  const facts = [
    ['definition', entry && (name(entry.definition) || entry.definition)], ['formula', entry?.formula],
    ['unit', items[0] ? word('units', items[0].unit) : entry?.unit], ['range', entry?.range], ['source', entry?.source],
    ['figuresFrom', sources.join('; ')],
  ].filter(([, text]) => text && typeof text === 'string');
  return h('dl', { class: 'facts' }, facts.map(([key, text]) => [h('dt', {}, t(key)), h('dd', {}, text)]).flat());
}

function absences() {
  const missing = items.filter((i) => i.value === null || i.value === undefined);
  return missing.length > 0 && h('p', { class: 'muted' }, missing.slice(0, 4)
    .map((i) => `${span(i)}${i.window ? ` (${windowName(i.window)})` : ''} – ${valueOrReason(i)}`).join('; '));
}

/** Draws the panel. */
export function draw() {
  const body = h('div', { class: asTable ? '' : 'chart' });
  fill(root,
    h('div', { class: 'panel-head' },
      h('h2', { id: 'series-title' }, t('series')),
      select('series-region', t('region'), regions.known().map((r) => ({ value: r.id, label: name(r.names, r.id) })), state.region, (region) => set({ region })),
      select('series-indicator', t('indicator'), catalogue.options('region', state.indicator), state.indicator, (indicator) => set({ indicator })),
      h('div', { class: 'actions' },
        h('button', { type: 'button', 'aria-pressed': String(asTable), click: () => { asTable = !asTable; draw(); } }, asTable ? t('showChart') : t('showTable')),
        h('a', { class: 'button', href: address('/indicators.csv', query()), download: '' }, t('csv')))),
    body, absences(), explanation());
  if (failure) fill(body, h('p', { class: 'error' }, t('notRead', failure)));
  else if (!items.length) fill(body, h('p', { class: 'muted' }, t('noSeries')));
  else if (asTable) fill(body, asRows());
  else drawChart(body);
}
