// The rows of a draft: a figure of a city and what it would be.
import * as catalogue from '../kit/catalogue.js';
import { button, h, select } from '../kit/dom.js';
import { value } from '../kit/format.js';
import { distinct } from '../kit/periods.js';
import { set, state } from '../kit/state.js';
import { t } from '../kit/words.js';
import { rowsOf, rowsText, wouldBe } from './draft.js';

const FIRST = ['gdp', 'population'];

/** The rows as the address has them. */
export const rows = () => rowsOf(state.figures);

const put = (next) => set({ figures: rowsText(next) }, true);
const change = (i, part) => put(rows().map((row, k) => (k === i ? { ...row, ...part } : row)));

/** The newest period that a variable has a figure for, or undefined. */
function newest(figures, variable) {
  return distinct(figures.filter((one) => one.variable === variable)).pop();
}

/** A row to start with: output of the chosen city, else the first that is known of it. */
function fresh(data) {
  const city = state.city ?? data.members?.[0]?.city ?? catalogue.knownCities()[0]?.code ?? '';
  const figures = data.figures.get(city) ?? [];
  const taken = rows().filter((row) => row.city === city).map((row) => row.variable);
  const known = [...new Set(figures.map((one) => one.variable))];
  const variable = [...FIRST, ...known].find((one) => known.includes(one) && !taken.includes(one)) ?? known[0] ?? 'gdp';
  return { city, variable, period: newest(figures, variable) ?? '', to: '+10%' };
}

function cityOptions(data, chosen) {
  const own = data.members?.map((member) => member.city) ?? [];
  const option = (code, group) => ({ value: code, label: catalogue.cityName(code), group });
  const here = own.map((code) => option(code, catalogue.regionName(data.region)));
  const others = catalogue.knownCities().map((city) => city.code).filter((code) => !own.includes(code)).map((code) => option(code, t('desk.otherCities')));
  const all = [...here, ...others];
  return all.some((one) => one.value === chosen) ? all : [option(chosen), ...all];
}

function moveTo(data, i, row, part) {
  const next = { ...row, ...part };
  const figures = data.figures.get(next.city);
  // a period that the other figure does not have is not kept; the figures of another city are not read yet
  if (part.variable && !figures?.some((one) => one.variable === next.variable && one.period === next.period)) next.period = newest(figures ?? [], next.variable) ?? next.period;
  change(i, next);
}

function rowOf(data, row, i, errors) {
  const figures = data.figures.get(row.city) ?? [];
  const variables = [...new Set(figures.map((one) => one.variable))];
  if (!variables.includes(row.variable)) variables.unshift(row.variable);
  const periods = distinct(figures.filter((one) => one.variable === row.variable));
  if (!periods.includes(row.period)) periods.unshift(row.period);
  const known = figures.find((one) => one.variable === row.variable && one.period === row.period);
  const after = wouldBe(known?.value, row.to);
  const wrong = errors.length > 0;
  return h('li', { class: `draft-row${wrong ? ' wrong' : ''}`, 'data-row': i },
    select(`row-${i}-city`, t('city'), cityOptions(data, row.city), row.city, (city) => moveTo(data, i, row, { city })),
    select(`row-${i}-variable`, t('desk.variable'), variables.map((one) => ({ value: one, label: catalogue.variableName(one) })), row.variable, (variable) => moveTo(data, i, row, { variable })),
    select(`row-${i}-period`, t('period'), periods.map((one) => ({ value: one, label: one || '–' })), row.period, (period) => moveTo(data, i, row, { period })),
    h('span', { class: 'known' }, h('span', { class: 'muted' }, t('desk.known')), ' ', known && known.value !== null && known.value !== undefined
      ? h('span', { 'data-key': `known/${row.city}/${row.variable}/${row.period}`, 'data-value': known.value, title: `${known.source} (${known.released?.slice(0, 10) ?? ''})` }, value(known.value, known.unit)) : t('desk.noSuchFigure')),
    h('label', { class: 'field to', for: `row-${i}-to` }, h('span', {}, t('desk.would')), h('input', { id: `row-${i}-to`, type: 'text', value: row.to, 'aria-invalid': wrong ? 'true' : null, 'aria-describedby': wrong ? `row-${i}-error` : null, input: (event) => change(i, { to: event.target.value.trim() }) })),
    h('span', { class: 'known', 'aria-live': 'polite' }, after === undefined ? '' : `= ${value(after, known?.unit ?? catalogue.variable(row.variable)?.unit)}`),
    h('button', { id: `row-${i}-remove`, type: 'button', 'aria-label': t('desk.removeFigure', i + 1), click: () => put(rows().filter((one, k) => k !== i)) }, '×'),
    wrong && h('p', { class: 'error', role: 'alert', id: `row-${i}-error` }, errors.map((one) => one.detail).join(' · ')));
}

/** The panel; `errorsOf(i)` are what the API said about a row. */
export function figureRows(data, errorsOf) {
  const now = rows();
  return h('section', { class: 'panel', id: 'draft-figures', 'aria-labelledby': 'draft-figures-title' },
    h('div', { class: 'panel-head' }, h('h2', { id: 'draft-figures-title' }, t('desk.draftFigures')), button('add-figure', t('desk.addFigure'), () => put([...now, fresh(data)]))),
    h('p', { class: 'lead' }, t('desk.draftFiguresLead')),
    now.length === 0 ? h('p', { class: 'muted' }, t('desk.noFigures')) : h('ol', { class: 'list' }, now.map((row, i) => rowOf(data, row, i, errorsOf(i)))));
}

