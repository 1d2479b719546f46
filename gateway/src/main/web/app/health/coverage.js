// Which figures are there: cities × variables, cities × periods, or variables × periods.
import { address } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { scale } from '../kit/colours.js';
import { select } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { percent, value } from '../kit/format.js';
import { key, matrix } from '../kit/matrix.js';
import { set, state } from '../kit/state.js';
import { t } from '../kit/words.js';

const SHARES = () => scale([0, 1], true);
const THERE = 0.55;

function cities() {
  return catalogue.knownCities().map((city) => ({ id: city.code, label: catalogue.cityName(city.code) }));
}

function ofVariables(data) {
  const counts = new Map();
  for (const { latest } of data.held.values()) {
    const place = `${latest.city}/${latest.variable}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return {
    columns: cities(), rows: data.variables.map((one) => ({ id: one.id, label: catalogue.variableName(one.id), of: one.periods.length })), size: 18,
    cell: (row, column) => {
      const count = counts.get(`${column.id}/${row.id}`) ?? 0;
      return { value: count ? count / row.of : null, text: t('ofPeriods', count, row.of) };
    },
    click: (row) => set({ cover: 'periods', variable: row.id }),
  };
}

function ofPeriods(data, variable) {
  const periods = data.variables.find((one) => one.id === variable)?.periods ?? [];
  return {
    columns: cities(), rows: periods.map((period) => ({ id: period, label: period })), size: 18,
    cell: (row, column) => {
      const held = data.held.get(`${column.id}/${variable}/${row.id}`);
      if (!held) return { value: null, text: t('none') };
      const mark = [[held.latest.status ?? []].flat().filter((flag) => flag !== 'A').join(''), held.vintages.length > 1 && 'R'].filter(Boolean).join('');
      return { value: THERE, mark, text: `${value(held.latest.value, held.latest.unit)}${mark ? ` (${mark})` : ''} · ${held.latest.source}` };
    },
  };
}

function ofCities(data) {
  const periods = [...new Set(data.variables.flatMap((one) => one.periods))].sort();
  const cities = catalogue.knownCities().length;
  const counts = new Map();
  for (const { latest } of data.held.values()) {
    const place = `${latest.variable}/${latest.period}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return {
    rows: data.variables.map((one) => ({ id: one.id, label: catalogue.variableName(one.id) })), columns: periods.map((period) => ({ id: period, label: period })), size: 38, flat: true,
    cell: (row, column) => {
      const count = counts.get(`${row.id}/${column.id}`) ?? 0;
      return { value: count ? count / cities : null, text: t('ofCities', count, cities) };
    },
    click: (row) => set({ cover: 'periods', variable: row.id }),
  };
}

/** The matrix in its frame. */
export function coverage(data) {
  const variable = state.variable ?? data.variables[0]?.id;
  const kind = state.cover ?? 'variables';
  const grid = kind === 'periods' ? ofPeriods(data, variable) : kind === 'cities' ? ofCities(data) : ofVariables(data);
  const lead = { variables: 'leadVariables', periods: 'leadPeriods', cities: 'leadCities' }[kind];
  const absent = grid.rows.reduce((sum, row) => sum + grid.columns.filter((column) => grid.cell(row, column).value === null).length, 0);
  const colours = SHARES();
  return figure({
    id: 'coverage', title: t('coverageMatrix'), lead: t(lead), wide: true, items: [],
    controls: [
      select('cover', t('show'), [{ value: 'variables', label: t('byVariable') }, { value: 'periods', label: t('byPeriod') }, { value: 'cities', label: t('byCities') }], kind, (cover) => set({ cover, ...(cover === 'periods' ? { variable } : {}) })),
      select('variable', t('variable'), [{ value: '', label: t('allVariables') }, ...catalogue.knownVariables().filter((one) => one.tracked !== false || one.id === state.variable).map((one) => ({ value: one.id, label: catalogue.variableName(one.id) }))],
        state.variable ?? '', (chosen) => set({ variable: chosen || undefined, cover: chosen ? 'periods' : kind })),
    ],
    body: grid.columns.length ? matrix({ id: 'coverage', ...grid, colours, describe: `${t('coverageMatrix')}. ${t(lead)}` }) : null,
    after: key('coverage', colours, percent, absent),
    columns: [{ label: '' }, ...grid.columns.map((column) => ({ label: column.label, number: true }))],
    rows: grid.rows.map((row) => [row.label, ...grid.columns.map((column) => grid.cell(row, column).text)]),
    csv: address('/observations.csv', { territory: data.territory, variable: kind === 'periods' ? variable : state.variable }),
  });
}
