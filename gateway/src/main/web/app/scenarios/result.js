// What a scenario says: indicators and recommendations before and after.
import * as catalogue from '../kit/catalogue.js';
import { axis, chart, grid, tooltip } from '../kit/charts.js';
import { colour } from '../kit/colours.js';
import { button, h, select, table } from '../kit/dom.js';
import { copy } from '../kit/export.js';
import { figure } from '../kit/figure.js';
import { value, windowName } from '../kit/format.js';
import { begin } from '../kit/periods.js';
import { link, set, shared, state } from '../kit/state.js';
import { name, t, word } from '../kit/words.js';
import { meter } from '../advice/board.js';
import { exact } from '../advice/detail.js';
import { draftOf, sameRequest } from './draft.js';
import { byChange, latestOf, relative, sorted, subjects, top } from './moves.js';

const TOP = 20;
const ROW = 24;
const MOST = 1000;
const DIGITS = [3, 4, 5, 6, 9, 12];
const known = (v) => v !== null && v !== undefined;

/** How long each took, for those computed on this page. */
export const took = new Map();

const percent = (v) => `${v > 0 ? '+' : v < 0 ? '−' : ''}${Math.abs(v) >= 0.1 ? Math.abs(v * 100).toFixed(0) : Math.abs(v) >= 0.001 ? Math.abs(v * 100).toFixed(1) : (Math.abs(v) * 100).toPrecision(1)}\u00a0%`;
const what = (row) => [catalogue.indicatorName(row.indicator), windowName(row.window)].filter(Boolean).join(', ');
const who = (row) => name(row.names, row.subject);
const PER_YEAR = /^unit of the (indicator|figure) per year$/;
const worth = (v, unit) => (PER_YEAR.test(unit) ? `${value(v, 'none')} ${t('desk.perYear')}` : value(v, unit));

/** A value with as many digits as it takes to tell before from after. */
function told(row, side) {
  const plain = (v) => worth(v, row.unit);
  if (!known(row.before) || !known(row.after) || plain(row.before) !== plain(row.after)) return plain(row[side]);
  const digits = DIGITS.find((n) => exact(row.before, row.unit, n) !== exact(row.after, row.unit, n)) ?? DIGITS[0];
  return exact(row[side], row.unit, digits);
}

const said = (row, side) => (known(row[side]) ? told(row, side) : side === 'after' && row.reason ? `${t('none')}: ${word('reasons', row.reason)}` : t('none'));
const moment = (instant) => instant.replace('T', ' ').replace(/:\d\d(\.\d+)?Z$/, ' UTC');

/** Says each thing once: what was asked, in words. */
function asked({ observations = [], flows = [], agreements = [] }) {
  return [
    ...observations.map((one) => `${catalogue.cityName(one.city)}, ${catalogue.variableName(one.variable)} ${one.period}: ${one.change ?? value(one.value, catalogue.variable(one.variable)?.unit)}`),
    ...flows.map((one) => `${catalogue.cityName(one.origin)} → ${catalogue.cityName(one.destination)}, ${word('flowKinds', one.kind)} ${one.period}: ${one.change ?? one.value}`),
    ...agreements.map((one) => `${word('desk.kinds', one.kind)} ${one.signed}: ${one.participants.map(catalogue.cityName).join(' – ')}`),
  ].join('; ');
}

/** What stands above the result. */
export function resultHead(scenario, request) {
  const { id } = scenario;
  return h('section', { class: 'panel whole', id: 'result', 'aria-labelledby': 'result-title' },
    h('div', { class: 'panel-head' }, h('h2', { id: 'result-title' }, scenario.title ? `${t('desk.result')}: ${scenario.title}` : t('desk.result')),
      button('result-link', t('desk.keptLink'), () => copy(t('desk.keptLink'), shared())),
      h('a', { id: 'result-json', class: 'button', href: `/api/v1/scenarios/${encodeURIComponent(id)}` }, 'JSON')),
    h('p', {}, h('strong', {}, t('desk.exercise')), ' ', h('span', { class: 'muted' }, [took.has(id) && t('desk.took', took.get(id).toFixed(1)), t('desk.expires', moment(scenario.expires))].filter(Boolean).join(' '))),
    h('p', { class: 'muted' }, t('desk.ofDraft', asked(scenario.request))),
    !sameRequest(scenario.request, request) && h('p', { class: 'notice' }, request.observations.length + request.agreements.length > 0 && `${t('desk.draftMoved')} `, button('take-draft', t('desk.takeDraft'), () => set(draftOf(scenario.request)))));
}

const widthOf = (text) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 11.7 : 6.4), 0);

