// With whom the city exchanges most.
import { present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { axis, chart, grid, legend, tooltip } from '../kit/charts.js';
import { colour } from '../kit/colours.js';
import { select } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { short, value } from '../kit/format.js';
import { distinct, nearest } from '../kit/periods.js';
import { set, state } from '../kit/state.js';
import { strongest } from './strongest.js';
import { t, word } from './words.js';

const MOST = 12;
const ROW = 30;
const SPACE = 74;

/** Kinds, those that are measured in time last. */
const kindsOf = (flows) => [...new Set(flows.map((flow) => flow.kind))].sort((a, b) => timed(flows, a) - timed(flows, b) || (a < b ? -1 : 1));
const timed = (flows, kind) => ['minutes', 'hours'].includes(flows.find((flow) => flow.kind === kind)?.unit);

function bars(data, top, unit) {
  const series = (label, key, token, filled) => ({
    type: 'bar', name: label, barGap: '10%', barCategoryGap: '30%', itemStyle: { color: filled ? colour(token) : colour('raised'), borderColor: colour(token), borderWidth: 1.5 },
    data: top.map((one) => ({ value: one[key] ?? null, said: [`${label}: ${catalogue.cityName(one.city)}`, one[key] === undefined ? t('none') : value(one[key], unit)] })),
  });
  return () => ({
    grid: grid(true), legend: legend(), tooltip: { trigger: 'item', ...tooltip((params) => params.data.said) },
    xAxis: { ...axis(), type: 'value', axisLabel: { color: colour('muted'), formatter: (v) => short(v, unit) } },
    yAxis: { ...axis(), type: 'category', inverse: true, data: top.map((one) => catalogue.cityName(one.city)), axisLabel: { color: colour('text') } },
    series: [series(t('outOf', catalogue.cityName(data.city)), 'out', 'blue', true), series(t('into', catalogue.cityName(data.city)), 'into', 'blue', false)],
  });
}

/** The figure. */
export function flows(data) {
  const kinds = kindsOf(data.flows);
  const kind = kinds.includes(state.flow) ? state.flow : kinds[0];
  const ofKind = data.flows.filter((flow) => flow.kind === kind && present(flow));
  const period = nearest(distinct(ofKind), state.period);
  const shown = ofKind.filter((flow) => flow.period === period);
  const unit = shown[0]?.unit;
  const all = strongest(shown, data.city, timed(data.flows, kind));
  const top = all.slice(0, MOST);
  const cell = (v) => (v === undefined ? '' : value(v, ''));
  return figure({
    id: 'flows', title: t('itsFlows'), lead: kind && t(timed(data.flows, kind) ? 'flowsLeadTimed' : 'flowsLead', top.length, all.length, period), items: shown, unit: unit && word('units', unit),
    controls: kinds.length > 0 && [select('flows-kind', t('kind'), kinds.map((one) => ({ value: one, label: word('flowKinds', one) })), kind, (flow) => set({ flow }))],
    body: top.length > 0 && chart('flows', { describe: `${t('itsFlows')}: ${top.map((one) => `${catalogue.cityName(one.city)} ${cell(one.out ?? one.into)}`).join('; ')}`, option: bars(data, top, unit), height: SPACE + top.length * ROW }), empty: t('noFlows'),
    columns: [{ label: t('city') }, { label: t('outOf', catalogue.cityName(data.city)), number: true }, { label: t('into', catalogue.cityName(data.city)), number: true }],
    rows: all.map((one) => [catalogue.cityName(one.city), cell(one.out), cell(one.into)]),
  });
}
