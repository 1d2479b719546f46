// The cities of the chosen region, ranked by one indicator.
import { address, indicators } from './api.js';
import * as catalogue from './catalogue.js';
import * as charts from './charts.js';
import { fill, h, select, table } from './dom.js';
import { percent, span, value, valueOrReason, windowName } from './format.js';
import { name, t } from './i18n.js';
import { set, state } from './state.js';

const root = document.getElementById('cities');
const ROW_PX = 24;
let items = [];
let asTable = false;
let failure = '';

const query = () => ({ territory: state.territory, region: state.region, scale: 'city', indicator: state.cityIndicator });

/** Reads the cities anew. */
export async function load() {
  if (!state.region) return;
  try {
    items = latest(await indicators(query()));
    failure = '';
  } catch (error) {
    items = [];
    failure = error.message;
  }
}

/** Of all periods, windows and variables, the one of the latest period that most cities have a value in. */
function latest(all) {
  const groups = new Map();
  for (const item of all) {
    const key = `${item.period}|${item.window ?? ''}|${item.indicator}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const known = (group) => group.filter((i) => i.value !== null && i.value !== undefined).length;
  const order = (a, b) => (known(b) > 0) - (known(a) > 0) || (a[0].period < b[0].period ? 1 : a[0].period > b[0].period ? -1 : 0)
    || known(b) - known(a) || (b[0].window === 'longest') - (a[0].window === 'longest');
  const best = [...groups.values()].sort(order)[0] ?? [];
  return best.sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
}

const cityName = (item) => name(item.names, item.subject.replace(/^city:|@.*$/g, ''));
const present = () => items.filter((i) => i.value !== null && i.value !== undefined);

function drawChart(element) {
  const shown = present();
  element.style.height = `${Math.max(120, shown.length * ROW_PX + 40)}px`;
  const colours = { core: charts.colour('orange'), secondary: charts.colour('blue') };
  charts.show(element, `${catalogue.indicatorName(state.cityIndicator)}: ${shown.slice(0, 3).map(cityName).join(', ')} …`, {
    grid: { left: 8, right: 64, top: 4, bottom: 8, containLabel: true },
    xAxis: { type: 'value', min: ({ min }) => (min < 0 ? min * 1.35 : 0), ...charts.axis(), axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category', inverse: true, data: shown.map(cityName), ...charts.axis(),
      axisLabel: { color: charts.colour('text'), interval: 0, fontSize: 12 }, splitLine: { show: false },
    },
    tooltip: {
      trigger: 'item',
      ...charts.tooltip((p) => [p.name, valueOrReason(p.data.item), `${t(p.data.item.role ?? 'secondary')}, ${span(p.data.item)}`, t('coverage', percent(p.data.item.coverage))]),
    },
    series: [{
      type: 'bar',
      barMaxWidth: 14,
      label: { show: true, position: 'right', color: charts.colour('muted'), formatter: (p) => value(p.data.value, p.data.item.unit) },
      data: shown.map((item) => ({
        value: item.value, item,
        itemStyle: { color: colours[item.role] ?? colours.secondary, borderRadius: 2, opacity: item.provisional ? 0.65 : 1 },
        label: { position: item.value < 0 ? 'left' : 'right' },
      })),
    }],
  });
}

function asRows() {
  const columns = [{ label: t('rank'), number: true }, { label: t('city') }, { label: t('role') }, { label: t('value'), number: true }, { label: t('coverage', ''), number: true }];
  let rank = 0;
  return table(catalogue.indicatorName(state.cityIndicator), columns, items.map((item) => [
    item.value === null || item.value === undefined ? '–' : String(++rank), cityName(item), t(item.role ?? 'secondary'), valueOrReason(item), percent(item.coverage),
  ]));
}

function note() {
  const first = items[0];
  const missing = items.filter((i) => i.value === null || i.value === undefined);
  return h('div', {},
    h('p', { class: 'legend' },
      h('span', { class: 'key core' }), t('core'), h('span', { class: 'key secondary' }), t('secondary'),
      items.some((i) => i.provisional) && h('span', { class: 'muted left' }, t('lighter')),
      h('span', { class: 'muted' }, [span(first), windowName(first.window)].filter(Boolean).join(' · '))),
    missing.length > 0 && h('p', { class: 'muted' }, missing.slice(0, 6).map((i) => `${cityName(i)} – ${valueOrReason(i)}`).join('; '),
      missing.length > 6 && ` ${t('more', missing.length - 6)}`));
}

/** Draws the panel. */
export function draw() {
  const body = h('div', { class: asTable ? '' : 'chart' });
  const entry = catalogue.entry(state.cityIndicator);
  fill(root,
    h('div', { class: 'panel-head' },
      h('h2', { id: 'cities-title' }, t('cities')),
      select('cities-indicator', t('indicator'), catalogue.options('city', state.cityIndicator), state.cityIndicator, (cityIndicator) => set({ cityIndicator })),
      h('div', { class: 'actions' },
        h('button', { type: 'button', 'aria-pressed': String(asTable), click: () => { asTable = !asTable; draw(); } }, asTable ? t('showChart') : t('showTable')),
        h('a', { class: 'button', href: address('/indicators.csv', query()), download: '' }, t('csv')))),
    items.length > 0 && note(), body,
    entry && typeof entry.range === 'string' && h('p', { class: 'muted' }, `${t('range')}: ${entry.range}`));
  if (failure) fill(body, h('p', { class: 'error' }, t('notRead', failure)));
  else if (!items.length) fill(body, h('p', { class: 'muted' }, t('noSeries')));
  else if (asTable || !present().length) fill(body, asRows());
  else drawChart(body);
}