function option(rows) {
  const names = rows.map((row) => (state.of ? what(row) : `${who(row)} · ${what(row)}`));
  const narrow = (document.getElementById('chart-moved')?.clientWidth ?? 900) < 560;
  const most = narrow ? 20 : 46;
  const short = (text) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const names_ = { type: 'category', inverse: true, ...axis(), axisLine: { show: false }, splitLine: { show: false } };
  const worths = rows.map((row) => `${said(row, 'before')} → ${said(row, 'after')}`);
  return {
    // the room for names is counted here: the library would cut them
    grid: grid(false, { left: 14 + Math.max(...names.map((one) => widthOf(short(one)))), right: narrow ? 22 : 16 + Math.max(...worths.map(widthOf)), top: 6, bottom: 26, containLabel: false }),
    tooltip: { trigger: 'item', ...tooltip((p) => { const row = rows[p.dataIndex]; return [names[p.dataIndex], row.period, `${said(row, 'before')} → ${said(row, 'after')}`, percent(relative(row))]; }) },
    xAxis: { type: 'value', splitNumber: narrow ? 2 : 3, ...axis(), axisLabel: { color: colour('muted'), hideOverlap: true, formatter: (v) => percent(v) } },
    yAxis: [
      { ...names_, data: names.map(short), axisLabel: { color: colour('text'), fontSize: 11.5 } },
      { ...names_, data: worths, axisLabel: { show: !narrow, color: colour('muted'), fontSize: 11.5 } },
    ],
    series: [
      {
        type: 'custom', silent: true, data: rows.map((row, i) => [relative(row), i]),
        renderItem: (params, api) => {
          const [from, to] = [api.coord([0, api.value(1)]), api.coord([api.value(0), api.value(1)])];
          return { type: 'line', shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke: colour('muted'), lineWidth: 1.5 } };
        },
      },
      { type: 'scatter', symbolSize: 8, data: rows.map((row, i) => [0, i]), itemStyle: { color: colour('raised'), borderColor: colour('muted'), borderWidth: 1.5 } },
      {
        type: 'scatter', symbolSize: 10,
        data: rows.map((row, i) => ({ value: [relative(row), i], itemStyle: { color: colour(relative(row) > 0 ? 'blue' : 'orange') } })),
      },
    ],
  };
}

const columns = () => [{ label: t('desk.subject') }, { label: t('indicator') }, { label: t('period') }, { label: t('desk.before'), number: true }, { label: t('desk.after'), number: true }, { label: t('desk.relativeChange'), number: true }];
const cells = (row) => {
  const r = relative(row);
  const key = `${row.subject}/${row.indicator}/${row.window ?? '-'}/${row.period}`;
  return [who(row), what(row), row.period, h('span', { 'data-key': `before/${key}`, 'data-value': row.before ?? '' }, said(row, 'before')), h('span', { 'data-key': `after/${key}`, 'data-value': row.after ?? '' }, said(row, 'after')), r === undefined ? '–' : percent(r)];
};

/** Indicators that move: the largest as a chart, all as a table. */
export function moved(scenario) {
  const all = sorted(scenario.indicators);
  const rows = state.of ? all.filter((row) => row.subject === state.of) : all;
  const first = top(latestOf(rows, begin), TOP);
  const place = (subject) => { const { scale, region } = catalogue.place(subject); const row = all.find((one) => one.subject === subject); return name(row.names, subject) + (scale !== 'region' && region ? ` (${catalogue.regionName(region)})` : ''); };
  const about = { definition: t('desk.movedDefinition'), unit: '%' };
  return [
    h('div', { class: 'wide' }, figure({
      id: 'moved', title: `${t('desk.moved')} (${rows.length})`, lead: t('desk.movedLead'), about, unit: '%',
      controls: all.length > 0 && select('moved-of', t('desk.ofSubject'), [{ value: '', label: t('desk.everything', all.length) }, ...subjects(all).map(([subject, n]) => ({ value: subject, label: `${place(subject)} (${n})` }))], state.of ?? '', (of) => set({ of: of || undefined }, true)),
      body: first.length > 0 && chart('moved', { describe: `${t('desk.moved')}: ${first.slice(0, 5).map((row) => `${who(row)} ${what(row)} ${percent(relative(row))}`).join('; ')}`, height: 44 + first.length * ROW, option: () => option(first) }),
      empty: t('desk.nothingMoves'), columns: columns(), rows: rows.map(cells),
    })),
    rows.length > 0 && figure({
      id: 'moved-all', title: `${t('desk.allMoved')} (${rows.length})`, picture: false, wide: true,
      body: table(`${t('desk.allMoved')}: ${t('desk.before')}, ${t('desk.after')}`, columns(), rows.slice(0, MOST).map(cells)), columns: columns(), csv: undefined, after: rows.length > MOST && h('p', { class: 'muted' }, t('more', rows.length - MOST)),
    }),
  ];
}

function advice(row) {
  const of = row.after ?? row.before;
  const [before, after] = [row.before?.severity, row.change === 'withdrawn' ? undefined : row.after?.severity];
  const title = name(of.title, of.rule);
  return h('li', { 'data-key': `move/${row.id}`, 'data-value': row.change },
    h('div', {}, row.before ? h('a', { id: `to-${row.id}`, href: link({ view: 'advice', region: catalogue.place(of.subject).region ?? state.region, city: undefined, open: row.id }) }, title) : title, ' · ', h('strong', {}, name(of.names, of.subject))),
    h('div', { class: 'weighed' }, h('span', { class: `badge state ${row.change}` }, word('states', row.change)), known(before) && [meter(before), before.toFixed(2)], known(before) && known(after) && ' → ', known(after) && [meter(after), h('strong', {}, after.toFixed(2))]));
}

/** Recommendations by what would become of them. */
export function advised(scenario) {
  const groups = byChange(scenario.recommendations);
  const group = (key, open) => groups[key].length > 0 && h('details', { open }, h('summary', { id: `advised-${key}` }, `${t(`desk.${key}Ones`)} (${groups[key].length})`), h('ul', { class: 'list moves' }, groups[key].map(advice)));
  return h('section', { class: 'panel narrow', id: 'advised', 'aria-labelledby': 'advised-title' },
    h('h2', { id: 'advised-title' }, `${t('desk.advised')} (${scenario.recommendations.length})`),
    scenario.recommendations.length === 0 && h('p', { class: 'muted' }, t('desk.noneMoves')),
    group('raised', true), group('withdrawn', true), group('changed', true), group('barely', false));
}
