// Inequality of GDP per person: how much lies between cores and secondary cities, how much within them.
import { address, present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { axis, chart, grid, hatch, legend, tooltip } from '../kit/charts.js';
import { colour } from '../kit/colours.js';
import { h } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { value, valueOrReason } from '../kit/format.js';
import { distinct, nearest } from '../kit/periods.js';
import { group, latest } from '../kit/series.js';
import { state } from '../kit/state.js';
import { t, word } from '../kit/words.js';

export const INEQUALITY = ['theil_t', 'gini', 'williamson'];
const TONES = { between: 'orange', within: 'blue', within_core: 'purple', within_secondary: 'blue' };
const SPLIT = '56%';

/** The parts of a decomposition: where those within each group are given, not their sum. */
export function partsOf(items) {
  const keys = [...new Set(items.flatMap((item) => Object.keys(item.parts ?? {})))].filter((key) => /^(between|within)/.test(key));
  return keys.some((key) => key.startsWith('within_')) ? keys.filter((key) => key !== 'within') : keys;
}

const part = (item, key) => item?.parts?.[key];

function lines(shown, items) {
  return [shown, ...items.filter(Boolean).flatMap((item) => [
    `${catalogue.indicatorName(item.indicator)}: ${valueOrReason(item)}${item.provisional ? ` (${t('provisional')})` : ''}`,
    ...Object.keys(item.parts ?? {}).filter((key) => present(item) && /^(between|within)/.test(key)).map((key) => `${word('region.parts', key)}: ${value(item.parts[key], 'none')}${item.value > 0 ? ` (${value(item.parts[key] / item.value, 'share')})` : ''}`),
  ])];
}

/** Bars for the parts, a hatched column where there is no value; below, the two other measures as lines. */
function option(periods, at, parts) {
  const theil = (period) => at.get(`theil_t/${period}`);
  const highest = Math.max(...periods.map((period) => theil(period)?.value ?? 0), 1e-6);
  const bars = parts.map((key) => ({
    type: 'bar', name: word('region.partsShort', key), stack: 'parts', barMaxWidth: 46, color: colour(TONES[key] ?? 'grey'),
    data: periods.map((period) => ({ value: part(theil(period), key) ?? null, itemStyle: theil(period)?.provisional ? { opacity: 0.55 } : {} })),
  }));
  const absent = {
    type: 'bar', name: t('none'), stack: 'parts', barMaxWidth: 46, color: colour('hatch-ground'), itemStyle: { decal: { ...hatch(), color: colour('line') } },
    data: periods.map((period) => (present(theil(period)) ? null : highest)),
  };
  const measures = ['gini', 'williamson'].map((id, i) => ({
    type: 'line', name: t(`region.short.${id}`), xAxisIndex: 1, yAxisIndex: 1, symbol: ['circle', 'diamond'][i], symbolSize: 8, color: colour(['green', 'red'][i]), connectNulls: false,
    data: periods.map((period) => { const item = at.get(`${id}/${period}`); return { value: item?.value ?? null, itemStyle: item?.provisional ? { color: colour('raised'), borderWidth: 2, borderColor: colour(['green', 'red'][i]) } : {} }; }),
  }));
  const here = nearest(periods, state.period);
  const marked = periods.map((period) => (period === here ? { value: period, textStyle: { color: colour('accent'), fontWeight: 'bold' } } : period));
  const x = { type: 'category', data: marked, ...axis() };
  const named = (name) => ({ name, nameLocation: 'end', nameGap: 8, nameTextStyle: { align: 'left', color: colour('muted') } });
  return {
    grid: [{ ...grid(false), top: 30, bottom: SPLIT }, { ...grid(true), top: '54%' }],
    xAxis: [{ ...x, gridIndex: 0 }, { ...x, gridIndex: 1 }],
    yAxis: [{ type: 'value', ...axis(), ...named(t('region.theilAxis')) }, { type: 'value', gridIndex: 1, scale: true, ...axis(), ...named(t('region.giniAxis')) }],
    legend: legend(),
    tooltip: { trigger: 'axis', ...tooltip((all) => lines(all[0].axisValue, INEQUALITY.map((id) => at.get(`${id}/${all[0].axisValue}`)))) },
    series: [...bars, absent, ...measures],
  };
}

/** The newest values at the chosen period, in words. */
function summary(series, region) {
  return INEQUALITY.map((id) => latest(series.get(id) ?? [], state.period)).filter(present).map((item) => {
    const shares = Object.keys(item.parts ?? {}).filter((key) => /^(between|within)/.test(key) && item.value > 0).map((key) => `${word('region.partsShort', key)} ${value(item.parts[key] / item.value, 'share')}`);
    return h('span', { 'data-key': `${region}/${item.indicator}`, 'data-value': item.value }, `${catalogue.indicatorName(item.indicator)} ${item.period}: `, h('strong', {}, value(item.value, item.unit)), shares.length > 0 && ` (${shares.join(', ')})`);
  });
}

/** The figure. */
export function inequality(data) {
  const items = data.values.filter((item) => INEQUALITY.includes(item.indicator));
  const until = distinct(items);
  const at = new Map(items.map((item) => [`${item.indicator}/${item.period}`, item]));
  const series = group(items, (item) => item.indicator);
  const theil = series.get('theil_t') ?? [];
  const parts = partsOf(theil);
  const known = items.filter(present);
  const column = (label, number) => ({ label, number });
  return figure({
    id: 'inequality', title: t('region.inequalityTitle'), lead: t('region.inequalityLead'), about: 'theil_t', items,
    body: known.length > 0 ? chart('inequality', { describe: t('region.inequalityDescribe', known.length, until.length), option: () => option(until, at, parts), height: 380 }) : null,
    after: known.length > 0 && h('p', { class: 'key' }, summary(series, data.region)),
    empty: theil.length > 0 ? valueOrReason(theil[theil.length - 1]) : undefined,
    columns: [column(t('period')), column(catalogue.indicatorName('theil_t'), true), ...parts.map((key) => column(word('region.parts', key), true)), column(catalogue.indicatorName('gini'), true), column(catalogue.indicatorName('williamson'), true), column(t('region.marks'))],
    rows: until.map((period) => [period, said(at.get(`theil_t/${period}`)),
      ...parts.map((key) => (part(at.get(`theil_t/${period}`), key) === undefined ? '' : value(part(at.get(`theil_t/${period}`), key), 'none'))),
      said(at.get(`gini/${period}`)), said(at.get(`williamson/${period}`)), at.get(`theil_t/${period}`)?.provisional ? t('provisional') : '']),
    csv: address('/indicators.csv', { territory: state.territory, region: data.region, scale: 'region', indicator: INEQUALITY }),
  });
}

const said = (item) => (item ? valueOrReason(item) : '');
