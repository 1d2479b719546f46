// Freshness, revisions, breaks and outliers: lists, as one reads them one by one.
import { address } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { axis, chart, grid, tooltip } from '../kit/charts.js';
import { colour } from '../kit/colours.js';
import { h, table } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { change, percent, value } from '../kit/format.js';
import { link } from '../kit/state.js';
import { t } from '../kit/words.js';

const MOST = 200;
const NAMED = 12;
const column = (label, number) => ({ label, number });
const years = (one) => (one.ageYears === null ? t('none') : t('yearsOld', one.ageYears.toFixed(1)));

/** Age of the newest figure of each variable. */
export function freshness(data) {
  const rows = [...data.variables].reverse();
  return figure({
    id: 'freshness', title: t('freshness'), lead: t('freshnessLead'), unit: t('yearsOld', '').trim(), items: [],
    body: rows.length ? chart('freshness', {
      describe: `${t('freshness')}: ${data.variables.map((one) => `${catalogue.variableName(one.id)} ${years(one)}`).join(', ')}`,
      height: 40 + rows.length * 24,
      option: () => ({
        grid: grid(false, { right: 60 }),
        xAxis: { type: 'value', ...axis() },
        yAxis: { type: 'category', data: rows.map((one) => catalogue.variableName(one.id)), ...axis(), axisLabel: { color: colour('text'), width: 190, overflow: 'truncate', interval: 0 }, splitLine: { show: false } },
        tooltip: { trigger: 'item', ...tooltip((p) => [p.name, years(rows[p.dataIndex]), `${t('newestPeriod')}: ${rows[p.dataIndex].newest}`, `${t('released')}: ${rows[p.dataIndex].released?.slice(0, 10)}`]) },
        series: [{
          type: 'bar', barMaxWidth: 12, data: rows.map((one) => one.ageYears), itemStyle: { color: colour('blue'), borderRadius: 2 },
          label: { show: true, position: 'right', color: colour('muted'), formatter: (p) => rows[p.dataIndex].newest },
        }],
      }),
    }) : null,
    columns: [column(t('variable')), column(t('newestPeriod')), column(t('released')), column(t('age'), true), column(t('figures'), true), column(t('cityCount'), true), column(t('provisionalFigures'), true), column(t('breaksMarked'), true)],
    rows: data.variables.map((one) => [catalogue.variableName(one.id), one.newest, one.released?.slice(0, 10), years(one), String(one.figures), String(one.cities), percent(one.provisional / one.figures), percent(one.breaks / one.figures)]),
  });
}

function listed(id, title, lead, empty, columns, rows, csv) {
  return figure({
    id, title, lead, empty, items: [], picture: false, csv,
    body: rows.length ? table(title, columns, rows.slice(0, MOST)) : null,
    after: rows.length > MOST && h('p', { class: 'muted' }, t('more', rows.length - MOST)),
  });
}

const cityLink = (code) => h('a', { href: link({ view: 'city', city: code }) }, catalogue.cityName(code));

/** What was revised, by how much. */
export function revisionList(data) {
  return listed('revisions', t('revisions'), t('revisionsLead'), t('noRevisions'),
    [column(t('city')), column(t('variable')), column(t('period')), column(t('first'), true), column(t('latestValue'), true), column(t('changed'), true), column(t('vintages'), true)],
    data.revisions.map(({ first, last, vintages, relative }) => [cityLink(first.city), catalogue.variableName(first.variable), first.period, value(first.value, first.unit), value(last.value, last.unit), relative === null ? change(first.value, last.value, last.unit) : `${(relative * 100).toFixed(1)} %`.replace('-', '−'), String(vintages)]),
    address('/observations.csv', { territory: data.territory, includeHistory: true }));
}

/** Where series break. */
export function breakList(data) {
  return listed('breaks', t('breaks'), t('breaksLead'), t('noBreaks'),
    [column(t('variable')), column(t('period')), column(t('cityCount'), true), column(t('city'))],
    data.breaks.map((one) => [catalogue.variableName(one.variable), one.period, String(one.cities.length),
      [...one.cities.slice(0, NAMED).map(catalogue.cityName), one.cities.length > NAMED && t('more', one.cities.length - NAMED)].filter(Boolean).join(', ')]));
}

/** What is far from its peers. */
export function outliers(data) {
  const variable = (item) => catalogue.variableName(/\((.+)\)/.exec(item.indicator)?.[1] ?? item.indicator);
  return listed('outliers', t('outliers'), t('outliersLead'), t('noOutliers'),
    [column(t('city')), column(t('variable')), column(t('period')), column(t('value'), true)],
    [...data.outliers].sort((a, b) => b.value - a.value).map((item) => [cityLink(/^city:([^@]+)/.exec(item.subject)[1]), variable(item), item.period, value(item.value, item.unit)]),
    address('/indicators.csv', { territory: data.territory, indicator: 'outlier', scale: 'city' }));
}
